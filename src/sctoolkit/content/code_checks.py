"""Rules that hold between a code, a questionnaire and the criteria hub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from sctoolkit.content.mistakes import Mistake, with_lines
from sctoolkit.content.other_weights import part
from sctoolkit.content.question_checks import misfits
from sctoolkit.content.reach import tests_of
from sctoolkit.document import did_you_mean
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, Cover, CriteriaHub, Criterion, Relation
from sctoolkit.model.condition import Condition
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
        if cover.criterion  # one without a name was reported where it was read
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
        words = [level.id for level in criterion.levels] or [one.value for one in Relation]
        hint = _("Write `{needs}:` with one of {words}.").format(
            needs=needs, words=", ".join(words)
        )
        yield Mistake(clause.id, ProblemKind.RELATION_OR_LEVEL, message, hint, named)
    elif cover.level and criterion.level_rank(cover.level) is None:
        message = _("“{id}” has no level “{level}”").format(id=named, level=cover.level)
        hint = did_you_mean(cover.level, [level.id for level in criterion.levels])
        yield Mistake(clause.id, ProblemKind.UNKNOWN_LEVEL, message, hint, named)


def check_direct(
    code: Code, lines: Mapping[str, Source], questionnaires: Iterable[Questionnaire]
) -> list[Problem]:
    """Clauses that name a question which no questionnaire asks, or which is not scored.

    A clause names a question by its id, or as `questionnaire:question`.
    """
    scored: dict[str, bool] = {}
    for one in questionnaires:
        for question in one.questions():
            for name in (question.id, f"{one.id}:{question.id}"):
                scored[name] = scored.get(name, False) or question.scored
    mistakes = (
        mistake
        for clause in code.clauses()
        for named in clause.questions
        for mistake in _direct(clause, named, scored)
    )
    return with_lines(mistakes, lines)


def _direct(clause: Clause, named: str, scored: Mapping[str, bool]) -> Iterator[Mistake]:
    if named not in scored:
        message = _("no questionnaire asks “{id}”").format(id=named)
        hint = did_you_mean(
            named, [one for one in sorted(scored) if (":" in one) == (":" in named)]
        )
        yield Mistake(clause.id, ProblemKind.UNKNOWN_QUESTION, message, hint, named)
    elif not scored[named]:
        message = _("“{id}” is a fact, which is never scored").format(id=named)
        yield Mistake(clause.id, ProblemKind.FACT_IN_CLAUSE, message, about=named)


def check_weights(
    code: Code, lines: Mapping[str, Source], questionnaires: Iterable[Questionnaire]
) -> list[Problem]:
    """Rules on weights that look at what nobody asks, or at an answer that is itself scored."""
    questions = {one.id: one for form in questionnaires for one in form.questions()}
    known = [*questions, *(one.id for one in code.clauses())]
    known += [one.id for top in code.sections for one in top.every_section()]
    mistakes: list[Mistake] = []
    for place, rule in enumerate(code.scoring.weights_if):
        for test in tests_of(rule.when):
            mistakes += _routing(part(place), test, questions)
        for name in [one for one in rule.weights if one not in known]:
            message = _("“{id}” is no section, clause or question").format(id=name)
            hint = did_you_mean(name, known)
            mistakes.append(
                Mistake(part(place), ProblemKind.UNKNOWN_CLAUSE, message, hint, "weights")
            )
    return with_lines(mistakes, lines)


def _routing(rule: str, test: Condition, questions: Mapping[str, Question]) -> Iterator[Mistake]:
    looked_at = questions.get(test.question)
    if looked_at is None:
        message = _("no questionnaire asks “{id}”").format(id=test.question)
        hint = did_you_mean(test.question, sorted(questions))
        yield Mistake(rule, ProblemKind.UNKNOWN_QUESTION, message, hint, "when")
    elif looked_at.scored:
        message = _("“{id}” has a score itself, so that a better answer could lower the total")
        hint = _("Look at a fact: a question with `scored: false`.")
        message = message.format(id=test.question)
        yield Mistake(rule, ProblemKind.CONDITION, message, hint, "when")
    else:
        for mistake in misfits(rule, test, looked_at):
            yield replace(mistake, about="when")


def check_law(code: Code, lines: Mapping[str, Source], facts: Questionnaire) -> list[Problem]:
    """Rules on whom a law binds that look at facts which nobody asks for, or cannot be so."""
    if code.law is None:
        return []
    rules = {f"applies/{place}": rule for place, rule in enumerate(code.law.applies)}
    if code.law.indirectly:
        rules["indirectly"] = code.law.indirectly
    mistakes = (
        replace(mistake, about=place)
        for place, rule in rules.items()
        for test in tests_of(rule.when)
        for mistake in _fact(test, facts)
    )
    return with_lines(mistakes, lines)


def _fact(test: Condition, facts: Questionnaire) -> Iterator[Mistake]:
    questions = {question.id: question for question in facts.questions()}
    if test.question in questions:
        yield from misfits("law", test, questions[test.question])
    else:
        message = _("no fact “{id}” in “{questionnaire}”")
        message = message.format(id=test.question, questionnaire=facts.id)
        hint = did_you_mean(test.question, list(questions))
        yield Mistake("law", ProblemKind.UNKNOWN_QUESTION, message, hint)


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
    if criterion.levels and criterion.id not in dict(levels_reached(question)):
        message = _("“{id}” has levels, but no answer reaches one").format(id=criterion.id)
        yield Mistake(question.id, ProblemKind.NO_LEVEL, message)


def _levels(question: Question, hub: CriteriaHub) -> Iterator[Mistake]:
    """What answers reach: levels of the criteria that the question tests."""
    for named, level in levels_reached(question):
        criterion = hub.criteria.get(named)
        if named not in question.criteria:
            message = _("reaches a level of “{id}”, which it does not test").format(id=named)
            hint = did_you_mean(named, list(question.criteria))
            yield Mistake(question.id, ProblemKind.UNKNOWN_CRITERION, message, hint)
        elif criterion is not None and criterion.level_rank(level) is None:
            message = _("“{id}” has no level “{level}”").format(id=named, level=level)
            hint = did_you_mean(level, [one.id for one in criterion.levels])
            yield Mistake(question.id, ProblemKind.UNKNOWN_LEVEL, message, hint)


def levels_reached(question: Question) -> list[tuple[str, str]]:
    """Criterion and level for each level that an answer to the question reaches."""
    answers: tuple[Option, ...] | tuple[Band, ...] = question.options
    if question.kind is QuestionKind.NUMBER:
        answers = question.bands
    return [one for answer in answers for one in answer.reaches.items()]
