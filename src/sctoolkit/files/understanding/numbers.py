"""The answer to a question for a figure: within its limits, in its unit, in one band."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import floor, inf, isfinite

from sctoolkit import wording
from sctoolkit.files.understanding.figures import (
    FIGURE,
    Figure,
    Number,
    figure_in,
    readings_of,
    units_of,
)
from sctoolkit.files.understanding.misunderstood import (
    Misunderstood,
    no_figure,
    outside,
    quoted,
    several_figures,
    wide_range,
    written,
)
from sctoolkit.files.understanding.plain import plain
from sctoolkit.files.understanding.word_lists import GLUE
from sctoolkit.files.understanding.words import Part, Words
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.text import visible

PERCENT = "percent"
BOUNDS = (Part.MORE_THAN, Part.AT_LEAST, Part.LESS_THAN, Part.AT_MOST)
ENDS = (
    {Part.TO},
    {Part.FROM, Part.TO},
    {Part.BETWEEN, Part.AND},
    {Part.BETWEEN, Part.TO},
)
"""What makes two numbers the ends of a range."""


@dataclass(frozen=True, slots=True)
class Span:
    """All figures from `low` to `high`; an open end is left out."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is no figure in it."""
        open_end = self.low_open or self.high_open
        return self.low > self.high or (self.low == self.high and open_end)


def figure(question: Question, value: float, words: Words) -> Answer | Misunderstood:
    """The answer that a number in a cell is."""
    cell = written(value)
    if not isfinite(value):
        return no_figure(question, cell)
    share = is_percentage(question, words)
    meant = _meant(question, Number((value,)), words, share=share)
    if len(meant) > 1:
        return several_figures(question, cell, _listed(meant, share=share))
    if not _fits(question, meant[0]):
        return outside(question, cell)
    return Answer(AnswerState.ANSWERED, meant[0])


def written_figure(question: Question, cell: str, words: Words) -> Answer | Misunderstood:
    """The answer that words with a number in them are; the words stay as its note."""
    wordings = tuple(question.unit.wordings.values()) if question.unit else ()
    found = figure_in(cell, wordings, words)
    if found is None:
        return no_figure(question, cell)
    if not _right_unit(question, found, words):
        return no_figure(question, cell, _unit_differs(question))
    share = is_percentage(question, words) and PERCENT not in found.units and not found.own_unit
    ends = [_meant(question, one, words, share=share) for one in found.numbers]
    for end in ends:
        if len(end) > 1:
            return several_figures(question, cell, _listed(end, share=share))
    span = _span(question, found, [end[0] for end in ends])
    if span is None:
        return no_figure(question, cell)
    return _answer(question, cell, span, about=Part.ABOUT in found.parts)


def read_as(value: object, answer: object) -> str:
    """How a figure was understood that could be read otherwise; empty where it could not.

    1 200 and 12,5 say one thing only; 1,200 may be two, and a range or “about” is no figure alone.
    """
    if not isinstance(value, str) or not isinstance(answer, Answer):
        return ""
    if not isinstance(answer.value, float):
        return ""
    number = wording.number(answer.value)
    readings = [readings_of(one) for one in FIGURE.findall(plain(value))]
    if not answer.note and readings == [(abs(answer.value),)]:
        return ""
    return _("“{found}” read as {number}").format(found=quoted(value), number=number)


def is_percentage(question: Question, words: Words) -> bool:
    """Whether the figure is a percentage."""
    wordings = question.unit.wordings.values() if question.unit else ()
    return any(units_of(one, words)[:1] == (PERCENT,) for one in wordings)


def _meant(question: Question, number: Number, words: Words, *, share: bool) -> list[float]:
    """What is meant by a number: more than one where nobody can tell.

    The limits of the question decide first, then that whole numbers have no decimals, then the
    signs that the file's language uses.
    """
    readings = [_percentages(one, words) if share else (one,) for one in number.readings]
    able = [some for some in readings if any(_fits(question, one) for one in some)] or readings[:1]
    if question.whole:
        able = able[:1]
    if len(able) > 1 and (sign := words.decimal_sign()):
        able = [able[sign == number.sign]]
    every = dict.fromkeys(one for some in able for one in some)
    return [one for one in every if _fits(question, one)] or list(every)[:1]


