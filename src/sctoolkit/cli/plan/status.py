"""`sctoolkit plan status`: what is open, overdue and closed, of one plan or of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from sctoolkit import wording
from sctoolkit.cli.clock import day_given
from sctoolkit.cli.options import DAY
from sctoolkit.cli.plan.plans import PLANS, open_plans
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.engine.plans.deciding import requests
from sctoolkit.engine.plans.status import FailOn, Line, PlanStatus, Tally, plan_status
from sctoolkit.errors import Exit
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.files.plans.choices import statuses, zero_tolerance
from sctoolkit.files.plans.content import plain_entry
from sctoolkit.language import _, later, plural
from sctoolkit.model.action_plan import ZeroTolerance
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan, Kept
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import ProblemKind

SCHEMA = "sctoolkit.plan-status/1"


def command(
    files: list[Path] = PLANS,
    fail_on: FailOn | None = typer.Option(
        None, "--fail-on", help="Leave with 3 where there is such an action; for schedulers."
    ),
    today: datetime | None = DAY,
    as_json: bool = typer.Option(False, "--json", help="All figures as JSON."),
) -> int:
    """Say where plans stand: zero tolerance first, what is overdue or asked for, then figures.

    By severity, responsible person, site and clause; of several plans also by plan.
    """
    day = day_given(today)
    status = plan_status(open_plans(files), day)
    if as_json:
        show_json(SCHEMA, **plain_status(status))
    else:
        show("\n\n".join(status_parts(status, terminal_width())))
    if fail_on is None or not status.fails(fail_on):
        return Exit.DONE
    say(_("There are actions such as --fail-on {bar} names.").format(bar=fail_on.value))
    return Exit.BELOW_BAR


def status_parts(status: PlanStatus, width: int | None) -> Iterator[str]:
    """The parts of the text, one below the other."""
    yield _head(status)
    yield from _lists(status, width)
    severities = [_row(later("severity"), _severity(one.name), one) for one in status.by_severity]
    if severities:
        total = _row(later("severity"), _("all"), status.total)
        yield table([*severities, total], width)
    groups = (
        (later("responsible"), _("nobody named yet"), status.by_owner),
        (later("site"), "", status.by_site),
        (later("clause"), _("added by hand"), status.by_clause),
        (later("plan"), "", status.by_plan if len(status.plans) > 1 else ()),
    )
    for head, nameless, tallies in groups:
        if tallies:
            yield table([_row(head, one.name or nameless, one) for one in tallies], width)


def _head(status: PlanStatus) -> str:
    subjects = list(dict.fromkeys(one.subject for one in status.plans))
    plans = plural("{count} plan", "{count} plans", len(status.plans))
    name = subjects[0] if len(subjects) == 1 else plans
    return _("{name} on {date}: {open} open, {overdue} overdue").format(
        name=name,
        date=status.today.isoformat(),
        open=status.total.open,
        overdue=status.total.overdue,
    )


def _lists(status: PlanStatus, width: int | None) -> Iterator[str]:
    several = len(status.plans) > 1
    lists = (
        (_zero_tolerance(status.zero_tolerance), status.zero_tolerance),
        (_("Overdue"), status.overdue),
        (_("Closed without proof"), status.unproven),
    )
    for title, lines in lists:
        if lines:
            rows = [_line(one, several=several) for one in lines]
            yield f"{title}\n{table(rows, width)}"
    if asked := [_request(plan, one, several=several) for plan, one in _requests(status)]:
        title = _("Later dates asked for; sctoolkit plan decide answers them")
        yield f"{title}\n{table(asked, width)}"
    if kept := [_kept(plan, one, several=several) for plan, one in _aside(status)]:
        title = _("Typed, but not taken over; kept in the plan's file until you delete it there")
        yield f"{title}\n{table(kept, width)}"


def _zero_tolerance(lines: Sequence[Line]) -> str:
    if any(one.at.zero is ZeroTolerance.CLARIFY for one in lines):
        return _("Zero tolerance, not closed (Clarify: find out first whether it is)")
    return _("Zero tolerance, not closed")


def _requests(status: PlanStatus) -> list[tuple[FollowedPlan, FollowedAction]]:
    return [(plan, one) for plan in status.plans for one in requests(plan)]


def _request(plan: FollowedPlan, one: FollowedAction, *, several: bool) -> dict[str, Any]:
    row = {later("plan"): plan.subject} if several else {}
    return row | {
        later("action"): one.id,
        later("due"): plain_entry(one.due) or "–",
        later("asked for"): plain_entry(one.day(Field.NEW_DUE)),
        later("reason"): one.words(Field.NEW_DUE_REASON) or "–",
        later("responsible"): one.words(Field.PERSON) or "–",
    }


def _aside(status: PlanStatus) -> list[tuple[FollowedPlan, Kept]]:
    """What waits for somebody; comments do not, they stand in the next workbook."""
    return [
        (plan, one)
        for plan in status.plans
        for one in plan.kept
        if one.because != ProblemKind.CELL_NOTE.code
    ]


def _kept(plan: FollowedPlan, one: Kept, *, several: bool) -> dict[str, Any]:
    headings = {key.value: title for key, title in titles().items()}
    row = {later("plan"): plan.subject} if several else {}
    return row | {
        later("action"): one.action or "–",
        later("column"): headings.get(one.column, one.column) or "–",
        later("typed"): " ".join(one.text.split()),
        later("file"): one.origin,
        later("code"): one.because,
    }


def _line(line: Line, *, several: bool) -> dict[str, Any]:
    action = line.action
    row = {later("plan"): line.plan.subject} if several else {}
    severity = _severity(action.severity.value if action.severity else "")
    if line.at.zero is ZeroTolerance.CLARIFY:
        severity = f"{severity} ({zero_tolerance()[ZeroTolerance.CLARIFY]})"
    return row | {
        later("action"): action.id,
        later("severity"): severity,
        later("due"): action.due.isoformat() if action.due else "–",
        later("days"): "–" if line.at.days is None else line.at.days,
        later("responsible"): action.words(Field.PERSON) or "–",
        later("status"): statuses()[action.status],
    }


def _severity(name: str) -> str:
    return wording.severity(Severity(name)) if name else _("none given")


def _row(head: str, name: str, one: Tally) -> dict[str, Any]:
    return {
        head: name,
        later("open"): one.open,
        later("overdue"): one.overdue,
        later("30 days"): one.within[0],
        later("31-60"): one.within[1],
        later("61-90"): one.within[2],
        later("later"): one.later,
        later("no date"): one.undated,
        later("waiting"): one.waiting,
        later("closed"): one.proven,
        later("no proof"): one.unproven,
        later("set aside"): one.set_aside,
    }


def plain_status(status: PlanStatus) -> dict[str, Any]:
    """All figures as plain values."""
    return {
        "date": status.today.isoformat(),
        "plans": [
            {"plan": one.id, "subject": one.subject, "revision": one.revision}
            for one in status.plans
        ],
        "total": _plain_tally(status.total),
        "by_severity": _plain_tallies(status.by_severity),
        "by_owner": _plain_tallies(status.by_owner),
        "by_site": _plain_tallies(status.by_site),
        "by_clause": _plain_tallies(status.by_clause),
        "by_plan": _plain_tallies(status.by_plan),
        "zero_tolerance": [_plain_line(one) for one in status.zero_tolerance],
        "overdue": [_plain_line(one) for one in status.overdue],
        "unproven": [_plain_line(one) for one in status.unproven],
        "requests": [
            {
                "plan": plan.id,
                "action": one.id,
                "due": plain_entry(one.due),
                "asked": plain_entry(one.day(Field.NEW_DUE)),
                "reason": one.words(Field.NEW_DUE_REASON),
            }
            for plan, one in _requests(status)
        ],
        "kept": [
            {"plan": plan.id, **{key: plain_entry(value) for key, value in asdict(one).items()}}
            for plan, one in _aside(status)
        ],
    }


def _plain_tallies(tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    return [{"name": one.name, **_plain_tally(one)} for one in tallies]


def _plain_tally(one: Tally) -> dict[str, Any]:
    plain = asdict(one)
    del plain["name"]
    plain["within"] = dict(zip(("30", "60", "90"), one.within, strict=True))
    return plain


def _plain_line(line: Line) -> dict[str, Any]:
    action = line.action
    return {
        "plan": line.plan.id,
        "subject": line.plan.subject,
        "action": action.id,
        "severity": action.severity.value if action.severity else "",
        "zero_tolerance": line.at.zero.value,
        "due": plain_entry(action.due),
        "days": line.at.days,
        "person": action.words(Field.PERSON),
        "status": action.status.value,
    }
