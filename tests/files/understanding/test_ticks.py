"""A cell for each option: 1 and 0, crosses, repeated labels, yes and no."""

from __future__ import annotations

import pytest

from sctoolkit.files.sheet import CellValue, Lost
from sctoolkit.files.understanding import understand_ticks
from sctoolkit.model.assessment import Answer, AnswerState

from .asking import MATURITY, TOPICS, WORDS, YES_NO, checklist, in_language, ticked


@pytest.mark.parametrize(
    ("style", "hours", "wages", "food"),
    [
        ("Kobo", 1.0, 0.0, 1.0),
        ("Kobo as text", "1", "0", "1"),
        ("Kobo in Excel", True, False, True),
        ("linked check boxes", "TRUE", "FALSE", "TRUE"),
        ("crosses", "x", None, "X"),
        ("ticks", "✓", None, "✔"),
        ("ticks in the font Wingdings", "ü", None, "þ"),
        ("letters for ticks", "v", "", "V"),
        ("square root for a tick", "√", "", "√"),
        ("EcoVadis", "yes", "", "yes"),
        ("yes and no", "Yes", "No", "Yes"),
        ("oui et non", "Oui", "Non", "oui"),
        ("是否", "是", "否", "是"),
        ("SurveyMonkey", "Hours", None, "Food"),
        ("SurveyMonkey in French", "Horaires", None, "Repas"),
        ("ids", "hours", "", "food"),
        ("LimeSurvey", "Y", "N", "Y"),
        ("LimeSurvey, not shown", "Y", "", "Y"),
        ("boxes", "☑", "☐", "☑"),
        ("typed boxes", "[x]", "[ ]", "[x]"),
        ("ticks beside wrongs", "✓", "✗", "✓"),
        ("a dash for nothing", "x", "-", "x"),
    ],
)
def test_style_of_ticking_is_understood(
    style: str, hours: CellValue, wages: CellValue, food: CellValue
) -> None:
    assert ticked(TOPICS, hours=hours, wages=wages, food=food) == "hours food", style


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"hours": "x", "food": "✓"}, "F631 “x”"),
        ({"hours": "x", "food": "yes"}, "F631 “x”"),
        ({"hours": "✗"}, "F631 “✗”"),
        ({"hours": "✗", "food": "✗"}, "F631 “✗”"),
        ({"hours": "x", "food": "✗"}, "F631 “x”"),
        ({"hours": "P"}, "F631 “P”"),
        ({"hours": "○"}, "F631 “○”"),
        ({"hours": "3"}, "F630 “3”"),
        ({"hours": 2.0}, "F630 “2”"),
        ({"hours": "partly"}, "F630 “partly”"),
        ({"hours": "Food"}, "F630 “Food”"),
        ({"hours": "yes", "food": "don't know"}, "F630 “don't know”"),
        ({"hours": "tak"}, "F631 “tak”"),
        ({"hours": Lost.FORMULA, "food": "x"}, "F637 the answer"),
        ({"hours": "x", "none": "x"}, "F639 “None of these”, “Hours” cannot"),
    ],
)
def test_what_is_no_clear_tick_is_a_problem(cells: dict[str, CellValue], found: str) -> None:
    assert ticked(TOPICS, **cells).startswith(found)


def test_nothing_in_any_cell_is_no_answer() -> None:
    assert ticked(TOPICS) == "no answer"
    assert ticked(TOPICS, hours="", wages=" ", food="-") == "no answer"


def test_nothing_but_no_is_a_problem_since_it_may_be_none_of_them_or_nothing_at_all() -> None:
    message = "F640 every option of q is denied, so that none is the answer."
    assert ticked(TOPICS, hours="No", wages="No", food="No", none="No") == message
    assert ticked(TOPICS, hours=0.0, wages=0.0) == message


def test_none_of_these_may_be_ticked_alone() -> None:
    assert ticked(TOPICS, hours="no", wages="no", food="no", none="yes") == "none"


def test_state_in_one_cell_or_in_all_counts_for_the_question() -> None:
    assert ticked(TOPICS, hours="don't know") == "don't know"
    assert ticked(TOPICS, hours="n/a", wages="N/A", food="N/A").startswith("F630")
    found = understand_ticks(TOPICS, {"hours": "N/A", "wages": "N/A"}, WORDS, "Closed.")
    assert found == Answer(AnswerState.NOT_APPLICABLE, reason="Closed.")


def test_option_that_is_called_no_makes_no_in_its_cell_ambiguous() -> None:
    asked = checklist(some="Yes, some", none="*No")
    assert ticked(asked, none="No").startswith("F631")
    assert ticked(asked, none="x") == "none"
    assert ticked(asked, some="x", none="No").startswith("F631")


def test_language_decides_what_a_circle_and_a_cross_are() -> None:
    assert ticked(TOPICS, in_language("ja"), hours="○", food="×") == "hours"
    assert ticked(TOPICS, in_language("ko"), hours="O", food="X") == "hours"


def test_one_of_several_columns_answers_a_choice_and_two_do_not() -> None:
    assert ticked(YES_NO, yes="x") == "yes"
    assert ticked(MATURITY, **{"2": "x"}) == "2"
    assert ticked(MATURITY, **{"0": "0", "1": "0", "2": "1"}) == "2"
    assert ticked(YES_NO, yes=1.0, no=0.0) == "yes"
    assert ticked(YES_NO, yes="x", no="x").startswith("F639")
