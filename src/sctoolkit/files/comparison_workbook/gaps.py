"""The gaps of two codes as an action plan on a sheet, and what was written there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit import comparing, wording
from sctoolkit.comparing import Compared
from sctoolkit.engine.sharing.days import is_day
from sctoolkit.files.comparison_workbook.grid import Column, Grid
from sctoolkit.files.comparison_workbook.words import Returned, returned
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.sheet import cell_name
from sctoolkit.language import _, later
from sctoolkit.model.code import Code
from sctoolkit.model.equivalence import Degree, Match
from sctoolkit.model.gap_plan import GapPlan, Step
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import ProblemKind

GAPS = later("gaps")
HEADS = {
    "missing": later("missing in"),
    "criterion": later("criterion"),
    "severity": later("severity"),
    "blocks": later("blocks"),
    "degree": later("degree"),
    "gap": later("gap"),
    "planned": later("what is planned"),
    "responsible": later("responsible"),
    "due": later("due"),
}
WIDTHS = (18, 30, 14, 9, 15, 60, 36, 18, 14)
WRITTEN = ("planned", "responsible", "due")
CLEARED = ("-", "–", "—")
"""Typed into a cell to empty it: an empty one says nothing, it may come from an older workbook."""


def gaps_sheet(found: Sequence[Compared], blocking: Severity, colours: Mapping[str, str]) -> Grid:
    """The gaps of both directions, the gravest first, then what is to be checked by hand."""
    gaps = [(match, one) for one in found for match in one.comparison.gaps()]
    checks = [(match, one) for one in found[:1] for match in one.comparison.to_check()]
    for some in (gaps, checks):
        some.sort(key=lambda gap: gap[0].severity.rank)
    columns = tuple(
        Column(_(head), width) for head, width in zip(HEADS.values(), WIDTHS, strict=True)
    )
    rows = [_row(match, one, blocking) for match, one in (*gaps, *checks)]
    note = _("Write in the last three columns; they are read back.")
    return Grid(_(GAPS), columns, rows, colours, note)


def _row(match: Match, one: Compared, blocking: Severity) -> list[str]:
    step = one.plan.step(one.own.id, match.criterion)
    blocks = match.degree is not Degree.CHECK and match.severity.rank <= blocking.rank
    return [
        one.names["own"],
        match.criterion,
        wording.severity(match.severity),
        _("yes") if blocks else "",
        comparing.degree(match.degree),
        comparing.gap(match, one),
        *(getattr(step, key) for key in WRITTEN),
    ]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs from what was kept."""

    code: str
    criterion: str
    key: str
    before: str
    after: str


def read_gaps(
    path: Path, plan: GapPlan, codes: Sequence[Code], who: tuple[str, str]
) -> tuple[GapPlan, list[Change], list[Problem]]:
    """The plan with what was written in the workbook; every problem with its cell.

    `who` is the name of whoever wrote it, and when.
    """
    book = read_book(path)
    if isinstance(book, Skipped):
        return plan, [], list(book.problems)
    sheet = returned(book, GAPS, HEADS, "criterion")
    if sheet is None or "missing" not in sheet.places:
        message = _("not the workbook of two codes")
        return plan, [], [ProblemKind.NOT_DECLARATION.at(Source(str(path)), message)]
    names = {name.casefold(): code.id for code in codes for name in _names(code)}
    changes: list[Change] = []
    problems: list[Problem] = []
    for row, words in sheet.rows():
        if not words["criterion"]:
            continue
        code = names.get(words["missing"].casefold())
        wrong = _wrong(words, code)
        if wrong:
            problems.append(
                ProblemKind.LEVEL_IN_CELL.at(_place(path, sheet, row, wrong[0]), *wrong[1:])
            )
        elif code is not None:
            old = plan.step(code, words["criterion"])
            found = _differing(code, words, old)
            changes += found
            if found:
                new = replace(old, **{one.key: one.after for one in found}, by=who[0], at=who[1])
                plan = plan.planning(code, words["criterion"], new)
    return plan, changes, problems


def _names(code: Code) -> list[str]:
    return [code.id, *filter(None, (code.short,)), *code.title.wordings.values()]


def _place(path: Path, sheet: Returned, row: int, key: str) -> Source:
    return Source(str(path), cell=f"{sheet.sheet.name}!{cell_name(row, sheet.places[key])}")


def _wrong(words: Mapping[str, str], code: str | None) -> tuple[str, str, str] | None:
    """The column whose cell cannot be taken, why, and what to do; None where all can."""
    if code is None:
        message = _("“{code}” is none of the two codes").format(code=words["missing"])
        return "missing", message, _("Give the workbook that was written of these two.")
    due = words.get("due", "")
    if not due or due in CLEARED or is_day(due):
        return None
    message = _("“{word}” is no date").format(word=due)
    return "due", message, _("Write it as {day}.").format(day="2027-06-30")


def _differing(code: str, words: Mapping[str, str], old: Step) -> list[Change]:
    """The cells that say something else than what is kept; an empty cell says nothing."""
    found = []
    for key in WRITTEN:
        typed, before = words.get(key, ""), getattr(old, key)
        after = "" if typed in CLEARED else typed
        if typed and after != before:
            found.append(Change(code, words["criterion"], key, before, after))
    return found
