"""A question laid out for a terminal: whatever its length, it is in sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.console import Console

from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.wizard.card import LEAST_HELP, LEAST_MENU, Card, lay_out, rows
from sctoolkit.wizard.prompts import keys
from sctoolkit.wizard.screen import View


def views(questionnaire: Questionnaire, answer: Answer | None = None) -> Iterator[View]:
    """Each question as it is shown the first time, or with an answer that stands."""
    for section in questionnaire.sections:
        for question in section.questions:
            yield view(questionnaire, question, answer)


def view(questionnaire: Questionnaire, question: Question, answer: Answer | None = None) -> View:
    section = next(one for one in questionnaire.sections if one.id == question.section)
    return View(
        section=section,
        place=1,
        sections=11,
        question=question,
        number=1,
        about=349,
        answer=answer,
        last_time=answer,
        may_not_apply=question.not_applicable is not None,
        language="en",
    )


def height(card: Card) -> int:
    """The rows that a card takes with its heading and the line that is typed into."""
    menu = min(rows(card.labels), card.menu_rows)
    return 1 + len(card.ask) + len(card.help) + len(card.known) + len(card.keys) + 1 + menu


def console(columns: int, lines: int) -> Console:
    return Console(width=columns, height=lines)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
def test_every_question_fits_into_the_terminal(
    comply_chain: Questionnaire, size: tuple[int, int]
) -> None:
    for one in views(comply_chain):
        card = lay_out(one, keys(), console(*size))
        assert height(card) <= size[1], one.question.id
        assert all(len(line) <= size[0] for line in [*card.ask, *card.known, *card.keys])


def test_what_is_known_takes_room_from_the_menu_and_not_from_the_question(
    comply_chain: Questionnaire,
) -> None:
    noted = Answer(AnswerState.DONT_KNOW, note="The night porter wrote it down. " * 125)
    for one in views(comply_chain, noted):
        assert height(lay_out(one, keys(), console(80, 24))) <= 24, one.question.id


def test_help_that_does_not_fit_says_how_to_see_the_rest(comply_chain: Questionnaire) -> None:
    question = next(one for one in comply_chain.questions() if one.id == "basics.components")
    card = lay_out(view(comply_chain, question), keys(), console(60, 20))
    assert card.help[-1].endswith("… (? for more)")
    assert len(card.help) == LEAST_HELP


def test_menu_that_does_not_fit_scrolls(comply_chain: Questionnaire) -> None:
    question = next(one for one in comply_chain.questions() if one.id == "why.laws-determined")
    card = lay_out(view(comply_chain, question), keys(), console(60, 20))
    assert LEAST_MENU <= card.menu_rows < rows(card.labels)


def test_what_counts_stands_beside_an_option_where_there_is_room(
    comply_chain: Questionnaire,
) -> None:
    question = next(one for one in comply_chain.questions() if one.id == "why.laws-determined")
    wide = lay_out(view(comply_chain, question), keys(), console(200, 60))
    small = lay_out(view(comply_chain, question), keys(), console(80, 24))
    hint = next(one.hint.to("en") for one in question.options if one.hint)
    assert hint in " ".join(" ".join(wide.labels).split())
    assert hint not in " ".join(" ".join(small.labels).split())
