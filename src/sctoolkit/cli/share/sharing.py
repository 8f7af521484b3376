"""What the commands that share have in common: who I am, whom I know, what I note."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sctoolkit.cli.clock import now
from sctoolkit.cli.share.passphrase import passphrase
from sctoolkit.engine.sharing.chain import Act
from sctoolkit.errors import NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.sharing.keyring import cards, own_key, own_key_file
from sctoolkit.files.sharing.log import note
from sctoolkit.files.sharing.login import kept_login
from sctoolkit.language import _
from sctoolkit.model.problem import Source
from sctoolkit.model.sharing import Card, Facility
from sctoolkit.paths import is_file
from sctoolkit.problem_kinds import ProblemKind

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client
    from sctoolkit.clearinghouse.keys import Identity

COUNTRY_LETTERS = 2


def require_keys() -> None:
    """Raises SctoolkitError where the library that signs is not installed."""
    if importlib.util.find_spec("cryptography") is None:
        hint = "pipx inject sctoolkit 'sctoolkit[share]'"
        raise SctoolkitError(_("Sharing needs the extra “share”."), hint)


def identity() -> Identity:
    """This user's keys, ready; raises SctoolkitError where there are none that can be used."""
    require_keys()
    from sctoolkit.clearinghouse import keys  # noqa: PLC0415 - an extra, and heavy

    key = own_key()
    who = keys.identity(key, passphrase()) if key.locked else keys.identity(key)
    if who is None:
        path = str(own_key_file())
        words = _("another passphrase, or a damaged file")
        words = words if key.locked else _("not a key file, or a damaged one")
        problem = ProblemKind.BAD_KEY.at(Source(path), words)
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), [problem])
    return who


def known_cards(me: Card) -> dict[str, Card]:
    """My own card and those that I keep, by fingerprint."""
    return {card.fingerprint: card for card in (me, *cards())}


def named(name: str, me: Card) -> Card:
    """The card of that name; raises NotFoundError with the names that there are."""
    known = {card.name: card for card in known_cards(me).values()}
    if name not in known:
        message = _("You have no card of “{name}”.").format(name=name)
        hint = _("You have: {names}. `sctoolkit share keys --add FILE` keeps another one.")
        raise NotFoundError(message, hint.format(names=", ".join(known)))
    return known[name]


def id_of(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    """The id of the row of that name or id; raises NotFoundError with the names that there are."""
    found = [one["id"] for one in rows if name in (one["name"], one["id"])]
    if len(found) != 1:
        several = _("More than one is called “{name}”: give its id.")
        message = (several if found else _("None is called “{name}”.")).format(name=name)
        names = [f"{one['name']} ({one['id']})" for one in rows if one["name"]]
        raise NotFoundError(message, _("There are: {names}.").format(names=", ".join(names)))
    return str(found[0])


def facility(name: str, country: str, address: str, os_id: str) -> Facility:
    """The facility as written on the command line; raises SctoolkitError for a wrong country."""
    if len(country) != COUNTRY_LETTERS or not country.isalpha():
        message = _("“{word}” is no country: give its two letters, such as VN or BD.")
        raise SctoolkitError(message.format(word=country))
    if os_id:
        from sctoolkit.engine.sharing.os_id import is_os_id  # noqa: PLC0415 - only where one is given

        if not is_os_id(os_id):
            message = _("“{word}” is no OS ID; compare it with the one on opensupplyhub.org.")
            raise SctoolkitError(message.format(word=os_id))
    return Facility(name, country.upper(), address, os_id)


def today() -> str:
    """The day in UTC, as it stands in consents."""
    return datetime.now(UTC).date().isoformat()


def day_or(given: datetime | None, days: int) -> str:
    """The day that was given, else the one so many days from now."""
    later_on = date.fromisoformat(today()) + timedelta(days=days)
    return (given.date() if given else later_on).isoformat()


def noted(who: str, act: str, about: str) -> None:
    """Puts an act into the log."""
    note(Act(now(), who, act, about))


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises NotFoundError where there is none."""
    if not is_file(path):
        raise NotFoundError(_("There is no file “{path}”.").format(path=path))
    return path.read_bytes()


def client() -> Client:
    """The clearinghouse that the user logged in to; raises SctoolkitError where there is none."""
    from sctoolkit.clearinghouse.client import Client, Login  # noqa: PLC0415 - only where it is asked

    kept = kept_login()
    if kept is None:
        raise SctoolkitError(_("You are not logged in."), "`sctoolkit share login URL`")
    return Client(Login(*kept))
