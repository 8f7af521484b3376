"""The plan workbook in an office program: it opens, counts like Python, prints, and survives."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.files.plan_workbook import write_plan

from . import office
from .office import reread, saved_as
from .plans import Plant, read_plant, sheet, table

pytestmark = office.MISSING
TODAY = date.today()  # noqa: DTZ011 - the office program has the same day
HOSTILE = "=cmd|' /C calc'!A0"


@dataclass(frozen=True)
class Office:
    """Workbooks after LibreOffice opened, recalculated and saved them."""

    folder: Path
    fresh: Path
    """As sctoolkit wrote it."""
    recalculated: Workbook
    """The fresh one."""
    worked: Workbook
    """After people worked in it."""
    sorted: Workbook
    """After people turned the order of the actions round."""


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Plant:
    return read_plant(tmp_path_factory.mktemp("plant"))


@pytest.fixture(scope="module")
def opened(plant: Plant, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    fresh = folder / "fresh.xlsx"
    write_plan(plant.brief(organisation=HOSTILE, made_on=TODAY), fresh)
    work_in(fresh, folder / "worked.xlsx")
    turn_round(fresh, folder / "sorted.xlsx")
    ours = fresh, folder / "worked.xlsx", folder / "sorted.xlsx"
    books = [reread(path, values=True) for path in saved_as("xlsx", folder / "xlsx", *ours)]
    return Office(folder, fresh, *books)


def column(page: Worksheet, heading: str) -> int:
    return [cell.value for cell in page[1]].index(heading) + 1


def work_in(fresh: Path, path: Path) -> None:
    """People close the first action with evidence, the second without, and let the third slip."""
    book = load_workbook(fresh)
    page = sheet(book, "Actions")
    entries: dict[str, tuple[object, object, object]] = {
        "Status": ("Closed - verified", "Closed - verified", "In progress"),
        "Evidence link or file": ("papers.pdf", None, None),
        "Responsible person": ("Ana", None, "Rui"),
        "Root cause": ("No papers asked for", None, "No clock"),
        "Due": (TODAY - timedelta(days=3), TODAY + timedelta(days=45), TODAY - timedelta(9)),
        "Start": (None, None, TODAY - timedelta(days=20)),
    }
    for heading, values in entries.items():
        for row, value in enumerate(values, 2):
            page.cell(row, column(page, heading)).value = value  # type: ignore[assignment]
    book.save(path)


def turn_round(fresh: Path, path: Path) -> None:
    """Sorting moves the values of the rows; the first action is filled in before."""
    book = load_workbook(fresh)
    page = sheet(book, "Actions")
    page.cell(2, column(page, "Root cause")).value = "No papers asked for"
    page.cell(2, column(page, "Responsible person")).value = "Ana"
    last = column(page, "Days overdue")
    rows = [[cell.value for cell in row[: last - 1]] for row in page.iter_rows(2, 5)]
    for number, row in enumerate(reversed(rows), 2):
        for place, value in enumerate(row, 1):
            page.cell(number, place).value = value
    book.save(path)


def counts(book: Workbook, place: int) -> dict[str, object]:
    """The figures of one column of the Summary, by their names."""
    rows = sheet(book, "Summary").iter_rows(min_row=8, values_only=True)
    return {str(row[0]): row[place] for row in rows if row[0] and isinstance(row[place], int)}


def test_live_figures_of_the_summary_equal_those_that_python_counted(
    opened: Office, plant: Plant
) -> None:
    written, live = counts(opened.recalculated, 1), counts(opened.recalculated, 2)
    assert live == {name: written[name] for name in live}
    actions = plant.brief(made_on=TODAY).plan.actions
    assert live["All"] == len(actions) == 4
    assert live["Major"] == sum(one.severity == "major" for one in actions) == 2
    assert live["Zero tolerance"] == live["Open zero tolerance"] == 1
    assert live["Not started"] == live["Without a responsible person"] == 4
    assert live["Due within 30 days"] == 1
    assert live["Due in 31 to 60 days"] == 2
    assert live["Due in 61 to 90 days"] == 1
    assert live["Overdue"] == live["Due later"] == live["Closed with evidence"] == 0


def test_summary_counts_what_people_did_since(opened: Office) -> None:
    live = counts(opened.worked, 2)
    assert live["Closed - verified"] == 2
    assert live["In progress"] == live["Not started"] == 1
    assert live["Closed with evidence"] == 1
    assert live["Open zero tolerance"] == 0
    assert live["Without a responsible person"] == 2
    assert live["Overdue"] == 1
    assert live["Due in 31 to 60 days"] == 0
    assert counts(opened.worked, 3)["All"] == counts(opened.worked, 4)["All"] == 2
    assert counts(opened.worked, 1)["All"] == 4


def days_overdue(book: Workbook) -> list[object]:
    page = sheet(book, "Actions")
    days = [page.cell(row, column(page, "Days overdue")).value for row in range(2, 6)]
    return [day or None for day in days]


def test_days_overdue_are_counted_for_open_actions_only(opened: Office) -> None:
    assert days_overdue(opened.recalculated) == [None, None, None, None]
    assert days_overdue(opened.worked) == [None, None, 9, None]


def test_timeline_follows_the_dates_and_people_of_the_actions(opened: Office) -> None:
    page = sheet(opened.worked, "Timeline")
    assert table(page, "Action", "Responsible person", "Start", "Due") == dedent(
        f"""\
        | Action | Responsible person | Start | Due |
        | ACT-work.age-1 | Ana | {TODAY} | {TODAY - timedelta(3)} |
        | ACT-work.water-1 |  | {TODAY} | {TODAY + timedelta(45)} |
        | ACT-work.hours-1 | Rui | {TODAY - timedelta(20)} | {TODAY - timedelta(9)} |
        | ACT-work.topics-1 |  | {TODAY} | {TODAY + timedelta(90)} |
        """
    )


def test_checker_counts_what_is_still_empty(opened: Office) -> None:
    assert table(sheet(opened.worked, "Checker"), "Action", "Now") == dedent(
        """\
        | Action | Now |
        | ACT-work.age-1 | complete |
        | ACT-work.water-1 | 2 |
        | ACT-work.hours-1 | complete |
        | ACT-work.topics-1 | 2 |
        """
    )


def test_checker_and_timeline_find_each_action_after_sorting(opened: Office) -> None:
    assert sheet(opened.sorted, "Actions")["A2"].value == "ACT-work.topics-1"
    assert table(sheet(opened.sorted, "Checker"), "Action", "Now") == dedent(
        """\
        | Action | Now |
        | ACT-work.age-1 | complete |
        | ACT-work.water-1 | 2 |
        | ACT-work.hours-1 | 2 |
        | ACT-work.topics-1 | 2 |
        """
    )
    people = table(sheet(opened.sorted, "Timeline"), "Action", "Responsible person")
    assert "| ACT-work.age-1 | Ana |" in people


def test_every_visible_sheet_prints_with_its_name_and_no_hidden_one(opened: Office) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on the PATH")
    (pdf,) = saved_as("pdf", opened.folder / "pdf", opened.fresh)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert pages
    book = load_workbook(opened.fresh)
    for page in book.worksheets:
        printed = [one for one in pages if f"{page.title} · " in one]
        assert bool(printed) == (page.sheet_state == "visible"), page.title
    assert "Corrective action plan" in pages[0]
    assert HOSTILE in text
    actions = [one for one in pages if "Actions · " in one]
    assert all("Action ID" in one for one in actions)


@pytest.fixture(scope="module", params=["xlsx", "ods"])
def saved(opened: Office, request: pytest.FixtureRequest) -> Workbook:
    """The fresh workbook after LibreOffice saved it in that format."""
    path = opened.folder / "xlsx" / "fresh.xlsx"
    if request.param == "ods":
        there = saved_as("ods", opened.folder / "ods", opened.fresh)
        (path,) = saved_as("xlsx", opened.folder / "back", *there)
    return reread(path)


def test_ids_dates_and_texts_survive_saving(opened: Office, saved: Workbook) -> None:
    before, after = sheet(load_workbook(opened.fresh), "Actions"), sheet(saved, "Actions")
    names = "Action ID", "Due", "Severity", "Company / site", "Finding", "Corrective action"
    assert table(after, *names) == table(before, *names)
    due = after[f"{get_column_letter(column(after, 'Due'))}2"]
    assert isinstance(due.value, datetime)
    assert (after["C2"].value, after["C2"].data_type) == (f"{HOSTILE} · Porto", "s")


def test_dropdowns_survive_saving(opened: Office, saved: Workbook) -> None:
    before = load_workbook(opened.fresh)
    assert dropdowns(saved) == dropdowns(before)
    assert lists(saved) == lists(before)


def test_stamp_and_hidden_sheets_survive_saving(opened: Office, saved: Workbook) -> None:
    before = load_workbook(opened.fresh)
    assert [(page.title, page.sheet_state) for page in saved.worksheets] == [
        (page.title, page.sheet_state) for page in before.worksheets
    ]
    assert list(sheet(saved, "Meta").iter_rows(values_only=True)) == list(
        sheet(before, "Meta").iter_rows(values_only=True)
    )


def dropdowns(book: Workbook) -> dict[int, str]:
    """Column number to the name of the list that it offers."""
    rules = sheet(book, "Actions").data_validations.dataValidation
    return {
        area.min_col: str(rule.formula1)
        for rule in rules
        if rule.type == "list"
        for area in rule.sqref.ranges
    }


def lists(book: Workbook) -> dict[str, str | None]:
    """The cells behind each list; the office program names its filters as well."""
    return {
        name: place.attr_text
        for name, place in book.defined_names.items()
        if name.startswith("list_")
    }
