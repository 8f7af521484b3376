"""`sctoolkit share group`: your groups, whom you know by them, and what was agreed there."""

from __future__ import annotations

from typing import Any

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError
from sctoolkit.language import _, labelled, later

SCHEMA = "sctoolkit.groups/1"
HEADS = (later("group"), later("purpose"))
KINDS = {"agenda": later("agenda"), "minutes": later("minutes")}
Rows = list[dict[str, Any]]


def command(
    name: str = typer.Argument("", help="One of your groups; nothing for all of them."),
    agenda: str = typer.Option("", "--agenda", help="Put this on the agenda."),
    minutes: str = typer.Option("", "--minutes", help="Put this into the minutes: it was said."),
    as_json: bool = typer.Option(False, "--json", help="Groups, members and minutes as JSON."),
) -> int:
    """Show your groups, the members that you know by them, and their agendas and minutes.

    What competitors talk about is written down. Words about prices, orders, customers and the
    like are refused, and personal data is taken out. Nothing that stands there can be changed.
    """
    house = client()
    groups = [one for one in house.get("/groups") if name in ("", one["name"])]
    if not groups:
        raise NotFoundError(_("You belong to no group of that name."))
    written = [("agenda", agenda), ("minutes", minutes)]
    if any((agenda, minutes)) and len(groups) > 1:
        raise SctoolkitError(_("Say in which of your groups."))
    for kind, text in written:
        if text:
            house.post("/minutes", {"kind": kind, "text": text, "group": groups[0]["id"]})
    ids = {one["id"] for one in groups}
    said = [one for one in house.get("/minutes") if one["group"] in ids]
    members = [one["name"] for one in house.get("/members/known")]
    if as_json:
        show_json(SCHEMA, groups=groups, members=members, minutes=said)
    else:
        _show(groups, members, said)
    return Exit.DONE


def _show(groups: Rows, members: list[str], said: Rows) -> None:
    rows = headed(HEADS, ((one["name"], one["purpose"]) for one in groups))
    names = {one["id"]: one["name"] for one in groups}
    show(table(rows, terminal_width()))
    say(_("Members of your groups: {names}.").format(names=", ".join(members)))
    for one in said:
        kind = KINDS[one["kind"]]
        word = _(kind)
        show(labelled(f"{one['at']} {names[one['group']]} · {word}", one["text"]))
