"""Whether any set of definite answers leads to a question."""

from __future__ import annotations

from itertools import chain, combinations, islice, product

from sctoolkit.engine.interview import Interview
from sctoolkit.model.assessment import Answer, AnswerState, Value
from sctoolkit.model.questionnaire import Condition, Question, QuestionKind, Questionnaire

TRIES = 50_000
"""Sets of answers looked at; beyond it a question counts as reachable."""


def can_be_asked(question: Question, questionnaire: Questionnaire) -> bool:
    """Whether some definite answers to the questions it depends on open it."""
    questions = {one.id: one for one in questionnaire.questions()}
    needed = _closure(question, questions)
    scope = questionnaire.scopes[-1].id
    tries = product(*(_candidates(one, questions) for one in needed))
    for values in islice(tries, TRIES):
        answers = {
            one.id: Answer(AnswerState.ANSWERED, value)
            for one, value in zip(needed, values, strict=True)
        }
        interview = Interview(questionnaire, scope, answers)
        if question.ask_if is None or interview.decide(question.ask_if):
            return True
    return next(tries, None) is not None


def _closure(question: Question, questions: dict[str, Question]) -> list[Question]:
    found: dict[str, Question] = {}
    pending = list(question.ask_if.questions()) if question.ask_if else []
    while pending:
        one = questions.get(pending.pop())
        if one is not None and one.id not in found and one.id != question.id:
            found[one.id] = one
            pending.extend(one.ask_if.questions() if one.ask_if else [])
    return list(found.values())


def _candidates(question: Question, questions: dict[str, Question]) -> list[Value]:
    if question.kind is QuestionKind.NUMBER:
        bounds = {0.0, question.minimum or 0.0, question.maximum or 0.0}
        bounds.update(_numbers(question.id, questions))
        return [*sorted(chain(bounds, (bound - 1 for bound in bounds)))]
    ids = [option.id for option in question.options]
    if question.kind.many:
        pairs: list[Value] = list(combinations(ids, 2))
        return [*((one,) for one in ids), *pairs]
    return list(ids)


def _numbers(question_id: str, questions: dict[str, Question]) -> list[float]:
    found: list[float] = []
    for question in questions.values():
        pending: list[Condition] = [question.ask_if] if question.ask_if else []
        while pending:
            condition = pending.pop()
            pending.extend(condition.parts)
            if condition.question == question_id:
                found.append(condition.number)
    return found
