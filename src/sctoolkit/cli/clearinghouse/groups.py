"""`sctoolkit clearinghouse groups`: who shares with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from sctoolkit.cli.clearinghouse.serving import group_of, member_of
from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, later

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client

SCHEMA = "sctoolkit.all-groups/1"
HEADS = (later("group"), later("members"))


def command(
    name: str = typer.Argument("", help="A group; nothing for all of them."),
    begin: bool = typer.Option(False, "--begin", help="Found it."),
    purpose: str = typer.Option("", "--purpose", help="What for, in a few words; with --begin."),
    add: list[str] = typer.Option([], "--add", help="Put this member into it."),
    remove: list[str] = typer.Option([], "--remove", help="Take this member out of it."),
    as_json: bool = typer.Option(False, "--json", help="Groups and members as JSON."),
) -> int:
    """Show all groups and who belongs to them, found one, put members in or take them out.

    For administrators, who log in with `share login`. Members know, match and talk to those alone
    with whom they share a group; each reads the notice of a group before it goes on.
    """
    if (not name and any((begin, purpose, add, remove))) or bool(purpose) > begin:
        raise SctoolkitError(_("Give the name of the group; --purpose goes with --begin."))
    house = client()
    changes = [(house.put, one) for one in add] + [(_delete(house), one) for one in remove]
    chosen = [(change, member_of(house, one)) for change, one in changes]
    if begin:
        house.post("/groups", {"name": name, "purpose": purpose})
    group = group_of(house, name) if name else ""
    for change, member in chosen:
        change(f"/groups/{group}/members/{member}", {})
    found = [one for one in _groups(house) if group in ("", one["id"])]
    if as_json:
        show_json(SCHEMA, groups=found)
    else:
        cells = [(one["name"], ", ".join(one["members"]) or "–") for one in found]
        show(table(headed(HEADS, cells), terminal_width()))
    return Exit.DONE


def _delete(house: Client) -> Any:  # noqa: ANN401 - called as `put` is
    return lambda path, _body: house.delete(path)


def _groups(house: Client) -> list[dict[str, Any]]:
    names = {one["id"]: one["name"] for one in house.get("/admin/members")}
    return [
        {**one, "members": sorted(names[who] for who in one["members"])}
        for one in house.get("/admin/groups")
    ]
