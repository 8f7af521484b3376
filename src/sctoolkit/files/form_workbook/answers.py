"""The formula of the State column for each kind of question."""

from __future__ import annotations

from sctoolkit import asking
from sctoolkit.files.form_workbook.conditions import Places, fails
from sctoolkit.files.form_workbook.places import Place
from sctoolkit.files.form_workbook.states import State, words
from sctoolkit.files.sheets.text import quoted
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.wording import digits


def state_of(place: Place, places: Places) -> str:
    """What the question still needs, now."""
    says = {state: quoted(word) for state, word in words().items()}
    question = place.question
    if question.kind.many:
        found = _ticked(place, says)
    else:
        empty = f'{place.cell("answer")}=""'
        found = f"IF({empty},{says[State.OPEN]},{_given(place, says, _fits(place))})"
    if question.ask_if is not None:
        found = f"IF({fails(question.ask_if, places)},{says[State.NOT_NEEDED]},{found})"
    return f"=IFERROR({found},{says[State.CHECK]})"


def _given(place: Place, says: dict[State, str], fits: str) -> str:
    """Something stands in the answer cell: whether it is an answer."""
    instead = asking.instead(place.question)
    found = f"IF({fits},{says[State.DONE]},{says[State.CHECK]})"
    if word := instead.get(AnswerState.NOT_APPLICABLE):
        reasoned = f'IF({place.cell("comment")}="",{says[State.REASON]},{says[State.DONE]})'
        found = f"IF({place.cell('answer')}={quoted(word)},{reasoned},{found})"
    return found


def _fits(place: Place) -> str:
    question, cell = place.question, place.cell("answer")
    if question.kind is QuestionKind.TEXT:
        return "TRUE"
    if question.kind is QuestionKind.NUMBER:
        return f"OR({in_range(question, cell)},{_is_word(question, cell)})"
    words_of = place.lists.cells(place.lists.words(question))
    return f"SUMPRODUCT(({words_of}={cell})*1)>0"


def in_range(question: Question, cell: str, *, suspicious: bool = False) -> str:
    """TRUE for a number that the question takes.

    A share between 0 and 1 is one that the workbook made of `85 %`; it is `suspicious`.
    """
    tests = []
    if question.minimum is not None:
        tests.append(f"{cell}>={digits(question.minimum)}")
    if question.maximum is not None:
        tests.append(f"{cell}<={digits(question.maximum)}")
    if question.whole:
        tests.append(f"{cell}=INT({cell})")
    if asking.is_percentage(question) and not suspicious:
        tests.append(f"OR({cell}=0,{cell}>=1)")
    inside = f"AND({','.join(tests)})" if tests else "TRUE"
    return f"IF(ISNUMBER({cell}),{inside},FALSE)"


def _is_word(question: Question, cell: str) -> str:
    return f"OR({','.join(f'{cell}={quoted(word)}' for word in asking.instead(question).values())})"


def typed(question: Question, cell: str) -> str:
    """What may be typed into the cell of a number: a figure in range, or words instead of one."""
    return f"OR({in_range(question, cell, suspicious=True)},{_is_word(question, cell)})"


def _ticked(place: Place, says: dict[State, str]) -> str:
    """Rows to tick: at least one, none beside an exclusive one, and none beside “I don't know”."""
    ticks, no = place.ticks(), quoted(asking.ticked()[1])
    count = f'SUMPRODUCT(({ticks}<>"")*({ticks}<>{no}))'
    alone = [
        f'({place.tick(option.id)}<>"")*({place.tick(option.id)}<>{no})'
        for option in place.question.options
        if option.exclusive
    ]
    nothing = says[State.OPEN]
    if not alone:
        every = f"COUNTA({ticks})>={len(place.question.options)}"
        nothing = f"IF({every},{says[State.DONE]},{nothing})"
    several = says[State.DONE]
    if alone:
        both = f"AND({count}>1,{'+'.join(alone)}>0)"
        several = f"IF({both},{says[State.CHECK]},{several})"
    instead = _given(place, says, f"{_is_word(place.question, place.cell('answer'))}")
    instead = f"IF({count}>0,{says[State.CHECK]},{instead})"
    return f'IF({place.cell("answer")}<>"",{instead},IF({count}=0,{nothing},{several}))'
