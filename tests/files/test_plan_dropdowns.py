"""How the Actions sheet helps people to fill it in: lists, checks, colours, what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from sctoolkit.files.plan_workbook import Columns, write_plan
from sctoolkit.language import speaking
from sctoolkit.model.assessment import Answer, AnswerState

from .plans import Plant, read_plant, sheet

LISTS = {
    "Severity": "Zero tolerance, Critical, Major, Minor, Observation",
    "Zero tolerance": "Yes, Clarify, No",
    "Finding status": "New, Carried over, Repeat, No longer found, No longer asked for",
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
    "Finding",
    "Code and clause",
    "Severity",
    "State",
    "Root cause",
    "Corrective action",
    "Responsible person",
    "Due",
    "Status",
    "Preventive action",
    "Remedy for people harmed",
    "Evidence link or file",
]
"""Twelve, and what is due to people: an action of the plan names it."""


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


@pytest.mark.parametrize(
    ("language", "heading", "offered"),
    [
        ("fr", "Décision", "En attente, Approuvé, Refusé"),
        ("es", "Decisión", "Pendiente, Aprobada, Rechazada"),
    ],
)
def test_lists_speak_the_language_of_the_workbook(
    plant: Plant, tmp_path: Path, language: str, heading: str, offered: str
) -> None:
    with speaking(language):
        write_plan(plant.brief(), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    assert heading in headings(book)
    assert words(book, "list_decision") == offered


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_colour_rules_are_short_enough_to_be_edited_in_excel(
    plant: Plant, tmp_path: Path, language: str
) -> None:
    with speaking(language):
        write_plan(plant.brief(), tmp_path / "plan.xlsx")
    for page in load_workbook(tmp_path / "plan.xlsx").worksheets:
        for area in page.conditional_formatting:
            assert all(len(one) <= 255 for rule in area.rules for one in rule.formula)


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
        ("Done in %", "decimal", "between", ("0", "1")),
        ("Amount repaid", "decimal", "greaterThanOrEqual", ("0", None)),
        ("Cost", "decimal", "greaterThanOrEqual", ("0", None)),
    ],
)
def test_dates_and_figures_are_checked(
    book: Workbook, heading: str, kind: str, operator: str, bounds: tuple[str, str | None]
) -> None:
    rule = validations(book)[heading]
    assert (rule.type, rule.operator or "between") == (kind, operator)
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
        assert (area.min_row, area.max_row) == (2, 205)


def test_colour_rules_stand_in_order_and_the_first_wins(book: Workbook) -> None:
    found = []
    for area in sheet(book, "Actions").conditional_formatting:
        for rule in area.rules:
            colour = rule.dxf.fill.bgColor.rgb[2:] if rule.dxf else "bar"
            found.append((rule.priority, covered(book, str(area.sqref)), colour, rule.stopIfTrue))
    everything, grave = (
        "Action ID to Comment of the buyer",
        "Action ID, Severity, Zero tolerance, State",
    )
    dates = "Action ID, State, Due, Days overdue"
    assert [one[1:] for one in sorted(found)] == [
        (everything, "D9F2DF", True),
        (everything, "E6D9F5", True),
        (grave, "7F1D1D", True),
        (grave, "F2C3A7", True),
        (dates, "F8C9C4", True),
        (dates, "FCE7B8", True),
        ("Root cause", "FFF7A8", True),
        ("Corrective action", "FFF7A8", True),
        ("Responsible person", "FFF7A8", True),
        ("Due", "FFF7A8", True),
        ("Immediate correction", "FFF7A8", True),
        (everything, "D3D7DE", True),
        ("How verified, Verified by, Verified on", "D3D7DE", True),
        ("Workers affected, Amount repaid, Currency", "D3D7DE", True),
        ("Reason for a new date, Decision", "D3D7DE", True),
        ("Done in %", "bar", None),
    ]


@pytest.mark.parametrize(
    ("title", "freeze", "reach"),
    [
        ("Findings", "A3", "A2:I9"),
        ("Timeline", "C2", "A1:G5"),
        ("Good practice", "A2", "A1:D2"),
        ("Open questions", "A2", "A1:C2"),
        ("Checker", "A2", "A1:F6"),
    ],
)
def test_headings_stay_in_sight_are_repeated_in_print_and_filter(
    book: Workbook, title: str, freeze: str, reach: str
) -> None:
    page = sheet(book, title)
    assert page.freeze_panes == freeze
    assert page.auto_filter.ref == reach
    top = 2 if title == "Findings" else 1
    assert page.print_title_rows == f"${top}:${top}"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_action_and_finding_stay_in_sight_and_stand_on_every_printed_page(book: Workbook) -> None:
    page = sheet(book, "Actions")
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", "A1:AO5")
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$B")
    assert headings(book)[:2] == ["Action ID", "Finding"]


def test_actions_print_two_pages_across_what_to_do_first_then_the_proof(book: Workbook) -> None:
    page = sheet(book, "Actions")
    assert page.print_area == "'Actions'!$A$1:$R$5"
    assert page.page_setup.pageOrder == "overThenDown"
    (end,) = [one.id for one in page.col_breaks.brk]
    first, second = headings(book)[:end], headings(book)[end:18]
    assert {"Finding", "Corrective action", "Responsible person", "Due"} <= set(first)
    assert second[-1] == "Verified on"


def test_footer_stands_clear_of_the_table(book: Workbook) -> None:
    for page in book.worksheets:
        if page.sheet_state == "visible":
            assert page.page_margins.bottom >= page.page_margins.footer + 0.3


def test_summary_has_one_chart_of_the_actions_by_severity(book: Workbook) -> None:
    (chart,) = sheet(book, "Summary")._charts  # type: ignore[attr-defined]  # noqa: SLF001
    assert chart.series[0].val.numRef.f == "'Summary'!$B$11:$B$15"
    assert chart.series[0].cat.numRef.f == "'Summary'!$A$11:$A$15"


@pytest.mark.parametrize(
    ("columns", "count"), [(Columns.SIMPLE, 13), (Columns.STANDARD, 38), (Columns.ALL, 41)]
)
def test_profile_decides_how_many_columns_are_shown_and_none_is_left_out(
    plant: Plant, tmp_path: Path, columns: Columns, count: int
) -> None:
    write_plan(plant.brief(columns=columns), tmp_path / "plan.xlsx")
    page = sheet(load_workbook(tmp_path / "plan.xlsx"), "Actions")
    heads = [str(cell.value) for cell in page[1]]
    hidden = {
        place
        for one in page.column_dimensions.values()
        if one.hidden
        for place in range(one.min or 0, (one.max or 0) + 1)
    }
    shown = [head for place, head in enumerate(heads, 1) if place not in hidden]
    assert len(heads) == 41
    assert len(shown) == count
    if columns is Columns.SIMPLE:
        assert shown == SIMPLE


def test_column_that_must_be_filled_in_is_hidden_in_no_profile(
    plant: Plant, tmp_path: Path
) -> None:
    grave = plant.answering(hours=Answer(AnswerState.ANSWERED, "0"))
    write_plan(grave.brief(columns=Columns.SIMPLE), tmp_path / "plan.xlsx")
    page = sheet(load_workbook(tmp_path / "plan.xlsx"), "Actions")
    place = headings(load_workbook(tmp_path / "plan.xlsx")).index("Immediate correction")
    assert not page.column_dimensions[get_column_letter(place + 1)].hidden


def test_sheets_are_not_protected_so_that_people_can_sort(book: Workbook) -> None:
    assert not any(page.protection.sheet for page in book.worksheets)
