"""Finds the head of a table: which rows it takes, and which tool wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sctoolkit.files.layouts.columns import Heading, told
from sctoolkit.files.layouts.filling import text_of
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Dialect
from sctoolkit.files.sheet import CellValue, Sheet

LOOKED_THROUGH = 30
"""Rows at the top of a sheet in which its head is looked for."""
IMPORT_ID = '{"importid"'
TELLING = {
    Dialect.SURVEYMONKEY: {"respondent id", "collector id"},
    Dialect.KOBO: {"_uuid", "_submission_time", "submissiondate", "meta/instanceid"},
    Dialect.LIMESURVEY: {"submitdate", "lastpage", "startlanguage"},
    Dialect.TYPEFORM: {"submit date (utc)", "network id"},
}
"""Headings of which two tell the tool that wrote the sheet."""
TWO = 2
TOLD = {
    Role.SUPPLIER,
    Role.SUPPLIER_ID,
    Role.START,
    Role.END,
    Role.PERSON,
    Role.TECHNICAL,
}
"""What the cells below a heading of one row hold, which is no heading again."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table."""

    last: int
    """0-based; what follows are replies."""
    headings: tuple[Heading, ...]
    questions: frozenset[str]
    """The questions that its headings are about."""
    parts: int = 0
    """The columns about different things of questions: an answer, an option, a comment."""
    dialect: Dialect = Dialect.PLAIN

    @property
    def found(self) -> tuple[int, int]:
        """How much it explains."""
        return len(self.questions), self.parts


@dataclass(frozen=True, slots=True)
class _Look:
    """Where a head is looked for, and by what it is known."""

    sheet: Sheet
    index: Index
    mapping: Mapping


def find_head(sheet: Sheet, index: Index, mapping: Mapping, row: int | None = None) -> Head | None:
    """The head in which the most questions are found; with `row` (0-based) the one that ends there.

    None where no row has any. One row is taken before two, and a higher one before a lower.
    """
    best: Head | None = None
    for head in _possible(_Look(sheet, index, mapping), row):
        if head.dialect is Dialect.QUALTRICS and head.questions:
            return head
        if best is None or head.found > best.found:
            best = head
    if best is None or (not best.questions and row is None):
        return None
    return best


def _possible(look: _Look, row: int | None) -> Iterator[Head]:
    rows = range(min(len(look.sheet.rows), LOOKED_THROUGH)) if row is None else [row]
    singles: list[int] = []
    end = LOOKED_THROUGH
    for place in rows:
        if row is None and place > end:
            break
        cells = _words(look.sheet, place)
        if _is_import_row(cells):
            yield _qualtrics(look, place)
        elif sum(map(bool, cells)) >= TWO or row is not None:
            singles.append(place)
            head = _head(look, place, [(cell,) for cell in cells])
            if len(head.questions) * TWO > sum(map(bool, cells)):
                end = min(
                    end, place + TWO
                )  # what follows are further rows of this head, or replies
            yield _after_tags(look.sheet, head)
    for place in singles:
        above, below = (_words(look.sheet, one) for one in (place - 1, place))
        if any(above) and not _is_reply(above, below):
            yield _head(look, place, _two_levels(above, below))


def _words(sheet: Sheet, row: int) -> list[str]:
    found = sheet.rows[row] if 0 <= row < len(sheet.rows) else []
    return [text_of(cell) for cell in found]


def _head(
    look: _Look, last: int, parts: Sequence[tuple[str, ...]], labels: Sequence[str] = ()
) -> Head:
    headings = tuple(
        Heading(place, part, labels[place] if place < len(labels) else "")
        for place, part in enumerate(parts)
    )
    columns = [told(heading, look.index, look.mapping) for heading in headings]
    about = [column for column in columns if column.question]
    questions = frozenset(column.question for column in about)
    different = {(column.question, column.option, column.role) for column in about}
    return Head(last, headings, questions, len(different), _dialect(headings))


def _is_reply(above: list[str], below: list[str]) -> bool:
    """Whether the lower row answers the upper one: there is a name under “Supplier”."""
    pairs = zip(above, below, strict=False)
    return any(role_of(one) in TOLD and other and not role_of(other) for one, other in pairs)


def _two_levels(above: list[str], below: list[str]) -> list[tuple[str, ...]]:
    """Each heading under the one it stands under; a merged cell counts until the next one."""
    width = max(len(above), len(below))
    parts: list[tuple[str, ...]] = []
    top = ""
    for place in range(width):
        top = (above[place] if place < len(above) else "") or top
        parts.append((top, below[place] if place < len(below) else ""))
    return parts


def _after_tags(sheet: Sheet, head: Head) -> Head:
    """The head with a row of tags (`#country`) under it, which holds no reply either."""
    below = [cell for cell in _words(sheet, head.last + 1) if cell]
    if len(below) >= TWO and all(cell.startswith("#") for cell in below):
        return replace(head, last=head.last + 1)
    return head


def _is_import_row(cells: list[str]) -> bool:
    return any(cell.replace(" ", "").casefold().startswith(IMPORT_ID) for cell in cells)


def _qualtrics(look: _Look, row: int) -> Head:
    """Three rows: the tool's ids, the questions in words, and the ids for taking them back in."""
    ids, labels = _words(look.sheet, row - 2), _words(look.sheet, row - 1)
    head = _head(look, row, [(cell,) for cell in ids], labels)
    return replace(head, dialect=Dialect.QUALTRICS)


def _dialect(headings: Sequence[Heading]) -> Dialect:
    words = [heading.parts[0].casefold() for heading in headings]
    for dialect, telling in TELLING.items():
        if len(telling & set(words)) >= TWO:
            return dialect
    roles = [role_of(word) for word in words[:4]]
    if words[:1] == ["id"] and Role.START in roles and Role.END in roles:
        return Dialect.MS_FORMS
    if roles[:1] == [Role.END]:
        return Dialect.GOOGLE_FORMS
    return Dialect.PLAIN


def repeats(head: Sequence[CellValue], row: Sequence[CellValue]) -> bool:
    """Whether a row is the head once more, as at the top of each printed page."""
    told = [place for place, cell in enumerate(head) if cell]
    if not any(place < len(row) and row[place] == head[place] for place in told[:TWO]):
        return False
    same = sum(place < len(row) and row[place] == head[place] for place in told)
    return same * TWO > len(told)
