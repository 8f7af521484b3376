"""Figures as people write them, and what they are told where one is not clear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf, nan

import pytest

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding import is_percentage, read_as, understand
from sctoolkit.model.questionnaire import Question

from .asking import PEOPLE, PERCENT, TURNOVER, WORDS, hint, in_language, number, said

SHARE = number("percent of audits", low=0, high=100, bands=(0, 40, 50, 80))
OVERTIME = number("hours a week", low=0, high=168, bands=(0, 48, 60))
CASES = number("cases", low=0, whole=True, bands=(0, 50, 500))
UNBOUND = number()


@pytest.mark.parametrize(
    ("asked", "cell", "figure"),
    [
        (PEOPLE, 1200.0, "1200"),
        (PEOPLE, 0.0, "0"),
        (PEOPLE, "0", "0"),
        (PEOPLE, "1,200", "1200"),
        (PEOPLE, "1.200", "1200"),
        (PEOPLE, "1 200", "1200"),
        (PEOPLE, "1\u00a0200", "1200"),
        (PEOPLE, "1\u202f200", "1200"),
        (PEOPLE, "1'200", "1200"),
        (PEOPLE, "1’200’000", "1200000"),
        (PEOPLE, "1.200.000", "1200000"),
        (PEOPLE, "1,00,000", "100000"),
        (PEOPLE, "1,200.0", "1200"),
        (PEOPLE, "１２００", "1200"),
        (PEOPLE, "١٢٠٠", "1200"),
        (PEOPLE, "١٬٢٠٠", "1200"),
        (PEOPLE, "১২০০", "1200"),
        (PEOPLE, "๑๒๐๐", "1200"),
        (PEOPLE, "approx. 1200", "1200"),
        (PEOPLE, "approx. 1,200", "1200"),
        (PEOPLE, "environ 1 200 salariés", "1200"),
        (PEOPLE, "1200 workers", "1200"),
        (PEOPLE, "1200 (approx.)", "1200"),
        (PEOPLE, "约1200人", "1200"),
        (PEOPLE, "1200名", "1200"),
        (PEOPLE, "ca. 1.200 Mitarbeiter", "1200"),
        (PEOPLE, "8.1E+3", "8100"),
        (TURNOVER, "12.5", "12.5"),
        (TURNOVER, "12,5", "12.5"),
        (TURNOVER, "1.234,56", "1234.56"),
        (TURNOVER, "1,234.56", "1234.56"),
        (TURNOVER, "0,125", "0.125"),
        (TURNOVER, "1234,567", "1234.567"),
        (TURNOVER, ".5", "0.5"),
        (TURNOVER, "1.2 million EUR", "1.2"),
        (TURNOVER, "1.2 million", "1.2"),
        (TURNOVER, "1,2 Mio.", "1.2"),
        (UNBOUND, "-5", "-5"),
        (UNBOUND, "+5", "5"),
        (UNBOUND, "−5", "-5"),
        (PERCENT, "80%", "80"),
        (PERCENT, "80 %", "80"),
        (PERCENT, "80", "80"),
        (PERCENT, 80.0, "80"),
        (PERCENT, 0.0, "0"),
        (PERCENT, "0.8 %", "0.8"),
        (PERCENT, "~80%", "80"),
        (PERCENT, "80 percent of workers", "80"),
        (PERCENT, "80 pour cent", "80"),
        (PERCENT, "12,500", "12.5"),
        (OVERTIME, "48 h", "48"),
        (OVERTIME, "48 hours per week", "48"),
        (OVERTIME, "48 heures", "48"),
        (OVERTIME, "48 hours a week", "48"),
    ],
)
def test_figure_is_understood(asked: Question, cell: str | float, figure: str) -> None:
    assert said(asked, cell) == figure


@pytest.mark.parametrize(
    ("asked", "cell", "figure"),
    [
        (SHARE, ">80%", "90"),
        (SHARE, "more than 80 %", "90"),
        (SHARE, "plus de 80 %", "90"),
        (SHARE, "80% or more", "90"),
        (SHARE, "Less than 40%", "20"),
        (SHARE, "< 40 %", "20"),
        (SHARE, "moins de 40 %", "20"),
        (SHARE, "40%未満", "20"),
        (SHARE, "40% 미만", "20"),
        (SHARE, "50-60 %", "55"),
        (SHARE, "50% – 60%", "55"),
        (SHARE, "50 to 60%", "55"),
        (SHARE, "between 50% and 60%", "55"),
        (SHARE, "de 50 à 60 %", "55"),
        (SHARE, "50%~60%", "55"),
        (CASES, "100-150", "125"),
        (CASES, "more than 499", "500"),
        (CASES, "over 600", "601"),
        (CASES, "fewer than 50", "24"),
        (CASES, "at most 49", "24"),
        (CASES, "до 49", "24"),
        (CASES, "100-100", "100"),
    ],
)
def test_range_within_one_band_counts_by_its_middle(
    asked: Question, cell: str, figure: str
) -> None:
    assert said(asked, cell) == figure


@pytest.mark.parametrize(
    ("asked", "cell"),
    [
        (SHARE, ">40%"),
        (SHARE, "at most 40%"),
        (SHARE, "30-50%"),
        (SHARE, "Less than 50%"),
        (CASES, "more than 400"),
        (CASES, "40-60"),
        (CASES, "fewer than 51"),
        (PEOPLE, "100-150"),
        (UNBOUND, "less than 40"),
        (PERCENT, ">50%"),
    ],
)
def test_range_over_several_bands_or_without_any_is_a_problem(asked: Question, cell: str) -> None:
    assert said(asked, cell) == f"F634 “{cell}” is a range, and q needs one figure."


@pytest.mark.parametrize(
    ("asked", "cell", "language", "found"),
    [
        (TURNOVER, "1,200", "", "F631 “1,200” can be 1200 or 1.2 as the answer to q."),
        (TURNOVER, "1.200", "", "F631 “1.200” can be 1200 or 1.2 as the answer to q."),
        (TURNOVER, "1,200", "en", "1200"),
        (TURNOVER, "1,200", "fr", "1.2"),
        (TURNOVER, "1.200", "de", "1200"),
        (TURNOVER, "approx. 1,200", "en", "1200"),
        (PEOPLE, "1.200", "en", "1200"),
        (PEOPLE, "25,000", "fr", "25000"),
        (replace(PEOPLE, maximum=100.0), "25,000", "en", "25"),
        (PERCENT, 0.8, "", "F631 “0.8” can be 0.8 % or 80 % as the answer to q."),
        (PERCENT, "0.8", "", "F631 “0.8” can be 0.8 % or 80 % as the answer to q."),
        (PERCENT, 1.0, "", "F631 “1” can be 1 % or 100 % as the answer to q."),
    ],
)
def test_limits_of_the_question_and_then_the_language_decide_or_nobody_does(
    asked: Question, cell: str | float, language: str, found: str
) -> None:
    assert said(asked, cell, in_language(language)) == found


def test_column_of_fractions_makes_percentages() -> None:
    cells = (0.8, 1.0, "0.8", "0.8%", 0.0)
    fractions = replace(WORDS, fractions=True)
    hundreds = replace(WORDS, fractions=False)
    assert [said(PERCENT, cell, fractions) for cell in cells] == ["80", "100", "80", "0.8", "0"]
    assert [said(PERCENT, cell, hundreds) for cell in cells] == ["0.8", "1", "0.8", "0.8", "0"]


@pytest.mark.parametrize(
    ("asked", "cell"),
    [
        *((PEOPLE, cell) for cell in ("no", "none", "many", "x", "about", "1,20,0", "12 or 13")),
        *((PEOPLE, cell) for cell in ("1200 boxes", "1_000", "5²", "½", "No 5", "1200?", "v2")),
        *((PEOPLE, cell) for cell in ("150-100", "1-2-3", "from 100", "nan", "inf", "1e999")),
        (PEOPLE, True),
    ],
)
def test_what_is_no_figure_is_a_problem_and_never_nought(asked: Question, cell: CellValue) -> None:
    found = "TRUE" if cell is True else cell
    assert said(asked, cell) == f"F632 “{found}” is not a figure that q can take."


@pytest.mark.parametrize(
    ("asked", "cell", "unit"),
    [
        (PEOPLE, "50%", "people"),
        (PEOPLE, "12 days", "people"),
        (PEOPLE, "1.2万", "people"),
        (PEOPLE, "3 lakh", "people"),
        (PERCENT, "80 workers", "percent of workers"),
        (OVERTIME, "12 hours a day", "hours a week"),
        (OVERTIME, "2 weeks", "hours a week"),
        (TURNOVER, "1.2 thousand", "million EUR"),
    ],
)
def test_other_unit_than_that_of_the_question_is_a_problem(
    asked: Question, cell: str, unit: str
) -> None:
    message = f"F632 “{cell}” is not a figure that q can take: the unit is “{unit}”."
    assert said(asked, cell) == message


def test_question_without_a_unit_takes_what_it_asks_for() -> None:
    asked = number(ask="How many workers are there?")
    assert said(asked, "120 employees") == "120"
    assert said(asked, "120 days").endswith("the question has no unit.")


@pytest.mark.parametrize(
    ("asked", "cell"),
    [(PEOPLE, -5.0), (PEOPLE, 12.5), (PERCENT, "120%"), (PERCENT, ">100%"), (SHARE, "< 0")],
)
def test_figure_that_cannot_be_is_a_problem(asked: Question, cell: str | float) -> None:
    assert said(asked, cell).startswith("F633")


def test_date_that_a_spreadsheet_made_of_a_figure_is_named() -> None:
    assert said(PEOPLE, date(2026, 2, 1)) == (
        "F632 “2026-02-01” is not a figure that q can take:"
        " it is a date, which spreadsheets make of figures such as 1-2."
    )


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_number_without_end_is_no_figure(value: float) -> None:
    assert said(PEOPLE, value).startswith("F632")


def test_problem_says_what_to_write() -> None:
    assert hint(PERCENT, "many").startswith("Write a number from 0 to 100, for example 50.")


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        (1200.0, ""),
        ("1200", ""),
        ("1200 workers", ""),
        ("1 200", ""),
        ("1200,0", ""),
        ("1,200", "“1,200” read as 1200"),
        ("approx. 1200", "“approx. 1200” read as 1200"),
        ("many", ""),
    ],
)
def test_reading_of_a_figure_is_said_where_it_differs(cell: str | float, line: str) -> None:
    assert read_as(cell, understand(PEOPLE, cell, WORDS)) == line


def test_words_around_a_figure_stay_as_its_note() -> None:
    found = understand(SHARE, "Less than 40%", WORDS)
    assert getattr(found, "note", None) == "Less than 40%"
    assert getattr(understand(SHARE, "30%", WORDS), "note", None) == ""


def test_percentage_is_known_by_its_unit() -> None:
    units = ("percent of workers", "people", "%", "")
    assert [is_percentage(number(unit), WORDS) for unit in units] == [True, False, True, False]
