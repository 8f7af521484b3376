"""What one answer is worth, from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import assert_never

from sctoolkit.model.assessment import Value
from sctoolkit.model.code import Criterion
from sctoolkit.model.questionnaire import Band, Option, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Points:
    """The worth of an answer, with what held it down."""

    share: float
    """0 to 1."""
    lacking: tuple[str, ...] = ()
    """Must-have items that are missing, where they capped the share."""


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
    band = band_of(question, number)
    return Points(band.points) if band else None


def band_of(question: Question, number: float) -> Band | None:
    """The band that the number falls into; None below the first one."""
    return next((band for band in reversed(question.bands) if number >= band.start), None)


def _several(question: Question, chosen: tuple[str, ...]) -> Points:
    options = [option for option in question.options if option.id in chosen]
    share = _share(question, options)
    lacking = tuple(item for item in question.must_have if item not in chosen)
    if lacking and share > question.capped_at:
        return Points(question.capped_at, lacking)
    return Points(share)


def _share(question: Question, chosen: list[Option]) -> float:
    items = [option for option in question.options if not option.exclusive]
    alone = [option for option in chosen if option.exclusive][:1]
    if question.kind is QuestionKind.CHECKLIST and any(one.points is not None for one in items):
        best = [option for option in items if (option.points or 0.0) > 0]
        return _of_full(_sum(alone or chosen), question.full_at or _sum(best))
    if alone:
        return _of_full(_sum(alone), 1.0)
    return _of_full(len(chosen), question.full_at or len(items))


def _sum(options: list[Option]) -> float:
    return fsum(option.points or 0.0 for option in options)


def _of_full(earned: float, full: float) -> float:
    """What was earned as a share of full marks; 0 where there is nothing to earn."""
    return max(0.0, min(1.0, earned / full)) if full else 0.0


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
