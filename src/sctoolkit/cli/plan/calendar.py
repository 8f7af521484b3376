"""`sctoolkit plan calendar`: the deadlines of plans in a calendar file."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.plan.plans import PLANS, open_plans
from sctoolkit.cli.showing import show_json, written
from sctoolkit.cli.targets import check_target
from sctoolkit.errors import Exit
from sctoolkit.files.plans.calendar import calendar
from sctoolkit.files.saving import saving, write_atomically

SCHEMA = "sctoolkit.plan-calendar/1"


def command(
    files: list[Path] = PLANS,
    out: Path = typer.Option(Path("deadlines.ics"), "--out", "-o", help="The file to write."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
) -> int:
    """Write the deadlines of plans as a calendar.

    Every calendar program reads it. Reading a later one moves deadlines that moved, and calls off
    those of actions that are closed.
    """
    check_target(out, files, overwrite=overwrite)
    plans = open_plans(files)
    with saving(out):
        write_atomically(out, calendar(plans))
    if as_json:
        deadlines = sum(action.due is not None for plan in plans for action in plan.actions)
        show_json(SCHEMA, file=str(out), deadlines=deadlines)
    else:
        written(out)
    return Exit.DONE
