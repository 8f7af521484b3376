"""What a user sees when the program itself is at fault: a sentence and a file, no traceback."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from sctoolkit import TOOL
from sctoolkit.cli.showing import show_error
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.folders import state_folder
from sctoolkit.language import _


class BugError(SctoolkitError):
    """The program itself is at fault."""

    exit = Exit.BUG


def crashed(error: BaseException, *, as_json: bool) -> int:
    """Saves the traceback and says where; gives the exit code for our own mistakes."""
    path = _saved("".join(traceback.format_exception(error)))
    if path is None:
        last = traceback.format_exception_only(error)[-1].strip()
        hint = _("Please report it with these words: {error}").format(error=last)
    else:
        hint = _("Please report it with this file: {path}").format(path=path)
    said = _("Something went wrong inside sctoolkit. Your answers are safe.")
    show_error(BugError(said, hint), as_json=as_json)
    return Exit.BUG


def _saved(report: str) -> Path | None:
    """Where the report was saved; None where it could not be."""
    path = state_folder() / "last-crash.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TOOL}, Python {sys.version}\n{report}", "utf-8")
    except OSError:
        return None
    return path
