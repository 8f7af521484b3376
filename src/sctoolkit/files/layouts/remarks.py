"""What is to be said about the columns of a file: unknown ones, guesses, nobody named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sctoolkit import wording
from sctoolkit.files.layouts.bare import bare
from sctoolkit.files.layouts.index import How, Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Column, Layout, LeftOut, Understood
from sctoolkit.language import _, preferred
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.text import steady
from sctoolkit.problem_kinds import ProblemKind

QUOTED = 80
"""Characters of a heading that a message quotes."""
TABLES = (Layout.WIDE, Layout.TRANSPOSED)


def remarks(
    understood: Sequence[Understood],
    left_out: Sequence[LeftOut],
    file: str,
    mapping: Mapping,
    index: Index,
) -> list[Problem]:
    """All that is to be said about how a file was understood."""
    if not understood and mapping.layout:
        return [_wrong_layout(one, file, mapping.layout) for one in left_out]
    if not understood:
        asked = index.questionnaire.name
        message = _("no question of {questionnaire} was found").format(questionnaire=asked)
        return [ProblemKind.NO_LAYOUT.at(Source(file), message)]
    found = [problem for one in understood for problem in _of_sheet(one, file, index)]
    return found + list(_unused(understood, file, mapping))


def _wrong_layout(one: LeftOut, file: str, layout: Layout) -> Problem:
    message = _("the sheet cannot be read as “{layout}”: {because}")
    said = message.format(layout=layout.value, because=one.because)
    return ProblemKind.WRONG_LAYOUT.at(Source(file, cell=one.sheet), said)


def _of_sheet(one: Understood, file: str, index: Index) -> Iterator[Problem]:
    sheet = Source(file, cell=one.sheet)
    if one.hidden:
        message = _("“{sheet}” is hidden, and holds answers").format(sheet=quoted(one.sheet))
        yield ProblemKind.HIDDEN_SHEET.at(sheet, message, warning=True)
    if one.layout in TABLES and not one.supplier:
        message = _("no column names the supplier; each is called by its place")
        yield ProblemKind.NO_SUPPLIER.at(sheet, message, warning=True)
    if one.layout in TABLES:
        yield from _merged(one, file)
    for column in one.columns:
        if not column.question or column.how is How.SIMILARITY or column.fits:
            yield from _of_column(column, Source(file, cell=one.cell(column)), index)


def _of_column(column: Column, source: Source, index: Index) -> Iterator[Problem]:
    heading = quoted(column.heading)
    if column.how is How.SIMILARITY:
        message = _("“{heading}” is taken for {question} ({score} % alike): “{ask}”")
        said = message.format(
            heading=heading,
            question=column.question,
            score=wording.number(column.score),
            ask=ask_of(column.question, index),
        )
        problem = ProblemKind.GUESSED_COLUMN.at(source, said, warning=True)
        yield replace(problem, found=heading, expected=ask_of(column.question, index))
    elif column.fits:
        message = _("“{heading}” is asked by several questions: {questions}")
        questions = ", ".join(column.fits)
        said = message.format(heading=heading, questions=questions)
        problem = ProblemKind.SEVERAL_FIT.at(source, said)
        yield replace(problem, found=heading, expected=questions)
    elif column.role is Role.UNKNOWN:
        message = _("“{heading}” is none of the questions; it is left out")
        hint = likely(column, index)
        said = message.format(heading=heading)
        yield replace(
            ProblemKind.UNKNOWN_COLUMN.at(source, said, hint, warning=True), found=heading
        )


def _merged(one: Understood, file: str) -> Iterator[Problem]:
    """Columns that are about the same question, as several versions of a form leave them."""
    first: dict[tuple[str, str], Column] = {}
    for column in one.columns:
        if not column.question or column.role not in (Role.ANSWER, Role.OPTION):
            continue
        before = first.setdefault((column.question, column.option), column)
        if before is column:
            continue
        message = _("“{first}” and “{heading}” are both {question}; whichever is filled counts")
        headings = {"first": quoted(before.heading), "heading": quoted(column.heading)}
        said = message.format(question=column.question, **headings)
        source = Source(file, cell=one.cell(column))
        yield replace(
            ProblemKind.MERGED_COLUMNS.at(source, said, warning=True), found=headings["heading"]
        )


def likely(column: Column, index: Index) -> str:
    """The question that a heading resembles most, as a hint; empty where none does."""
    if not column.guesses:
        return ""
    best = column.guesses[0]
    hint = _("Like {question} ({score} %): “{ask}”")
    return hint.format(
        question=best.question.id,
        score=wording.number(best.score),
        ask=ask_of(best.question.id, index),
    )


def ask_of(question: str, index: Index) -> str:
    """What a question asks, cut where it is long."""
    return quoted(index.questions[question].ask.to(preferred()))


def quoted(text: str) -> str:
    """The words of a file made harmless and short."""
    text = " ".join(steady(text).split())
    return text if len(text) <= QUOTED else text[:QUOTED].rstrip() + "…"


def _unused(understood: Sequence[Understood], file: str, mapping: Mapping) -> Iterator[Problem]:
    found = {bare(column.heading) for one in understood for column in one.columns}
    found |= {bare(one.supplier) for one in understood}
    for heading in mapping.columns:
        if heading not in found:
            message = _("the mapping names “{heading}”, which no column is called")
            said = message.format(heading=quoted(heading))
            yield ProblemKind.MAPPING_COLUMN.at(Source(file), said, warning=True)
