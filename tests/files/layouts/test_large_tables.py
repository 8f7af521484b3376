"""Tables that are too large to be held give the same answers as those that are held."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from sctoolkit.files.layouts.detection import Wishes
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.together import PARTS, Together
from sctoolkit.files.layouts.understood import Layout
from sctoolkit.files.reading import read_book
from sctoolkit.files.sheet import Book

from .sheets import Read, of_book, sheet

TABLES = {
    Layout.WIDE: """
        | Replies 2026 |

        | Supplier | Supplier id | rules.policy | rules.training | Comment |
        | Acme | 7 | Yes | Fire drill | |
        | Brill | 8 | Perhaps | First aid, with practice | soon |
        | | | | | |
        | ACME | 7 | No | | |
        """,
    Layout.LONG: """
        | Supplier | Question | Answer | Comment |
        | Acme | rules.policy | Yes | |
        | Acme | Which training did workers get? | Fire drill | |
        | Acme | Is anybody happy? | Yes | |
        | | rules.policy | No | |
        | Acme | Which training did workers get? | First aid, with practice | each year |
        | Brill | rules.policy | No | |
        | Brill | rules.policy | Yes | |
        | Cold | rules.workers | few | |
        """,
    Layout.TRANSPOSED: """
        | Question | Acme | Brill |
        | rules.policy | Yes | Mayby |
        | Which training did workers get? | Fire drill | |
        """,
    Layout.LABELLED: """
        | Supplier | Acme | |
        | Question | Answer | Comment |
        | Is there a written policy? | Yes | since 2019 |
        | How many people work at the site? | many | |
        | Is anybody happy? | Yes | |
        """,
    Layout.FORM: """
        | | Question | Answer | Comment |
        | rules.policy | Is there a written policy? | Partly | |
        | rules.training/fire | Fire drill | Yes | |
        | rules.story | What changed this year? | nothing | |
        | rules.nothing | Is anybody happy? | Yes | |
        """,
}
SCATTERED = """
    | Supplier | Supplier id | Question | Answer |
    | Brill | S8 | rules.policy | Yes |
    | Acme | S7 | rules.policy | No |
    | Brill | S8 | rules.story | nothing |
    | Brill | S9 | rules.story | other site |
    | Acme | S7 | rules.policy | Yes |
    """


def both(drawn: str, folder: Path, mapping: Mapping | None = None) -> tuple[Read, Read]:
    """What a table in a CSV file comes to: read while one goes through it, and held."""
    path = folder / "replies.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(sheet(drawn).rows)
    large, held = (read_book(path, in_memory=size) for size in (0, path.stat().st_size))
    assert isinstance(large, Book)
    assert isinstance(held, Book)
    assert (large.sheets[0].in_memory, held.sheets[0].in_memory) == (False, True)
    wishes = Wishes(mapping or Mapping())
    return of_book(large, wishes), of_book(held, wishes)


def same(one: Read, other: Read) -> bool:
    return (one.book.understood, one.book.problems, one.suppliers) == (
        other.book.understood,
        other.book.problems,
        other.suppliers,
    )


@pytest.mark.parametrize("layout", TABLES)
def test_large_table_of_each_layout_gives_the_same(layout: Layout, tmp_path: Path) -> None:
    large, held = both(TABLES[layout], tmp_path)
    assert large.layout is layout
    assert large.suppliers
    assert same(large, held)


def test_suppliers_whose_rows_stand_apart_are_put_together(tmp_path: Path) -> None:
    large, held = both(SCATTERED, tmp_path)
    assert same(large, held)
    assert [(one.name, one.id) for one in large.suppliers] == [
        ("Brill", "S8"),
        ("Acme", "S7"),
        ("Brill", "S9"),
    ]
    assert large.answers()["Acme"] == {}
    assert large.suppliers[0].cells.of("rules.story") == "csv!D4"


def test_rows_of_nobody_do_not_part_a_supplier(tmp_path: Path) -> None:
    large, _held = both(TABLES[Layout.LONG], tmp_path)
    assert large.answers()["Acme"] == {"policy": "yes", "training": ("fire", "first-aid")}


def test_supplier_that_comes_twice_in_a_large_table_is_named_with_its_first_place(
    tmp_path: Path,
) -> None:
    large, _held = both(TABLES[Layout.WIDE], tmp_path)
    said = [problem.message for problem in large.suppliers[-1].problems]
    assert said == ["“ACME” stands already at csv!4"]


def test_long_table_of_ids_is_no_form_however_many_more_its_rows_name_further_down() -> None:
    top = "| Supplier | Question | Answer |\n" + "| Acme | rules.policy | Yes |\n" * 500
    found = of_book(Book("a.csv", (sheet(top + "| Brill | rules.workers | 3 |"),), "csv"))
    assert found.layout is Layout.LONG
    assert [one.name for one in found.suppliers] == ["Acme", "Brill"]


def together(keys: Iterable[object]) -> bool:
    found = Together()
    for key in keys:
        found.add(key)
    return found.hold()


def test_keys_stand_together_where_none_comes_again() -> None:
    assert [keys for keys in ("", "a", "aabbbc", "aba", "abcb") if together(keys)] == [
        "",
        "a",
        "aabbbc",
    ]


def test_many_keys_stand_together_until_one_comes_again() -> None:
    many = range(PARTS * 5_000)
    assert together(many)
    assert not together([*many, 0])


def test_keys_that_change_all_the_time_are_soon_given_up() -> None:
    assert not together(number % 2 for number in range(PARTS * 5_000))
