"""The tables of the Summary that count actions: what it was at writing, and what it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sctoolkit import wording
from sctoolkit.engine.plans.standing import SOON, WAITING, finished
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import all_cells
from sctoolkit.files.plan_workbook.formulas import Terms, count
from sctoolkit.files.plans.choices import statuses
from sctoolkit.files.sheet import column_letters
from sctoolkit.files.sheets.leaf import Leaf, Live
from sctoolkit.files.sheets.looks import HEAD, PLAIN, Edges
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Field
from sctoolkit.model.severity import Severity

FIGURE = replace(PLAIN, edges=Edges.BELOW, across="right", down="vcenter", wrapped=True)
NAME = replace(FIGURE, across="")
OVER_FIGURES = replace(HEAD, across="right")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: its name, what it was at writing, and the formula for now."""

    name: str
    written: str | float
    formula: str
    number_format: str = "0"


def heading(sheet: Leaf, row: int, titles: Sequence[str], widths: Sequence[float]) -> None:
    """Headings over figures; the first is over names."""
    sheet.fit(row, [(t, w - 1) for t, w in zip(titles, widths, strict=False)])
    for place, title in enumerate(titles, 1):
        sheet.put(row, place, title, HEAD if place == 1 else OVER_FIGURES)


def line(sheet: Leaf, row: int, figure: Figure) -> None:
    """A name, its figure at writing, and the live one."""
    name(sheet, row, figure.name)
    look = replace(FIGURE, form=figure.number_format)
    sheet.put(row, 2, figure.written, look)
    sheet.put(row, 3, Live(f"={figure.formula}", figure.written), look)


def name(sheet: Leaf, row: int, text: str) -> None:
    """What a line is about."""
    sheet.put(row, 1, text, NAME)


def live(sheet: Leaf, row: int, place: int, formula: str, now: str | float) -> None:
    """One live figure."""
    sheet.put(row, place, Live(f"={formula}", now), FIGURE)


def by_severity(sheet: Leaf, brief: Brief, row: int) -> int:
    """Severity and status: every action once, those without a severity in a line of their own."""
    terms = Terms(all_cells(brief))
    written = Counter((action.severity, action.status) for action in brief.rows)
    lines: list[tuple[str, Severity | None, str]] = [
        (wording.severity(one), one, terms.severity(one)) for one in Severity
    ]
    lines.append((_("No severity given"), None, f"(1-{terms.severity(*Severity)})"))
    first = row
    for text, severity, condition in lines:
        at_writing = sum(written[severity, status] for status in ActionStatus)
        line(sheet, row, Figure(text, at_writing, count(terms.used(), condition)))
        for place, status in enumerate(statuses(), 4):
            now = written[severity, status]
            live(sheet, row, place, count(terms.used(), condition, terms.status(status)), now)
        row += 1
    _total(sheet, row, first, Counter(action.status for action in brief.rows))
    return row + 1


def _total(sheet: Leaf, row: int, first: int, written: Counter[ActionStatus]) -> None:
    bold = replace(FIGURE, bold=True)
    sheet.put(row, 1, _("All"), replace(NAME, bold=True))
    sheet.put(row, 2, written.total(), bold)
    figures = [written.total(), *(written[status] for status in statuses())]
    for place, now in enumerate(figures, 3):
        letter = column_letters(place - 1)
        sheet.put(row, place, Live(f"=SUM({letter}{first}:{letter}{row - 1})", now), bold)


def deadlines(brief: Brief) -> list[Figure]:
    """When the actions that wait for the person responsible are due; together they are all."""
    terms, to_do = Terms(all_cells(brief)), [one for one in brief.standings if one.to_do]
    days = [one.days for one in to_do if one.days is not None]
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
    without = len(to_do) - len(days)
    undated = Figure(_("Without a date"), without, count(terms.to_do(), terms.undated()))
    return [*found, undated, Figure(_("Still to be done"), len(to_do), count(terms.to_do()))]


def _within(days: Sequence[int], first: int, last: int) -> int:
    return sum(first <= day <= last for day in days)


def follow_up(brief: Brief) -> list[Figure]:
    """What a buyer asks about first."""
    terms, at = Terms(all_cells(brief)), brief.standings
    unfinished = [one for one in at if not one.finished]
    zero = {one: sum(each.zero is one for each in unfinished) for one in ZeroTolerance}
    everything, proven = count(terms.used()), count(terms.used(), terms.proven())
    proof = sum(one.proven for one in at)
    nobody = sum(Field.PERSON in one.missing for one in unfinished)
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
            _("Waiting for a review, or disputed"),
            sum(one.status in WAITING for one in at),
            count(terms.used(), terms.status(*WAITING)),
        ),
        Figure(
            _("Without a responsible person"),
            nobody,
            count(terms.unfinished(), terms.blank(Field.PERSON)),
        ),
        Figure(_("Closed with evidence, verified by someone else"), proof, proven),
        Figure(
            _("The same, of all actions"),
            proof / len(at) if proof else 0,
            f"IF({everything}=0,0,{proven}/{everything})",
            "0%",
        ),
        Figure(
            _("Average days open since this plan"),
            _average_now(brief),
            _average_days(brief, terms),
            "0",
        ),
    ]


def _average_now(brief: Brief) -> float:
    """The average at writing, as the formula has it; 0 where days are earlier than the plan."""
    made, today = _begun(brief), brief.plan.made_on
    days = []
    for action in brief.rows:
        verified = action.day(Field.VERIFIED_ON)
        if not finished(action):
            days.append((today - made).days)
        elif verified:
            days.append((verified - made).days)
    return max(0, sum(days) / len(days)) if sum(days) else 0


def _begun(brief: Brief) -> date:
    """The day of the first plan."""
    return brief.followed.made_on if brief.followed else brief.plan.made_on


def _average_days(brief: Brief, terms: Terms) -> str:
    """Up to today, or to the day on which a closed action was verified."""
    day = _begun(brief)
    made = f"DATE({day.year},{day.month},{day.day})"
    still_open = count(terms.unfinished())
    verified = f"{terms.used()}*{terms.finished()}*{terms.given(Field.VERIFIED_ON)}"
    closed = count(verified)
    until = f"SUMPRODUCT({verified},{terms.at[Field.VERIFIED_ON]})"
    days = f"{still_open}*(TODAY()-{made})+{until}-{closed}*{made}"
    return f"IF({still_open}+{closed}=0,0,MAX(0,({days})/({still_open}+{closed})))"
