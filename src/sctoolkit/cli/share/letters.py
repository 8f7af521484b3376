"""What `sctoolkit share request` does with letters in files, where there is no server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sctoolkit import records
from sctoolkit.cli.share.keys import grouped
from sctoolkit.cli.share.sharing import identity, noted, read_file
from sctoolkit.cli.showing import command_line, say, show, show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.engine.sharing.personal import cleaned
from sctoolkit.errors import SctoolkitError
from sctoolkit.files.printable import printable
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sharing.talks import keep_talk, kept_talk
from sctoolkit.language import _

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.letters import Opened
    from sctoolkit.model.sharing import Signed

SCHEMA = "sctoolkit.letter-read/1"


@dataclass(frozen=True, slots=True)
class Reply:
    """What this user says to a letter."""

    text: str = ""
    agree: bool = False
    out: Path | None = None

    @property
    def is_one(self) -> bool:
        """Whether anything is said at all."""
        return bool(self.text) or self.agree


def begin(key: str, text: str, out: Path) -> None:
    """Writes the first letter of a talk: it names nobody, and anyone may carry it."""
    from sctoolkit.clearinghouse.letters import KEY, begun  # noqa: PLC0415 - an extra, and heavy

    if not KEY.fullmatch(key):
        message = _("“{word}” is no match of `share overlap --json`.")
        raise SctoolkitError(message.format(word=key))
    check_free(out, _("Give another --out."))
    talk, letter = begun(key, _checked(text))
    noted(identity().card.name, "letter", talk.id)
    keep_talk(talk)
    _write(letter, out)
    say(_("It names nobody. Have it handed to all members of the group."))


def read(path: Path, reply: Reply, *, as_json: bool) -> None:
    """Reads a letter, and answers it where something is said."""
    from sctoolkit.clearinghouse.letters import letter_in, opened  # noqa: PLC0415 - an extra

    me = identity()
    if reply.is_one:
        _check_out(reply)
    by, letter = letter_in(read_file(path), str(path))
    found = opened(by, letter, kept_talk(letter.talk), str(path))
    noted(me.card.name, "read-letter", letter.talk)
    keep_talk(found.talk)
    if reply.is_one:
        found = _answer(found, reply)
    if as_json:
        _show_json(found)
    else:
        _show(found)


def _check_out(reply: Reply) -> None:
    if reply.out is None:
        raise SctoolkitError(_("Say where the answer is written, with --out."))
    check_free(reply.out, _("Give another --out."))


def _answer(found: Opened, reply: Reply) -> Opened:
    from dataclasses import replace  # noqa: PLC0415 - only where one is written

    from sctoolkit.clearinghouse.letters import answered  # noqa: PLC0415 - an extra

    other = found.talk.other(found.by.fingerprint)
    if other is None or reply.out is None:
        raise SctoolkitError(_("This letter is your own: nobody answered it yet."))
    me = identity()
    talk, letter = answered(found.talk, other, _checked(reply.text), me if reply.agree else None)
    noted(me.card.name, "agree" if reply.agree else "letter", talk.id)
    keep_talk(talk)
    _write(letter, reply.out)
    return replace(found, talk=talk)


def _checked(text: str) -> str:
    """The text without personal data; refused where it may mean a price and the like."""
    from sctoolkit.clearinghouse.vocabulary import bundled_vocabulary  # noqa: PLC0415 - only here

    met = bundled_vocabulary().met(text)
    if met:
        message = _("“{word}” ({meaning}) may not be shared here.")
        raise SctoolkitError(message.format(word=met[0].word, meaning=met[0].meaning))
    return cleaned(text)[0]


def _write(letter: Signed, out: Path) -> None:
    with saving(out):
        write_atomically(out, records.to_line(letter))
    written(out)


def _show_json(found: Opened) -> None:
    other = found.talk.other(found.by.fingerprint)
    named = other.named if other else None
    show_json(
        SCHEMA,
        talk=found.talk.id,
        key=found.talk.key,
        text=found.text,
        you_agree=bool(other and other.agreed),
        other=records.to_plain(named) if named else None,
    )


def _show(found: Opened) -> None:
    other = found.talk.other(found.by.fingerprint)
    if found.text:
        show(printable(found.text))
    say(_("About the facility {key}.").format(key=found.talk.key))
    if other is not None and other.named is not None:
        message = _("Both agree. The other is {name}; compare the fingerprint: {fingerprint}")
        say(message.format(name=printable(other.named.name), fingerprint=grouped(other.named)))
    elif other is not None and other.agreed:
        say(_("You agreed; the other is named once they agree too."))
    elif other is not None:
        say(_("The other is not named. Answer with:"))
        say(f"  {command_line('share', 'request', 'LETTER', '--say', '…', '--out', 'answer.json')}")
