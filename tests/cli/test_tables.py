"""Tables fit the terminal; a program gets them whole."""

from __future__ import annotations

import pytest

from sctoolkit.cli.tables import table

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
