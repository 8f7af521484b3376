"""`sctoolkit help`: what exit codes mean, and where files are."""

from __future__ import annotations

from enum import StrEnum

import typer

from sctoolkit.cli.showing import show
from sctoolkit.errors import Exit
from sctoolkit.folders import cache_folder, config_folder, state_folder
from sctoolkit.language import _


class Topic(StrEnum):
    """What can be explained."""

    EXIT_CODES = "exit-codes"
    FILES = "files"


def command(topic: Topic = typer.Argument(Topic.EXIT_CODES, help="exit-codes or files.")) -> int:
    """Explain exit codes and files."""
    show(_files() if topic is Topic.FILES else exit_codes())
    return Exit.DONE


def exit_codes() -> str:
    """One line per exit code."""
    meanings = {
        Exit.DONE: _("done; no bar was missed"),
        Exit.BUG: _("a mistake in sctoolkit itself; the path of the report is printed"),
        Exit.USAGE: _("wrong usage, or a terminal is needed"),
        Exit.BELOW_BAR: _("done, but below the bar of --fail-under or --fail-on"),
        Exit.INCOMPLETE: _("incomplete: questions or conflicts are open, or there is no score"),
        Exit.UNUSABLE: _("a file cannot be used or written; the problems are listed"),
        Exit.INTERRUPTED: _("interrupted; everything confirmed before is saved"),
    }
    return "\n".join(f"{code.value:>4}  {meaning}" for code, meaning in meanings.items())


def _files() -> str:
    rows = [
        (config_folder() / "config.yaml", _("your name, deadlines, folders with own content")),
        (config_folder(), _("your own questionnaires/ and codes/, found from everywhere")),
        (cache_folder(), _("content kept ready; may be deleted at any time")),
        (state_folder(), _("the list of recent assessments")),
    ]
    return "\n".join(f"{path}\n      {meaning}" for path, meaning in rows)
