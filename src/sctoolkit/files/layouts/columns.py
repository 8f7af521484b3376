"""What each heading of a table means: a question, an option, a note on it, or no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sctoolkit.files.layouts.index import REMEMBERED, How, Index, Match, sure
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.roles import Role, role_of
from sctoolkit.files.layouts.understood import Column

JOINT = " / "
"""Between the two levels of a heading."""
SEPARATORS = re.compile(r" / |/|\[|\(| [-–—] |: |_|-(?=\S+$)|\.")
"""Between a question and its option, in one heading: `q/a`, `q[a]`, `Question - Option`."""
BESIDE = {Role.COMMENT, Role.EVIDENCE, Role.OTHER, Role.ANSWER}
"""What a heading can be to the question that it stands with."""
NOTES = {Role.COMMENT, Role.EVIDENCE}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one column: one cell, or one below the other."""

    place: int
    parts: tuple[str, ...]
    """From the top; a merged cell counts for all columns below it."""
    label: str = ""
    """The question in words, where the heading is the tool's own id for it."""

    @property
    def text(self) -> str:
        """The heading on one line."""
        return JOINT.join(dict.fromkeys(part for part in self.parts if part))


def columns_of(
    headings: Sequence[Heading], index: Index, mapping: Mapping, *, guess: bool
) -> list[Column]:
    """What every column means; a bare “Comment” belongs to the question before it."""
    found: list[Column] = []
    before = ""
    for heading in headings:
        column = replace(told(heading, index, mapping), place=heading.place)
        if column.role in NOTES and not column.question and before:
            column = replace(column, question=before)
        if column.role is Role.UNKNOWN:
            column = guessed(column, heading.label or heading.text, index, guess=guess)
        before = column.question or before
        found.append(column)
    return found


def told(heading: Heading, index: Index, mapping: Mapping) -> Column:
    """What a heading means, wherever it stands: as the mapping says, else by itself."""
    meaning = mapping.meaning(heading.text)
    if meaning:
        return meant(heading.place, heading.text, meaning, index)
    return column_of(heading, index)


def meant(place: int, heading: str, meaning: str, index: Index) -> Column:
    """The column that a mapping gives this meaning: a question, `question/option`, or a role."""
    question_id, _slash, option = meaning.partition("/")
    question = index.by_id(question_id)
    if question is None:
        role = Role.UNTOLD if meaning == "ignore" else Role(meaning)
        return Column(place, heading, role, how=How.MAPPING)
    role = Role.OPTION if option else Role.ANSWER
    if option in NOTES:
        role, option = Role(option), ""
    return Column(place, heading, role, question.id, option, How.MAPPING)


def guessed(column: Column, wording: str, index: Index, *, guess: bool) -> Column:
    """The column with the questions that it resembles; with `guess` it is the likely one."""
    fits = index.fitting(wording)
    if fits:
        return replace(column, fits=tuple(fits))
    guesses = index.similar(wording)
    likely = sure(guesses) if guess else None
    if likely is None:
        return replace(column, guesses=guesses)
    return replace(
        column,
        role=Role.ANSWER,
        question=likely.question.id,
        how=How.SIMILARITY,
        score=likely.score,
        guesses=guesses,
    )


def column_of(heading: Heading, index: Index) -> Column:
    """What a heading means by itself, wherever it stands.

    What it meant in an earlier place is kept in mind, so that the column's `place` may be that one.
    """
    key = (*heading.parts, heading.label)
    found = index.headings.get(key)
    if found is None:
        found = _column_of(heading, index)
        if len(index.headings) < REMEMBERED:
            index.headings[key] = found
    return found


def _column_of(heading: Heading, index: Index) -> Column:
    whole = heading.text
    if not whole:
        return Column(heading.place, "", Role.GUIDANCE)
    role = role_of(whole)
    match = None if role in (Role.REMARK, Role.TOTAL) else index.match(whole)
    if match:
        return _about(heading, match, Role.ANSWER)
    if role:
        return Column(heading.place, whole, role)
    taken_apart = (_paired(heading, left, right, index) for left, right in _pairs(heading))
    return next(filter(None, taken_apart), None) or _rest(heading, index)


def _rest(heading: Heading, index: Index) -> Column:
    """What is neither a question nor called by a known word as it stands."""
    if heading.label:
        return _labelled(heading, index)
    in_group = heading.text.rpartition("/")[2] if " " not in heading.text else ""
    return Column(heading.place, heading.text, role_of(in_group) or Role.UNKNOWN)


def _labelled(heading: Heading, index: Index) -> Column:
    """By the question in words; the tool's own id says nothing."""
    by_label = column_of(Heading(heading.place, (heading.label,)), index)
    return replace(by_label, heading=heading.text)


def _about(heading: Heading, match: Match, role: Role, option: str = "") -> Column:
    question = match.question.id
    return Column(heading.place, heading.text, role, question, option, match.how, match.score)


def _pairs(heading: Heading) -> Iterator[tuple[str, str]]:
    """Every way to take a heading apart: into its two levels, else at each separator."""
    top, *below = heading.parts
    if any(below):
        yield top, JOINT.join(part for part in below if part)
    for found in reversed(list(SEPARATORS.finditer(heading.text))):
        right = heading.text[found.end() :].strip().rstrip("])")
        yield heading.text[: found.start()].strip(), right


def _paired(heading: Heading, left: str, right: str, index: Index) -> Column | None:
    """A question and what of it, either way round; else the question under a group's heading."""
    for one, other in ((left, right), (right, left)):
        match = _question(one, index)
        if match is None or (role_of(one) and match.how is not How.ID):
            continue
        option = index.option(match.question, other)
        if option:
            return _about(heading, match, Role.OPTION, option)
        role = role_of(other)
        if role in BESIDE:
            return _about(heading, match, role)
    match = index.match(right)
    if match:
        return _about(heading, match, Role.ANSWER)
    named = role_of(left) if role_of(right) is Role.ANSWER else None
    return Column(heading.place, heading.text, named) if named else None


def _question(text: str, index: Index) -> Match | None:
    """The question of a text; of `group/question` the last part."""
    return index.match(text) or index.match(text.rpartition("/")[2])
