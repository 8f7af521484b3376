"""Finds and opens the plans that stand beside assessments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from sctoolkit.cli.opening import Opened, existing_file
from sctoolkit.cli.showing import command_line, say, warn
from sctoolkit.engine.plans.renumbering import renumbered
from sctoolkit.engine.plans.updating import Occasion, OnConflict, update
from sctoolkit.errors import NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.plans.store import plans_at, read_plan, store_of
from sctoolkit.files.sharing.consents import unreadable
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.followed_plan import FollowedPlan
from sctoolkit.model.problem import usable
from sctoolkit.model.returned_plan import ReturnedPlan
from sctoolkit.paths import is_file, is_folder
from sctoolkit.problem_kinds import ProblemKind

PLAN_FILE = typer.Option(
    None, "--plan", help="The plan's own file (default: NAME.plan.yaml beside the assessment)."
)

CODES = typer.Option(
    None,
    "--code",
    "-c",
    help=(
        "The code of conduct; may be given several times (default: those of the plan, else "
        "the one named like the questionnaire, else the one it tests most of)."
    ),
)
PLANS = typer.Argument(
    metavar="file...",
    help="Assessments or the plans beside them; a folder stands for all plans in it.",
)


def open_plan(path: Path) -> FollowedPlan:
    """The plan in a file, or the one beside an assessment.

    Raises NotFoundError where there is none, UnusableInputError with its problems.
    """
    store = store_of(path)
    if not is_file(store):
        existing_file(path)
        message = _("There is no plan beside {path}.").format(path=path)
        hint = _("Make one with: {command}").format(command=command_line("plan", "write", path))
        raise NotFoundError(message, hint)
    plan, problems = read_plan(store)
    if plan is None:
        raise UnusableInputError(_("{path} cannot be used.").format(path=store), problems)
    problems += unreadable(str(store), plan.shared)
    if not usable(problems):
        raise UnusableInputError(_("{path} cannot be used.").format(path=store), problems)
    warn(problems)
    return plan


def open_plans(paths: Sequence[Path]) -> list[FollowedPlan]:
    """The plans that are named, and all plans in the folders that are, each once.

    Raises NotFoundError where a folder has none, and as `open_plan`.
    """
    return [open_plan(path) for path in _named(paths)]


def stores(paths: Sequence[Path]) -> list[Path]:
    """Where the plans stand that are named, as for `open_plans`."""
    return [store_of(path) for path in _named(paths)]


def _named(paths: Sequence[Path]) -> list[Path]:
    named: dict[Path, Path] = {}
    for path in paths:
        found = plans_at(path) if is_folder(path) else [path]
        if not found:
            raise NotFoundError(_("There is no plan in {path}.").format(path=path))
        named |= {store_of(one).resolve(): one for one in found}
    return list(named.values())


def say_renumbered(plan: FollowedPlan | None, code: Code) -> None:
    """Names the clauses that the plan cites by ids of an earlier version of the code."""
    found = renumbered(plan, code) if plan else {}
    if found:
        pairs = ", ".join(f"{old} → {now}" for old, now in found.items())
        say(_("Under other ids in {code}: {clauses}.").format(code=code.name, clauses=pairs))


def to_be_replaced(out: Path, plan: FollowedPlan | None, folder: Path) -> ReturnedPlan | None:
    """The workbook of the plan at `out`; None where none is.

    The plan's assessments stand in the folder. Raises SctoolkitError where the workbook holds what
    was never read back, or is that of another plan.
    """
    if not is_file(out):
        return None
    from sctoolkit.files.plan_workbook.returned import read_returned  # noqa: PLC0415 - seldom

    found, problems = read_returned(out, plan.id if plan else "")
    if any(one.code == ProblemKind.OTHER_PLAN.code for one in problems):
        message = _("{path} is the workbook of another plan; nothing was written.")
        raise SctoolkitError(message.format(path=out), _("Give another --out."))
    if found is None or plan is None:
        return found
    updated = update(plan, [found], Occasion(date.min, "", OnConflict.SKIP))
    if updated.applied or updated.added or len(updated.plan.kept) > len(plan.kept):
        message = _("{path} holds entries that were not read back; nothing was written.")
        source = folder / plan.made_from[0]
        again = command_line("plan", "update", out, "--assessment", source)
        hint = _("Read them first: {command}").format(command=again)
        raise SctoolkitError(message.format(path=out), hint)
    return found


def earlier_plan(opened: Opened, store: Path, previous: Path | None) -> FollowedPlan | None:
    """The plan to go on from: its own, the one given, or that of the assessment of last time."""
    if is_file(store):
        return open_plan(store)
    if previous is not None:
        return open_plan(previous)
    for one in opened.made_of:
        seen, beside = one.assessment.previous, one.paths[0].parent
        last = store_of(beside / seen) if seen else None
        if last is not None and is_file(last):
            return open_plan(last)
    return None
