"""What people do in a plan workbook: fill it in, add rows, sort it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from .office import reread, saved_as
from .plans import sheet

DAY = timedelta(days=1)
KEEP = object()
CLOSED = "Closed - verified"


def office_day(folder: Path) -> date:
    """What TODAY() is in the office program; at midnight it may differ from Python's day."""
    book = Workbook()
    sheet(book, "Sheet")["A1"] = "=TODAY()"
    sheet(book, "Sheet")["A1"].number_format = "yyyy-mm-dd"
    book.save(folder / "day.xlsx")
    (path,) = saved_as("xlsx", folder / "xlsx", folder / "day.xlsx")
    day = sheet(reread(path, values=True), "Sheet")["A1"].value
    assert isinstance(day, datetime)
    return day.date()


def column(page: Worksheet, heading: str) -> int:
    return [cell.value for cell in page[1]].index(heading) + 1


def work_in(fresh: Path, path: Path, today: date) -> None:
    """People close one action properly and one without proof, let one slip, set one aside, add two.

    Of those that they add, one has a new date, and one is half filled in.
    """
    book = load_workbook(fresh)
    page = sheet(book, "Actions")
    entries: dict[str, tuple[object, ...]] = {
        "Finding": (KEEP, KEEP, KEEP, KEEP, "No exit", "No mask"),
        "Severity": (KEEP, KEEP, KEEP, KEEP, "Critical", "Minor"),
        "Immediate correction": (KEEP, KEEP, KEEP, KEEP, "Door opened", None),
        "Corrective action": (KEEP, KEEP, KEEP, KEEP, "Build one", None),
        "Status": (CLOSED, CLOSED, "In progress", "No action (justified)", "In progress", None),
        "Evidence link or file": ("papers.pdf", None, None, None, None, None),
        "Verified by": ("Eva", None, None, None, None, None),
        "Verified on": (today, None, None, None, None, None),
        "Responsible person": ("Ana", None, "Rui", None, "Ana", None),
        "Root cause": ("No papers asked for", None, "No clock", None, "Old building", None),
        "Due": (today - 3 * DAY, today + 45 * DAY, today - 9 * DAY, KEEP, today - DAY, None),
        "New due date asked for": (None, None, None, None, today + 20 * DAY, None),
        "Decision": (None, None, None, None, "Approved", None),
        "Start": (None, None, today - 20 * DAY, None, None, None),
    }
    for heading, values in entries.items():
        for row, value in enumerate(values, 2):
            if value is not KEEP:
                page.cell(row, column(page, heading)).value = value  # type: ignore[assignment]
    book.save(path)


def turn_round(fresh: Path, path: Path) -> None:
    """Sorting moves the values of the rows; the first action is filled in before."""
    book = load_workbook(fresh)
    page = sheet(book, "Actions")
    page.cell(2, column(page, "Root cause")).value = "No papers asked for"
    page.cell(2, column(page, "Responsible person")).value = "Ana"
    live = {column(page, "State"), column(page, "Days overdue")}
    rows = [[cell.value for cell in row] for row in page.iter_rows(2, 5)]
    for number, row in enumerate(reversed(rows), 2):
        for place, value in enumerate(row, 1):
            if place not in live:
                page.cell(number, place).value = value
    book.save(path)
