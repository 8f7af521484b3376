"""`sctoolkit share search`: your facilities, and which audits there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.errors import Exit
from sctoolkit.language import _, later

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client

SCHEMA = "sctoolkit.search/1"
HEADS = (later("facility"), later("country"), later("audit"), later("codes"))


def command(
    words: str = typer.Argument("", help="Part of the name; nothing for all that you see."),
    country: str = typer.Option("", "--country", help="Only of this country."),
    as_json: bool = typer.Option(False, "--json", help="What was found, as JSON."),
) -> int:
    """Find the facilities that you own or buy from, and which audits there are of them.

    An audit is named by its date and codes: what is in it is shown by consent.
    """
    house = client()
    places = list(_found(house, {"q": words, "country": country}))
    audits = {one["id"]: house.get(f"/facilities/{one['id']}/audits") for one in places}
    if as_json:
        show_json(SCHEMA, facilities=[{**one, "audits": audits[one["id"]]} for one in places])
        return Exit.DONE
    rows = [
        {
            "id": one["id"],
            "facility": one["name"],
            "country": one["country"],
            "audit": audit.get("date", ""),
            "codes": " ".join(audit.get("codes", [])),
        }
        for one in places
        for audit in audits[one["id"]] or [{}]
    ]
    if rows:
        show(table(rows, terminal_width()))
    else:
        say(_("Nothing was found."))
    return Exit.DONE


def _found(house: Client, wanted: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The facilities, page by page."""
    asked = {name: text for name, text in wanted.items() if text}
    while page := house.get("/facilities", **asked):
        yield from page
        asked["after"] = page[-1]["id"]
