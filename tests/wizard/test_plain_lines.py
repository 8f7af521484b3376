from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sctoolkit.model.assessment import AnswerState

from .mill import ASKED, put_answers, saved
from .terminal import environment


def pipe(
    folder: Path, *lines: str, arguments: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """An interview in plain lines whose input is a pipe with these lines."""
    return subprocess.run(
        [sys.executable, "-m", "sctoolkit", "assess", "mill.yaml", "--accessible", *arguments],
        cwd=folder,
        env=environment(folder),
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        check=False,
    )


def test_question_stands_in_plain_lines_with_numbered_answers(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    shown = pipe(tmp_path).stderr.splitlines()
    start = shown.index("Question 2 of about 5, section Work.")
    assert shown[start : start + 8] == [
        "Question 2 of about 5, section Work.",
        "Is there night work?",
        "Work after ten counts.",
        "1. Some of it",
        "2. None at all",
        "3. I don't know",
        "4. It does not apply (say why)",
        "Type a number, or a word like back, skip, help, quit.",
    ]


def test_every_kind_of_question_is_answered_by_line(tmp_path: Path) -> None:
    put_answers(tmp_path)
    run = pipe(tmp_path, "2", "1", "1, 3", "1,200", "Old Mill", "1", arguments=("--code", "eti"))
    assert run.returncode == 0, run.stderr
    assert "1,200 read as 1200" in run.stderr
    assert {question: answer.value for question, answer in saved(tmp_path).items()} == {
        "work.shifts": "two",
        "work.night": "some",
        "place.dangers": ("dust", "heat"),
        "place.people": 1200.0,
        "place.name": "Old Mill",
    }


def test_answer_may_be_typed_in_its_own_words(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    pipe(tmp_path, "none at all", ":quit")
    assert saved(tmp_path)["work.night"].value == "none"


def test_only_the_score_goes_to_stdout(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    run = pipe(tmp_path, "1", arguments=("--code", "eti"))
    assert "ETI Base Code" in run.stdout
    assert "What next?" in run.stderr
    assert "What next?" not in run.stdout


def test_ticks_are_repeated_in_words(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    assert "Chosen: Dust; Heat" in pipe(tmp_path, "3,1").stderr.splitlines()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9", "Please type numbers from 1 to 5."),
        ("0", "Please type numbers from 1 to 5."),
        ("²", "Please type numbers from 1 to 5."),
        ("smoke", "Please type numbers from 1 to 5."),
        ("1,4", "“None of these” cannot stand beside another answer."),
        ("1,5", "That cannot stand beside another answer."),
        ("", "Nothing was typed. To leave it open, type skip."),
    ],
)
def test_wrong_numbers_say_why_and_change_nothing(tmp_path: Path, typed: str, said: str) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    run = pipe(tmp_path, typed)
    assert said in run.stderr
    assert run.stderr.count("Which dangers are there?") == 1
    assert "place.dangers" not in saved(tmp_path)


def test_wrong_figure_says_what_is_expected(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night", "place.dangers")
    run = pipe(tmp_path, "many", "12")
    assert "Needs a number, not “many”. Write a whole number from 1 to 2000000" in run.stderr
    assert saved(tmp_path)["place.people"].value == 12.0


def test_words_stand_for_what_cannot_be_numbered(tmp_path: Path) -> None:
    put_answers(tmp_path)
    run = pipe(tmp_path, "1", "back", "2", "flag", "note Ask Ana", "dk", "skip", "refuse", "quit")
    assert run.returncode != 0
    assert run.stderr.splitlines().count("How many shifts are there?") == 2
    answers = saved(tmp_path)
    assert answers["work.shifts"].value == "two"
    assert answers["work.night"].state is AnswerState.DONT_KNOW
    assert (answers["work.night"].flagged, answers["work.night"].note) == (True, "Ask Ana")
    assert "place.dangers" not in answers


def test_number_behind_the_options_means_dont_know_or_does_not_apply(tmp_path: Path) -> None:
    put_answers(tmp_path)
    run = pipe(tmp_path, "3", "4", "Closed since May")
    assert "Why does it not apply to you?" in run.stderr
    answers = saved(tmp_path)
    assert answers["work.shifts"].state is AnswerState.DONT_KNOW
    assert answers["work.night"].reason == "Closed since May"


def test_help_and_more_are_words_too(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    shown = pipe(tmp_path, "help", "more", "5").stderr
    assert "- The rota of last month" in shown
    assert "It does not apply if: The mill stands still." in shown
    assert "10. List what is not answered yet" in shown
    assert saved(tmp_path)["work.night"].state is AnswerState.REFUSED


@pytest.mark.parametrize("word", ["back", ":back", "skip", ""])
def test_evidence_that_is_not_there_can_be_left(tmp_path: Path, word: str) -> None:
    put_answers(tmp_path, "work.shifts")
    shown = pipe(tmp_path, "evidence nope.pdf", word, "2").stderr
    assert "There is no file “nope.pdf” that can be read." in shown
    assert "Type back to leave this, quit to save and stop." in shown
    assert saved(tmp_path)["work.night"].value == "none"


@pytest.mark.parametrize("asks", ["note", "evidence", "na", "jump"])
@pytest.mark.parametrize("word", ["quit", ":quit", "save"])
def test_word_to_stop_is_no_text_wherever_one_is_asked_for(
    tmp_path: Path, asks: str, word: str
) -> None:
    put_answers(tmp_path, "work.shifts")
    run = pipe(tmp_path, asks, word, "back", "2")
    assert run.returncode == 4
    assert run.stderr.splitlines()[-2:] == ["Saved.", "Go on with: sctoolkit assess mill.yaml"]
    assert "work.night" not in saved(tmp_path)


def test_command_that_does_not_work_in_a_note_is_not_kept_as_one(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    shown = pipe(tmp_path, "note", ":list", "Ask Ana").stderr
    assert "Only :back and :quit work here." in shown
    assert saved(tmp_path)["work.night"].note == "Ask Ana"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("9", "Please type a number from 1 to 4."), ("1,2", "Please type one number;")],
)
def test_question_with_one_answer_asks_for_one_number(
    tmp_path: Path, typed: str, said: str
) -> None:
    put_answers(tmp_path, "work.shifts")
    assert said in pipe(tmp_path, typed).stderr
    assert "work.night" not in saved(tmp_path)


def test_commands_of_a_typed_question_are_those_that_work_there(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night", "place.dangers")
    shown = pipe(tmp_path, "12").stderr.splitlines()
    number, text = (line for line in shown if "Type your answer, or one of" in line)
    assert number.startswith("people. Type your answer, or one of :back :skip :dk :refuse")
    assert text.startswith("Type your answer, or one of :back :skip :na :dk :refuse")


def test_flag_is_read_out(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    shown = pipe(tmp_path, "flag", "flag").stderr.splitlines()
    assert shown.count("Flagged to come back to.") == 1
    assert shown.count("The flag is off.") == 1


@pytest.mark.parametrize("word", ["back", ":back"])
def test_back_at_the_first_prompt_is_no_company(tmp_path: Path, word: str) -> None:
    put_answers(tmp_path)
    (tmp_path / "mill.yaml").unlink()
    run = subprocess.run(
        [sys.executable, "-m", "sctoolkit", "assess", "mill", "--accessible"],
        cwd=tmp_path,
        env=environment(tmp_path),
        input=f"{word}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 130
    assert list(tmp_path.glob("*.yaml")) == []


def test_review_reads_as_heading_and_value(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    shown = pipe(tmp_path, "review").stderr.splitlines()
    assert "Work. Answered: 2" in shown
    assert "Place. Open: 3" in shown
    assert "1. Finish with 3 open: the score counts what is answered" in shown


def test_end_of_input_saves_and_names_the_command_to_go_on(tmp_path: Path) -> None:
    put_answers(tmp_path)
    run = pipe(tmp_path, "2")
    assert run.returncode == 4
    assert run.stderr.splitlines()[-2:] == ["Saved.", "Go on with: sctoolkit assess mill.yaml"]
    assert saved(tmp_path)["work.shifts"].value == "two"
    assert not (tmp_path / "mill.yaml.journal").exists()


def test_end_of_input_in_a_note_saves_too(tmp_path: Path) -> None:
    put_answers(tmp_path)
    run = pipe(tmp_path, "2", "note")
    assert run.returncode == 4
    assert saved(tmp_path)["work.shifts"].value == "two"


def test_end_of_input_at_the_choice_of_a_code_is_no_failure(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    run = pipe(tmp_path, "1")
    assert run.returncode == 0
    assert run.stderr.splitlines()[-1] == "Score it with: sctoolkit score mill.yaml --code ID"


def test_end_of_input_before_the_first_question_begins_nothing(tmp_path: Path) -> None:
    put_answers(tmp_path)
    (tmp_path / "mill.yaml").unlink()
    run = subprocess.run(
        [sys.executable, "-m", "sctoolkit", "assess", "mill", "--accessible"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 130
    assert run.stderr.splitlines()[-1] == "Stopped before the first question; nothing was changed."
    assert list(tmp_path.glob("*.yaml")) == []
