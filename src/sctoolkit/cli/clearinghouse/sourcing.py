"""`sctoolkit clearinghouse sourcing`: who buys where, for owners who are no members."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.share.sourcing import SCHEMA, answer, named, show_claims
from sctoolkit.cli.showing import say, show_json
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _


def command(
    facility: str = typer.Argument("", help="The id of a facility; nothing for all that waits."),
    confirm: str = typer.Option("", "--confirm", help="This member buys there; with --document."),
    document: Path | None = typer.Option(
        None, "--document", help="What you were shown; it must be what the member named."
    ),
    refuse: str = typer.Option("", "--refuse", help="This member does not buy there."),
    as_json: bool = typer.Option(False, "--json", help="What waits, as JSON."),
) -> int:
    """Show who says that they buy from facilities without an owner here; confirm or refuse it.

    For administrators, who log in with `share login`. Where the owner is a member, only the owner
    answers (`share sourcing`).
    """
    if bool(confirm) != (document is not None) or (bool(confirm or refuse) and not facility):
        message = _("Give the id of a facility, and either --confirm with --document or --refuse.")
        raise SctoolkitError(message)
    house = client()
    said = ([confirm] if confirm else [], [refuse] if refuse else [])
    path = f"/admin/facilities/{facility}/sourcing"
    answer(house, path, house.get("/admin/sourcing"), said, named(document))
    found = [one for one in house.get("/admin/sourcing") if facility in ("", one["facility"])]
    if as_json:
        show_json(SCHEMA, sourcing=found)
        return Exit.DONE
    if confirm:
        say(_("Confirmed: {member} buys there.").format(member=confirm))
    if refuse:
        say(_("Refused: {member} does not buy there.").format(member=refuse))
    if found:
        show_claims(found)
    else:
        say(_("Nothing waits."))
    return Exit.DONE
