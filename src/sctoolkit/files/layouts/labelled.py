"""A form of one supplier: each question with its answer to the right, or its options around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sctoolkit.files.layouts.bare import unboxed
from sctoolkit.files.layouts.filling import Filler, is_blank, text_of
from sctoolkit.files.layouts.hidden import Written
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.labels import OWN, Around, Label, option_rows
from sctoolkit.files.layouts.line import Line, Placed, Who
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Candidate, Layout, Understood
from sctoolkit.files.sheet import Sheet, cell_name
from sctoolkit.language import _, plural
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

Ticks = dict[str, tuple[int, int]]
"""Option to the row and column of the cell that says whether it is ticked."""


def weigh(around: Around, index: Index) -> Candidate:
    """How well the sheet fits."""
    found = around.questions()
    if not found:
        return Candidate(Layout.LABELLED, 0, _("no cell is a question"))
    said = plural("{count} cell is a question", "{count} cells are questions", len(found))
    return Candidate(Layout.LABELLED, len(found) / len(index.questions), said)


def written(sheets: Sequence[Around], filler: Filler) -> Written:
    """What the supplier wrote in these sheets of a form."""
    line, problems, used = Line(), [], set()
    for around in sheets:
        for label in around.labels:
            used |= _put(line, label, around, filler.index)
        problem = _boxes(around, used, filler.file)
        problems += [problem] if problem else []
    return Written(line.laid(filler), line.values, problems)


def who(sheets: Sequence[Around], fallback: str) -> Who:
    """The supplier; called `fallback` where the form does not name it."""
    own = [_own(sheets, role) for role in OWN]
    return Who(own[0] or own[1] or fallback, own[1])


def _own(sheets: Sequence[Around], role: Role) -> str:
    naming = [one for one in sheets if role in one.own]
    naming.sort(key=lambda one: one.sheet.hidden)
    places = ((one.sheet, one.own[role]) for one in naming)
    return next((text_of(sheet.at(*place)) for sheet, place in places), "")


def _put(line: Line, label: Label, around: Around, index: Index) -> set[tuple[str, int, int]]:
    """Adds what a question's cells say; gives the places that were looked at."""
    roles = around.roles(label.row)
    sheet = around.sheet
    ticks = _ticks(label, around, index)
    places = list(ticks.values())
    for option, (row, column) in ticks.items():
        one = replace(label.about, role=Role.OPTION, option=option)
        line.put(one, Placed.of(sheet, row), column)
    if not ticks:
        answer = _answer(label, around)
        if answer is not None:
            line.put(label.about, Placed.of(sheet, label.row), answer)
            places = [(label.row, answer)]
    line.put_beside(label.about, Placed.of(sheet, label.row), roles)
    return {(sheet.name, row, column) for row, column in places}


def _answer(label: Label, around: Around) -> int | None:
    """The column of the answer: under its heading, else where answers stand, else the next cell."""
    roles = around.roles(label.row)
    under = roles.get(Role.ANSWER)
    if under is not None and under > label.column and (label.edge is None or under < label.edge):
        return under
    filled = [column for column, _value in around.right_of(label)]
    if label.edge is not None or around.answers in filled:
        return around.answers if around.answers in filled else next(iter(filled), None)
    return next((one for one in filled if one < (around.answers or 0)), None)


def _ticks(label: Label, around: Around, index: Index) -> Ticks:
    """The cells that tick the question's options, where it has cells for each of them."""
    listed = option_rows(label, around, index)
    if listed:
        return _boxed(listed, around) or _beside(listed, label, around)
    question = index.questions[label.about.question]
    for row, scale in reversed(around.scales):
        if row > label.row:
            continue
        options = {index.option(question, words): column for words, column in scale.items()}
        options.pop("", None)
        if len(options) > 1:
            return _across(options, label, around)
    return _inline(label, around, index)


