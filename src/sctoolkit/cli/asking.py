"""Whether somebody is there to be asked."""

from __future__ import annotations

import os
import sys


def can_ask(*, accessible: bool) -> bool:
    """In a terminal, and wherever plain lines were asked for."""
    plain = accessible or bool(os.environ.get("ACCESSIBLE"))
    return plain or (sys.stdin.isatty() and sys.stderr.isatty())
