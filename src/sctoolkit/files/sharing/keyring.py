"""The keys of this user and the cards of others, in files beside the configuration."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from sctoolkit import records
from sctoolkit.errors import SctoolkitError, UnusableInputError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.folders import config_folder
from sctoolkit.language import _
from sctoolkit.model.problem import Source
from sctoolkit.model.sharing import Card, KeyFile
from sctoolkit.paths import is_file, is_there
from sctoolkit.problem_kinds import ProblemKind

USABLE_NAME = re.compile(r"[^\W_](?:[\w.-]{0,62}[^\W_])?")
OTHERS = 0o077
"""The permissions that nobody but the owner of a key may have."""


def own_key_file() -> Path:
    """Where the keys of this user stand."""
    return _folder() / "own.key"


def _folder() -> Path:
    return config_folder() / "sharing"


def _cards() -> Path:
    return _folder() / "cards"


def keep_own(key: KeyFile) -> Path:
    """Writes this user's keys so that only they can read them; never over those they have."""
    path = own_key_file()
    if is_there(path):
        message = _("{path} exists already; nothing was written.")
        hint = _("Without it nothing that was made for it can be opened. Move it if you must.")
        raise SctoolkitError(message.format(path=path), hint)
    check_name(key.card.name)
    with saving(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, records.to_line(key), private=True)
    return path


def replace_own(key: KeyFile) -> Path:
    """Writes the same keys anew, as after a passphrase was given to them."""
    path = own_key_file()
    with saving(path):
        write_atomically(path, records.to_line(key), private=True)
    return path


def own_key() -> KeyFile:
    """This user's keys; raises SctoolkitError without any, UnusableInputError for unsafe ones."""
    path = own_key_file()
    if not is_file(path):
        hint = "`sctoolkit share keys --make NAME`"
        raise SctoolkitError(_("You have no keys yet."), hint)
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        raise _bad(path, _("others can read it"), f"chmod 600 {path}")
    key = records.from_json(path.read_bytes(), KeyFile)
    if key is None:
        raise _bad(path, _("not a key file, or a damaged one"))
    return key


def check_name(name: str) -> None:
    """Raises SctoolkitError where a name cannot stand for somebody on the command line."""
    if not USABLE_NAME.fullmatch(name):
        message = _("“{name}” cannot be a name here.").format(name=name)
        raise SctoolkitError(message, _("Use letters, digits, dots and hyphens."))


def add_card(card: Card) -> Path:
    """Keeps somebody's card; raises SctoolkitError where that name has other keys already."""
    check_name(card.name)
    path = _cards() / f"{card.name}.json"
    if is_file(path) and records.from_json(path.read_bytes(), Card) != card:
        message = _("You have another card of “{name}”; nothing was changed.")
        hint = _("If their keys are new, compare the fingerprint by telephone, then delete {path}.")
        raise SctoolkitError(message.format(name=card.name), hint.format(path=path))
    with saving(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, records.to_line(card))
    return path


def read_card(path: Path, is_card: Callable[[Card], bool]) -> Card:
    """The card in a file, its keys being keys; raises UnusableInputError where there is none."""
    card = records.from_json(path.read_bytes(), Card)
    if card is None or not is_card(card):
        raise _bad(path, _("not a card that `sctoolkit share keys` wrote"))
    return card


def cards() -> Iterator[Card]:
    """The cards of others, by name."""
    for path in sorted(_cards().glob("*.json")):
        card = records.from_json(path.read_bytes(), Card)
        if card is not None:
            yield card


def _bad(path: Path, words: str, hint: str = "") -> UnusableInputError:
    problem = ProblemKind.BAD_KEY.at(Source(str(path)), words, hint)
    return UnusableInputError(_("{path} cannot be used.").format(path=path), [problem])