def _boxed(listed: Ticks, around: Around) -> Ticks:
    """The cells of options with their check boxes in them; empty where boxes are the exception."""
    cells = {option: str(around.sheet.at(*place)) for option, place in listed.items()}
    boxed = {option: place for option, place in listed.items() if unboxed(cells[option])[0]}
    return boxed if 2 * len(boxed) > len(listed) else {}


def _beside(listed: Ticks, label: Label, around: Around) -> Ticks:
    """The cells right of the options; the ones left of them where nothing stands at the right."""
    column = _voted(listed, around, label)
    if column is not None:
        return {option: (row, column) for option, (row, _column) in listed.items()}
    left = {option: (row, column - 1) for option, (row, column) in listed.items()}
    filled = [
        place for place in left.values() if place[1] >= 0 and not is_blank(around.sheet.at(*place))
    ]
    apart = [place for place in filled if place != (label.row, label.column)]
    if apart and (label.row, label.column) not in left.values():
        return left
    return {option: (row, column + 1) for option, (row, column) in listed.items()}


def _voted(listed: Ticks, around: Around, label: Label) -> int | None:
    """The column under “Answer”, else the one that is filled most often beside the options."""
    options = max(column for _row, column in listed.values())
    roles = around.roles(label.row)
    if roles.get(Role.ANSWER, -1) > options:
        return roles[Role.ANSWER]
    apart = {roles[role] for role in (Role.COMMENT, Role.EVIDENCE) if role in roles}
    firsts: Counter[int] = Counter()
    for row, column in listed.values():
        cells = around.sheet.rows[row]
        right = (one for one in range(column + 1, len(cells)) if one not in apart)
        firsts.update([one for one in right if not is_blank(cells[one])][:1])
    return firsts.most_common(1)[0][0] if firsts else None


def _across(options: dict[str, int], label: Label, around: Around) -> Ticks:
    """The cells under the options of a heading; nothing where the answer stands elsewhere."""
    ticks = {option: (label.row, column) for option, column in options.items()}
    marked = any(not is_blank(around.sheet.at(*place)) for place in ticks.values())
    return ticks if marked else {}


def _inline(label: Label, around: Around, index: Index) -> Ticks:
    """Options named in the question's own row, each with its mark behind it: `Yes [x] No [ ]`."""
    question = index.questions[label.about.question]
    found: Ticks = {}
    for column, value in around.right_of(label):
        option = index.option(question, value) if isinstance(value, str) else ""
        if option:
            found.setdefault(option, (label.row, column + 1))
    return found if len(found) > 1 else {}


def _boxes(around: Around, used: set[tuple[str, int, int]], file: str) -> Problem | None:
    """Says so where check boxes fill cells that belong to no question that was found."""
    name = around.sheet.name
    places = [
        (row, column)
        for row, column, value in around.sheet.filled()
        if isinstance(value, bool) and (name, row, column) not in used
    ]
    if not places:
        return None
    said = plural(
        "{count} check box, but which question it answers cannot be read",
        "{count} check boxes, but which questions they answer cannot be read",
        len(places),
    )
    source = Source(file, cell=f"{name}!{cell_name(*places[0])}")
    return ProblemKind.TICK_BOXES.at(source, said)


def understood_of(
    around: Around, index: Index, candidates: Sequence[Candidate], elsewhere: set[str]
) -> Understood:
    """What is said about a sheet; `elsewhere` are the questions of the form's other sheets."""
    columns = [label.about for label in around.labels]
    found = {column.question for column in columns} | elsewhere
    own = around.own.get(OWN[0], around.own.get(OWN[1]))
    return Understood(
        sheet=around.sheet.name,
        layout=Layout.LABELLED,
        candidates=tuple(candidates),
        columns=(*columns, *around.unknown),
        without=tuple(one for one in index.questions if one not in found),
        supplier=_heading_left_of(around.sheet, own) if own else "",
        headings_in=around.labels[0].column if around.labels else 0,
        hidden=around.sheet.hidden,
    )


def _heading_left_of(sheet: Sheet, place: tuple[int, int]) -> str:
    row, column = place
    return next((text_of(cell) for cell in sheet.rows[row][:column] if role_of(text_of(cell))), "")
