"""The portfolio workbook, written row by row so that memory does not grow with suppliers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from sctoolkit.files.grid import LONGEST_NAME, Grid, Looks
from sctoolkit.files.leaf import ROW_BY_ROW
from sctoolkit.files.portfolio_workbook.charts import add_charts
from sctoolkit.files.portfolio_workbook.tables import (
    call_columns,
    finding_columns,
    heat_columns,
    ranking_columns,
)
from sctoolkit.files.problem_workbook import Skip, add_problems, add_skipped
from sctoolkit.files.saving import replacing
from sctoolkit.language import _
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.model.problem import Problem

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the workbook shows."""

    portfolios: Sequence[Portfolio]
    """One for each code."""
    skipped: Sequence[Skip]
    problems: Iterable[Problem]
    about: Sequence[tuple[str, str]]
    """Lines of the first sheet: what it is, and what it says."""


def write_portfolio(contents: Contents, path: Path) -> None:
    """Writes the workbook to `path`; raises OSError. Whatever suppliers wrote stays text."""
    with replacing(path) as file, xlsxwriter.Workbook(file, ROW_BY_ROW) as book:
        looks = Looks(book)
        _read_me(book, looks, contents)
        several = len(contents.portfolios) > 1
        for one in contents.portfolios:
            _portfolio(book, looks, one, f" {one.code.partition('@')[0]}" if several else "")
        if contents.skipped:
            add_skipped(book, looks, contents.skipped)
        if contents.problems:
            add_problems(book, looks, contents.problems)


def _portfolio(book: xlsxwriter.Workbook, looks: Looks, one: Portfolio, behind: str) -> None:
    """The sheets of one code."""
    ranking = ranking_columns()
    Grid(book, looks, _name(_("Ranking"), behind), [column for column, _value in ranking]).write(
        tuple(value(ranked) for _column, value in ranking) for ranked in one.ranked
    )
    if one.calls:
        calls = call_columns(one)
        Grid(book, looks, _name(_("Call first"), behind), [column for column, _v in calls]).write(
            tuple(value(call) for _column, value in calls) for call in one.calls
        )
    heat = heat_columns(one)
    grid = Grid(book, looks, _name(_("Sections"), behind), [column for column, _value in heat])
    grid.write(tuple(value(ranked) for _column, value in heat) for ranked in one.ranked)
    grid.scale_of_colours(1, len(heat) - 1)
    findings = finding_columns(one)
    Grid(book, looks, _name(_("Findings"), behind), [column for column, _v in findings]).write(
        tuple(value((ranked.entry, breach)) for _column, value in findings)
        for ranked in one.ranked
        for breach in ranked.entry.breaches
    )
    add_charts(book, looks, _name(_("Overview"), behind), one)


def _read_me(book: xlsxwriter.Workbook, looks: Looks, contents: Contents) -> None:
    sheet = book.add_worksheet(_("Read me"))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for row, (what, says) in enumerate(contents.about):
        sheet.set_row(row, 15 * (1 + len(says) // 100))
        sheet.write_string(row, 0, what, looks.bold)
        sheet.write_string(row, 1, says, looks.wrapped)


def _name(name: str, behind: str) -> str:
    return f"{name}{behind}".translate(FORBIDDEN)[:LONGEST_NAME]
