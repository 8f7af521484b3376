"""The passphrase of one's own keys: asked for in a terminal, else taken from a file."""

from __future__ import annotations

import getpass
import os
import sys
from functools import lru_cache
from pathlib import Path

from sctoolkit.errors import NotFoundError, SctoolkitError
from sctoolkit.language import _
from sctoolkit.paths import is_file

VARIABLE = "SCTOOLKIT_PASSPHRASE_FILE"
SHORTEST = 8
"""Characters; the file that it protects may be tried at leisure."""


@lru_cache(maxsize=1)
def passphrase() -> str:
    """The passphrase, asked once; raises SctoolkitError where nobody can be asked."""
    given = os.environ.get(VARIABLE, "")
    if given:
        return _from_file(Path(given))
    if not sys.stdin.isatty():
        message = _("Your keys have a passphrase, and there is no terminal to ask for it.")
        hint = _("Name a file that holds it: {variable}.").format(variable=VARIABLE)
        raise SctoolkitError(message, hint)
    return getpass.getpass(_("Passphrase of your keys: "))


def new_passphrase() -> str:
    """A passphrase that is given now, typed twice; raises SctoolkitError for one too short."""
    asked = not os.environ.get(VARIABLE, "")
    first = passphrase()
    if len(first) < SHORTEST:
        message = _("A passphrase needs {count} characters at least.")
        raise SctoolkitError(message.format(count=SHORTEST))
    if asked and getpass.getpass(_("The same again: ")) != first:
        raise SctoolkitError(_("The two are not the same; nothing was written."))
    return first


def _from_file(path: Path) -> str:
    if not is_file(path):
        raise NotFoundError(_("There is no file “{path}”.").format(path=path))
    from sctoolkit.cli.opening import text_in  # noqa: PLC0415 - only where a file is named

    return text_in(path).rstrip("\r\n")
