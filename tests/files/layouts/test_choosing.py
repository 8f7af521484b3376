"""Which of the mappings a file is read by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sctoolkit.files.layouts.choosing import choose
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.understood import Layout
from sctoolkit.files.sheet import Book

from .sheets import sheet

OURS = Mapping(columns={"firm": "supplier", "leaflet": "rules.policy"}, name="ours.yaml")


def chosen(drawn: str, *mappings: Mapping) -> str:
    """The mapping that a file of one sheet is read by, or what is said instead."""
    mapping, problems = choose(mappings, Book("acme.xlsx", (sheet(drawn),), "xlsx"))
    said = "; ".join(f"{one.code} {one.message}" for one in problems)
    return mapping.name or said


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(OURS, sheet="Answers"), "the mapping is about a sheet “Answers”"),
        (OURS, "none of the headings in the mapping"),
    ],
)
def test_file_that_the_mapping_is_not_about_is_read_without_it(other: Mapping, why: str) -> None:
    assert chosen("| Supplier | Rules |\n| Acme | Yes |", other).startswith(f"F660 {why}")


def test_each_file_takes_the_mapping_whose_headings_it_holds() -> None:
    theirs = Mapping(columns={"firm": "supplier", "staff": "rules.workers"}, name="theirs.yaml")
    assert chosen("| Firm | Leaflet |\n| Acme | Yes |", theirs, OURS) == "ours.yaml"
    assert chosen("| Firm | Staff |\n| Acme | 12 |", theirs, OURS) == "theirs.yaml"
    assert chosen("| Site | Heads |\n| Acme | 12 |", theirs, OURS) == (
        "F660 none of the mappings is about it; it is read without one"
    )


def test_mapping_that_knows_more_of_the_file_is_taken() -> None:
    longer = Mapping(columns={**OURS.columns, "staff": "rules.workers"}, name="longer.yaml")
    assert chosen("| Firm | Leaflet | Staff |\n| Acme | Yes | 3 |", OURS, longer) == "longer.yaml"


def test_heading_that_means_no_question_decides_nothing_against_one_that_does() -> None:
    chatter = Mapping(columns={"chat": "ignore"}, name="chatter.yaml")
    assert chosen("| Firm | Leaflet | Chat |\n| Acme | Yes | – |", chatter, OURS) == "ours.yaml"


def test_of_mappings_that_say_the_same_of_the_file_the_one_without_other_headings_is_taken() -> (
    None
):
    newer = Mapping(columns={**OURS.columns, "staff": "rules.workers"}, name="newer.yaml")
    assert chosen("| Firm | Leaflet |\n| Acme | Yes |", newer, OURS) == "ours.yaml"
    assert chosen("| Firm | Leaflet |\n| Acme | Yes |", OURS, OURS) == "ours.yaml"


@pytest.mark.parametrize(
    "other",
    [
        replace(OURS, columns={**OURS.columns, "leaflet": "rules.training"}, name="b.yaml"),
        replace(OURS, layout=Layout.LONG, name="b.yaml"),
        Mapping(columns={"staff": "rules.workers"}, name="b.yaml"),
    ],
    ids=["another question", "another layout", "other headings"],
)
def test_nothing_is_guessed_where_two_mappings_fit(other: Mapping) -> None:
    drawn = "| Firm | Leaflet | Staff |\n| Acme | Yes | 3 |"
    assert chosen(drawn, OURS, other) == (
        "F664 several mappings fit, and it is read without one: ours.yaml, b.yaml"
    )
