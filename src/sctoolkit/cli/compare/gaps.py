"""What is planned about the gaps of two codes: kept in a file, read from workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit.cli.clock import now, this_day
from sctoolkit.cli.opening import existing_file
from sctoolkit.cli.showing import say, warn, written
from sctoolkit.comparing import Compared
from sctoolkit.errors import NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.gap_plans import read_gap_plan, save_gap_plan
from sctoolkit.language import _, in_quotes
from sctoolkit.model.code import Code
from sctoolkit.model.gap_plan import GapPlan
from sctoolkit.model.problem import usable
from sctoolkit.paths import is_file


@dataclass(frozen=True, slots=True)
class Planning:
    """What the command line says of the plan."""

    file: Path | None
    book: Path | None = None
    """A workbook of the two codes that people wrote in."""
    who: str = ""


def planned(found: Sequence[Compared], planning: Planning) -> list[Compared]:
    """The comparison with what is planned; what the workbook says is kept first."""
    path = planning.file
    if path is None:
        if planning.book:
            message = _("What is written in {path} has to be kept somewhere.")
            hint = _("Name a file for it: --plan gaps.yaml")
            raise SctoolkitError(message.format(path=planning.book), hint)
        return list(found)
    codes = [one.own for one in found]
    before = _kept(path, codes, may_begin=planning.book is not None)
    plan = _read(before, planning.book, codes, planning.who) if planning.book else before
    if plan != before:
        save_gap_plan(plan, path)
        written(path)
    _say_closed(plan, found)
    today = this_day().isoformat()
    return [replace(one, plan=plan, today=today) for one in found]


def _kept(path: Path, codes: Sequence[Code], *, may_begin: bool) -> GapPlan:
    names = tuple(sorted(code.name for code in codes))
    if not is_file(path) and may_begin:
        return GapPlan(names)
    if not is_file(path):
        hint = _("It begins with what people wrote: --read the workbook that --out wrote.")
        raise NotFoundError(_("There is no file “{path}”.").format(path=path), hint)
    plan, problems = read_gap_plan(path)
    if plan is None:
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)
    warn(problems)
    kept = {name.partition("@")[0] for name in plan.codes}
    if kept != {code.id for code in codes}:
        message = _("{path} is about {codes}.").format(path=path, codes=", ".join(plan.codes))
        raise SctoolkitError(message)
    return replace(plan, codes=names)


def _read(plan: GapPlan, book: Path, codes: Sequence[Code], who: str) -> GapPlan:
    from sctoolkit.files.comparison_workbook import read_gaps  # noqa: PLC0415 - only for it

    found, changes, problems = read_gaps(existing_file(book), plan, codes, (who, now()))
    if not usable(problems):
        raise UnusableInputError(_("Nothing was changed."), problems)
    warn(problems)
    for one in changes:
        if one.before:
            words = _("{code} {criterion}, {key}: {before} became {after}")
            said = {"code": one.code, "criterion": one.criterion, "key": _(one.key)}
            say(words.format(before=in_quotes(one.before), after=in_quotes(one.after), **said))
    return found


def _say_closed(plan: GapPlan, found: Sequence[Compared]) -> None:
    """Names what is planned about something that is no gap any more."""
    for one in found:
        still = {match.criterion for match in one.comparison.matches if not match.degree.is_covered}
        if closed := [name for name in plan.steps.get(one.own.id, ()) if name not in still]:
            words = _("Planned for {code}, and no gap any more: {criteria}.")
            say(words.format(code=one.own.id, criteria=", ".join(closed)))
