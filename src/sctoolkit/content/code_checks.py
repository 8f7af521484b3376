"""Rules that hold between a code, a questionnaire and the criteria hub."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from sctoolkit.content.mistakes import Mistake, with_lines
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


def check_code(code: Code, lines: Mapping[str, Source], hub: CriteriaHub) -> list[Problem]:
    """All problems of the code's ties to the hub."""
    mistakes = (
        mistake
        for clause in code.clauses()
        for cover in clause.covers
        for mistake in _cover(clause, cover, code, hub)
    )
    return with_lines(mistakes, lines)


def _cover(clause: Clause, cover: Cover, code: Code, hub: CriteriaHub) -> Iterator[Mistake]:
    named = cover.criterion
    criterion = hub.criteria.get(named)
    if criterion is None:
        message = _("no criterion “{id}”").format(id=named)
        hint = did_you_mean(named, list(hub.criteria))
        yield Mistake(clause.id, ProblemKind.UNKNOWN_CRITERION, message, hint, named)
        return
    yield from _relation_or_level(clause, cover, criterion)
    ids = [one.id for one in code.clauses()]
    for other in cover.jointly_with:
        if other not in ids or other == clause.id:
            message = _("jointly with “{other}”, which is no other clause").format(other=other)
            hint = did_you_mean(other, ids)
            yield Mistake(clause.id, ProblemKind.UNKNOWN_CLAUSE, message, hint, named)


def _relation_or_level(clause: Clause, cover: Cover, criterion: Criterion) -> Iterator[Mistake]:
    """A criterion with levels takes a level, one without takes a relation, never both."""
    named = cover.criterion
    both_or_neither = (cover.relation is None) == (cover.level is None)
    if both_or_neither or bool(criterion.levels) != bool(cover.level):
        needs = "level" if criterion.levels else "relation"
        message = _("“{id}” needs `{needs}:` and nothing else").format(id=named, needs=needs)
        yield Mistake(clause.id, ProblemKind.RELATION_OR_LEVEL, message, about=named)
    elif cover.level and criterion.level_rank(cover.level) is None:
        message = _("“{id}” has no level “{level}”").format(id=named, level=cover.level)
        hint = did_you_mean(cover.level, [level.id for level in criterion.levels])
        yield Mistake(clause.id, ProblemKind.UNKNOWN_LEVEL, message, hint, named)


def check_direct(
    code: Code, lines: Mapping[str, Source], asked: Mapping[str, Collection[str]]
) -> list[Problem]:
    """Clauses that name a question which none of the questionnaires `asked` (id to ids) asks.

    A clause names a question by its id, or as `questionnaire:question`.
    """
    plain = {question for questions in asked.values() for question in questions}
    full = {f"{name}:{question}" for name, questions in asked.items() for question in questions}
    mistakes = (
        Mistake(
            clause.id,
            ProblemKind.UNKNOWN_QUESTION,
            _("no questionnaire asks “{id}”").format(id=named),
            did_you_mean(named, sorted(full if ":" in named else plain)),
            named,
        )
        for clause in code.clauses()
        for named in clause.questions
        if named not in plain | full
    )
    return with_lines(mistakes, lines)


def check_purpose(
    questionnaire: Questionnaire, lines: Mapping[str, Source], codes: Iterable[Code]
) -> list[Problem]:
    """Scored questions that test nothing: no criterion, and no clause of the codes names them."""
    named = {
        question
        for code in codes
        for clause in code.clauses()
        for question in clause.questions_of(questionnaire)
    }
    mistakes = (
        Mistake(
            question.id,
            ProblemKind.MISSING_CRITERION,
            _("tests no criterion, and no clause names it"),
        )
        for question in without_criteria(questionnaire)
        if question.id not in named
    )
    return with_lines(mistakes, lines)


def without_criteria(questionnaire: Questionnaire) -> list[Question]:
    """Its scored questions that test no criterion."""
    return [one for one in questionnaire.questions() if one.scored and not one.criteria]


def check_tests(
    questionnaire: Questionnaire, lines: Mapping[str, Source], hub: CriteriaHub
) -> list[Problem]:
    """All problems of a questionnaire's ties to the hub."""
    mistakes = (
        mistake
        for question in questionnaire.questions()
        for mistake in chain(_ties(question, questionnaire.audience, hub), _levels(question, hub))
    )
    return with_lines(mistakes, lines)


def _ties(question: Question, audience: Audience, hub: CriteriaHub) -> Iterator[Mistake]:
    for named in question.criteria:
        criterion = hub.criteria.get(named)
        if criterion is None:
            message = _("no criterion “{id}”").format(id=named)
            hint = did_you_mean(named, list(hub.criteria))
            yield Mistake(question.id, ProblemKind.UNKNOWN_CRITERION, message, hint)
        else:
            yield from _tie(question, criterion, audience)


def _tie(question: Question, criterion: Criterion, audience: Audience) -> Iterator[Mistake]:
    if audience is not Audience.BOTH and criterion.audience not in (audience, Audience.BOTH):
        message = _("“{id}” is about the {audience}")
        message = message.format(id=criterion.id, audience=criterion.audience.value)
        yield Mistake(question.id, ProblemKind.WRONG_AUDIENCE, message)
    if criterion.levels and not _reaches(question, criterion.id):
        message = _("“{id}” has levels, but no answer reaches one").format(id=criterion.id)
        yield Mistake(question.id, ProblemKind.NO_LEVEL, message)


def _levels(question: Question, hub: CriteriaHub) -> Iterator[Mistake]:
    """What answers reach: levels of the criteria that the question tests."""
    reached = [one for answer in _answers(question) for one in answer.reaches.items()]
    for named, level in reached:
        criterion = hub.criteria.get(named)
        if named not in question.criteria:
            message = _("reaches a level of “{id}”, which it does not test").format(id=named)
            hint = did_you_mean(named, list(question.criteria))
            yield Mistake(question.id, ProblemKind.UNKNOWN_CRITERION, message, hint)
        elif criterion is not None and criterion.level_rank(level) is None:
            message = _("“{id}” has no level “{level}”").format(id=named, level=level)
            hint = did_you_mean(level, [one.id for one in criterion.levels])
            yield Mistake(question.id, ProblemKind.UNKNOWN_LEVEL, message, hint)


def _reaches(question: Question, criterion: str) -> bool:
    return any(criterion in answer.reaches for answer in _answers(question))


def _answers(question: Question) -> tuple[Option, ...] | tuple[Band, ...]:
    return question.bands if question.kind is QuestionKind.NUMBER else question.options
