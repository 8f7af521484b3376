"""`sctoolkit clearinghouse merge`: facilities that were registered twice."""

from __future__ import annotations

from typing import Any

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, later

SCHEMA = "sctoolkit.duplicates/1"
HEADS = (
    later("may be the same"),
    later("id"),
    later("facility"),
    later("country"),
    later("address"),
    later("OS ID"),
    later("owner known"),
)


CALLS = ((False, False, False), (True, True, False), (True, False, True))
"""What may be given together: nothing, FACILITY --into, FACILITY --part."""


def command(
    facility: str = typer.Argument("", help="The id of the one that goes; nothing to list them."),
    into: str = typer.Option("", "--into", help="The id of the one that stays: they are the same."),
    part: bool = typer.Option(False, "--part", help="They were not the same: undo it."),
    as_json: bool = typer.Option(False, "--json", help="Those that are left, as JSON."),
) -> int:
    """Show facilities that may have been registered twice, merge two, or part them again.

    For administrators, who log in with `share login`. Nothing is merged by itself: look at both
    first. What is known of the one that goes stands under the one that stays, until it is parted.
    """
    if (bool(facility), bool(into), part) not in CALLS:
        raise SctoolkitError(_("Give the id of a facility, and either --into or --part."))
    house = client()
    if into:
        house.post(f"/admin/facilities/{facility}/merge", {"into": into})
        undo = command_line("clearinghouse", "merge", facility, "--part")
        say(_("Merged. To undo it: {command}").format(command=undo))
    elif part:
        house.post(f"/admin/facilities/{facility}/part")
        say(_("Parted: each stands for itself again."))
    found = house.get("/admin/duplicates")
    if as_json:
        show_json(SCHEMA, duplicates=found)
    else:
        _show(found)
    return Exit.DONE


def _show(found: list[list[dict[str, Any]]]) -> None:
    numbered = [(number, one) for number, alike in enumerate(found, 1) for one in alike]
    rows = headed(HEADS, ((number, *_cells(one)) for number, one in numbered))
    if rows:
        show(table(rows, terminal_width()))
    else:
        say(_("No facilities look the same."))


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    owned = _("yes") if one["owner_id"] else _("no")
    return one["id"], one["name"], one["country"], one["address"], one["os_id"] or "–", owned
