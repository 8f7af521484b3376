"""`sctoolkit share log verify`: proves that no entry was changed, taken out or put in."""

from __future__ import annotations

import typer

from sctoolkit import records
from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json
from sctoolkit.engine.sharing.chain import Head
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.sharing.log import verified
from sctoolkit.language import _

SCHEMA = "sctoolkit.log-head/1"


def command(
    head: str = typer.Option(
        "", "--head", metavar="NUMBER:DIGEST", help="A head that you wrote down earlier."
    ),
    remote: bool = typer.Option(False, "--remote", help="The log of the clearinghouse instead."),
    as_json: bool = typer.Option(False, "--json", help="The head as JSON."),
) -> int:
    """Prove that the log was not altered: each entry holds the digest of the one before.

    Write the head down somewhere else, or send it to a partner: with --head it also proves that
    nothing was cut off or written anew since then.
    """
    found = _verified_there(_head(head)) if remote else verified(_head(head))
    if as_json:
        show_json(SCHEMA, head=records.to_plain(found))
    elif found is None:
        say(_("Nothing was shared yet."))
    else:
        say(_("The log holds together: {count} entries. Its head is:").format(count=found.number))
        show(f"{found.number}:{found.digest}")
    return Exit.DONE


def _verified_there(known: Head | None) -> Head | None:
    """The head of the clearinghouse's log; raises SctoolkitError where it does not hold."""
    query = {"number": str(known.number), "digest": known.digest} if known else {}
    said = client().get("/log/verify", **query)
    if not said["holds"]:
        message = _("The log of the clearinghouse was altered at entry {number}.")
        raise UnusableInputError(message.format(number=said["broken_at"]), ())
    return Head(**said["head"]) if said["head"] else None


def _head(written: str) -> Head | None:
    if not written:
        return None
    number, _colon, digest = written.partition(":")
    if not number.isdecimal() or not digest:
        raise SctoolkitError(_("“{word}” is no head of a log.").format(word=written))
    return Head(int(number), digest)
