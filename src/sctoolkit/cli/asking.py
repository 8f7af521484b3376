"""Whether somebody is there to be asked, and options that ask for nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _


def can_ask(*, accessible: bool) -> bool:
    """In a terminal, and wherever plain lines were asked for."""
    return accessible or bool(os.environ.get("ACCESSIBLE")) or in_terminal()


def in_terminal() -> bool:
    """Whether somebody reads what is said and can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def refuse(where: str, options: Mapping[str, object]) -> None:
    """Raises SctoolkitError for an option that would change nothing there."""
    for option, given in options.items():
        if given:
            message = _("{option} has no effect {where}.").format(option=option, where=where)
            raise SctoolkitError(message, _("Leave it out."))
