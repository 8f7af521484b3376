"""`sctoolkit plan update`: what people typed into workbooks, read back into the plan."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from sctoolkit import records, settings
from sctoolkit.cli.clock import day_given
from sctoolkit.cli.opening import existing_file
from sctoolkit.cli.plan.plans import PLAN_FILE, open_plan
from sctoolkit.cli.showing import (
    command_line,
    say,
    show,
    show_json,
    terminal_width,
    warn,
    written,
)
from sctoolkit.cli.tables import table
from sctoolkit.engine.plans.updating import Applied, Occasion, OnConflict, Updated, update
from sctoolkit.errors import Exit, UnusableInputError
from sctoolkit.files.plan_workbook.entries import shown
from sctoolkit.files.plan_workbook.remarks import KINDS, remark_problem
from sctoolkit.files.plan_workbook.returned import read_returned
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.files.plans.content import plain_entry
from sctoolkit.files.plans.store import holding, save_plan, store_of
from sctoolkit.files.understanding.misunderstood import quoted
from sctoolkit.language import _, later, plural
from sctoolkit.model.problem import Problem
from sctoolkit.model.returned_plan import ReturnedPlan

SCHEMA = "sctoolkit.plan-update/1"
_Read = tuple[ReturnedPlan, list[Problem]]
"""What stands in a file, and what is wrong with it."""
FILES = typer.Argument(
    metavar="plan.xlsx...",
    help="Workbooks that came back (xlsx, ods), or CSV files of their Actions sheet.",
)


def command(
    files: list[Path] = FILES,
    assessment: Path = typer.Option(
        ..., "--assessment", "-a", help="The assessment, or the plan beside it."
    ),
    on_conflict: OnConflict = typer.Option(
        OnConflict.STOP,
        "--on-conflict",
        help=(
            "Where two people say different things: stop and change nothing, skip what the file "
            "says, or update the plan with it."
        ),
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would change."),
    who: str = typer.Option("", "--by", help="Who reads them back (default: your name)."),
    plan_file: Path | None = PLAN_FILE,
    today: datetime | None = typer.Option(
        None, "--date", formats=["%Y-%m-%d"], help="The day of reading (default: today)."
    ),
    as_json: bool = typer.Option(False, "--json", help="Changes and problems as JSON."),
) -> int:
    """Read returned workbooks back into the plan.

    Rows are known by their action id, wherever they stand. What was typed is taken over; what
    cannot be is kept in the plan's file and reported. Leaves with 4 where somebody has to decide.
    """
    store = store_of(plan_file or assessment)
    occasion = _occasion(today, who, on_conflict)
    for file in files:
        existing_file(file)
    with holding(store):
        plan = open_plan(store if plan_file else assessment)
        read = _read(files, plan.id)
        updated = update(plan, [one for one, _problems in read], occasion)
        saved = not dry_run and not updated.stopped and updated.plan != plan
        if saved:
            save_plan(store, updated.plan)
    problems = _problems(read, updated)
    _Told(store, updated, problems, saved=saved, dry_run=dry_run).tell(as_json=as_json)
    return Exit.DONE if all(one.warning for one in problems) else Exit.INCOMPLETE


def _occasion(today: datetime | None, who: str, on_conflict: OnConflict) -> Occasion:
    day = day_given(today)
    codes = {kind: problem.code for kind, problem in KINDS.items()}
    return Occasion(day, who or settings.load().name or _login(), on_conflict, codes)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _read(files: Sequence[Path], plan_id: str) -> list[_Read]:
    """What stands in the files; raises UnusableInputError where one cannot be used."""
    read = [read_returned(path, plan_id) for path in files]
    bad = [problem for found, problems in read if found is None for problem in problems]
    if bad:
        names = ", ".join(
            str(path) for path, (found, _p) in zip(files, read, strict=True) if found is None
        )
        raise UnusableInputError(_("{path} cannot be used.").format(path=names), bad)
    return [(found, problems) for found, problems in read if found is not None]


def _problems(read: Sequence[_Read], updated: Updated) -> list[Problem]:
    """What is wrong with the files themselves, then with what people typed into them."""
    found = [problem for _one, problems in read for problem in problems]
    return found + [remark_problem(remark) for remark in updated.remarks]


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of it, for people and for programs."""

    store: Path
    updated: Updated
    problems: list[Problem]
    saved: bool
    dry_run: bool

    def tell(self, *, as_json: bool) -> None:
        """Shows all of it."""
        if as_json:
            show_json(
                SCHEMA,
                plan=str(self.store),
                saved=self.saved,
                stopped=self.updated.stopped,
                changes=[_plain_change(one) for one in self.updated.applied],
                added=list(self.updated.added),
                problems=[records.plain_problem(one) for one in self.problems],
            )
            return
        rows = [_row(one) for one in self.updated.applied]
        if rows:
            show(table(rows, terminal_width()))
        warn(self.problems)
        for line in self._sentences():
            say(line)
        if self.saved:
            written(self.store)

    def _sentences(self) -> list[str]:
        changed = len(self.updated.applied)
        lines = [plural("{count} entry changed.", "{count} entries changed.", changed)]
        if self.updated.added:
            count = len(self.updated.added)
            words = plural("{count} action was added: ", "{count} actions were added: ", count)
            lines.append(words + ", ".join(self.updated.added))
        if self.updated.stopped:
            lines.append(_("Nothing was taken over, because of the conflicts."))
        elif self.dry_run:
            lines.append(_("Nothing was saved, as --dry-run says."))
        elif self.saved and (changed or self.updated.added):
            sources = [self.store.parent / name for name in self.updated.plan.made_from]
            command = command_line("plan", "write", *sources, "--overwrite")
            lines.append(_("Write the workbook anew with: {command}").format(command=command))
        return lines


def _row(one: Applied) -> dict[str, Any]:
    column = one.change.field
    return {
        later("action"): one.action,
        later("cell"): one.place.rpartition("!")[2],
        later("column"): titles()[column],
        later("was"): quoted(shown(column, one.change.was)) or "–",
        later("now"): quoted(shown(column, one.change.now)) or "–",
    }


def _plain_change(one: Applied) -> dict[str, Any]:
    return {
        "action": one.action,
        "file": one.change.origin,
        "cell": one.place,
        "column": one.change.field.value,
        "was": plain_entry(one.change.was),
        "now": plain_entry(one.change.now),
    }
