"""The tables of the Summary that count actions: what it was at writing, and what it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from sctoolkit import wording
from sctoolkit.files import styles
from sctoolkit.files.cached import Value
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import all_cells
from sctoolkit.files.plan_workbook.formulas import FINISHED, SOON, WAITING, Terms, count
from sctoolkit.files.plan_workbook.tables import head
from sctoolkit.files.plan_workbook.words import statuses
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: its name, what it was at writing, and the formula for now."""

    name: str
    written: Value
    formula: str
    number_format: str = "0"


def heading(sheet: Sheet, row: int, titles: Sequence[str], widths: Sequence[float]) -> None:
    """Headings over figures; the first is over names."""
    for place, title in enumerate(titles, 1):
        aligned = styles.HEAD_ALIGNED if place == 1 else styles.HEAD_OVER_FIGURES
        head(sheet, row, place, title, aligned)
    styles.fit_row(sheet.sheet, row, [(t, w - 1) for t, w in zip(titles, widths, strict=False)])


def line(sheet: Sheet, row: int, figure: Figure) -> None:
    """A name, its figure at writing, and the live one."""
    name(sheet, row, figure.name)
    cells = (
        sheet.put(row, 2, figure.written),
        sheet.formula(row, 3, f"={figure.formula}", figure.written),
    )
    for cell in cells:
        cell.font, cell.border = styles.PLAIN, styles.UNDERLINED
        cell.alignment = styles.FIGURE
        cell.number_format = figure.number_format


def name(sheet: Sheet, row: int, text: str) -> None:
    """What a line is about."""
    cell = sheet.put(row, 1, text)
    cell.font, cell.alignment, cell.border = styles.PLAIN, styles.NAME, styles.UNDERLINED


def live(sheet: Sheet, row: int, place: int, formula: str, now: Value) -> None:
    """One live figure."""
    cell = sheet.formula(row, place, f"={formula}", now)
    cell.font, cell.border, cell.alignment = styles.PLAIN, styles.UNDERLINED, styles.FIGURE


def by_severity(sheet: Sheet, brief: Brief, row: int) -> int:
    """Severity and status: every action once, those without a severity in a line of their own."""
    terms = Terms(all_cells(brief))
    written = Counter(action.severity for action in brief.plan.actions)
    lines = [(wording.severity(one), written[one], terms.severity(one)) for one in Severity]
    lines.append((_("No severity given"), 0, f"(1-{terms.severity(*Severity)})"))
    first = row
    for text, at_writing, condition in lines:
        line(sheet, row, Figure(text, at_writing, count(terms.used(), condition)))
        for place, status in enumerate(statuses(), 4):
            now = at_writing if status is ActionStatus.NOT_STARTED else 0
            live(sheet, row, place, count(terms.used(), condition, terms.status(status)), now)
        row += 1
    _total(sheet, row, first, len(brief.plan.actions))
    return row + 1


def _total(sheet: Sheet, row: int, first: int, written: int) -> None:
    name(sheet, row, _("All"))
    sheet.put(row, 2, written).alignment = styles.FIGURE
    for place in range(3, len(statuses()) + 4):
        letter = get_column_letter(place)
        now = written if place <= 4 else 0  # noqa: PLR2004 - all, and all of them not started
        live(sheet, row, place, f"SUM({letter}{first}:{letter}{row - 1})", now)
    for place in range(1, len(statuses()) + 4):
        cell = sheet.sheet.cell(row, place)
        cell.font, cell.border = styles.BOLD, styles.UNDERLINED


def deadlines(brief: Brief) -> list[Figure]:
    """When the actions that wait for the person responsible are due; together they are all."""
    terms = Terms(all_cells(brief))
    days = [(action.due - brief.plan.made_on).days for action in brief.plan.actions]
    spans = [
        (_("Overdue"), sum(day < 0 for day in days), ("<TODAY()",)),
        (_("Due within 30 days"), _within(days, 0, SOON), (">=TODAY()", f"<=TODAY()+{SOON}")),
        (_("Due in 31 to 60 days"), _within(days, 31, 60), (">TODAY()+30", "<=TODAY()+60")),
        (_("Due in 61 to 90 days"), _within(days, 61, 90), (">TODAY()+60", "<=TODAY()+90")),
        (_("Due later"), sum(day > 90 for day in days), (">TODAY()+90",)),  # noqa: PLR2004
    ]
    found = [
        Figure(text, written, count(terms.to_do(), terms.due(*tests)))
        for text, written, tests in spans
    ]
    undated = Figure(_("Without a date"), 0, count(terms.to_do(), terms.undated()))
    return [*found, undated, Figure(_("Still to be done"), len(days), count(terms.to_do()))]


def _within(days: Sequence[int], first: int, last: int) -> int:
    return sum(first <= day <= last for day in days)


def follow_up(brief: Brief) -> list[Figure]:
    """What a buyer asks about first."""
    terms, actions = Terms(all_cells(brief)), brief.plan.actions
    zero = {one: sum(action.zero_tolerance is one for action in actions) for one in ZeroTolerance}
    everything, proven = count(terms.used()), count(terms.used(), terms.proven())
    no_name = terms.blank("person")
    return [
        Figure(
            _("Open zero tolerance"),
            zero[ZeroTolerance.YES],
            count(terms.unfinished(), terms.zero(ZeroTolerance.YES)),
        ),
        Figure(
            _("Zero tolerance to clarify"),
            zero[ZeroTolerance.CLARIFY],
            count(terms.unfinished(), terms.zero(ZeroTolerance.CLARIFY)),
        ),
        Figure(
            _("Waiting for a review, or disputed"), 0, count(terms.used(), terms.status(*WAITING))
        ),
        Figure(_("Without a responsible person"), len(actions), count(terms.unfinished(), no_name)),
        Figure(_("Closed with evidence, verified by someone else"), 0, proven),
        Figure(
            _("The same, of all actions"), 0, f"IF({everything}=0,0,{proven}/{everything})", "0%"
        ),
        Figure(_("Average days open since this plan"), 0, _average_days(brief, terms), "0"),
    ]


def _average_days(brief: Brief, terms: Terms) -> str:
    """Up to today, or to the day on which a closed action was verified."""
    day = brief.plan.made_on
    made = f"DATE({day.year},{day.month},{day.day})"
    still_open = count(terms.unfinished())
    verified = f"{terms.used()}*{terms.status(*FINISHED)}*{terms.given('verified_on')}"
    closed = count(verified)
    until = f"SUMPRODUCT({verified},{terms.at['verified_on']})"
    days = f"{still_open}*(TODAY()-{made})+{until}-{closed}*{made}"
    return f"IF({still_open}+{closed}=0,0,({days})/({still_open}+{closed}))"
