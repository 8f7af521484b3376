"""Reads what sets a gate off: findings, or parts below a floor; `all:` joins several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sctoolkit.content.ratings import share, words_of
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.result import Outcome
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Trigger
from sctoolkit.problem_kinds import ProblemKind

ALL = "all"


def read_trigger(cursor: Cursor) -> Trigger:
    """What the mapping says; one that says nothing never holds."""
    if ALL in cursor:
        parts = tuple(read_trigger(block) for block in cursor.cursors(ALL, required=True))
        cursor.finish()
        return Trigger(all_of=parts)
    found = [read(block) for key, read in RULES.items() if (block := cursor.cursor(key))]
    cursor.finish()
    if len(found) == 1:
        return found[0]
    message = _("a condition needs one of {words}")
    cursor.problem(ProblemKind.CAP, message.format(words=", ".join((*RULES, ALL))))
    return Trigger()


def every_trigger(cursor: Cursor, trigger: Trigger) -> Iterator[tuple[Cursor, Trigger]]:
    """Each single one that a trigger is made of, with the lines that say it."""
    if not trigger.all_of:
        yield cursor, trigger
    for block, one in zip(
        cursor.cursors(ALL) if ALL in cursor else (), trigger.all_of, strict=False
    ):
        yield from every_trigger(block, one)


def _findings(cursor: Cursor) -> Trigger:
    severities = words_of(cursor, "severity", list(Severity))
    outcomes = words_of(cursor, "outcome", [one for one in Outcome if one.is_finding])
    return _finished(
        cursor,
        Trigger(tuple(Severity(word) for word in severities), tuple(outcomes)),
    )


def _sections(cursor: Cursor) -> Trigger:
    named = cursor.texts("sections", required=True)
    return _finished(cursor, Trigger(sections=named, below=cursor.number("score")))


def _clauses(cursor: Cursor) -> Trigger:
    named = cursor.texts("clauses", required=True)
    return _finished(cursor, Trigger(clauses=named, below=cursor.number("score")))


def _criteria(cursor: Cursor) -> Trigger:
    named = cursor.texts("criteria", required=True)
    return _finished(cursor, Trigger(criteria=named, below=share(cursor, "score")))


def _questions(cursor: Cursor) -> Trigger:
    """Questions by their ids, or those of criteria."""
    if "questions" not in cursor:
        return replace(_criteria(cursor), weakest=True)
    named = cursor.texts("questions", required=True)
    return _finished(cursor, Trigger(questions=named, below=cursor.number("score")))


def _finished(cursor: Cursor, trigger: Trigger) -> Trigger:
    number = cursor.number("at_least", 1)
    if number < 1 or number != int(number):
        message = _("“at_least” must be a whole number, 1 or more")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="at_least")
    cursor.finish()
    return replace(trigger, at_least=int(number))


RULES: Mapping[str, Callable[[Cursor], Trigger]] = {
    "finding": _findings,
    "section_below": _sections,
    "clause_below": _clauses,
    "criterion_below": _criteria,
    "question_below": _questions,
}
"""What a gate can hang on, by its key."""
