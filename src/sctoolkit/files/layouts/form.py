"""Our own form, in any version, however its rows, columns and sheets were moved.

The id of a question stands in its row, and `question/option` in the row of an option to tick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sctoolkit.files.layouts.bare import bare
from sctoolkit.files.layouts.filling import Filler, is_blank, text_of
from sctoolkit.files.layouts.hidden import Written
from sctoolkit.files.layouts.index import How, Index
from sctoolkit.files.layouts.line import Laid, Who
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Candidate, Column, Layout, Understood
from sctoolkit.files.sheet import Book, Sheet, cell_name
from sctoolkit.language import _, plural

STAMP = "sctoolkit"
"""The hidden sheet that says which form it is."""
DETAIL = "@"
"""Begins the keys of what is asked about the supplier: @organisation, @site."""
OURS = f"{DETAIL}organisation"
TOLD = (Role.ANSWER, Role.COMMENT, Role.EVIDENCE)
LEAST = 2
LOOKED_THROUGH = 400
"""Rows in which the column of ids is looked for."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the hidden sheet says of the form."""

    questionnaire: str = ""
    version: str = ""
    digest: str = ""
    scope: str = ""
    language: str = ""
    headings: dict[str, Role] | None = None
    """The bare headings of the form's own columns."""

    @property
    def name(self) -> str:
        """`id@version`."""
        return f"{self.questionnaire}@{self.version}"


def stamp_of(book: Book) -> Stamp | None:
    """What the hidden sheet says; None in a file that is none of our forms."""
    sheet = next((one for one in book.sheets if one.name.casefold() == STAMP), None)
    if sheet is None:
        return None
    facts = {text_of(row[0]): text_of(row[1]) for row in sheet.rows if len(row) > 1 and row[0]}
    if not facts.get("questionnaire"):
        return None
    headings = {bare(facts[role.value]): role for role in TOLD if facts.get(role.value)}
    named = {key: facts.get(key, "") for key in ("version", "digest", "scope", "language")}
    return Stamp(facts["questionnaire"], headings=headings, **named)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of a form: the rows with ids, and the columns with answers."""

    sheet: Sheet
    ids: tuple[tuple[int, str], ...]
    """Row and what stands in its cell for the id."""
    roles: dict[Role, int]
    columns: tuple[Column, ...] = ()
    """What each row with an id is about; one that no question has is unknown."""

    def questions(self) -> set[str]:
        """The ids of the questions in the sheet."""
        return {column.question for column in self.columns if column.question}


def form_sheets(sheets: Iterable[Sheet], index: Index, stamp: Stamp | None) -> list[FormSheet]:
    """The sheets that hold questions by id and a column for answers; of a large one its top."""
    tops = [sheet.top(LOOKED_THROUGH) for sheet in sheets if not _is_stamp(sheet)]
    found = [form_sheet(sheet, index, stamp) for sheet in tops]
    return [one for one in found if one is not None]


def is_ours(book: Book) -> bool:
    """Whether a sheet asks for the supplier as only our form does: its hidden sheet may be gone."""
    rows = (row for sheet in book.sheets for row in sheet.rows[:LOOKED_THROUGH])
    return any(OURS in row for row in rows)


def _is_stamp(sheet: Sheet) -> bool:
    return sheet.hidden and sheet.name.casefold() == STAMP


def form_sheet(sheet: Sheet, index: Index, stamp: Stamp | None) -> FormSheet | None:
    """The sheet as part of a form; None where it holds no ids, or no column for answers."""
    place = _ids_begin(sheet, index)
    if place is None:
        return None
    first, where = place
    roles = _roles(sheet, first, where, stamp)
    keys = [(row, sheet.at(row, where)) for row in range(first, len(sheet.rows))]
    ids = tuple((row, key.strip()) for row, key in keys if isinstance(key, str) and key.strip())
    if Role.ANSWER not in roles and all(key.startswith(DETAIL) for _row, key in ids):
        roles = {Role.ANSWER: where + 2}
    if Role.ANSWER not in roles:
        return None
    return FormSheet(sheet, ids, roles, tuple(_columns(ids, index)))


def _ids_begin(sheet: Sheet, index: Index) -> tuple[int, int] | None:
    """The first row in the column with the most ids, and that column; None where there is none."""
    cells = [
        (row, column)
        for row, values in enumerate(sheet.rows[:LOOKED_THROUGH])
        for column, value in enumerate(values)
        if isinstance(value, str) and " " not in value and _is_key(value, index)
    ]
    if not cells:
        return None
    where = Counter(column for _row, column in cells).most_common(1)[0][0]
    return next(row for row, column in cells if column == where), where


def _is_key(value: str, index: Index) -> bool:
    if value.startswith(DETAIL):
        return value[1:].strip().isalpha()
    return index.by_id(value.partition("/")[0]) is not None


def _roles(sheet: Sheet, first: int, ids: int, stamp: Stamp | None) -> dict[Role, int]:
    """Which column holds what, by the headings nearest above the first question."""
    headings = (stamp.headings or {}) if stamp else {}
    for row in range(first - 1, -1, -1):
        roles: dict[Role, int] = {}
        for place, value in enumerate(sheet.rows[row]):
            if isinstance(value, str) and place != ids:
                role = headings.get(bare(value)) or role_of(value)
                if role in TOLD:
                    roles.setdefault(role, place)
        if Role.ANSWER in roles:
            return roles
    return {}


def weigh(sheets: Sequence[FormSheet], index: Index) -> Candidate:
    """How well the sheets fit, by their tops, as every other layout is weighed.

    The ids of a long table begin anew with each supplier, so that all of it has more of them.
    """
    tops = [column for sheet in sheets for column in sheet.columns if column.place < LOOKED_THROUGH]
    questions = {column.question for column in tops if column.question}
    if len(questions) < LEAST:
        return Candidate(Layout.FORM, 0, _("no column of question ids with a column of answers"))
    said = plural("{count} row begins with an id", "{count} rows begin with an id", len(questions))
    return Candidate(Layout.FORM, len(questions) / len(index.questions), said)


def _columns(ids: Sequence[tuple[int, str]], index: Index) -> Iterator[Column]:
    for row, key in ids:
        if key.startswith(DETAIL):
            continue
        question_id, _slash, option = key.partition("/")
        question = index.by_id(question_id)
        if question is None or (option and question.option(option) is None):
            yield Column(row, key, Role.UNKNOWN)
        else:
            role = Role.OPTION if option else Role.ANSWER
            yield Column(row, key, role, question.id, option, How.ID)


def understood_of(
    form: FormSheet, index: Index, candidates: Sequence[Candidate], elsewhere: set[str]
) -> Understood:
    """What is said about a sheet; `elsewhere` are the questions of the form's other sheets."""
    columns = tuple(_with_answer(form))
    found = {column.question for column in columns} | elsewhere
    return Understood(
        sheet=form.sheet.name,
        layout=Layout.FORM,
        candidates=tuple(candidates),
        columns=columns,
        without=tuple(one for one in index.questions if one not in found),
        supplier=_supplier_heading(form),
        hidden=form.sheet.hidden,
    )


