"""A mapping in the making: what is known of each column already, and what it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sctoolkit import wording
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import OPEN, Line
from sctoolkit.files.layouts.mapping import Mapping as Said
from sctoolkit.files.layouts.remarks import ask_of
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.table import read_table, understood_of
from sctoolkit.files.layouts.understood import Column, Layout, Understood
from sctoolkit.files.sheet import Book
from sctoolkit.language import _, labelled

LOOKED_THROUGH = 30
KEPT = (Role.SUPPLIER, Role.SUPPLIER_ID, Role.START, Role.END)
"""What a mapping says beside questions. All else that is known needs no line."""


def headings(book: Book, index: Index) -> Understood | None:
    """The fullest row of a file in which no question was found, taken for its head."""
    sheets = [sheet for sheet in book.sheets if sheet.rows and not sheet.hidden]
    if not sheets:
        return None
    top = sheets[0].rows[:LOOKED_THROUGH]
    row = max(range(len(top)), key=lambda place: sum(isinstance(cell, str) for cell in top[place]))
    table = read_table(sheets[0], index, Said(header_row=row + 1), guess=False)
    return understood_of(table, index, ()) if table else None


def said_of(understood: Understood, questionnaire: str) -> Said:
    """What the mapping says of the file as a whole."""
    row = understood.header_row if understood.layout is not Layout.LABELLED else None
    return Said(questionnaire, understood.layout, understood.sheet, row)


def lines(understood: Understood, index: Index, chosen: Mapping[str, str]) -> Iterator[Line]:
    """A line for each column that means something, and for each that is open.

    `chosen` is what a person said of open columns, by heading.
    """
    seen: set[str] = set()
    for column in understood.columns:
        meaning = chosen.get(column.heading) or meaning_of(column)
        if meaning and column.heading not in seen:
            seen.add(column.heading)
            yield Line(column.heading, meaning, remarks(column, meaning, index))


def meaning_of(column: Column) -> str:
    """What is known of a column, as a mapping writes it; empty for what needs no line."""
    if column.question:
        beside = column.role.value if column.role in (Role.COMMENT, Role.EVIDENCE) else ""
        return "/".join(filter(None, (column.question, column.option or beside)))
    if column.role is Role.UNKNOWN:
        return OPEN
    return column.role.value if column.role in KEPT else ""


def remarks(column: Column, meaning: str, index: Index) -> list[str]:
    """What the question asks, or which ones the column resembles."""
    question = meaning.partition("/")[0]
    if question in index.questions:
        return [ask_of(question, index)]
    if meaning != OPEN:
        return []
    like = _("like {question} ({score} %): {ask}")
    found = [
        like.format(
            question=one.question.id,
            score=wording.number(one.score),
            ask=ask_of(one.question.id, index),
        )
        for one in column.guesses
    ]
    found += [labelled(question, ask_of(question, index)) for question in column.fits]
    return found or [_("like no question")]
