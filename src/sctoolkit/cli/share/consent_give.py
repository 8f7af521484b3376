"""`sctoolkit share consent give`: the owner of a facility allows results to be shown."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

import typer

from sctoolkit import records
from sctoolkit.cli.share.sharing import day_or, facility, identity, named, noted, today
from sctoolkit.cli.showing import show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.model.sharing import Card, Consent, Facility, Profile, Signed

SCHEMA = "sctoolkit.consent/1"
A_YEAR = 365
EVERYONE = "all"
OF = typer.Option("", "--of", help="The member whose results may be shown (a card that you keep).")
TO = typer.Option(..., "--to", help="Who may see them; `all` for every member, existence only.")
NAME = typer.Option(..., "--name", help="The name of the facility.")
COUNTRY = typer.Option(..., "--country", help="Its country, in two letters.")
ADDRESS = typer.Option("", "--address", help="Its address.")
OS_ID = typer.Option("", "--os-id", help="Its number in the Open Supply Hub.")
PROFILE = typer.Option(Profile.MEMBER, "--profile", help="The most that may be shown.")
PURPOSE = typer.Option(..., "--purpose", help="What for, in a few words.")
FROM = typer.Option(None, "--from", formats=["%Y-%m-%d"], help="The first day (default: today).")
UNTIL = typer.Option(None, "--until", formats=["%Y-%m-%d"], help="The last day (default: a year).")
OUT = typer.Option(Path("consent.json"), "--out", "-o", help="Where the consent is written.")
AS_JSON = typer.Option(False, "--json", help="The consent as JSON.")


def command(
    name: str = NAME,
    country: str = COUNTRY,
    address: str = ADDRESS,
    os_id: str = OS_ID,
    of: str = OF,
    to: str = TO,
    profile: Profile = PROFILE,
    purpose: str = PURPOSE,
    start: datetime | None = FROM,
    until: datetime | None = UNTIL,
    out: Path = OUT,
    as_json: bool = AS_JSON,
) -> int:
    """Consent, as the owner of a facility, that results about it are shown.

    Signed with your key: nobody can widen it, and you can take it back with `share consent
    revoke`. Hand the file to the member who shares the results.
    """
    who = identity()
    consent = written_down(
        facility(name, country, address, os_id),
        who.card.name,
        named(of, who.card) if of else who.card,
        None if to == EVERYONE else named(to, who.card),
        profile,
        purpose,
        (day_or(start, 0), day_or(until, A_YEAR)),
    )
    keep(consent, out, as_json=as_json)
    return Exit.DONE


def written_down(
    place: Facility,
    owner: str,
    sharer: Card,
    recipient: Card | None,
    profile: Profile,
    purpose: str,
    days: tuple[str, str],
    document: str = "",
) -> Consent:
    """A consent; raises SctoolkitError where it would hold on no day or for too much."""
    if days[1] < max(days[0], today()):
        message = _("A consent until {until} would hold on no day.")
        raise SctoolkitError(message.format(until=days[1]))
    if recipient is None and profile is not Profile.PUBLIC:
        message = _("To everyone only the profile “public” can be shown: that there is an audit.")
        raise SctoolkitError(message)
    return Consent(
        id=secrets.token_hex(16),
        facility=place,
        owner=owner,
        sharer=sharer.fingerprint,
        recipient=recipient.fingerprint if recipient else "",
        profile=profile,
        purpose=purpose,
        start=days[0],
        until=days[1],
        document=document,
    )


def keep(consent: Consent, out: Path, *, as_json: bool) -> Signed:
    """Signs the consent, writes it, and notes that it was given."""
    from sctoolkit.clearinghouse.envelopes import enclose  # noqa: PLC0415 - an extra, and heavy

    check_free(out, _("Give another --out."))
    who = identity()
    signed = enclose(consent, who)
    noted(who.card.name, "consent", consent.id)
    with saving(out):
        write_atomically(out, records.to_line(signed))
    if as_json:
        show_json(SCHEMA, file=str(out), consent=records.to_plain(consent))
    else:
        written(out)
    return signed
