from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from .keys import CTRL_S, ENTER, ESCAPE, pick
from .mill import ASKED, change, put_answers, put_questionnaire, saved
from .terminal import Terminal

SAMPLE = Path(__file__).parents[2] / "samples" / "marrowby-facility.yaml"
STATES = """\
    format: 1
    assessment: mill
    questionnaire: mill@1.0
    scope: all
    answers:
      work.shifts: one
      work.night: {state: not-applicable, reason: Closed}
      place.dangers: dont-know
      place.people: {answer: 12, flag: true}
    """


def review_of(folder: Path, answers: str) -> Terminal:
    put_questionnaire(folder)
    (folder / "mill.yaml").write_text(textwrap.dedent(answers), "utf-8")
    terminal = Terminal(folder, "assess", "mill.yaml")
    terminal.asks(ASKED["place.name"])
    terminal.press(":review", ENTER)
    terminal.asks("What next?")
    terminal.displays("Save and quit")
    return terminal


def test_review_counts_each_state_by_section(tmp_path: Path) -> None:
    terminal = review_of(tmp_path, STATES)
    rows = {line.split()[0]: line.split()[1:] for line in terminal.display().splitlines() if line}
    head = "Answered Open Not applicable Don't know Flagged"
    assert " ".join(rows["Section"]) == head
    assert rows["Work"] == ["1", "1"]
    assert rows["Place"] == ["1", "1", "1", "1"]
    terminal.kill()


def test_review_offers_to_finish_with_what_is_open(tmp_path: Path) -> None:
    terminal = review_of(tmp_path, STATES)
    assert "1) Finish with 1 open: the score counts what is answered" in terminal.display()
    assert "2) Answer what is open (1)" in terminal.display()
    terminal.press(pick(2))
    terminal.asks(ASKED["place.name"])
    terminal.kill()


def test_review_leads_to_what_is_flagged(tmp_path: Path) -> None:
    terminal = review_of(tmp_path, STATES)
    terminal.press(pick(3))
    terminal.asks("Which one?", "⚑ How many people work there? → 12 people")
    terminal.press(pick(1))
    terminal.asks(ASKED["place.people"], "Your answer so far: 12 people")
    terminal.kill()


def editing(folder: Path) -> Terminal:
    """The first question, reached from the review of a mill with everything answered."""
    put_answers(folder, *ASKED)
    terminal = Terminal(folder, "assess", "mill.yaml")
    change(terminal, 1, 1)
    terminal.asks(ASKED["work.shifts"], "Your answer so far: One shift")
    return terminal


def test_edit_lands_back_on_the_review(tmp_path: Path) -> None:
    terminal = editing(tmp_path)
    terminal.press(pick(2))
    terminal.asks("Review", "What next?")
    terminal.press(CTRL_S)
    assert terminal.ends() == 4
    assert saved(tmp_path)["work.shifts"].value == "two"


def test_escape_from_an_edit_goes_back_to_the_review_and_changes_nothing(tmp_path: Path) -> None:
    terminal = editing(tmp_path)
    terminal.press(ESCAPE)
    terminal.asks("Review", "What next?")
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)["work.shifts"].value == "one"


def test_note_during_an_edit_stays_at_the_question(tmp_path: Path) -> None:
    terminal = editing(tmp_path)
    terminal.command("note Ask again")
    terminal.asks(ASKED["work.shifts"], "Your note: Ask again")
    terminal.kill()


