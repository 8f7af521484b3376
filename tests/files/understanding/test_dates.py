"""Dates as they arrive, and which of two days is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding import DateOrder, Misunderstood, date_order, read_date

from .asking import TEXT, WORDS, said

BY_DAY = replace(WORDS, dates=DateOrder.DAY)
BY_MONTH = replace(WORDS, dates=DateOrder.MONTH)


def read(cell: CellValue, words: object = WORDS) -> str:
    assert isinstance(words, type(WORDS))
    found = read_date(cell, words, "completion time")
    if isinstance(found, Misunderstood):
        return f"{found.kind.code} {found.message}"
    return "" if found is None else found.isoformat(" ").removesuffix(" 00:00:00")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 11, 22), "2026-11-22"),
        (datetime(2026, 11, 22, 9, 15), "2026-11-22 09:15:00"),  # noqa: DTZ001 - cells know no zone
        ("2026-11-22", "2026-11-22"),
        ("2026/11/22", "2026-11-22"),
        ("2026-11-22T09:15:00Z", "2026-11-22 09:15:00"),
        ("2026-11-22T09:15:00.123+02:00", "2026-11-22 09:15:00"),
        ("2026/09/20 3:00:00 PM GMT+3", "2026-09-20 15:00:00"),
        ("2026/09/20 12:05:00 AM", "2026-09-20 00:05:00"),
        ("22/11/2026", "2026-11-22"),
        ("11/22/2026", "2026-11-22"),
        ("22.11.2026", "2026-11-22"),
        ("22. 11. 2026", "2026-11-22"),
        ("5/5/2026", "2026-05-05"),
        ("22-Nov-2026", "2026-11-22"),
        ("22-NOV-26", "2026-11-22"),
        ("22 November 2026", "2026-11-22"),
        ("22nd of November 2026", "2026-11-22"),
        ("November 22, 2026", "2026-11-22"),
        ("1er août 2026", "2026-08-01"),
        ("22 de noviembre de 2026", "2026-11-22"),
        ("22 novembro 2026", "2026-11-22"),
        ("22 Kasım 2026", "2026-11-22"),
        ("22 ноября 2026", "2026-11-22"),
        ("2026年11月22日", "2026-11-22"),
        ("2026년 11월 22일", "2026-11-22"),
        ("22/11/2569", "2026-11-22"),
        ("22 พฤศจิกายน 2569", "2026-11-22"),
        ("٢٢/١١/٢٠٢٦", "2026-11-22"),
        (45292.0, "2024-01-01"),
        (45292.5, "2024-01-01 12:00:00"),
        ("", ""),
        (None, ""),
    ],
)
def test_date_is_read(cell: CellValue, day: str) -> None:
    assert read(cell) == day


def test_system_of_1904_counts_four_years_later() -> None:
    assert read(43830.0, replace(WORDS, since_1904=True)) == "2024-01-01"


@pytest.mark.parametrize("cell", ["03/04/2026", "3.4.2026", "7/2/20 11:00:22"])
def test_day_and_month_that_cannot_be_told_apart_are_a_problem(cell: str) -> None:
    assert read(cell).startswith(f"F641 “{cell}” can be 20")


def test_order_of_the_column_tells_day_and_month_apart() -> None:
    assert read("03/04/2026", BY_DAY) == "2026-04-03"
    assert read("03/04/2026", BY_MONTH) == "2026-03-04"
    assert read("7/2/20 11:00:22", BY_MONTH) == "2020-07-02 11:00:22"
    assert read("22/11/2026", BY_MONTH).startswith("F642")


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2026", "13/04/2026"], DateOrder.DAY),
        (["03/04/2026", "04/13/2026", None], DateOrder.MONTH),
        (["03/04/2026 10:00", "25/12/2026 10:00"], DateOrder.DAY),
        (["03/04/2026", "04/05/2026"], None),
        (["13/04/2026", "04/13/2026"], None),
        (["2026-04-13", date(2026, 4, 13), "soon"], None),
    ],
)
def test_one_number_above_twelve_shows_the_order_of_a_column(
    column: list[CellValue], order: DateOrder | None
) -> None:
    assert date_order(column) is order


@pytest.mark.parametrize(
    "cell", ["soon", "31/02/2026", "2026-13-01", "12:30", "1403/09/01", "13/13/2026", 12.0, True]
)
def test_what_is_no_date_is_a_problem(cell: CellValue) -> None:
    assert read(cell).startswith("F642")


def test_date_in_free_text_is_written_as_iso_has_it_and_text_stays_as_it_is() -> None:
    assert said(TEXT, date(2026, 11, 22)) == "2026-11-22"
    assert said(TEXT, datetime(2026, 11, 22)) == "2026-11-22"  # noqa: DTZ001 - cells know no zone
    assert said(TEXT, "03/04/2026") == "03/04/2026"
