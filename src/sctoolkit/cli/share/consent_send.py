"""`sctoolkit share consent send`: a consent, for the clearinghouse to hold to."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.share.sharing import client, read_file
from sctoolkit.cli.showing import say
from sctoolkit.errors import Exit
from sctoolkit.language import _


def command(
    consent: Path = typer.Argument(help="The consent, as it was written."),
    facility: str = typer.Option("", "--facility", help="The id of the facility there."),
    take_back: bool = typer.Option(False, "--take-back", help="Take it back there instead."),
) -> int:
    """Send a consent to the clearinghouse, or take it back there.

    Every read asks for it anew: access ends with the answer to this command.
    """
    from sctoolkit.clearinghouse.consents import read_consent  # noqa: PLC0415 - an extra

    raw = read_file(consent)
    _by, what = read_consent(raw, str(consent))
    house = client()
    if take_back:
        house.post(f"/consents/{what.id}/revoke")
        say(_("The consent {id} is taken back.").format(id=what.id))
        return Exit.DONE
    house.post("/consents", {"facility": facility, "envelope": raw.decode()})
    say(_("The clearinghouse holds to the consent {id}.").format(id=what.id))
    return Exit.DONE
