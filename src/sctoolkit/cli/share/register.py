"""`sctoolkit share register`: a facility that you own or buy from."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.share.consent_give import ADDRESS, COUNTRY, NAME, OS_ID
from sctoolkit.cli.share.sharing import client, facility
from sctoolkit.cli.share.sourcing import DOCUMENT, named
from sctoolkit.cli.showing import say, show, show_json
from sctoolkit.errors import Exit
from sctoolkit.language import _

SCHEMA = "sctoolkit.facility/1"


def command(
    name: str = NAME,
    country: str = COUNTRY,
    address: str = ADDRESS,
    os_id: str = OS_ID,
    mine: bool = typer.Option(False, "--mine", help="It belongs to you."),
    document: Path | None = DOCUMENT,
    as_json: bool = typer.Option(False, "--json", help="The facility as JSON."),
) -> int:
    """Register a facility that you own or buy from.

    What others share about it is shown to you once its owner, or an administrator who saw the
    document, confirmed that you buy there.
    """
    place = facility(name, country, address, os_id)
    sent: dict[str, object] = {
        "name": place.name,
        "country": place.country,
        "address": place.address,
        "os_id": place.os_id,
        "mine": mine,
    }
    sent |= named(document)
    made = client().post("/facilities", sent)
    if as_json:
        show_json(SCHEMA, **made)
        return Exit.DONE
    show(made["id"])
    if made["may_be_the_same"]:
        words = _("It may be the same as: {ids}. Tell the administrator if it is.")
        say(words.format(ids=", ".join(made["may_be_the_same"])))
    return Exit.DONE
