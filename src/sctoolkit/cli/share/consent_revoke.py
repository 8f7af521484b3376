"""`sctoolkit share consent revoke`: a consent is taken back."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit import records
from sctoolkit.cli.clock import now
from sctoolkit.cli.share.sharing import identity, noted, read_file
from sctoolkit.cli.showing import command_line, say, show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sharing.consents import keep_revocation
from sctoolkit.language import _
from sctoolkit.model.sharing import Revocation

SCHEMA = "sctoolkit.revocation/1"


def command(
    consent: Path = typer.Argument(help="The consent, as it was written."),
    out: Path = typer.Option(Path("revocation.json"), "--out", "-o", help="Where it is written."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
) -> int:
    """Take a consent back.

    From now on nothing is packed or opened under it by those who take note of the revocation:
    send it to everyone who has the consent. What people read before cannot be taken back.
    """
    who = identity()
    from sctoolkit.clearinghouse.consents import read_consent  # noqa: PLC0415 - an extra, and heavy
    from sctoolkit.clearinghouse.envelopes import enclose  # noqa: PLC0415 - as above

    by, what = read_consent(read_file(consent), str(consent))
    if by.by != who.card:
        message = _("Only “{name}”, who signed it, can take it back.")
        raise SctoolkitError(message.format(name=by.by.name))
    check_free(out, _("Give another --out."))
    revocation = enclose(Revocation(what.id, now()), who)
    noted(who.card.name, "revoke", what.id)
    keep_revocation(what.id, revocation)
    with saving(out):
        write_atomically(out, records.to_line(revocation))
    if as_json:
        show_json(SCHEMA, file=str(out), consent=what.id)
    else:
        written(out)
        say(_("Send it to everyone who has the consent. They take note of it with:"))
        say(f"  {command_line('share', 'consent', 'note', out)}")
    return Exit.DONE
