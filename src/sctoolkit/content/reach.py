"""Whether any set of definite answers leads to a question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product
from math import ceil, floor, inf

from sctoolkit.engine.interview import Interview
from sctoolkit.model.assessment import Answer, AnswerState, Value
from sctoolkit.model.condition import Condition
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire

TRIES = 50_000
"""Sets of answers looked at; beyond it a question counts as reachable."""


def can_be_asked(question: Question, questionnaire: Questionnaire) -> bool:
    """Whether some definite answers to the questions it depends on open it.

    Its conditions, and those of the questions it depends on, must look back at known questions.
    """
    if question.ask_if is None:
        return True
    needed = depends_on(question, questionnaire)
    rules = [one.ask_if for one in (question, *needed) if one.ask_if is not None]
    tests = [test for rule in rules for test in tests_of(rule)]
    answers: dict[str, Answer] = {}
    interview = Interview(questionnaire, questionnaire.scopes[-1].id, answers)
    tries = product(*(list(_candidates(one, tests)) for one in needed))
    for chosen in islice(tries, TRIES):
        answers.update(zip([one.id for one in needed], chosen, strict=True))
        if interview.decide(question.ask_if):
            return True
    return next(tries, None) is not None


def depends_on(question: Question, questionnaire: Questionnaire) -> list[Question]:
    """The questions that its condition looks at, and those that theirs look at; never itself."""
    questions = {one.id: one for one in questionnaire.questions()}
    found: dict[str, Question] = {}
    pending = list(question.ask_if.questions()) if question.ask_if else []
    while pending:
        one = questions.get(pending.pop())
        if one is not None and one.id not in found and one.id != question.id:
            found[one.id] = one
            pending.extend(one.ask_if.questions() if one.ask_if else [])
    return list(found.values())


def tests_of(condition: Condition) -> list[Condition]:
    """The tests on single questions that a condition is made of."""
    if condition.parts:
        return [test for part in condition.parts for test in tests_of(part)]
    return [condition]


def _candidates(question: Question, tests: list[Condition]) -> Iterator[Answer]:
    """One answer for each way in which the tests can turn out."""
    own = [test for test in tests if test.question == question.id]
    if question.not_applicable is not None:
        yield Answer(AnswerState.NOT_APPLICABLE)
    values = _numbers if question.kind is QuestionKind.NUMBER else _ids
    yield from (Answer(AnswerState.ANSWERED, value) for value in values(question, own))


def _numbers(question: Question, tests: list[Condition]) -> list[Value]:
    """Each bound, a figure on either side of it, and the ends of what may be answered."""
    bounds = [test.number for test in tests]
    ends = [end for end in (question.minimum, question.maximum) if end is not None]
    figures = {*ends, *(bound + step for bound in bounds for step in (-1, 0, 1))}
    if question.whole:
        figures = {float(near) for one in figures for near in (floor(one), ceil(one))}
    low = -inf if question.minimum is None else question.minimum
    high = inf if question.maximum is None else question.maximum
    return [figure for figure in sorted(figures) if low <= figure <= high]


def _ids(question: Question, tests: list[Condition]) -> list[Value]:
    """The options that the tests name, and one that they do not; several where several may be."""
    named = {value for test in tests for value in test.values}
    if not question.kind.many:
        return list(_told_apart([option.id for option in question.options], named))
    alone = _told_apart([one.id for one in question.options if one.exclusive], named)
    ids = _told_apart([one.id for one in question.options if not one.exclusive], named)
    sizes = range(1, len(tests) + 1)
    return [(one,) for one in alone] + [some for n in sizes for some in combinations(ids, n)]


def _told_apart(ids: list[str], named: set[str]) -> list[str]:
    """The ids that the tests name, and one of the others, which are all alike to them."""
    return [one for one in ids if one in named] + [one for one in ids if one not in named][:1]