def _supplier_heading(form: FormSheet) -> str:
    """What stands before the supplier's name: whatever the form's language calls it."""
    row = next((row for row, key in form.ids if key == f"{DETAIL}organisation"), None)
    if row is None:
        return ""
    cells = form.sheet.rows[row][: form.roles[Role.ANSWER]]
    return next((text_of(cell) for cell in reversed(cells) if not is_blank(cell)), "")


def _with_answer(form: FormSheet) -> Iterator[Column]:
    """The columns without those that are unknown and were left blank."""
    for column in form.columns:
        if column.question or not is_blank(form.sheet.at(column.place, form.roles[Role.ANSWER])):
            yield column


def who(sheets: Sequence[FormSheet], fallback: str) -> Who:
    """The supplier; called `fallback` where the form does not name it."""
    details: dict[str, str] = {}
    for form in sorted(sheets, key=lambda one: not one.sheet.hidden):
        for row, key in form.ids:
            value = form.sheet.at(row, form.roles[Role.ANSWER])
            if key.startswith(DETAIL) and not is_blank(value):
                details[key.removeprefix(DETAIL)] = text_of(value)
    organisation, site = details.get("organisation", ""), details.get("site", "")
    return Who(organisation or site or fallback, site=site)


def written(sheets: Sequence[FormSheet], filler: Filler) -> Written:
    """What the supplier wrote in these sheets of a form."""
    asking = tuple((one.sheet.name, one.ids, tuple(one.roles.items())) for one in sheets)
    laid, places = _laid(asking, filler.index)
    values = [sheets[place].sheet.at(row, column) for place, row, column in places]
    return Written(laid, values)


_Asking = tuple[str, tuple[tuple[int, str], ...], tuple[tuple[Role, int], ...]]
"""What a sheet is called, the ids in it, and the columns that hold what."""


@lru_cache(maxsize=64)
def _laid(
    sheets: tuple[_Asking, ...], index: Index
) -> tuple[Laid, tuple[tuple[int, int, int], ...]]:
    """Where answers and what belongs to them stand, with the sheet, row and column of each."""
    about: list[tuple[Column, str]] = []
    places: list[tuple[int, int, int]] = []
    for sheet, (name, ids, roles) in enumerate(sheets):
        at = dict(roles)
        for column in _columns(ids, index):
            for role in [one for one in TOLD if column.question and one in at]:
                one = column if role is Role.ANSWER else replace(column, role=role, option="")
                about.append((one, f"{name}!{cell_name(column.place, at[role])}"))
                places.append((sheet, column.place, at[role]))
    return Laid.about(about, index), tuple(places)
