"""How the Actions sheet helps people to fill it in: lists, checks, colours, what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from sctoolkit.files.plan_workbook import Columns, write_plan

from .plans import Plant, read_plant, sheet

LISTS = {
    "Severity": "Zero tolerance, Critical, Major, Minor, Observation",
    "Zero tolerance": "Yes, No",
    "Finding status": "New, Carried over, Repeat",
    "Root cause type": (
        "No policy, Policy not followed, Lack of training, Buying practices, Recruitment agent, "
        "Equipment or building, Wage system, Records, Other"
    ),
    "Worker remedy": (
        "None needed, Repayment, Reinstatement, Child to school; with support, Medical care, Other"
    ),
    "Action type": (
        "Policy or procedure, Training, Consultancy, Compensation or restoration, "
        "Investment or technology, Other"
    ),
    "Workers or union consulted": "Yes, No, Planned",
    "Status": (
        "Not started, In progress, Submitted for review, Closed - verified, Disputed, "
        "No action (justified)"
    ),
    "How verified": "Records, Worker interviews, Site visit, Photo or video, Third-party audit",
    "Decision": "Pending, Approved, Declined",
    "Effort": "XS, S, M, L, XL",
}
SIMPLE = [
    "Action ID",
    "Company / site",
    "Code and clause",
    "Finding",
    "Severity",
    "Root cause",
    "Corrective action",
    "Preventive action",
    "Responsible person",
    "Due",
    "Status",
    "Evidence link or file",
]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return read_plant(tmp_path)


@pytest.fixture
def book(plant: Plant, tmp_path: Path) -> Workbook:
    write_plan(plant.brief(), tmp_path / "plan.xlsx")
    return load_workbook(tmp_path / "plan.xlsx")


def headings(book: Workbook) -> list[str]:
    return [str(cell.value) for cell in sheet(book, "Actions")[1]]


def covered(book: Workbook, cells: str) -> str:
    """The headings of the columns that the ranges cover."""
    heads, found = headings(book), []
    for area in cells.split():
        left, _top, right, _bottom = range_boundaries(area)
        assert left is not None
        assert right is not None
        ends = [heads[left - 1], heads[right - 1]]
        found.append(ends[0] if left == right else " to ".join(ends))
    return ", ".join(found)


def validations(book: Workbook) -> dict[str, DataValidation]:
    """Column heading to the check of what is typed below it."""
    heads = headings(book)
    rules = sheet(book, "Actions").data_validations.dataValidation
    return {
        heads[area.min_col - 1]: rule
        for rule in rules
        for area in rule.sqref.ranges
        if area.min_col == area.max_col
    }


def words(book: Workbook, name: str) -> str:
    """The words behind a defined name."""
    place = book.defined_names[name].attr_text
    assert place is not None
    title, _mark, cells = place.partition("!")
    left, top, right, bottom = range_boundaries(cells)
    rows = sheet(book, title).iter_rows(top, bottom, left, right, values_only=True)
    return ", ".join(str(row[0]).replace(",", ";") for row in rows)


def test_every_list_column_offers_its_words_by_a_defined_name(book: Workbook) -> None:
    rules = {head: rule for head, rule in validations(book).items() if rule.type == "list"}
    assert {head: words(book, str(rule.formula1)) for head, rule in rules.items()} == LISTS


def test_names_and_lists_hold_nothing_else(book: Workbook) -> None:
    assert len(book.defined_names) == len(LISTS)
    assert sheet(book, "Lists").max_column == len(LISTS)


@pytest.mark.parametrize(
    ("heading", "kind", "operator", "bounds"),
    [
        ("Due", "date", "greaterThanOrEqual", ("36526", None)),
        ("Start", "date", "greaterThanOrEqual", ("36526", None)),
        ("Verified on", "date", "greaterThanOrEqual", ("36526", None)),
        ("New due date asked for", "date", "greaterThanOrEqual", ("36526", None)),
        ("Workers affected", "whole", "greaterThanOrEqual", ("0", None)),
        ("% done", "decimal", "between", ("0", "1")),
        ("Amount repaid", "decimal", "greaterThanOrEqual", ("0", None)),
        ("Cost", "decimal", "greaterThanOrEqual", ("0", None)),
    ],
)
def test_dates_and_figures_are_checked(
    book: Workbook, heading: str, kind: str, operator: str, bounds: tuple[str, str | None]
) -> None:
    rule = validations(book)[heading]
    assert (rule.type, rule.operator) == (kind, operator)
    assert (rule.formula1, rule.formula2) == bounds


def test_wrong_entry_is_stopped_with_a_sentence_that_excel_can_show(book: Workbook) -> None:
    for heading, rule in validations(book).items():
        assert rule.showErrorMessage, heading
        assert rule.allow_blank, heading
        assert rule.errorTitle == heading
        assert len(rule.errorTitle) <= 32
        assert str(rule.error).startswith("Please ")


def test_rows_that_people_add_have_the_lists_too(book: Workbook) -> None:
    for rule in validations(book).values():
        (area,) = rule.sqref.ranges
        assert (area.min_row, area.max_row) == (2, 206)


def test_colour_rules_stand_in_order_and_the_first_wins(book: Workbook) -> None:
    found = []
    for area in sheet(book, "Actions").conditional_formatting:
        for rule in area.rules:
            colour = rule.dxf.fill.bgColor.rgb[2:] if rule.dxf else "bar"
            found.append((rule.priority, covered(book, str(area.sqref)), colour, rule.stopIfTrue))
    assert [one[1:] for one in sorted(found)] == [
        ("Root cause", "FFF7A8", True),
        ("Corrective action", "FFF7A8", True),
        ("Responsible person", "FFF7A8", True),
        ("Due", "FFF7A8", True),
        ("Action ID to Days overdue", "E6D9F5", True),
        ("Action ID to Days overdue", "D9F2DF", True),
        ("Action ID to Days overdue", "7F1D1D", True),
        ("Action ID, Due, Days overdue", "F8C9C4", True),
        ("Action ID, Due, Days overdue", "FCE7B8", True),
        ("% done", "bar", None),
    ]


@pytest.mark.parametrize(
    ("title", "freeze", "reach"),
    [
        ("Actions", "B2", "A1:AN5"),
        ("Findings", "A2", "A1:G8"),
        ("Timeline", "A2", "A1:AF5"),
        ("Good practice", "A2", "A1:D2"),
        ("Checker", "A2", "A1:D5"),
    ],
)
def test_headings_stay_in_sight_are_repeated_in_print_and_filter(
    book: Workbook, title: str, freeze: str, reach: str
) -> None:
    page = sheet(book, title)
    assert page.freeze_panes == freeze
    assert page.auto_filter.ref == reach
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_id_is_repeated_on_every_page_of_the_actions(book: Workbook) -> None:
    assert sheet(book, "Actions").print_title_cols == "$A:$A"


def test_summary_has_one_chart_of_the_actions_by_severity(book: Workbook) -> None:
    (chart,) = sheet(book, "Summary")._charts  # type: ignore[attr-defined]  # noqa: SLF001
    assert chart.series[0].val.numRef.f == "'Summary'!$B$9:$B$13"
    assert chart.series[0].cat.numRef.f == "'Summary'!$A$9:$A$13"


@pytest.mark.parametrize(
    ("columns", "count"), [(Columns.SIMPLE, 12), (Columns.STANDARD, 36), (Columns.ALL, 40)]
)
def test_profile_decides_how_many_columns_are_shown_and_none_is_left_out(
    plant: Plant, tmp_path: Path, columns: Columns, count: int
) -> None:
    write_plan(plant.brief(columns=columns), tmp_path / "plan.xlsx")
    page = sheet(load_workbook(tmp_path / "plan.xlsx"), "Actions")
    heads = [str(cell.value) for cell in page[1]]
    shown = [
        head
        for place, head in enumerate(heads, 1)
        if not page.column_dimensions[get_column_letter(place)].hidden
    ]
    assert len(heads) == 40
    assert len(shown) == count
    if columns is Columns.SIMPLE:
        assert shown == SIMPLE


def test_sheets_are_not_protected_so_that_people_can_sort(book: Workbook) -> None:
    assert not any(page.protection.sheet for page in book.worksheets)
