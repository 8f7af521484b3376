"""`sctoolkit clearinghouse members`: who takes part, who joins, who is suspended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from sctoolkit import records
from sctoolkit.cli.clearinghouse.serving import group_of, member_of
from sctoolkit.cli.share.sharing import client, read_file, require_keys
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.sharing.keyring import read_card
from sctoolkit.language import _, later

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client

SCHEMA = "sctoolkit.members/1"
HEADS = (later("member"), later("state"), later("groups"))
STATES = {"active": later("takes part"), "suspended": later("suspended"), "left": later("has left")}


def command(
    join: Path | None = typer.Option(None, "--join", help="Let in the company of this card file."),
    group: list[str] = typer.Option([], "--group", help="Into this group; with --join."),
    suspend: str = typer.Option("", "--suspend", help="End the access of this member, at once."),
    because: str = typer.Option("", "--because", help="Why; it stands in the log."),
    lift: str = typer.Option("", "--lift", help="Lift the suspension of this member."),
    as_json: bool = typer.Option(False, "--json", help="The members as JSON."),
) -> int:
    """Show the members, let one in, suspend one that broke the rules, or lift it again.

    For administrators, who log in with `share login`. What a suspended member shared is not shown
    until it is lifted; its tokens end for good, and its people need new ones then.
    """
    if bool(group) > (join is not None) or bool(because) > bool(suspend):
        raise SctoolkitError(_("--group goes with --join, --because with --suspend."))
    house = client()
    if join is not None:
        _let_in(house, join, group)
    if suspend:
        house.post(f"/members/{member_of(house, suspend)}/suspend", {"because": because})
    if lift:
        house.post(f"/members/{member_of(house, lift)}/lift")
        renews = command_line("clearinghouse", "accounts", lift, "--renew", "NAME")
        say(_("Its people need new tokens: {command}").format(command=renews))
    members = _members(house)
    if as_json:
        show_json(SCHEMA, members=members)
    else:
        show(table(headed(HEADS, map(_cells, members)), terminal_width()))
    return Exit.DONE


def _let_in(house: Client, path: Path, groups: list[str]) -> None:
    """A member joins; next its people get accounts."""
    require_keys()
    from sctoolkit.clearinghouse.keys import is_card  # noqa: PLC0415 - an extra, and heavy

    read_file(path)
    card = read_card(path, is_card)
    ids = [group_of(house, name) for name in groups]
    house.post("/members", {**records.to_plain(card), "groups": ids})
    adds = command_line("clearinghouse", "accounts", card.name, "--add", "NAME")
    words = _("{member} joined. Give its people tokens: {command}")
    say(words.format(member=card.name, command=adds))


def _members(house: Client) -> list[dict[str, Any]]:
    groups = house.get("/admin/groups")
    return [
        {**one, "groups": [group["name"] for group in groups if one["id"] in group["members"]]}
        for one in house.get("/admin/members")
    ]


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    state = STATES[one["state"]]
    return one["name"], _(state), ", ".join(one["groups"]) or "–"
