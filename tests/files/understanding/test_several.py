"""Several options in one cell, however programs and people put them there."""

from __future__ import annotations

import pytest

from .asking import TOPICS, YES_NO, checklist, choice, in_language, said

MIGRANTS = checklist(foreign="Yes, from other countries", regions="Yes, from here", none="*No")
PLACES = checklist(both="Fire, Exits", fire="Fire", exits="Exits", alarms="Alarms")


@pytest.mark.parametrize(
    ("style", "cell", "options"),
    [
        ("one label", "Wages, bonuses", "wages"),
        ("Microsoft Forms", "Wages, bonuses;Food;", "wages food"),
        ("Google Forms", "Hours, Wages, bonuses", "hours wages"),
        ("our own form", "Hours; Wages, bonuses", "hours wages"),
        ("Kobo ids", "hours wages food", "hours wages food"),
        ("ids with commas", "hours,food", "hours food"),
        ("lines", "Hours\nFood\n", "hours food"),
        ("lines of Windows", "Hours\r\nFood", "hours food"),
        ("bars", "Hours | Food", "hours food"),
        ("numbered", "1) Hours\n2) Wages, bonuses", "hours wages"),
        ("numbered in a row", "1. Hours; 3. Food", "hours food"),
        ("bullets", "• Hours\n• Food", "hours food"),
        ("dashes", "- Hours\n- Food", "hours food"),
        ("full width", "Hours；Food", "hours food"),
        ("Arabic comma", "Hours، Food", "hours food"),
        ("Chinese comma", "Hours、Food", "hours food"),
        ("French", "Horaires ; Salaires, primes", "hours wages"),
        ("two languages", "Horaires; Food", "hours food"),
        ("any order, twice", "Food; hours; FOOD", "hours food"),
        ("quotes and stops", "“Hours”; Food.", "hours food"),
        ("the one that stands alone", "None of these", "none"),
    ],
)
def test_options_are_found(style: str, cell: str, options: str) -> None:
    assert said(TOPICS, cell) == options, style


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Hours; Paint", "Paint"),
        ("Hours, Bonuses", "Bonuses"),
        ("Paint", "Paint"),
        ("Yes", "Yes"),
        ("Hours and Food", "Hours and Food"),
        ("hours paint", "hours paint"),
    ],
)
def test_one_unknown_word_makes_the_whole_cell_a_problem(cell: str, found: str) -> None:
    assert said(TOPICS, cell).startswith(f"F630 “{found}” is not an answer to q (Hours; Wages")


def test_none_of_these_cannot_stand_beside_an_option() -> None:
    message = "F639 “None of these”, “Hours” cannot stand together as the answer to q."
    assert said(TOPICS, "Hours; None of these") == message


def test_of_many_that_cannot_stand_together_the_first_few_are_named() -> None:
    message = said(TOPICS, "Hours; Wages, bonuses; Food; None of these")
    named = "“None of these”, “Hours”, “Wages, bonuses” and 1 more"
    assert message == f"F639 {named} cannot stand together as the answer to q."


def test_no_is_an_answer_only_where_an_option_says_no() -> None:
    assert [said(MIGRANTS, cell) for cell in ("No", "Nein", "否")] == ["none"] * 3
    assert said(TOPICS, "No").startswith("F630")


def test_longest_label_goes_first_and_other_readings_are_a_problem() -> None:
    assert said(PLACES, "Fire, Exits") == "both"
    assert said(PLACES, "Alarms; Fire, Exits") == "both alarms"
    assert said(PLACES, "Alarms, Fire, Exits").startswith("F631")


def test_states_are_no_options() -> None:
    assert said(TOPICS, "don't know") == "don't know"
    assert said(TOPICS, "Hours; N/A").startswith("F630 “N/A”")
    assert said(TOPICS, "N/A; Hours; Food").startswith("F631")
    assert said(TOPICS, "x").startswith("F631")


def test_one_answer_of_several_is_a_problem_where_only_one_is_asked_for() -> None:
    assert said(YES_NO, "Yes; No").startswith("F630")
    assert said(choice(a="Red", b="Blue"), "Red, Blue").startswith("F630")


def test_labels_of_the_files_language_go_first() -> None:
    mixed = checklist(one="Fire | Eau", other="Water | Fire", third="Air | Air")
    assert said(mixed, "Fire; Air").startswith("F631 “Fire; Air”")
    assert said(mixed, "Fire; Air", in_language("fr")) == "other third"
