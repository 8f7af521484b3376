"""`sctoolkit share sourcing`: say where you buy, answer who says so of your facilities."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from sctoolkit.cli.share.sharing import client, read_file
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError
from sctoolkit.language import _, later

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client

SCHEMA = "sctoolkit.sourcing/1"
HEADS = (later("facility"), later("name"), later("member"), later("document"), later("state"))
SHORT = 12
"""Characters of a digest that are shown."""
DOCUMENT = typer.Option(
    None, "--document", help="What shows that you buy there; only its digest is sent."
)
Claims = list[dict[str, Any]]


def command(
    facility: str = typer.Argument("", help="The id of a facility; nothing for all of yours."),
    claim: bool = typer.Option(False, "--claim", help="You buy there."),
    document: Path | None = DOCUMENT,
    confirm: list[str] = typer.Option([], "--confirm", help="You own it: this member buys there."),
    refuse: list[str] = typer.Option([], "--refuse", help="This member does not, or no more."),
    withdraw: bool = typer.Option(False, "--withdraw", help="You buy there no more."),
    as_json: bool = typer.Option(False, "--json", help="Who buys where, as JSON."),
) -> int:
    """Show who buys where: what you said, and what others say of facilities that you own.

    Nobody sees anything of a facility before its owner confirmed that they buy there. Its owner
    gives out the id. Where the owner is no member, the administrator confirms it, who must be
    shown the document. What was confirmed can be taken back with --refuse: access ends at once.
    """
    asked = (claim, withdraw, *confirm, *refuse)
    if (any(asked) and not facility) or (claim and withdraw):
        raise SctoolkitError(_("Give the id of a facility, and either --claim or --withdraw."))
    if document is not None and not claim:
        raise SctoolkitError(_("--document goes with --claim."))
    house = client()
    if claim:
        house.post(f"/facilities/{facility}/sourcing", named(document))
    if withdraw:
        house.delete(f"/facilities/{facility}/sourcing")
    answer(house, f"/facilities/{facility}/sourcing", house.get("/sourcing"), (confirm, refuse))
    found = [one for one in house.get("/sourcing") if facility in ("", one["facility"])]
    if as_json:
        show_json(SCHEMA, sourcing=found)
    else:
        show_claims(found)
        _say_what_waits(found)
    return Exit.DONE


def named(document: Path | None) -> dict[str, str]:
    """The digest of a document, as it is sent; empty for none."""
    return {"document": sha256(read_file(document)).hexdigest()} if document else {}


def answer(
    house: Client, path: str, claims: Claims, said: tuple[list[str], list[str]], body: object = None
) -> None:
    """Confirms and refuses by name; raises NotFoundError where one of them claims nothing there."""
    place = path.split("/")[-2]
    ids = {one["by"]: one["member"] for one in claims if one["facility"] == place}
    for name in (*said[0], *said[1]):
        if name not in ids:
            message = _("No member “{name}” says that they buy there.").format(name=name)
            raise NotFoundError(message)
    for name in said[0]:
        house.post(f"{path}/{ids[name]}", body)
    for name in said[1]:
        house.delete(f"{path}/{ids[name]}")


def show_claims(claims: Claims) -> None:
    """A table of who says that they buy where."""
    rows = headed(HEADS, map(_cells, claims))
    if rows:
        show(table(rows, terminal_width()))
    else:
        say(_("Nobody says that they buy there."))


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    state = _("waits") if not one["refused"] else _("refused")
    state = _("confirmed") if one["confirmed"] else state
    by = _("you") if one["yours"] else one["by"]
    return one["facility"], one["name"] or "–", by, (one["document"] or "–")[:SHORT], state


def _say_what_waits(claims: Claims) -> None:
    """How an owner answers."""
    for one in claims:
        if not (one["yours"] or one["confirmed"] or one["refused"]):
            confirms = command_line("share", "sourcing", one["facility"], "--confirm", one["by"])
            say(_("{member} waits for you: {command}").format(member=one["by"], command=confirms))
