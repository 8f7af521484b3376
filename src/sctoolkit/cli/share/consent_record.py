"""`sctoolkit share consent record`: a consent that the owner of a facility gave on paper."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import typer

from sctoolkit.cli.share import consent_give as given
from sctoolkit.cli.share.sharing import day_or, facility, identity, named, read_file
from sctoolkit.errors import Exit
from sctoolkit.model.sharing import Profile


def command(
    document: Path = typer.Argument(help="The signed paper, as a scan; only its digest is kept."),
    owner: str = typer.Option(..., "--owner", help="Who signed it."),
    name: str = given.NAME,
    country: str = given.COUNTRY,
    address: str = given.ADDRESS,
    os_id: str = given.OS_ID,
    to: str = given.TO,
    profile: Profile = given.PROFILE,
    purpose: str = given.PURPOSE,
    start: datetime | None = given.FROM,
    until: datetime | None = given.UNTIL,
    out: Path = given.OUT,
    as_json: bool = given.AS_JSON,
) -> int:
    """Record a consent that the owner of a facility gave on paper.

    You sign that you hold the paper; its digest stands in the consent, so that the paper can be
    asked for. It allows your own results to be shown and nobody else's.
    """
    who = identity()
    consent = given.written_down(
        facility(name, country, address, os_id),
        owner,
        who.card,
        None if to == given.EVERYONE else named(to, who.card),
        profile,
        purpose,
        (day_or(start, 0), day_or(until, given.A_YEAR)),
        sha256(read_file(document)).hexdigest(),
    )
    given.keep(consent, out, as_json=as_json)
    return Exit.DONE
