"""`sctoolkit share consent note`: somebody else took their consent back."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.share.sharing import identity, known_cards, noted, read_file
from sctoolkit.cli.showing import say, show_json
from sctoolkit.errors import Exit
from sctoolkit.files.sharing.consents import keep_revocation
from sctoolkit.files.sharing.log import entries
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

SCHEMA = "sctoolkit.revocation/1"


def command(
    revocation: Path = typer.Argument(help="The revocation that you were sent."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what it is about."),
) -> int:
    """Take note of a consent that was taken back.

    Bundles and opened answers under it are refused from now on. The files that you opened under
    it are named, so that you can delete them.
    """
    who = identity()
    from sctoolkit.clearinghouse.consents import read_revocation  # noqa: PLC0415 - an extra
    from sctoolkit.clearinghouse.envelopes import refused  # noqa: PLC0415 - as above

    by, what = read_revocation(read_file(revocation), str(revocation))
    if by.by.fingerprint not in known_cards(who.card):
        words = _("signed by “{name}”, whose key you do not have (fingerprint {fingerprint})")
        words = words.format(name=by.by.name, fingerprint=by.by.fingerprint)
        raise refused(ProblemKind.UNKNOWN_SENDER, str(revocation), words)
    noted(who.card.name, "note", what.consent)
    keep_revocation(what.consent, by)
    opened = [
        one.about.partition(" ")[2] for one in entries() if _under(one.act, one.about, what.consent)
    ]
    if as_json:
        show_json(SCHEMA, consent=what.consent, opened=opened)
        return Exit.DONE
    say(_("The consent {id} is taken back.").format(id=what.consent))
    if opened:
        say(_("Delete what you opened under it: {files}").format(files=", ".join(opened)))
    return Exit.DONE


def _under(act: str, about: str, consent: str) -> bool:
    return act == "open" and about.partition(" ")[0] == consent
