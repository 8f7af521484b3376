from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.model.assessment import AnswerState

from .keys import CTRL_D, CTRL_S, DOWN, ENTER, ESCAPE, SPACE, line, pick, tick
from .mill import ASKED, KINDS, begin_at, change, put_answers, saved
from .terminal import Terminal

TYPED = ("place.people", "place.name")
MAY_NOT_APPLY = ("work.night", "place.name")
ANSWERS = {
    "work.night": (pick(2), "none"),
    "place.dangers": (tick(1, 3), ("dust", "heat")),
    "place.people": (f"7{ENTER}", 7.0),
    "place.name": (f"New Mill{ENTER}", "New Mill"),
}


@pytest.mark.parametrize("question", KINDS)
def test_answer_is_saved_with_its_value(tmp_path: Path, question: str) -> None:
    keys, value = ANSWERS[question]
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press(keys)
    terminal.asks()
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[question].value == value


@pytest.mark.parametrize("question", KINDS)
def test_escape_goes_back_to_the_question_before(tmp_path: Path, question: str) -> None:
    before = list(ASKED)[list(ASKED).index(question) - 1]
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press(ESCAPE)
    terminal.asks(ASKED[before], "Your answer so far:")
    terminal.kill()


def test_escape_passes_over_a_question_that_was_not_shown(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.night")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks(ASKED["work.shifts"])
    terminal.press(pick(1))
    terminal.asks(ASKED["place.dangers"])
    terminal.press(ESCAPE)
    terminal.asks(ASKED["work.shifts"], "Your answer so far: One shift")
    terminal.kill()


def test_escape_goes_back_to_where_a_jump_began(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks(ASKED["work.night"])
    terminal.command("list")
    terminal.asks("Not answered yet:")
    terminal.press(pick(4))
    terminal.asks(ASKED["place.name"])
    terminal.press(ESCAPE)
    terminal.asks(ASKED["work.night"])
    terminal.kill()


def test_escape_at_the_first_question_says_so(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.shifts")
    terminal.asks("How many shifts are there?")
    terminal.press(ESCAPE)
    terminal.asks("This is the first question.", "How many shifts are there?")
    terminal.kill()


@pytest.mark.parametrize("question", KINDS)
def test_enter_on_a_question_gone_back_to_keeps_its_answer(tmp_path: Path, question: str) -> None:
    keys, value = ANSWERS[question]
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press(keys)
    terminal.asks()
    if question == "place.name":
        change(terminal, 2, 3)
    else:
        terminal.press(ESCAPE)
    terminal.asks("Your answer so far:")
    terminal.press(ENTER)
    terminal.asks()
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[question].value == value


@pytest.mark.parametrize("question", ["work.night", "place.dangers"])
def test_enter_on_a_question_answered_with_dont_know_does_not_change_it(
    tmp_path: Path, question: str
) -> None:
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.command("dk")
    terminal.asks()
    terminal.press(ESCAPE)
    terminal.asks("Your answer so far: I don't know")
    terminal.press(ENTER)
    terminal.asks()
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[question].state is AnswerState.DONT_KNOW


@pytest.mark.parametrize("key", [CTRL_S, CTRL_D], ids=["ctrl-s", "ctrl-d"])
@pytest.mark.parametrize("question", KINDS)
def test_key_saves_and_quits_and_names_the_command_to_go_on(
    tmp_path: Path, question: str, key: str
) -> None:
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press(key)
    assert terminal.ends() == 4
    assert terminal.last_line() == "Go on with: sctoolkit assess mill.yaml"
    before = list(ASKED)[: list(ASKED).index(question)]
    assert list(saved(tmp_path)) == before


@pytest.mark.parametrize("key", [CTRL_S, CTRL_D], ids=["ctrl-s", "ctrl-d"])
@pytest.mark.parametrize("typed", ["note", "evidence", "jump", "review"])
def test_key_saves_and_quits_from_what_a_command_opened(
    tmp_path: Path, typed: str, key: str
) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks("Is there night work?")
    terminal.command(typed)
    terminal.asks()
    terminal.press(key)
    assert terminal.ends() == 4
    assert terminal.last_line() == "Go on with: sctoolkit assess mill.yaml"


@pytest.mark.parametrize("question", KINDS)
def test_question_mark_shows_help_and_asks_again(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press("?", ENTER if question in TYPED else "")
    terminal.asks(":flag :note :evidence :jump 5 :list :review :help :more :save :quit")
    terminal.press(ENTER)
    terminal.asks(ASKED[question])
    terminal.kill()


def test_help_tells_the_evidence_and_when_the_question_does_not_apply(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks("Is there night work?")
    terminal.press("?")
    terminal.asks("- The rota of last month", "It does not apply if: The mill stands still.")
    terminal.kill()


@pytest.mark.parametrize("question", KINDS)
def test_slash_opens_a_menu_of_everything_else_one_can_do(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press("/", ENTER if question in TYPED else "")
    terminal.asks("What would you like to do?", "Skip for now", "Attach evidence")
    terminal.press(line(5 if question in MAY_NOT_APPLY else 4))
    terminal.asks()
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)[question].state is AnswerState.REFUSED


@pytest.mark.parametrize("question", KINDS)
def test_does_not_apply_is_offered_only_where_it_is_an_answer(
    tmp_path: Path, question: str
) -> None:
    terminal = begin_at(tmp_path, question)
    terminal.asks(ASKED[question])
    terminal.press("/", ENTER if question in TYPED else "")
    terminal.asks("What would you like to do?", "Save and quit")
    offered = question in MAY_NOT_APPLY
    assert ("It does not apply (say why)" in terminal.display()) is offered
    terminal.press(ESCAPE)
    terminal.asks(ASKED[question])
    terminal.press("?", ENTER if question in TYPED else "")
    terminal.asks("Enter goes back to the question.")
    assert (":na" in terminal.display()) is offered
    terminal.kill()


@pytest.mark.parametrize("look", ["?", "/"], ids=["help", "menu"])
def test_ticks_are_still_there_after_a_look_elsewhere(tmp_path: Path, look: str) -> None:
    terminal = begin_at(tmp_path, "place.dangers")
    terminal.asks(ASKED["place.dangers"])
    terminal.press(DOWN, SPACE, look)
    terminal.asks("Enter goes back" if look == "?" else "What would you like to do?")
    terminal.press(ENTER if look == "?" else ESCAPE)
    terminal.asks(ASKED["place.dangers"], "● Noise")
    terminal.press(ENTER)
    terminal.asks(ASKED["place.people"])
    terminal.kill()
    assert saved(tmp_path)["place.dangers"].value == ("noise",)


@pytest.mark.parametrize("key", ["a", "i"])
def test_letter_ticks_nothing(tmp_path: Path, key: str) -> None:
    terminal = begin_at(tmp_path, "place.dangers")
    terminal.asks(ASKED["place.dangers"])
    terminal.press(key, tick(2))
    terminal.asks(ASKED["place.people"])
    terminal.kill()
    assert saved(tmp_path)["place.dangers"].value == ("noise",)


def test_escape_in_the_menu_goes_back_to_the_question(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks("Is there night work?")
    terminal.press("/")
    terminal.asks("What would you like to do?")
    terminal.press(ESCAPE)
    terminal.asks("Is there night work?")
    terminal.kill()


def test_enter_alone_at_a_typed_question_skips_it(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "place.people")
    terminal.asks("Enter alone skips", ASKED["place.people"])
    terminal.press(ENTER)
    terminal.asks(ASKED["place.name"])
    terminal.kill()
    assert "place.people" not in saved(tmp_path)


def test_exclusive_item_beside_another_is_refused_and_the_ticks_stay(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "place.dangers")
    terminal.asks("Which dangers are there?")
    terminal.press(tick(1, 4))
    terminal.asks("“None of these” cannot stand beside another answer", "● Dust", "● None of these")
    terminal.press(tick(4))
    terminal.asks(ASKED["place.people"])
    terminal.kill()
    assert saved(tmp_path)["place.dangers"].value == ("dust",)


def test_dont_know_beside_an_item_is_refused(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "place.dangers")
    terminal.asks("Which dangers are there?")
    terminal.press(tick(2, 5))
    terminal.asks("That cannot stand beside another answer.", "● Noise", "● I don't know")
    terminal.kill()
    assert "place.dangers" not in saved(tmp_path)


def test_checklist_without_a_tick_is_refused(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "place.dangers")
    terminal.asks("Which dangers are there?")
    terminal.press(ENTER)
    terminal.asks("Nothing is chosen. “I don't know” is an answer, too", "○ Dust")
    terminal.kill()
    assert "place.dangers" not in saved(tmp_path)
