"""What one answer is worth: from 0 to 1, unless the question gives other points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log
from typing import assert_never

from sctoolkit.model.assessment import Value
from sctoolkit.model.code import Criterion
from sctoolkit.model.questionnaire import Anchor, Band, Option, Question, QuestionKind
from sctoolkit.model.result import Marks


@dataclass(frozen=True, slots=True)
class Points:
    """The worth of an answer, with what held it down."""

    worth: float
    lacking: tuple[str, ...] = ()
    """Must-have items that are missing, where they held it down."""
    marks: Marks | None = None
    """What several items make it of; None where the answer is one thing."""


def points(question: Question, value: Value) -> Points | None:
    """The worth of `value`; None for unscored questions and for values that do not fit."""
    if not question.scored:
        return None
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.MATURITY | QuestionKind.YES_PARTLY_NO:
            return _one(question, value) if isinstance(value, str) else None
        case QuestionKind.CHECKLIST | QuestionKind.MENU:
            return _several(question, value) if isinstance(value, tuple) else None
        case QuestionKind.NUMBER:
            return _number(question, value) if isinstance(value, float) else None
        case QuestionKind.TEXT:
            return None
        case _:
            assert_never(question.kind)


def _one(question: Question, chosen: str) -> Points | None:
    option = question.option(chosen)
    return Points(option.points or 0.0) if option else None


def _number(question: Question, number: float) -> Points | None:
    if question.given:
        return Points(number)
    if question.linear:
        return Points(_on_the_line(question, number))
    band = band_of(question, number)
    return Points(band.points) if band else None


def _on_the_line(question: Question, number: float) -> float:
    first, *_between, last = question.linear
    number = max(first.at, min(last.at, number))
    start, end = next(pair for pair in pairwise(question.linear) if number <= pair[1].at)
    return start.points + _way(question, number, start, end) * (end.points - start.points)


def _way(question: Question, number: float, start: Anchor, end: Anchor) -> float:
    """How far a number is from one anchor to the next, 0 to 1."""
    if question.logarithmic:
        return log(number / start.at) / log(end.at / start.at)
    return (number - start.at) / (end.at - start.at)


def full(question: Question) -> float:
    """The most that an answer can be worth."""
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.MATURITY | QuestionKind.YES_PARTLY_NO:
            return max((option.points or 0.0 for option in question.options), default=1.0)
        case QuestionKind.CHECKLIST if question.full_points is not None:
            return question.full_points
        case QuestionKind.CHECKLIST | QuestionKind.MENU | QuestionKind.TEXT:
            return 1.0
        case QuestionKind.NUMBER:
            return _full_number(question)
        case _:
            assert_never(question.kind)


def _full_number(question: Question) -> float:
    if question.given:
        return 1.0 if question.maximum is None else question.maximum
    if question.linear:
        return max(anchor.points for anchor in question.linear)
    return max((band.points for band in question.bands), default=1.0)


def band_of(question: Question, number: float) -> Band | None:
    """The band that the number falls into; None below the first one."""
    return next((band for band in reversed(question.bands) if number >= band.start), None)


def _several(question: Question, chosen: tuple[str, ...]) -> Points:
    marks = _marks(question, [option for option in question.options if option.id in chosen])
    worth = _worth(question, marks)
    lacking = tuple(item for item in question.must_have if item not in chosen)
    most = question.capped_at * full(question)
    if lacking and worth > most:
        return Points(most, lacking, marks)
    return Points(worth, marks=marks)


def _marks(question: Question, chosen: list[Option]) -> Marks:
    items = [option for option in question.options if not option.exclusive]
    alone = [option for option in chosen if option.exclusive][:1]
    if question.full_points is not None:
        return Marks(_best(alone or chosen), None)
    if question.kind is QuestionKind.CHECKLIST and any(one.points is not None for one in items):
        good = [option for option in items if (option.points or 0.0) > 0]
        return Marks(_best(alone or chosen), question.full_at or fsum(_best(good)))
    if alone:
        return Marks(_best(alone), 1.0)
    return Marks((1.0,) * len(chosen), question.full_at or len(items))


def _best(options: list[Option]) -> tuple[float, ...]:
    """The points of the items; of those that stand for one another only the best."""
    best: dict[str, float] = {}
    for option in options:
        worth, key = option.points or 0.0, option.best_of or option.id
        best[key] = max(best.get(key, worth), worth)
    return tuple(best.values())


def _worth(question: Question, marks: Marks) -> float:
    """The marks as they are, or as a share of full marks; 0 where there is nothing to earn."""
    earned = fsum(marks.each)
    if marks.of is None:
        return min(earned, question.full_points or 0.0)
    return max(0.0, min(1.0, earned / marks.of)) if marks.of else 0.0


def level_reached(question: Question, value: Value, criterion: Criterion) -> str:
    """The level of the criterion that the answer reaches; empty where it reaches none.

    Of several ticked items the highest counts.
    """
    reached = _reached(question, value, criterion.id)
    ranks = [(criterion.level_rank(level) or 0, level) for level in reached]
    return max(ranks, default=(0, ""))[1]


def _reached(question: Question, value: Value, criterion: str) -> list[str]:
    if isinstance(value, float):
        band = band_of(question, value)
        return [band.reaches[criterion]] if band and criterion in band.reaches else []
    chosen = (value,) if isinstance(value, str) else value or ()
    options = [option for option in question.options if option.id in chosen]
    return [option.reaches[criterion] for option in options if criterion in option.reaches]
