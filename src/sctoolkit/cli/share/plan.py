"""`sctoolkit share plan`: the joint plan of a facility, led by one member, verified by others."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from sctoolkit.cli.share.sharing import client, id_of
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, spread
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError
from sctoolkit.language import _, later

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client

SCHEMA = "sctoolkit.joint-plan/1"
SHORT = 8
"""Characters of an id that are shown: enough for one plan."""
NONE = 404
HEADS = (
    later("id"),
    later("clause"),
    later("due"),
    later("status"),
    later("holds"),
    later("does not hold"),
    later("action"),
)
STATUSES = {
    "open": later("open"),
    "in-progress": later("under way"),
    "done": later("done"),
}
Plan = dict[str, Any]
Act = tuple[str, object]
"""Where something is sent, and what."""
Said = tuple[str, object, list[str]]
"""What is said of actions, what is sent of it, and how the ids of those begin."""


def command(
    facility: str = typer.Argument(help="The id of the facility, as `share search` shows it."),
    begin: bool = typer.Option(False, "--begin", help="Begin the plan; you lead it."),
    add: str = typer.Option("", "--add", help="What is to be done; with --clause and --due."),
    clause: str = typer.Option("", "--clause", help="Which clause of a code it is about."),
    due: datetime | None = typer.Option(None, "--due", formats=["%Y-%m-%d"], help="By when."),
    started: list[str] = typer.Option([], "--started", help="This action (its id) is under way."),
    done: list[str] = typer.Option([], "--done", help="This action is done."),
    reopen: list[str] = typer.Option([], "--reopen", help="This action is open again."),
    verify: list[str] = typer.Option([], "--verify", help="You looked: this action holds."),
    refute: list[str] = typer.Option([], "--refute", help="You looked: it does not hold."),
    lead: str = typer.Option("", "--lead", help="Hand the lead over to this member."),
    as_json: bool = typer.Option(False, "--json", help="The plan as JSON."),
) -> int:
    """Show the joint plan of a facility, and work on it.

    One member leads: it adds actions and says how far they are. The others and the owner look on
    the spot and say whether an action holds; how many do is shown, not who.
    """
    house = client()
    if len({bool(add), bool(clause), due is not None}) > 1:
        raise SctoolkitError(_("--add, --clause and --due are given together."))
    said: list[Said] = [
        ("status", {"status": "in-progress"}, started),
        ("status", {"status": "done"}, done),
        ("status", {"status": "open"}, reopen),
        ("verification", {"holds": True}, verify),
        ("verification", {"holds": False}, refute),
    ]
    here = f"/facilities/{facility}/plan"
    acts: list[Act] = [(here, None)] if begin else []
    acts += _about_actions(house, facility, said)
    if due is not None:
        action = {"clause": clause, "text": add, "due": due.date().isoformat()}
        acts.append((f"{here}/actions", action))
    if lead:
        acts.append((f"{here}/lead", {"member": id_of(house.get("/members/known"), lead)}))
    for path, sent in acts:
        house.post(path, sent)
    plan = _plan(house, facility)
    if as_json:
        show_json(SCHEMA, facility=facility, **plan)
    else:
        _show(plan)
    return Exit.DONE


def _plan(house: Client, facility: str) -> Plan:
    from sctoolkit.clearinghouse.client import RefusedError  # noqa: PLC0415 - as in `client()`

    try:
        found: Plan = house.get(f"/facilities/{facility}/plan")
    except RefusedError as error:
        if error.status != NONE:
            raise
        message = _("You see no joint plan of that facility.")
        begins = command_line("share", "plan", facility, "--begin")
        hint = _("Who buys there, or owns it, begins one: `{command}`").format(command=begins)
        raise NotFoundError(message, hint) from error
    return found


def _about_actions(house: Client, facility: str, said: list[Said]) -> list[Act]:
    """What is sent where about actions; each must be one of this plan."""
    told = [(one, what, sent) for what, sent, ids in said for one in ids]
    there = [one["id"] for one in _plan(house, facility)["actions"]] if told else []
    return [(f"/actions/{_whole(one, there)}/{what}", sent) for one, what, sent in told]


def _whole(begins: str, ids: list[str]) -> str:
    """The id that begins so; raises NotFoundError where it is not one."""
    found = [one for one in ids if begins and one.startswith(begins)]
    if len(found) != 1:
        message = _("No action of this plan, or more than one, has an id that begins with “{id}”.")
        raise NotFoundError(message.format(id=begins))
    return found[0]


def _show(plan: Plan) -> None:
    say(_("You lead this plan.") if plan["you_lead"] else _("Another member leads this plan."))
    rows = headed(HEADS, ((one["id"][:SHORT], *_cells(one)) for one in plan["actions"]))
    if rows:
        show(spread(rows, HEADS[-1:], terminal_width()))
    else:
        say(_("No action was added yet."))


def _cells(one: Plan) -> tuple[object, ...]:
    status = STATUSES[one["status"]]
    return one["clause"], one["due"], _(status), one["holds"], one["does_not_hold"], one["text"]
