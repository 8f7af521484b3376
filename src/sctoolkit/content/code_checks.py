"""Rules that hold between a code, or a questionnaire, and the criteria hub."""

from __future__ import annotations

from collections.abc import Iterator

from sctoolkit.document import did_you_mean
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, Cover, CriteriaHub, Criterion
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import (
    Audience,
    Band,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
)
from sctoolkit.problem_kinds import ProblemKind


def check_code(code: Code, lines: dict[str, Source], hub: CriteriaHub) -> list[Problem]:
    """All problems of the code against the hub and within itself."""
    return [
        Problem(lines.get(f"{clause.id} {cover.criterion}", lines[clause.id]), *what)
        for clause in code.clauses()
        for cover in clause.covers
        for what in _cover(clause, cover, code, hub)
    ]


Finding = tuple[str, str, str]
"""Code, message, hint."""


def _cover(clause: Clause, cover: Cover, code: Code, hub: CriteriaHub) -> Iterator[Finding]:
    criterion = hub.criteria.get(cover.criterion)
    if criterion is None:
        message = _("{clause}: no criterion “{id}”").format(clause=clause.id, id=cover.criterion)
        hint = did_you_mean(cover.criterion, list(hub.criteria))
        yield ProblemKind.UNKNOWN_CRITERION.code, message, hint
        return
    yield from _relation_or_level(clause, cover, criterion)
    ids = [one.id for one in code.clauses()]
    for other in cover.jointly_with:
        if other not in ids or other == clause.id:
            message = _("{clause}: jointly with “{other}”, which is no other clause")
            message = message.format(clause=clause.id, other=other)
            yield ProblemKind.UNKNOWN_CLAUSE.code, message, did_you_mean(other, ids)


def _relation_or_level(clause: Clause, cover: Cover, criterion: Criterion) -> Iterator[Finding]:
    """A criterion with levels takes a level, one without takes a relation, never both."""
    both_or_neither = (cover.relation is None) == (cover.level is None)
    if both_or_neither or bool(criterion.levels) != bool(cover.level):
        needs = "level" if criterion.levels else "relation"
        kind = ProblemKind.RELATION_OR_LEVEL
        message = _("{clause}: “{id}” needs `{needs}:` and nothing else")
        message = message.format(clause=clause.id, id=cover.criterion, needs=needs)
        yield kind.code, message, _(kind.remedy)
    elif cover.level and criterion.level_rank(cover.level) is None:
        message = _("{clause}: “{id}” has no level “{level}”")
        message = message.format(clause=clause.id, id=cover.criterion, level=cover.level)
        hint = did_you_mean(cover.level, [level.id for level in criterion.levels])
        yield ProblemKind.UNKNOWN_LEVEL.code, message, hint


def check_tests(
    questionnaire: Questionnaire, lines: dict[str, Source], hub: CriteriaHub
) -> list[Problem]:
    """All problems of a questionnaire's ties to the hub."""
    return [
        Problem(lines[question.id], *what)
        for question in questionnaire.questions()
        for criterion in question.criteria
        for what in _tie(question, criterion, questionnaire.audience, hub)
    ] + [
        Problem(lines[question.id], *what)
        for question in questionnaire.questions()
        for what in _levels(question, hub)
    ]


def _tie(
    question: Question, criterion_id: str, audience: Audience, hub: CriteriaHub
) -> Iterator[Finding]:
    criterion = hub.criteria.get(criterion_id)
    if criterion is None:
        yield (
            ProblemKind.UNKNOWN_CRITERION.code,
            _("{question}: no criterion “{id}”").format(question=question.id, id=criterion_id),
            did_you_mean(criterion_id, list(hub.criteria)),
        )
        return
    if audience is not Audience.BOTH and criterion.audience not in (audience, Audience.BOTH):
        yield (
            ProblemKind.WRONG_AUDIENCE.code,
            _("{question}: “{id}” is about the {audience}").format(
                question=question.id, id=criterion_id, audience=criterion.audience.value
            ),
            _(ProblemKind.WRONG_AUDIENCE.remedy),
        )
    if criterion.levels and not _reaches(question, criterion_id):
        yield (
            ProblemKind.NO_LEVEL.code,
            _("{question}: “{id}” has levels, but no answer reaches one").format(
                question=question.id, id=criterion_id
            ),
            _(ProblemKind.NO_LEVEL.remedy),
        )


def _levels(question: Question, hub: CriteriaHub) -> Iterator[Finding]:
    """What answers reach: levels of the criteria that the question tests."""
    for answer in _answers(question):
        for criterion_id, level in answer.reaches.items():
            criterion = hub.criteria.get(criterion_id)
            if criterion_id not in question.criteria:
                yield (
                    ProblemKind.UNKNOWN_CRITERION.code,
                    _("{question}: reaches a level of “{id}”, which it does not test").format(
                        question=question.id, id=criterion_id
                    ),
                    did_you_mean(criterion_id, list(question.criteria)),
                )
            elif criterion is not None and criterion.level_rank(level) is None:
                yield (
                    ProblemKind.UNKNOWN_LEVEL.code,
                    _("{question}: “{id}” has no level “{level}”").format(
                        question=question.id, id=criterion_id, level=level
                    ),
                    did_you_mean(level, [one.id for one in criterion.levels]),
                )


def _reaches(question: Question, criterion: str) -> bool:
    return any(criterion in answer.reaches for answer in _answers(question))


def _answers(question: Question) -> tuple[Option, ...] | tuple[Band, ...]:
    return question.bands if question.kind is QuestionKind.NUMBER else question.options