def _percentages(number: float, words: Words) -> tuple[float, ...]:
    """0.8 may be 0.8 % or 80 %, and 1 is 100 % where a cell is formatted so."""
    if words.fractions is False or not 0 < number <= 1:
        return (number,)
    return (_hundredfold(number),) if words.fractions else (number, _hundredfold(number))


def _listed(numbers: list[float], *, share: bool) -> list[str]:
    return [wording.in_percent(one) if share else wording.number(one) for one in numbers]


def _hundredfold(number: float) -> float:
    return round(number * 100, 10)


def _fits(question: Question, number: float) -> bool:
    low = -inf if question.minimum is None else question.minimum
    high = inf if question.maximum is None else question.maximum
    return low <= number <= high and (not question.whole or float(number).is_integer())


def _right_unit(question: Question, found: Figure, words: Words) -> bool:
    """Whether the unit is that of the question, or none is written."""
    units = found.units - set(GLUE)
    if not found.units or found.own_unit:
        return not found.units
    if question.unit is None:
        asked = question.ask.wordings.values()
        return bool(units) and units <= {unit for one in asked for unit in units_of(one, words)}
    wordings = question.unit.wordings.values()
    known = [[unit for unit in units_of(one, words) if unit not in GLUE] for one in wordings]
    return any(some and some[0] in units and units <= set(some) for some in known)


def _unit_differs(question: Question) -> str:
    if question.unit is None:
        return _("the question has no unit")
    unit = next(iter(question.unit.wordings.values()))
    return _("the unit is “{unit}”").format(unit=unit)


def _span(question: Question, found: Figure, ends: list[float]) -> Span | None:
    """All that the figure can be; None where the words around it make no sense together."""
    bounds = [part for part in found.parts if part in BOUNDS]
    others = found.parts - {Part.ABOUT, *bounds}
    if len(ends) == 2:  # noqa: PLR2004 - a range
        known = not bounds and others in ENDS and ends[0] <= ends[1]
        return Span(ends[0], ends[1]) if known else None
    if others or len(bounds) > 1:
        return None
    return _bounded(question, ends[0], bounds[0]) if bounds else Span(ends[0], ends[0])


def _bounded(question: Question, number: float, bound: Part) -> Span:
    """What lies above or below a number, as far as the question goes."""
    step = 1.0 if question.whole else 0.0
    if bound in (Part.MORE_THAN, Part.AT_LEAST):
        high = inf if question.maximum is None else question.maximum
        above = bound is Part.MORE_THAN
        return Span(number + step * above, high, low_open=above and not question.whole)
    low = -inf if question.minimum is None else question.minimum
    below = bound is Part.LESS_THAN
    return Span(low, number - step * below, high_open=below and not question.whole)


def _answer(question: Question, cell: str, span: Span, *, about: bool) -> Answer | Misunderstood:
    """A figure as it is; a range only where all of it lies in one band, by its middle."""
    ends = [end for end in (span.low, span.high) if isfinite(end)]
    if span.empty or not all(_fits(question, end) for end in ends):
        return outside(question, cell)
    note = visible(cell.strip())
    if span.low == span.high:
        return Answer(AnswerState.ANSWERED, span.low, note=note if about else "")
    if not _in_one_band(question, span):
        return wide_range(question, cell)
    return Answer(AnswerState.ANSWERED, _middle(question, span), note=note)


def _in_one_band(question: Question, span: Span) -> bool:
    starts = [band.start for band in question.bands]
    first = bisect_right(starts, span.low)
    last = bisect_left(starts, span.high) if span.high_open else bisect_right(starts, span.high)
    return 0 < first == last


def _middle(question: Question, span: Span) -> float:
    """A figure within the range; its lower end where it has no upper one."""
    middle = (span.low + span.high) / 2 if isfinite(span.high) else span.low
    return float(floor(middle)) if question.whole else middle
