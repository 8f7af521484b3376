"""Answers that do not fit together are said in every report, before the findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import Contradiction
from sctoolkit.model.text import Text
from sctoolkit.report.pages import html, markdown
from sctoolkit.report.plain import plain
from sctoolkit.report.summary import Reported, contradictions
from sctoolkit.report.terminal import terminal

ANY = Condition(Operator.ANY)
DAY = date(2026, 11, 22)
REPORTS = {
    "plain": lambda one: plain(one, []),
    "terminal": lambda one: terminal(one, [], width=100, colour=False),
    "markdown": lambda one: markdown([one], DAY),
    "html": lambda one: html([one], DAY),
}


def contradicting(one: Reported) -> Reported:
    found = (
        Contradiction(
            "never", ANY, Text({"en": "There is no overtime, but 66 hours were worked."})
        ),
        Contradiction("long", ANY, Text({"en": "90 hours leave no sleep."}), doubt=True),
    )
    return replace(one, result=replace(one.result, contradictions=found))


def test_certain_contradictions_come_first_and_doubts_are_called_so(small: Reported) -> None:
    assert contradictions(contradicting(small)) == [
        "2 answers do not fit others:",
        "There is no overtime, but 66 hours were worked.",
        "Perhaps: 90 hours leave no sleep.",
    ]


def test_answers_that_fit_are_not_mentioned(small: Reported) -> None:
    assert contradictions(small) == []


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_them(small: Reported, name: str) -> None:
    said = REPORTS[name](contradicting(small)).replace("\u00a0", " ")
    assert "66 hours were worked" in said
    assert "do not fit others" not in REPORTS[name](small)
