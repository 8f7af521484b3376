"""`sctoolkit plan decide`: requests for later deadlines, listed and decided, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from sctoolkit import settings
from sctoolkit.cli.clock import day_given
from sctoolkit.cli.plan.plans import PLANS, open_plan, stores
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width, written
from sctoolkit.cli.tables import table
from sctoolkit.engine.plans.deciding import Verdict, decided, requests
from sctoolkit.errors import Exit, NotFoundError
from sctoolkit.files.plans.content import plain_entry
from sctoolkit.files.plans.store import holding, save_plan
from sctoolkit.language import _, later, plural
from sctoolkit.model.followed_plan import Decision, Field, FollowedAction

SCHEMA = "sctoolkit.plan-decide/1"


def command(
    files: list[Path] = PLANS,
    decision: Decision = typer.Option(
        Decision.PENDING,
        "--as",
        help="Approve or decline the requests; without it they are only listed.",
    ),
    actions: list[str] = typer.Option(
        [], "--action", help="Only of this action; may be given several times (default: all)."
    ),
    comment: str = typer.Option("", "--comment", help="What you say to the people who asked."),
    who: str = typer.Option("", "--by", help="Who decides (default: your name)."),
    today: datetime | None = typer.Option(
        None, "--date", formats=["%Y-%m-%d"], help="The day of the decision (default: today)."
    ),
    as_json: bool = typer.Option(False, "--json", help="The requests as JSON."),
) -> int:
    """List who asks for a later deadline, and approve or decline it, many at once.

    Once approved, the new date holds. The next workbooks show the decision.
    """
    day = day_given(today)
    name = who or settings.load().name or "plan decide"
    verdict = Verdict(decision, day, name, comment)
    found = [one for path in stores(files) for one in _of(path, actions, verdict)]
    missing = set(actions) - {action.id for _path, action in found}
    if missing:
        message = _("Nobody asks for a later deadline of {action}.")
        raise NotFoundError(message.format(action=", ".join(sorted(missing))))
    _tell(found, decision, as_json=as_json)
    return Exit.DONE


def _of(path: Path, actions: Sequence[str], verdict: Verdict) -> list[tuple[Path, FollowedAction]]:
    """The requests in one plan; decided, where the verdict is one."""
    with holding(path):
        plan = open_plan(path)
        asked = [one for one in requests(plan) if not actions or one.id in actions]
        if asked and verdict.decision is not Decision.PENDING:
            save_plan(path, decided(plan, {one.id for one in asked}, verdict))
    return [(path, one) for one in asked]


def _tell(
    found: Sequence[tuple[Path, FollowedAction]], decision: Decision, *, as_json: bool
) -> None:
    if as_json:
        plain = [
            {
                "plan": str(path),
                "action": one.id,
                "due": plain_entry(one.value(Field.DUE)),
                "asked": plain_entry(one.value(Field.NEW_DUE)),
                "reason": one.words(Field.NEW_DUE_REASON),
            }
            for path, one in found
        ]
        show_json(SCHEMA, decision=decision.value, requests=plain)
        return
    if found:
        show(table([_row(one) for _path, one in found], terminal_width()))
    say(_counted(len(found), decision))
    if decision is Decision.PENDING:
        if found:
            again = command_line("plan", "decide", found[0][0], "--as", Decision.APPROVED.value)
            say(_("Approve them with: {command}").format(command=again))
        return
    for path in dict.fromkeys(path for path, _one in found):
        written(path)


def _counted(count: int, decision: Decision) -> str:
    if decision is Decision.APPROVED:
        return plural("{count} request approved.", "{count} requests approved.", count)
    if decision is Decision.DECLINED:
        return plural("{count} request declined.", "{count} requests declined.", count)
    return plural("{count} request is open.", "{count} requests are open.", count)


def _row(one: FollowedAction) -> dict[str, Any]:
    return {
        later("action"): one.id,
        later("due"): plain_entry(one.value(Field.DUE)) or "–",
        later("asked for"): plain_entry(one.value(Field.NEW_DUE)),
        later("reason"): one.words(Field.NEW_DUE_REASON) or "–",
    }
