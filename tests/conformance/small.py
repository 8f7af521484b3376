"""Methods small enough to stand in a test: their code and questions as YAML, read as usual."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.result import Result

from .comparing import Content, read_content
from .published import Case, Question, said

HEAD = """\
format: 1
code: small
version: "1"
title: Small
publisher: Nobody
kind: guidance
audience: company
edition: "1"
source: [{title: Written for a test}]
basis: Made up.
"""
NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE, reason="It is not done here.")
Given = str | float | Answer | tuple[str, ...]


def method(folder: Path, code: str, questions: list[Question]) -> Content:
    """The method whose `scoring:` and `sections:` are given, as the product reads it."""
    path = folder / "codes" / "small" / "code.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + dedent(code), "utf-8")
    return read_content("small", {"all": questions}, path, folder)


def result(made: Content, given: Mapping[str, Given]) -> Result:
    """What the answers come to."""
    answers = {name: one if isinstance(one, Answer) else said(one) for name, one in given.items()}
    return made.result(Case("small", {}, answers))
