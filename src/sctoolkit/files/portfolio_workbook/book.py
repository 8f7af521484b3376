"""The portfolio workbook, written row by row so that memory does not grow with suppliers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from sctoolkit.files.portfolio_workbook.charts import add_charts
from sctoolkit.files.portfolio_workbook.tables import (
    Row,
    Shows,
    call_columns,
    finding_columns,
    heat_columns,
    ranking_columns,
)
from sctoolkit.files.problem_workbook import Skip, add_problems, add_skipped
from sctoolkit.files.saving import replacing
from sctoolkit.files.sheet import PORTFOLIO, PROPERTY
from sctoolkit.files.sheets.grid import LONGEST_NAME, Column, Grid, Looks, print_lying
from sctoolkit.files.sheets.leaf import ROW_BY_ROW, Plain
from sctoolkit.language import _
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.model.problem import Problem

Read = tuple[str, Sequence[str]]
"""A file, and line by line how it was understood."""
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
    read: Iterable[Read] = ()


def write_portfolio(contents: Contents, path: Path) -> None:
    """Writes the workbook to `path`; raises OSError. Whatever suppliers wrote stays text."""
    with replacing(path) as file, xlsxwriter.Workbook(file, ROW_BY_ROW) as book:
        book.set_custom_property(PROPERTY, PORTFOLIO, "text")
        looks = Looks(book)
        _read_me(book, looks, contents)
        several = len(contents.portfolios) > 1
        for one in contents.portfolios:
            _portfolio(book, looks, one, f" {one.code.partition('@')[0]}" if several else "")
        if contents.read:
            _add_read(book, looks, contents.read)
        if contents.skipped:
            add_skipped(book, looks, contents.skipped)
        if contents.problems:
            add_problems(book, looks, contents.problems)


def _portfolio(book: xlsxwriter.Workbook, looks: Looks, one: Portfolio, behind: str) -> None:
    """The sheets of one code."""

    def table(name: str, shown: Sequence[tuple[Column, Shows[Row]]], rows: Iterable[Row]) -> Grid:
        grid = Grid(book, looks, _name(name, behind), [column for column, _shows in shown])
        grid.write(tuple(shows(row) for _column, shows in shown) for row in rows)
        return grid

    table(_("Ranking"), ranking_columns(), one.ranked)
    if one.calls:
        table(_("Call first"), call_columns(one), one.calls)
    heat = heat_columns(one)
    table(_("Sections"), heat, one.ranked).scale_of_colours(1, len(heat) - 1)
    breaches = ((ranked.entry, breach) for ranked in one.ranked for breach in ranked.entry.breaches)
    table(_("Findings"), finding_columns(one), breaches)
    add_charts(book, looks, _name(_("Overview"), behind), one)


def _add_read(book: xlsxwriter.Workbook, looks: Looks, read: Iterable[Read]) -> None:
    """The sheet that says of each file how it was understood."""
    columns = [Column(_("File"), 50), Column(_("Understood as"), 110, wrapped=True)]
    Grid(book, looks, _("Files"), columns).write((file, "\n".join(lines)) for file, lines in read)


def _read_me(book: xlsxwriter.Workbook, looks: Looks, contents: Contents) -> None:
    sheet = book.add_worksheet(_("Read me"), Plain)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    print_lying(sheet)
    for row, (what, says) in enumerate(contents.about):
        sheet.set_row(row, 15 * (1 + len(says) // 100))
        sheet.write_string(row, 0, what, looks.bold)
        sheet.write_string(row, 1, says, looks.wrapped)


def _name(name: str, behind: str) -> str:
    return f"{name}{behind}".translate(FORBIDDEN)[:LONGEST_NAME]
