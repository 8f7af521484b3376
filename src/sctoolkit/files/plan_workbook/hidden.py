"""The hidden sheets: the words of the lists, and the stamp."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from itertools import zip_longest

from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import columns
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.sheet import PLAN_STAMP, PROPERTY, CellValue, column_letters
from sctoolkit.files.sheets.leaf import Leaf
from sctoolkit.files.sheets.text import cell_text
from sctoolkit.files.understanding.misunderstood import written
from sctoolkit.language import spoken
from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, Kind
from sctoolkit.model.returned_plan import mark, row_mark

TEMPLATE = PLAN_STAMP[1]
LISTS, META, SENT = "Lists", "Meta", "Sent"


def write_lists(sheet: Leaf) -> None:
    """The words of every dropdown, one column each, with a name that the dropdown uses."""
    listed = [column for column in columns() if column.words]
    for place, column in enumerate(listed):
        letter = column_letters(place)
        cells = f"={LISTS}!${letter}$2:${letter}${len(column.words) + 1}"
        sheet.book.define_name(f"list_{column.key}", cells)
    words = [(column.key.value, *column.words) for column in listed]
    for row, across in enumerate(zip_longest(*words), 1):
        for place, word in enumerate(across, 1):
            if word:
                sheet.put(row, place, word)
    sheet.sheet.hide()


def write_meta(sheet: Leaf, brief: Brief) -> None:
    """The stamp: what the plan was made from, so that it can be read back."""
    stamp = [
        PLAN_STAMP,
        ("tool", brief.tool),
        ("made_on", brief.plan.made_on.isoformat()),
        ("assessment", brief.assessment.id),
        ("file", brief.file),
        ("scope", brief.assessment.scope),
        ("language", brief.language),
        ("words", spoken()),
        ("columns", brief.columns.value),
        ("plan", brief.followed.id if brief.followed else ""),
        ("revision", str(brief.followed.revision if brief.followed else 1)),
        ("questionnaire", brief.questionnaire.name),
        ("questionnaire_digest", brief.questionnaire.digest),
    ]
    for one in brief.measured:
        stamp += [("code", one.code.name), ("code_digest", one.code.digest)]
    for row, (key, value) in enumerate(stamp, 1):
        sheet.put(row, 1, key)
        sheet.put(row, 2, value)
    sheet.sheet.hide()
    sheet.book.set_custom_property(PROPERTY, TEMPLATE, "text")


def write_sent(sheet: Leaf, brief: Brief) -> None:
    """Marks of what each cell held when it was sent, so that what people typed is known later."""
    words = choices()
    for place, head in enumerate((Field.ID.value, "marks", "row"), 1):
        sheet.put(1, place, head)
    for row, action in enumerate(brief.rows, 2):
        cells = held(action)
        sheet.put(row, 1, action.id)
        sheet.put(row, 2, marks(cells))
        sheet.put(row, 3, row_mark(_as_read(cells.get(one), words.get(one)) for one in MARKED))
    sheet.sheet.hide()


def held(action: FollowedAction) -> dict[Field, Entry]:
    """The entries as their cells hold them, without empty ones."""
    entries = action.entries()
    return {
        key: cell_text(one) if isinstance(one, str) else one
        for key in Field
        if (one := entries.get(key)) is not None
    }


MARKED = tuple(column for column in Field if column.kind is not Kind.FORMULA)
"""The columns that people type in, in the order in which they count for the mark of a row."""


def marks(cells: Mapping[Field, Entry]) -> str:
    """The marks of one action, `column=mark`, without empty cells."""
    pairs = ((column, mark(entry)) for column, entry in cells.items())
    return " ".join(f"{column}={one}" for column, one in pairs if one)


def _as_read(entry: Entry, words: Mapping[str, str] | None) -> str:
    """What a reader of the workbook finds in the cell; `words` are those of its list."""
    if isinstance(entry, str):
        return words.get(entry, entry) if words else entry
    return as_text(entry)


def as_text(value: CellValue) -> str:
    """A value as the mark of its row takes it; a day alone where no time of day is meant."""
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    return written(value)
