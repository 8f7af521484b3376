from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.files.assessments.evidence import file_digest
from sctoolkit.model.assessment import AnswerState

from .keys import CTRL_S, ENTER, pick
from .mill import ASKED, begin_at, change, put_answers, saved
from .terminal import Terminal

CHOSEN, TYPED = "work.night", "place.name"
"""A question answered in a menu, and one answered by typing; both may be not applicable."""


@pytest.fixture(params=[CHOSEN, TYPED])
def question(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def give(terminal: Terminal, question: str, command: str) -> None:
    """Types a command: straight into a text, behind a colon in a menu."""
    terminal.asks(ASKED[question])
    if question == TYPED:
        terminal.press(f":{command}", ENTER)
    else:
        terminal.command(command)


def quit_from(terminal: Terminal) -> None:
    terminal.asks()
    terminal.press(CTRL_S)
    assert terminal.ends() == 4


def test_back(tmp_path: Path, question: str) -> None:
    before = list(ASKED)[list(ASKED).index(question) - 1]
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "back")
    terminal.asks(ASKED[before], "Your answer so far:")
    terminal.kill()


def test_skip_leaves_the_question_open(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "skip")
    terminal.asks("Review" if question == TYPED else ASKED["place.dangers"])
    quit_from(terminal)
    assert question not in saved(tmp_path)


def test_na_asks_for_the_reason_and_keeps_it(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "na")
    terminal.asks("It does not apply if:", "Why does it not apply to you?")
    terminal.press("Closed since May", ENTER)
    quit_from(terminal)
    answer = saved(tmp_path)[question]
    assert (answer.state, answer.reason) == (AnswerState.NOT_APPLICABLE, "Closed since May")


def test_na_without_a_reason_leaves_the_question_open(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "na")
    terminal.asks("Why does it not apply to you?")
    terminal.press(ENTER)
    terminal.asks("Without a reason the question stays open.", ASKED[question])
    quit_from(terminal)
    assert question not in saved(tmp_path)


def test_na_is_refused_where_the_question_always_applies(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.shifts")
    give(terminal, "work.shifts", "na")
    terminal.asks("“Does not apply” is no answer to this question.", ASKED["work.shifts"])
    quit_from(terminal)


def test_dk(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "dk")
    quit_from(terminal)
    assert saved(tmp_path)[question].state is AnswerState.DONT_KNOW


def test_refuse(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "refuse")
    quit_from(terminal)
    assert saved(tmp_path)[question].state is AnswerState.REFUSED


def test_flag_marks_the_question_and_stays_there(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "flag")
    terminal.asks(ASKED[question], "Flagged to come back to.")
    quit_from(terminal)
    assert saved(tmp_path)[question].flagged


def test_flag_twice_removes_it(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "flag")
    terminal.shows("Flagged to come back to.")
    give(terminal, question, "flag")
    terminal.shows("The flag is off.")
    quit_from(terminal)
    assert not saved(tmp_path)[question].flagged


def test_note_in_one_line(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "note Ask the night porter")
    terminal.asks("Your note: Ask the night porter")
    quit_from(terminal)
    assert saved(tmp_path)[question].note == "Ask the night porter"


def test_note_alone_asks_for_its_words(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "note")
    terminal.asks("Your note:")
    terminal.press("Ask the night porter", ENTER)
    terminal.asks("Your note: Ask the night porter")
    quit_from(terminal)
    assert saved(tmp_path)[question].note == "Ask the night porter"


def test_note_stays_when_the_question_is_answered(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, CHOSEN)
    give(terminal, CHOSEN, "note Ask the night porter")
    terminal.asks("Your note:")
    terminal.press(pick(1))
    terminal.asks(ASKED["place.dangers"])
    quit_from(terminal)
    answer = saved(tmp_path)[CHOSEN]
    assert (answer.value, answer.note) == ("some", "Ask the night porter")


def test_evidence_is_kept_with_the_digest_of_the_file(tmp_path: Path, question: str) -> None:
    rota = tmp_path / "rota.txt"
    rota.write_text("Mon 22:00\n", "utf-8")
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "evidence rota.txt")
    terminal.asks("Attached: rota.txt", "Evidence: rota.txt")
    quit_from(terminal)
    (piece,) = saved(tmp_path)[question].evidence
    assert (piece.where, piece.sha256) == ("rota.txt", file_digest(rota))


def test_folder_is_not_taken_for_evidence(tmp_path: Path) -> None:
    (tmp_path / "proof").mkdir()
    terminal = begin_at(tmp_path, CHOSEN)
    give(terminal, CHOSEN, "evidence proof")
    terminal.asks("“proof” is a folder; name a file in it.", "File or link: proof")
    terminal.kill()


def test_evidence_may_be_a_link(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, CHOSEN)
    give(terminal, CHOSEN, "evidence https://mill.example/rota")
    quit_from(terminal)
    (piece,) = saved(tmp_path)[CHOSEN].evidence
    assert piece.where == "https://mill.example/rota"


def test_evidence_that_is_not_there_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "rota.txt").write_text("Mon 22:00\n", "utf-8")
    terminal = begin_at(tmp_path, CHOSEN)
    give(terminal, CHOSEN, "evidence rota.tx")
    wrong = "There is no file “rota.tx” that can be read."
    terminal.asks(wrong, "Tab completes a path · Esc back", "File or link: rota.tx")
    terminal.press("t", ENTER)
    terminal.asks("Attached: rota.txt")
    terminal.kill()


def test_jump_goes_to_a_section_by_number(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, CHOSEN)
    give(terminal, CHOSEN, "jump 2")
    terminal.asks("section 2 of 2: Place", ASKED["place.dangers"])
    terminal.kill()


def test_jump_leads_to_the_first_open_question_of_the_section(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "place.dangers")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    give(terminal, CHOSEN, "jump 2")
    terminal.asks("section 2 of 2: Place", ASKED["place.people"])
    terminal.kill()


def test_jump_alone_lists_the_sections(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "jump")
    terminal.asks("Go to which section?", "1) Work", "2) Place")
    terminal.press(pick(1))
    terminal.asks("section 1 of 2: Work")
    terminal.kill()


def test_list_goes_to_a_question_that_is_still_open(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, CHOSEN)
    give(terminal, CHOSEN, "list")
    terminal.asks("Not answered yet:", "1) Is there night work?", "4) What is the mill called?")
    terminal.press(pick(4))
    terminal.asks("Question 5 of about 5", ASKED[TYPED])
    terminal.kill()


def test_list_says_when_nothing_is_open(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    change(terminal, 1, 2)
    give(terminal, CHOSEN, "list")
    terminal.asks("Everything is answered.")
    terminal.kill()


def test_review(tmp_path: Path, question: str) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "review")
    terminal.asks("Review", "What next?", "Save and quit")
    terminal.kill()


@pytest.mark.parametrize("word", ["quit", "q", "save"])
def test_quit_saves_and_names_the_command_to_go_on(
    tmp_path: Path, question: str, word: str
) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, word)
    assert terminal.ends() == 4
    assert terminal.last_line() == "Go on with: sctoolkit assess mill.yaml"


def test_unknown_command_is_named_and_the_question_asked_again(
    tmp_path: Path, question: str
) -> None:
    terminal = begin_at(tmp_path, question)
    give(terminal, question, "bakc")
    terminal.asks("bakc” is no command; ? lists them.")
    quit_from(terminal)
    assert question not in saved(tmp_path)
