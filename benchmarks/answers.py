"""Makes answers for the benchmarks: every question of a scope, always the same."""

from __future__ import annotations

import random

from sctoolkit.content.library import Library, bundled
from sctoolkit.engine.interview import Interview
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Value
from sctoolkit.model.questionnaire import Question, Questionnaire

LIBRARY = Library((bundled(),))


def answered(questionnaire: Questionnaire, scope: str, quality: float) -> Assessment:
    """All questions of the scope answered at random; `quality` from 0 (bad) to 1 (good)."""
    dice = random.Random(7)  # noqa: S311 - answers, not secrets
    answers: dict[str, Answer] = {}
    interview = Interview(questionnaire, scope, answers)
    question = interview.next_after(None)
    while question is not None:
        answers[question.id] = Answer(AnswerState.ANSWERED, _value(question, dice, quality))
        question = interview.next_after(question.id)
    return Assessment("bench", questionnaire.name, scope, organisation="Bench", answers=answers)


def _value(question: Question, dice: random.Random, quality: float) -> Value:
    if question.kind.one:
        place = int(dice.triangular(0, len(question.options), quality * len(question.options)))
        return question.options[min(place, len(question.options) - 1)].id
    if question.kind.many:
        items = [option.id for option in question.options if not option.exclusive]
        return tuple(item for item in items if dice.random() < quality) or (items[0],)
    low, high = question.minimum or 0.0, question.maximum or 100.0
    return float(round(low + (high - low) * dice.random()))
