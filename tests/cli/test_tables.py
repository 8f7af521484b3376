"""Tables fit the terminal; a program gets them whole."""

from __future__ import annotations

import pytest

from sctoolkit.cli.show.coverage import as_table
from sctoolkit.cli.tables import spread, table

ROWS = [
    {"id": "ours@2022", "title": "A code of conduct with a long title", "clauses": 7},
    {"id": "theirs@1.0", "title": "Short", "clauses": 12},
]


def test_without_a_width_nothing_is_wrapped() -> None:
    assert table(ROWS, None).splitlines() == [
        "id          title                                clauses",
        "ours@2022   A code of conduct with a long title  7",
        "theirs@1.0  Short                                12",
    ]


def test_widest_column_gives_way_and_ids_stay_whole() -> None:
    assert table(ROWS, 36).splitlines() == [
        "id          title            clauses",
        "ours@2022   A code of        7",
        "            conduct with a",
        "            long title",
        "theirs@1.0  Short            12",
    ]


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, table(ROWS, width).splitlines())) <= width


def test_every_word_is_there_however_narrow_it_gets() -> None:
    narrow = "".join(table(ROWS, 1).split())
    assert all(letter in narrow for letter in "ours@2022")
    assert len(narrow) == len("".join(table(ROWS, None).split()))


def test_long_words_stand_below_their_row_where_a_line_has_no_room_for_them() -> None:
    assert spread(ROWS, ("title",), 36).splitlines() == [
        "id          clauses",
        "ours@2022   7",
        "    A code of conduct with a long",
        "    title",
        "theirs@1.0  12",
        "    Short",
    ]
    assert spread(ROWS, ("title",), 80) == spread(ROWS, ("title",), None) == table(ROWS, None)


TESTED = [
    {"code": "ours", "clauses": "64", "a-long-questionnaire": "12 + 3", "another-one": "–"},
    {"code": "theirs", "clauses": "9", "a-long-questionnaire": "–", "another-one": "9"},
]


def test_columns_of_coverage_get_numbers_where_their_names_would_be_broken() -> None:
    assert as_table(TESTED, 40).splitlines()[:6] == [
        "code    clauses  1       2",
        "ours    64       12 + 3  –",
        "theirs  9        –       9",
        "",
        "1: a-long-questionnaire",
        "2: another-one",
    ]
    assert "a-long-questionnaire  another-one" in as_table(TESTED, 80).splitlines()[0]
