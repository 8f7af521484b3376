"""`sctoolkit share keys`: my keys, and the cards of others."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit import records
from sctoolkit.cli.share.passphrase import new_passphrase
from sctoolkit.cli.share.sharing import identity, read_file, require_keys
from sctoolkit.cli.showing import say, show, show_json, written
from sctoolkit.cli.tables import table
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sharing.keyring import (
    add_card,
    cards,
    keep_own,
    own_key,
    read_card,
    replace_own,
)
from sctoolkit.language import _, later
from sctoolkit.model.sharing import Card, KeyFile

SCHEMA = "sctoolkit.keys/1"
HEADS = {"name": later("name"), "fingerprint": later("fingerprint"), "whose": later("whose")}


def command(
    make: str = typer.Option("", "--make", metavar="NAME", help="Make keys for yourself."),
    card: Path | None = typer.Option(
        None, "--card", help="Write your card here, to be given to others."
    ),
    add: list[Path] | None = typer.Option(None, "--add", help="Keep the card of another."),
    lock: bool = typer.Option(
        False, "--passphrase", help="Encrypt your keys under a passphrase: new ones, or yours."
    ),
    as_json: bool = typer.Option(False, "--json", help="The keys as JSON."),
) -> int:
    """Make your keys, show them, and keep the cards of others.

    A card holds public keys only. Before you keep somebody's card, compare its fingerprint with
    them by telephone. Your own keys stand in a file that only you can read, and never leave. With
    a passphrase who steals the file needs that too; it is asked for whenever they are used, or
    stands in the file that SCTOOLKIT_PASSPHRASE_FILE names.
    """
    require_keys()
    if make:
        written(keep_own(_made(make, lock=lock)))
    elif lock:
        _lock()
    for path in add or ():
        _add(path)
    me = identity().card
    if card is not None:
        with saving(card):
            write_atomically(card, records.to_line(me))
        written(card)
    _show(me, as_json=as_json)
    return Exit.DONE


def _made(name: str, *, lock: bool) -> KeyFile:
    from sctoolkit.clearinghouse.keys import locked, new_key  # noqa: PLC0415 - an extra, and heavy

    key = new_key(name)
    return locked(key, new_passphrase()) if lock else key


def _lock() -> None:
    """Encrypts the keys that there are."""
    from sctoolkit.clearinghouse.keys import locked  # noqa: PLC0415 - an extra, and heavy

    key = own_key()
    if key.locked:
        raise SctoolkitError(_("Your keys have a passphrase already."))
    identity()
    written(replace_own(locked(key, new_passphrase())))


def _add(path: Path) -> None:
    from sctoolkit.clearinghouse.keys import is_card  # noqa: PLC0415 - an extra, and heavy

    read_file(path)
    card = read_card(path, is_card)
    add_card(card)
    message = _("You keep the card of {name}; compare its fingerprint with them: {fingerprint}")
    say(message.format(name=card.name, fingerprint=grouped(card)))


def grouped(card: Card) -> str:
    """The fingerprint in groups of four, to be read out."""
    digits = card.fingerprint
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def _show(me: Card, *, as_json: bool) -> None:
    others = list(cards())
    if as_json:
        plain = [{**records.to_plain(one), "fingerprint": one.fingerprint} for one in others]
        own = {**records.to_plain(me), "fingerprint": me.fingerprint}
        show_json(SCHEMA, own=own, others=plain)
        return
    whose = {True: _("yours"), False: _("kept")}
    rows = [
        {"name": one.name, "fingerprint": grouped(one), "whose": whose[one is me]}
        for one in (me, *others)
    ]
    show(table(rows, None))
