"""A cell with several options in it: labels with commas, labels within labels, leftovers."""

from __future__ import annotations

import pytest

from sctoolkit.files.assessments.multi_select import Ticked, ticked

TOPICS = {
    "hours": "Working Hours & Rest Breaks",
    "wages": "Wages (e.g. bonuses, social security/pensions)",
    "waste": "Waste & Recycling (Packaging/Office)",
    "water": "Water",
    "effluents": "Water Effluents, Treatment",
}


def read(cell: str, **labels: str) -> Ticked:
    return ticked(cell, (labels or TOPICS).items())


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("", ()),
        ("Water", ("water",)),
        ("Water, Working Hours & Rest Breaks", ("water", "hours")),
        ("Wages (e.g. bonuses, social security/pensions), Water", ("wages", "water")),
        ("Water Effluents, Treatment", ("effluents",)),
        ("Water, Water Effluents, Treatment", ("water", "effluents")),
        ("Water; Waste & Recycling (Packaging/Office);", ("water", "waste")),
        ("Water | Working Hours & Rest Breaks", ("water", "hours")),
        ("Water\nWorking Hours &\u00a0Rest  Breaks", ("water", "hours")),
        ("WATER,working hours & rest breaks", ("water", "hours")),
        ("Water, Water", ("water",)),
        (" , Water ,, ", ("water",)),
    ],
)
def test_every_option_is_found_whatever_stands_in_its_label(
    cell: str, options: tuple[str, ...]
) -> None:
    assert read(cell) == Ticked(options)


@pytest.mark.parametrize(
    ("cell", "options", "rest"),
    [
        ("Watering", (), ("Watering",)),
        ("Water, Paint, Water Effluents", ("water",), ("Paint", "Water Effluents")),
        ("Paint (red, blue), Water", ("water",), ("Paint (red, blue)",)),
        ("Paint (red, Water", ("water",), ("Paint (red",)),
        ("Paint, Paint", (), ("Paint",)),
    ],
)
def test_what_is_no_option_is_kept_in_its_own_words(
    cell: str, options: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    assert read(cell) == Ticked(options, rest)


def test_cell_that_reads_in_two_ways_takes_the_longest_label_and_says_so() -> None:
    found = read("Fire, Exits", both="Fire, Exits", fire="Fire", exits="Exits")
    assert found == Ticked(("both",), otherwise=("fire", "exits"))


def test_reading_without_leftovers_comes_before_the_longest_label() -> None:
    found = read("Fire, Exits, Alarms", both="Fire, Exits", fire="Fire", rest="Exits, Alarms")
    assert found == Ticked(("fire", "rest"))


def test_two_options_with_the_same_label_are_ambiguous() -> None:
    found = ticked("Other", [("other-one", "Other"), ("other-two", "other")])
    assert {*found.options, *found.otherwise} == {"other-one", "other-two"}


def test_option_may_be_named_in_several_languages_or_by_its_id() -> None:
    labels = [("water", "Water"), ("water", "Eau"), ("water", "water"), ("wages", "Salaires")]
    assert ticked("Eau; salaires", labels) == Ticked(("water", "wages"))


def test_long_cell_is_read_at_once() -> None:
    cell = "Fire, " * 5_000 + "(" * 1_000 + " " * 5_000 + "\n" * 5_000
    assert read(cell, fire="Fire", fires="Fire, Fire").options == ("fires",)
