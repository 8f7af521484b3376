"""No answer, does not apply, don't know, won't say, will follow: never the same thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sctoolkit.files.sheet import CellValue, Lost
from sctoolkit.files.understanding import understand
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.questionnaire import Question

from .asking import (
    MATURITY,
    PEOPLE,
    TEXT,
    TOPICS,
    WORDS,
    YES_NO,
    YES_PARTLY_NO,
    choice,
    in_language,
    said,
)

EVERY = (YES_NO, YES_PARTLY_NO, MATURITY, TOPICS, PEOPLE, TEXT)


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.kind.value)
@pytest.mark.parametrize(
    ("cell", "state"),
    [
        (None, "no answer"),
        ("", "no answer"),
        (" \u00a0\n", "no answer"),
        ("-", "no answer"),
        ("—", "no answer"),
        ("...", "no answer"),
        (".", "no answer"),
        ("TBC", "no answer"),
        ("à compléter", "no answer"),
        ("#N/A", "no answer"),
        ("Don't know", "don't know"),
        ("don’t know", "don't know"),
        ("Ne sait pas", "don't know"),
        ("No sabe", "don't know"),
        ("不知道", "don't know"),
        ("জানি না", "don't know"),
        ("Not monitored", "don't know"),
        ("Prefer not to say", "refused"),
        ("Keine Angabe", "refused"),
        ("Prefiero no responder", "refused"),
    ],
)
def test_state_is_the_same_for_every_kind_of_question(
    asked: Question, cell: CellValue, state: str
) -> None:
    assert said(asked, cell) == state


@pytest.mark.parametrize(
    "cell",
    [
        *("N/A", "n/a", "n.a.", "N.A", "N / A", "Not applicable", "S/O", "Sans objet"),
        *("No aplica", "Não se aplica", "entfällt", "n.v.t.", "不适用", "該当なし", "해당 없음"),
        *("Uygulanamaz", "Không áp dụng", "لا ينطبق", "প্রযোজ্য নয়", "लागू नहीं", "Nie dotyczy"),
    ],
)
def test_not_applicable_takes_its_reason_from_beside_it(cell: str) -> None:
    found = said(YES_NO, cell, reason="We have no agencies.")
    assert found == "not applicable: We have no agencies."
    assert said(YES_NO, cell) == f"F636 “{cell}”: no reason is given why q does not apply."


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("N/A: no agencies", "no agencies"),
        ("N/A - no agencies", "no agencies"),
        ("n.a. – no agencies", "no agencies"),
        ("N/A (no agencies)", "no agencies"),
        ("N/A, no agencies: all are our own", "no agencies: all are our own"),
        ("Not applicable\nno agencies", "no agencies"),
        ("Sans objet ; pas d'intérimaires", "pas d'intérimaires"),
        ("不适用：没有劳务工", "没有劳务工"),
    ],
)
def test_not_applicable_takes_its_reason_from_behind_it(cell: str, reason: str) -> None:
    assert said(YES_NO, cell) == f"not applicable: {reason}"


@pytest.mark.parametrize("cell", ["N/A, yes", "N/A; Oui", "N/A - no"])
def test_not_applicable_with_an_answer_behind_it_is_a_problem(cell: str) -> None:
    assert said(YES_NO, cell).startswith("F631")


def test_not_applicable_is_no_answer_where_the_question_always_applies() -> None:
    always = replace(YES_NO, not_applicable=None)
    message = "F635 “N/A: we have none”: q always applies (Yes; No)."
    assert said(always, "N/A: we have none") == message


def test_na_is_in_doubt_only_where_it_may_be_a_country() -> None:
    countries = choice(de="Germany", namibia="Namibia")
    doubt = "F631 “NA” is not taken as an answer to q:"
    because = "it may mean “not applicable”, or a country."
    assert said(countries, "NA") == f"{doubt} {because}"
    assert said(TEXT, "NA") == f"{doubt} {because}"
    assert said(YES_NO, "NA", reason="None.") == "not applicable: None."
    assert said(PEOPLE, "NA", reason="None.") == "not applicable: None."


def test_short_words_of_one_language_count_in_its_files_only() -> None:
    assert said(YES_NO, "nd", in_language("pl"), reason="Brak.") == "not applicable: Brak."
    assert said(YES_NO, "nd", reason="Brak.").startswith("F630")


def test_promise_of_an_answer_is_kept_as_a_note_and_a_dash_is_not() -> None:
    assert understand(YES_NO, "TBC", WORDS) == Answer(AnswerState.MISSING, note="TBC")
    assert understand(YES_NO, "-", WORDS) == UNANSWERED


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.kind.value)
def test_lost_cell_is_a_problem_of_its_own(asked: Question) -> None:
    formula = "F637 the answer to q is a formula that was saved without its result."
    error = "F638 the answer to q is an error of the spreadsheet."
    assert said(asked, Lost.FORMULA) == formula
    assert said(asked, Lost.ERROR) == error
    assert said(asked, "#REF!") == error


@pytest.mark.parametrize("cell", ["No", "none", "P", "x", "0", "Yes, since 2019", "n", "?"])
def test_free_text_takes_words_as_they_stand(cell: str) -> None:
    assert said(TEXT, cell) == cell


def test_free_text_holds_nothing_that_steers_a_terminal() -> None:
    assert said(TEXT, " a\x1b[31m\nb ") == "a�[31m\nb"