def test_escape_in_the_review_goes_back_to_the_question_it_was_opened_at(tmp_path: Path) -> None:
    put_answers(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks(ASKED["work.shifts"])
    terminal.command("jump 2")
    terminal.asks(ASKED["place.dangers"])
    terminal.command("review")
    terminal.asks("What next?")
    terminal.press(ESCAPE)
    terminal.asks(ASKED["place.dangers"])
    terminal.kill()


def test_escape_in_the_review_of_a_finished_assessment_goes_to_its_last_question(
    tmp_path: Path,
) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("What next?")
    terminal.press(ESCAPE)
    terminal.asks(ASKED["place.name"], "Your answer so far: Old Mill")
    terminal.kill()


def test_finish_with_open_questions_says_how_many_and_how_to_go_on(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--code", "eti")
    terminal.asks(ASKED["place.dangers"])
    terminal.command("review")
    terminal.asks("1) Finish with 3 open")
    terminal.press(ENTER)
    assert terminal.ends() == 4
    assert "3 questions are open." in terminal.output
    assert terminal.last_line() == "sctoolkit assess mill.yaml"


def test_finish_with_open_questions_and_no_code_says_how_to_go_on(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks(ASKED["place.dangers"])
    terminal.command("review")
    terminal.asks("1) Finish with 3 open")
    terminal.press(ENTER)
    terminal.asks("Against which code of conduct?")
    terminal.press(ESCAPE)
    assert terminal.ends() == 4
    assert terminal.display().splitlines()[-3:] == [
        "3 questions are open.",
        "Score it with: sctoolkit score mill.yaml --code ID",
        "Go on with: sctoolkit assess mill.yaml",
    ]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_review_of_many_sections_stands_on_the_screen_with_its_menu(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    arguments = ["-s", "quick", "--for", "Acme", "-f", "acme.yaml"]
    terminal = Terminal(tmp_path, "assess", "comply-chain", *arguments, size=size)
    terminal.asks("How many people does your company employ?")
    terminal.command("review")
    terminal.asks("What next?")
    terminal.displays("Save and quit")
    shown = terminal.display()
    assert all(head in shown for head in ("Section", "Answered", "Open", "Flagged"))
    assert all(f"Step {step}" in shown for step in range(1, 9))
    terminal.kill()


def test_finish_scores_against_the_code_that_is_chosen(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("What next?")
    terminal.press(ENTER)
    terminal.asks("Against which code of conduct?")
    terminal.displays("SA8000 (2014)")
    key = re.search(r"(\w)\) SA8000 ", terminal.display())
    assert key is not None
    assert "Due Diligence Act" not in terminal.display()  # a law is no code to score against
    terminal.press(key[1], ENTER)
    assert terminal.ends() == 0
    assert "SA8000" in terminal.output.rpartition("Against which code of conduct?")[2]


def test_first_code_to_choose_is_the_one_that_score_takes_where_none_is_named(
    tmp_path: Path,
) -> None:
    shutil.copy(SAMPLE, tmp_path / "site.yaml")
    terminal = Terminal(tmp_path, "assess", "site.yaml")
    terminal.asks("What next?")
    terminal.press(ENTER)
    terminal.asks("Against which code of conduct?", "» SA8000 (2014)")
    terminal.press(ENTER)
    terminal.ends()
    alone = Terminal(tmp_path, "score", "site.yaml")
    alone.ends()
    chosen = terminal.output.rpartition("Against which code of conduct?")[2]
    assert all("score site.yaml --code sa8000 --explain" in one for one in (chosen, alone.output))


def test_finish_with_a_code_given_asks_for_none(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--code", "eti")
    terminal.asks("What next?")
    terminal.press(ENTER)
    assert terminal.ends() == 0
    assert "ETI Base Code" in terminal.output


def test_wrong_code_is_said_before_the_first_question(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--code", "eto")
    assert terminal.ends() == 2
    assert "There is no code “eto”." in terminal.display()


def test_escape_at_the_choice_of_a_code_ends_with_the_command_to_score_later(
    tmp_path: Path,
) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("What next?")
    terminal.press(ENTER)
    terminal.asks("Against which code of conduct?")
    terminal.press(ESCAPE)
    assert terminal.ends() == 0
    assert terminal.last_line() == "Score it with: sctoolkit score mill.yaml --code ID"


def test_review_says_which_answers_do_not_fit_together(tmp_path: Path) -> None:
    put_questionnaire(tmp_path)
    declared = """\
        format: 1
        of: mill
        contradictions:
          - id: night-alone
            when: {question: place.people, at_least: 12}
            says: One shift seems few for 12 people.
            doubt: true
        """
    path = tmp_path / "questionnaires" / "mill" / "contradictions.yaml"
    path.write_text(textwrap.dedent(declared), "utf-8")
    terminal = review_of(tmp_path, STATES)
    terminal.displays("Perhaps: One shift seems few for 12 people.")
    terminal.kill()


def test_title_with_its_hint_is_not_broken_in_a_narrow_terminal(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml", size=(46, 9))
    terminal.asks("What next?")
    terminal.press(ENTER)
    terminal.asks("Against which code of conduct?")
    terminal.displays("(↑ ↓ show all 8)")
    terminal.kill()
