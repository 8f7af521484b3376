"""The colours that LibreOffice shows: of rules that hold for one cell, the one that should win."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from sctoolkit.files.plan_workbook import write_plan
from sctoolkit.files.sheets import palette

from . import office
from .plans import read_plant, sheet
from .working import CLOSED, DAY, column, office_day

pytestmark = office.MISSING
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
CELL = re.compile(r"<td([^>]*)>")
FILL = re.compile(r'bgcolor="#(\w+)"')
WEEKS = 7
"""Columns before those of the weeks."""
AGE, WATER, HOURS, TOPICS = range(1, 5)
"""Rows of the actions below the headings."""


def shown(path: Path, title: str) -> list[list[str]]:
    """What each cell of a sheet is filled with, as the office program draws it; empty for none."""
    (page,) = office.saved_as("html", path.parent / "html", path)
    text = page.read_text("utf-8")
    table = text[text.index(f"<em>{title}</em></h1>") :].partition("</table>")[0]
    rows = [CELL.findall(row) for row in ROW.findall(table)]
    return [[found[1] if (found := FILL.search(cell)) else "" for cell in row] for row in rows]


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> date:
    return office_day(tmp_path_factory.mktemp("day"))


def typed(folder: Path, made_on: date, entries: dict[str, dict[int, object]]) -> Path:
    """The plan of that day with entries by heading and row."""
    write_plan(read_plant(folder).brief(made_on=made_on), folder / "plan.xlsx")
    book = load_workbook(folder / "plan.xlsx")
    page = sheet(book, "Actions")
    for heading, cells in entries.items():
        for row, value in cells.items():
            page.cell(row + 1, column(page, heading)).value = value  # type: ignore[assignment]
    book.save(folder / "typed.xlsx")
    return folder / "typed.xlsx"


def test_timeline_marks_the_week_of_each_deadline_and_those_before_it_from_the_start(
    tmp_path: Path, today: date
) -> None:
    monday = today - today.weekday() * DAY
    week = timedelta(weeks=1)
    entries: dict[str, dict[int, object]] = {
        "Start": {HOURS: monday - week},
        "Due": {AGE: monday + 6 * DAY, HOURS: monday + 2 * week},
    }
    rows = shown(typed(tmp_path, today - 2 * week, entries), "Timeline")
    now, due, bar = palette.NOW, palette.MARKS["due"], palette.MARKS["bar"]
    assert rows[0][WEEKS : WEEKS + 4] == [palette.NAVY, palette.NAVY, now, palette.NAVY]
    assert rows[AGE][WEEKS : WEEKS + 6] == ["", "", due, "", "", ""]
    assert rows[HOURS][WEEKS : WEEKS + 6] == ["", bar, bar, bar, due, ""]


def test_grave_rows_stay_dark_red_however_late_they_are(tmp_path: Path, today: date) -> None:
    rows = shown(typed(tmp_path, today - 100 * DAY, {}), "Actions")
    assert [rows[row][0] for row in (AGE, WATER)] == [
        palette.MARKS["zero"],
        palette.MARKS["overdue"],
    ]


def test_closed_rows_are_green_with_proof_and_purple_without(tmp_path: Path, today: date) -> None:
    everywhere = dict.fromkeys((AGE, WATER, HOURS), CLOSED)
    entries: dict[str, dict[int, object]] = {
        "Status": {**everywhere, TOPICS: "No action (justified)"},
        "Responsible person": {AGE: "Ana", WATER: "Ana", HOURS: "Ana"},
        "Evidence link or file": {AGE: "a.pdf", WATER: "a.pdf"},
        "Verified by": {AGE: "Eva", WATER: " ana ", HOURS: "Eva"},
    }
    rows = shown(typed(tmp_path, today, entries), "Actions")
    wanted = ("closed", "doubtful", "doubtful", "idle")
    for row, mark in zip((AGE, WATER, HOURS, TOPICS), wanted, strict=True):
        assert set(rows[row]) == {palette.MARKS[mark]}


def test_zero_tolerance_stays_dark_red_whatever_justifies_no_action(
    tmp_path: Path, today: date
) -> None:
    entries: dict[str, dict[int, object]] = {"Status": {AGE: "No action (justified)"}}
    rows = shown(typed(tmp_path, today, entries), "Actions")
    assert rows[AGE][0] == palette.MARKS["zero"]


def test_what_must_be_filled_in_is_yellow_until_it_is(tmp_path: Path, today: date) -> None:
    entries: dict[str, dict[int, object]] = {"Root cause": {HOURS: "No clock"}}
    path = typed(tmp_path, today, entries)
    rows, page = shown(path, "Actions"), sheet(load_workbook(path), "Actions")
    letters = [get_column_letter(place) for place in range(1, page.max_column + 1)]
    seen = [letter for letter in letters if not page.column_dimensions[letter].hidden]
    place = seen.index(letters[column(page, "Root cause") - 1])
    needed = palette.MARKS["needed"]
    assert [rows[row][place] == needed for row in (AGE, WATER, HOURS)] == [True, True, False]
