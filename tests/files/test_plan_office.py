"""The plan workbook in an office program: it opens, counts like Python, prints, and survives."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from sctoolkit.files.plan_workbook import write_plan
from sctoolkit.language import speaking

from . import office
from .office import reread, saved_as
from .plans import Plant, read_plant, sheet, table
from .working import DAY, column, office_day, turn_round, work_in

pytestmark = office.MISSING
HOSTILE = "=cmd|' /C calc'!A0"


@dataclass(frozen=True)
class Office:
    """Workbooks after LibreOffice opened, recalculated and saved them."""

    folder: Path
    today: date
    """The day that its TODAY() gave."""
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
    today = office_day(folder)
    write_plan(plant.brief(organisation=HOSTILE, made_on=today), fresh)
    # Saved by openpyxl, the formulas lose their values, so that the office program must calculate.
    load_workbook(fresh).save(folder / "bare.xlsx")
    work_in(fresh, folder / "worked.xlsx", today)
    turn_round(fresh, folder / "sorted.xlsx")
    ours = [folder / f"{name}.xlsx" for name in ("bare", "worked", "sorted")]
    books = [reread(path, values=True) for path in saved_as("xlsx", folder / "xlsx", fresh, *ours)]
    return Office(folder, today, fresh, *books[1:])


def counts(book: Workbook, place: int) -> dict[str, object]:
    """The figures of one column of the Summary, by their names."""
    rows = sheet(book, "Summary").iter_rows(min_row=9, values_only=True)
    found: dict[str, object] = {}
    for row in rows:
        if row[0] and isinstance(row[place], int | float):
            found.setdefault(str(row[0]), row[place])
    return found


def test_live_figures_of_the_summary_equal_those_that_python_counted(
    opened: Office, plant: Plant
) -> None:
    written, live = counts(opened.recalculated, 1), counts(opened.recalculated, 2)
    assert live == {name: written[name] for name in live}
    actions = plant.brief(made_on=opened.today).plan.actions
    assert live["All"] == live["Still to be done"] == len(actions) == 4
    assert live["Major"] == sum(one.severity == "major" for one in actions) == 2
    assert live["Zero tolerance"] == live["Open zero tolerance"] == 1
    assert live["Without a responsible person"] == live["Nobody named yet"] == 4
    assert live["Due within 30 days"] == 1
    assert live["Due in 31 to 60 days"] == 2
    assert live["Due in 61 to 90 days"] == 1
    assert live["Overdue"] == live["Due later"] == live["Without a date"] == 0


def test_values_at_writing_are_those_that_the_office_program_calculates(
    opened: Office,
) -> None:
    ours = load_workbook(opened.fresh, data_only=True)
    for title in ("Actions", "Summary", "Findings", "Timeline", "Checker"):
        theirs = list(sheet(opened.recalculated, title).iter_rows(values_only=True))
        for row, expected in zip(
            sheet(ours, title).iter_rows(values_only=True), theirs, strict=True
        ):
            assert [cell or None for cell in row] == [cell or None for cell in expected]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_figures_and_words_are_calculated_alike_in_every_language(
    plant: Plant, tmp_path: Path, language: str
) -> None:
    with speaking(language):
        write_plan(plant.brief(made_on=office_day(tmp_path)), tmp_path / "fresh.xlsx")
    ours = load_workbook(tmp_path / "fresh.xlsx", data_only=True)
    load_workbook(tmp_path / "fresh.xlsx").save(tmp_path / "bare.xlsx")
    (path,) = saved_as("xlsx", tmp_path / "out", tmp_path / "bare.xlsx")
    theirs = reread(path, values=True)
    for page in ours.worksheets[:8]:
        for row, expected in zip(page.values, sheet(theirs, page.title).values, strict=True):
            assert [cell or None for cell in row] == [cell or None for cell in expected]


def test_summary_counts_what_people_did_since_and_the_rows_that_they_added(
    opened: Office,
) -> None:
    live = counts(opened.worked, 2)
    assert live["All"] == 6
    assert live["Critical"] == 1
    assert live["Closed with evidence, verified by someone else"] == 1
    assert live["The same, of all actions"] == pytest.approx(1 / 6)
    assert live["Open zero tolerance"] == 0
    assert live["Without a responsible person"] == 1
    assert live["Still to be done"] == 3
    assert live["Overdue"] == live["Due within 30 days"] == live["Without a date"] == 1
    by_status = [counts(opened.worked, place)["All"] for place in range(3, 9)]
    assert by_status == [1, 2, 0, 2, 0, 1]
    assert counts(opened.worked, 1)["All"] == 4


def test_summary_finds_the_people_and_the_sites_itself(opened: Office) -> None:
    page = sheet(opened.worked, "Summary")
    rows = {row[0]: row[2:6] for row in page.iter_rows(values_only=True)}
    assert rows["Nobody named yet"] == (3, 1, 0, 1)
    assert rows["Ana"] == (2, 1, 0, 1)
    assert rows["Rui"] == (1, 1, 1, 0)
    assert rows[f"{HOSTILE} · Porto"] == (4, 1, 1, 2)
    assert rows["No site given"] == (2, 2, 0, 0)
    assert "Others" not in rows


def live_column(book: Workbook, heading: str) -> list[object]:
    page = sheet(book, "Actions")
    return [page.cell(row, column(page, heading)).value or None for row in range(2, 6)]


def test_state_says_in_words_what_the_colours_say(opened: Office) -> None:
    assert live_column(opened.recalculated, "State") == [
        "zero tolerance, due soon, to fill in",
        "in time, to fill in",
        "in time, to fill in",
        "in time, to fill in",
    ]
    assert live_column(opened.worked, "State") == [
        "closed",
        "closed, proof missing",
        "overdue",
        "no action",
    ]


def test_zero_tolerance_is_counted_as_open_whatever_justifies_no_action(
    opened: Office, tmp_path: Path
) -> None:
    book = load_workbook(opened.fresh)
    page = sheet(book, "Actions")
    page.cell(2, column(page, "Status")).value = "No action (justified)"
    book.save(tmp_path / "aside.xlsx")
    (path,) = saved_as("xlsx", tmp_path / "xlsx", tmp_path / "aside.xlsx")
    live = reread(path, values=True)
    assert live_column(live, "State")[0] == "zero tolerance, due soon, to fill in"
    figures = counts(live, 2)
    assert (figures["Open zero tolerance"], figures["Still to be done"]) == (1, 4)
    assert "Another status: zero tolerance is never set aside; " in table(
        sheet(live, "Checker"), "Now"
    )


def test_days_overdue_are_counted_for_actions_still_to_be_done_only(opened: Office) -> None:
    assert live_column(opened.recalculated, "Days overdue") == [None, None, None, None]
    assert live_column(opened.worked, "Days overdue") == [None, None, 9, None]


def test_timeline_follows_the_dates_and_people_and_states_no_start_that_nobody_set(
    opened: Office,
) -> None:
    page, today = sheet(opened.worked, "Timeline"), opened.today
    assert table(page, "Action", "Responsible person", "Start", "Due") == dedent(
        f"""\
        | Action | Responsible person | Start | Due |
        | ACT-work.age-1 | Ana |  | {today - 3 * DAY} |
        | ACT-work.water-1 |  |  | {today + 45 * DAY} |
        | ACT-work.hours-1 | Rui | {today - 20 * DAY} | {today - 9 * DAY} |
        | ACT-work.topics-1 |  |  | {today + 90 * DAY} |
        """
    )


def test_checker_says_what_is_missing_also_of_closed_and_added_actions(opened: Office) -> None:
    unproven = "Root cause; Responsible person; Evidence link or file; Verified by"
    assert table(sheet(opened.worked, "Checker"), "Action", "Now") == dedent(
        f"""\
        | Action | Now |
        | ACT-work.age-1 | complete |
        | ACT-work.water-1 | {unproven} |
        | ACT-work.hours-1 | complete |
        | ACT-work.topics-1 | The reason for no action, in a comment |
        | Rows added without an ID | 2 added, not complete: 1 |
        """
    )


def test_checker_and_timeline_find_each_action_after_sorting(opened: Office) -> None:
    assert sheet(opened.sorted, "Actions")["A2"].value == "ACT-work.topics-1"
    assert table(sheet(opened.sorted, "Checker"), "Action", "Now", "Row") == dedent(
        """\
        | Action | Now | Row |
        | ACT-work.age-1 | complete | 5 |
        | ACT-work.water-1 | Root cause; Responsible person | 4 |
        | ACT-work.hours-1 | Root cause; Responsible person | 3 |
        | ACT-work.topics-1 | Root cause; Responsible person | 2 |
        | Rows added without an ID | none |  |
        """
    )
    people = table(sheet(opened.sorted, "Timeline"), "Action", "Responsible person")
    assert "| ACT-work.age-1 | Ana |" in people


def test_every_visible_sheet_prints_with_its_name_and_no_hidden_one(opened: Office) -> None:
    pages = printed(opened.fresh, opened.folder / "pdf")
    book = load_workbook(opened.fresh)
    for page in book.worksheets:
        named = [one for one in pages if f"{page.title} · " in one]
        assert bool(named) == (page.sheet_state == "visible"), page.title
    assert "Corrective action plan" in pages[0]
    assert any(HOSTILE in one for one in pages)
    assert all("Action ID" in one for one in pages if "Actions · " in one)


@office.AS_WIDE_AS_EXCEL
def test_sheets_of_a_small_plan_take_a_page_each_summary_and_actions_two(opened: Office) -> None:
    pages = printed(opened.fresh, opened.folder / "pages")
    tables = "Findings", "Timeline", "Good practice", "Open questions", "Checker"
    count = {
        title: sum(f"{title} · " in one for one in pages)
        for title in ("Summary", "Actions", *tables)
    }
    assert count == {"Summary": 2, "Actions": 2, **dict.fromkeys(tables, 1)}


@office.AS_WIDE_AS_EXCEL
def test_tables_of_the_summary_stand_whole_on_a_page_each_as_wide_as_it(
    tmp_path: Path,
) -> None:
    plant = read_plant(tmp_path, [f"code-{number}" for number in range(5)])
    write_plan(plant.brief(), tmp_path / "five.xlsx")
    pages = [
        one for one in printed(tmp_path / "five.xlsx", tmp_path / "pdf") if "Summary · " in one
    ]
    assert len(pages) == 3
    together = [
        ("Actions by severity", "No action", "No severity given"),
        ("Deadlines of actions", "Still to be done"),
        ("To follow up", "Average days open since this plan"),
        ("By responsible person", "Closed", "Nobody named yet"),
    ]
    for texts in together:
        assert any(all(one in page for one in texts) for page in pages), texts


def printed(path: Path, folder: Path) -> list[str]:
    """The text of each page that the workbook prints."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on the PATH")
    (pdf,) = saved_as("pdf", folder, path)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return text.split("\f")[:-1]


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
    assert (after["T2"].value, after["T2"].data_type) == (f"{HOSTILE} · Porto", "s")


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
