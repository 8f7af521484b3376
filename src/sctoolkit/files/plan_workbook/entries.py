"""Cells of a returned plan as entries of its columns, in any language that the words have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import assert_never

from sctoolkit.document import did_you_mean
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.printable import printable
from sctoolkit.files.sheet import CellValue, Lost
from sctoolkit.files.understanding import Misunderstood, bundled_words, date_order, read_date
from sctoolkit.files.understanding.figures import figure_in
from sctoolkit.files.understanding.misunderstood import written
from sctoolkit.files.understanding.plain import bare
from sctoolkit.files.understanding.words import DateOrder
from sctoolkit.language import _, speaking, translated
from sctoolkit.model.followed_plan import Entry, Field, Kind
from sctoolkit.model.returned_plan import ReturnedCell, Unread, settled

PERCENT = "percent"


@lru_cache(maxsize=1)
def headings() -> Mapping[str, Field]:
    """Every heading in every language, and the key itself, to its column."""
    found = {bare(column.value): column for column in Field}
    for language in translated():
        with speaking(language):
            found |= {bare(title): column for column, title in titles().items()}
    return found


@lru_cache(maxsize=1)
def listed_words() -> Mapping[Field, Mapping[str, str]]:
    """By column, every word of its list in every language, and the key itself, to the key."""
    found: dict[Field, dict[str, str]] = {}
    for language in translated():
        with speaking(language):
            for column, offered in choices().items():
                known = found.setdefault(column, {})
                known |= {bare(word): key for key, word in offered.items()}
                known |= {bare(key): key for key in offered}
    return found


def day_order(values: Sequence[CellValue]) -> DateOrder | None:
    """What comes first in the days that a column holds as text."""
    texts = [value for value in values if isinstance(value, str)]
    return date_order(texts) if texts else None


def entry_of(
    column: Field, value: CellValue, place: str, order: DateOrder | None = None
) -> ReturnedCell:
    """What a cell of a column says; with the reason where the column cannot hold it."""
    if isinstance(value, Lost):
        return ReturnedCell(None, f"[{value.value}]", place, Unread.LOST)
    text = _text(value)
    if not text:
        return ReturnedCell(None, "", place)
    match column.kind:
        case Kind.OURS | Kind.TEXT | Kind.FORMULA:
            return ReturnedCell(text, text, place)
        case Kind.LIST:
            return _word(column, text, place)
        case Kind.DATE:
            return _day(column, value, place, order)
        case Kind.WHOLE | Kind.AMOUNT | Kind.SHARE:
            return _figure(column, value, place)
        case _:
            assert_never(column.kind)


def _text(value: CellValue) -> str:
    """What stands in the cell, as a person would see it, with its lines."""
    if isinstance(value, str):
        return str(settled(printable(value)) or "")
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return written(value)


def _word(column: Field, text: str, place: str) -> ReturnedCell:
    known = listed_words()[column]
    key = known.get(bare(text))
    if key is not None:
        return ReturnedCell(key, text, place)
    return ReturnedCell(None, text, place, Unread.WORD, _nearest(column, text))


def _nearest(column: Field, text: str) -> str:
    return did_you_mean(text, list(choices()[column].values()))


def _day(column: Field, value: CellValue, place: str, order: DateOrder | None) -> ReturnedCell:
    text = _text(value)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return ReturnedCell(day, text, place)
    words = replace(bundled_words(), dates=order)
    found = read_date(value, words, titles()[column])
    if isinstance(found, datetime):
        return ReturnedCell(found.date(), text, place)
    why = found.message if isinstance(found, Misunderstood) else ""
    return ReturnedCell(None, text, place, Unread.DAY, why)


def _figure(column: Field, value: CellValue, place: str) -> ReturnedCell:
    text = _text(value)
    found = value if isinstance(value, float) else _written_figure(column, value)
    if found is None or not _fits(column, found):
        return ReturnedCell(None, text, place, Unread.FIGURE, _expected(column))
    return ReturnedCell(found, text, place)


def _written_figure(column: Field, value: CellValue) -> float | None:
    """A figure as somebody wrote it; None where it can be read in two ways, or not at all."""
    if not isinstance(value, str):
        return None
    figure = figure_in(value, (), bundled_words())
    if figure is None or figure.parts or len(figure.numbers) != 1:
        return None
    readings, percent = figure.numbers[0].readings, PERCENT in figure.units
    if len(readings) != 1 or (percent and column.kind is not Kind.SHARE):
        return None
    return readings[0] / 100 if percent else readings[0]


def _fits(column: Field, figure: float) -> bool:
    if column.kind is Kind.SHARE:
        return 0 <= figure <= 1
    return figure >= 0 and (column.kind is Kind.AMOUNT or figure.is_integer())


def _expected(column: Field) -> str:
    if column.kind is Kind.SHARE:
        return _("Please write a number from 0 to 100 %.")
    return _("Please write a whole number.") if column.kind is Kind.WHOLE else ""


def shown(column: Field, entry: Entry) -> str:
    """An entry in words for people."""
    if isinstance(entry, float):
        return f"{entry:.0%}" if column.kind is Kind.SHARE else written(entry)
    offered = choices().get(column, {})
    return offered.get(str(entry), str(entry)) if entry is not None else ""
