"""Keeps the form in which people wrote an answer, where saving does not change what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sctoolkit.document import Cursor, Plain, says
from sctoolkit.model.assessment import AnswerState, EvidenceLevel

IDLE: Mapping[str, tuple[Plain, ...]] = {
    "title": ("",),
    "size": ("", "1", "1.0"),
    "answers": ("", "~", "null", {}),
    "units": ("", "~", "null", []),
}
"""What lines of a unit may say that say nothing."""


def as_written(content: Mapping[str, Any], old: Cursor) -> dict[str, Any]:
    """The content of an assessment file, with unchanged answers as they stand in the old file."""
    return {**content, **_parts(content, old)}


def _parts(content: Mapping[str, Any], old: Cursor) -> dict[str, Any]:
    """The answers and the units of the whole, or of a unit."""
    found: dict[str, Any] = {}
    if "answers" in content:
        found["answers"] = _answers(content["answers"], old.cursor("answers"))
    if "units" in content:
        units = {one.text("id", ""): one for one in old.cursors("units")}
        found["units"] = [_unit(one, units.get(one["id"])) for one in content["units"]]
    return found


def _answers(answers: Mapping[str, Any], block: Cursor | None) -> dict[str, Any]:
    return {
        question: block.plain(question)
        if block and question in block and _same(block.plain(question), answer)
        else answer
        for question, answer in answers.items()
    }


def _unit(content: Mapping[str, Any], old: Cursor | None) -> Mapping[str, Any]:
    """A unit with its lines that say only what is so without them."""
    if old is None:
        return content
    idle = {
        key: old.plain(key)
        for key, words in IDLE.items()
        if key in old and key not in content and old.plain(key) in words
    }
    return {**content, **_parts(content, old), **idle}


def _same(written: Plain, answer: Mapping[str, Any]) -> bool:
    full = _in_full(written)
    return full.keys() == answer.keys() and all(
        _same_value(full[key], value) if key == "answer" else says(full[key], value)
        for key, value in answer.items()
    )


def _in_full(written: Plain) -> dict[str, Plain]:
    """A short answer as the lines it stands for; without lines that say nothing."""
    if not isinstance(written, dict):
        short = written in (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value)
        written = {"state" if short else "answer": written}
    usual = {
        "state": (AnswerState.ANSWERED.value, AnswerState.MISSING.value),
        "flag": ("false",),
    }
    full = {key: value for key, value in written.items() if value not in ("", *usual.get(key, ()))}
    pieces = full.get("evidence")
    return full | {"evidence": [_piece(one) for one in pieces]} if pieces else full


def _piece(evidence: Plain) -> Plain:
    if not isinstance(evidence, dict):
        return evidence
    usual = ("", EvidenceLevel.DOCUMENT.value)
    return {key: value for key, value in evidence.items() if key != "level" or value not in usual}


def _same_value(written: Plain, value: str | float | list[str]) -> bool:
    """Options may stand in any order, and with commas between them."""
    words = [written] if isinstance(written, str) else written
    if isinstance(value, list):
        return {part.strip() for word in words for part in str(word).split(",")} == set(value)
    return isinstance(words, list) and len(words) == 1 and says(words[0], value)
