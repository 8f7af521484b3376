"""What a user sees when the program itself is at fault: a sentence and a file, no traceback."""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress

from sctoolkit import __version__
from sctoolkit.cli.showing import say
from sctoolkit.errors import Exit
from sctoolkit.folders import state_folder
from sctoolkit.language import _


def crashed(error: BaseException) -> int:
    """Saves the traceback and says where; gives the exit code for our own mistakes."""
    report = "".join(traceback.format_exception(error))
    path = state_folder() / "last-crash.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"sctoolkit {__version__}, Python {sys.version}\n{report}", "utf-8")
    say(_("Something went wrong inside sctoolkit. Your answers are safe."))
    say(_("Please report it with this file: {path}").format(path=path))
    return Exit.BUG
