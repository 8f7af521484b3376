"""Cells of which each stands for one option: columns of 1 and 0, crosses, option rows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from sctoolkit.files.sheet import CellValue, Lost
from sctoolkit.files.understanding.misunderstood import (
    Misunderstood,
    in_doubt,
    lost,
    no_answer,
    nothing_ticked,
    several_meanings,
    written,
)
from sctoolkit.files.understanding.options import SWITCHES, options_called
from sctoolkit.files.understanding.plain import bare, plain
from sctoolkit.files.understanding.several import chosen
from sctoolkit.files.understanding.states import state
from sctoolkit.files.understanding.words import Doubt, Meaning, Words
from sctoolkit.model.assessment import UNANSWERED, Answer
from sctoolkit.model.questionnaire import Question


class _Tick(Enum):
    YES = auto()
    """In words or with a tick."""
    CROSS = auto()
    """Chosen, unless ticks stand beside it."""
    WRONG = auto()
    """✗: not chosen, where ticks stand beside it."""
    NO = auto()
    BLANK = auto()


TICKS = {
    Meaning.YES: _Tick.YES,
    Meaning.TICKED: _Tick.YES,
    Meaning.NO: _Tick.NO,
    Meaning.UNTICKED: _Tick.NO,
    Meaning.MISSING: _Tick.BLANK,
}
WRONG = frozenset("✗✘❌")


def understand_ticks(
    question: Question, ticked: Mapping[str, CellValue], words: Words, reason: str = ""
) -> Answer | Misunderstood:
    """The answer to a question of which every option has a cell of its own.

    `ticked` has the cells by option id. A cross counts as a tick, unless ticks stand beside it;
    the option's own label counts as one, too. Nothing in any cell is no answer; nothing but “no”
    is a problem, since it may be none of them, or nothing at all.
    """
    cells = {option.id: ticked.get(option.id) for option in question.options}
    said = {written(value).strip() for value in cells.values()} - {""}
    if len(said) == 1 and (found := _state_of_all(question, said.pop(), words, reason)):
        return found
    ticks: dict[str, _Tick] = {}
    for option, value in cells.items():
        tick = _tick(question, option, value, words)
        if isinstance(tick, Misunderstood):
            return tick
        ticks[option] = tick
    return _together(question, ticks, cells)


def _state_of_all(
    question: Question, cell: str, words: Words, reason: str
) -> Answer | Misunderstood | None:
    """“Not applicable” or “don't know” where nothing else was written, once or in every cell."""
    if options_called(question, cell, words) or words.meanings(cell) & set(TICKS):
        return None
    return state(question, cell, words, reason)


def _tick(question: Question, option: str, value: CellValue, words: Words) -> _Tick | Misunderstood:
    if isinstance(value, Lost):
        return lost(question, value)
    cell = written(value)
    sign = _sign(cell, words)
    ticks = {TICKS.get(one) for one in words.meanings(cell)} if sign is None else {sign}
    if bare(cell) not in SWITCHES and options_called(question, cell, words) == (option,):
        ticks.add(_Tick.YES)
    tick = ticks.pop() if len(ticks) == 1 else None
    if tick is not None:
        return tick
    if ticks:
        return several_meanings(question, cell)
    danger = words.danger(cell)
    return in_doubt(question, cell, danger.doubt) if danger else no_answer(question, cell)


def _sign(cell: str, words: Words) -> _Tick | None:
    """A blank or a cross; None for anything else."""
    if not plain(cell):
        return _Tick.BLANK
    if bare(cell) in WRONG:
        return _Tick.WRONG
    danger = words.danger(cell)
    cross = danger is not None and danger.doubt is Doubt.CROSS
    return _Tick.CROSS if cross and Meaning.NO not in words.meanings(cell) else None


def _together(
    question: Question, ticks: Mapping[str, _Tick], cells: Mapping[str, CellValue]
) -> Answer | Misunderstood:
    kinds = set(ticks.values())
    chosen_by = [tick for tick in (_Tick.YES, _Tick.CROSS) if tick in kinds]
    if len(chosen_by) > 1 or (_Tick.WRONG in kinds and _Tick.YES not in kinds):
        crossed = next(one for one, tick in ticks.items() if tick in (_Tick.CROSS, _Tick.WRONG))
        return in_doubt(question, written(cells[crossed]), Doubt.CROSS)
    if not chosen_by:
        return nothing_ticked(question) if _Tick.NO in kinds else UNANSWERED
    found = [option for option, tick in ticks.items() if tick is chosen_by[0]]
    return chosen(question, found, ", ".join(written(cells[one]) for one in found))
