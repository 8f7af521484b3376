from __future__ import annotations

from pathlib import Path

import pytest

from .keys import CTRL_C, CTRL_S, ENTER, ESCAPE, pick
from .mill import ASKED, put_answers, put_questionnaire
from .terminal import Terminal


def test_unfinished_assessment_in_this_folder_is_offered(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("mill.yaml (no name, all): 2 of 5 answered", "1) Go on with it")
    terminal.press(ENTER)
    terminal.asks("Question 3 of about 5", ASKED["place.dangers"])
    terminal.kill()


def test_new_one_leaves_the_unfinished_one_alone(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    before = (tmp_path / "mill.yaml").read_bytes()
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("What would you like to do?", "3) Begin a new one")
    terminal.press(pick(3))
    terminal.asks("Which site is this about?")
    terminal.press("Mill", ENTER)
    terminal.asks("How much would you like to answer?", "all: Everything")
    terminal.press(ENTER)
    terminal.asks("Question 1 of about 5", "Every answer is saved at once in mill-mill.yaml.")
    terminal.kill()
    assert (tmp_path / "mill.yaml").read_bytes() == before


def test_new_never_asks_and_never_goes_on(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    terminal = Terminal(tmp_path, "assess", "mill", "--new", "--for", "Mill", "-s", "all")
    terminal.asks("Question 1 of about 5")
    terminal.kill()


def test_new_refuses_a_file_that_exists(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", "work.night")
    before = (tmp_path / "mill.yaml").read_bytes()
    terminal = Terminal(tmp_path, "assess", "mill", "--new", "--file", "mill.yaml")
    assert terminal.ends() == 2
    assert "mill.yaml exists already; nothing was written." in terminal.display()
    assert (tmp_path / "mill.yaml").read_bytes() == before


def test_finished_assessment_begins_with_its_review(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED)
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks("Review", "Finish: see the score and the action plan")
    terminal.kill()


def test_second_assessment_of_a_company_gets_a_name_of_its_own(tmp_path: Path) -> None:
    put_questionnaire(tmp_path)
    for name in ("mill-mill.yaml", "mill-mill-2.yaml"):
        terminal = Terminal(tmp_path, "assess", "mill", "--new", "--for", "Mill", "-s", "all")
        terminal.asks(f"saved at once in {name}")
        terminal.press(CTRL_S)
        assert terminal.ends() == 4
        assert terminal.last_line() == f"Go on with: sctoolkit assess {name}"


def test_session_goes_on_at_the_question_that_it_ended_at(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks(ASKED["work.night"])
    terminal.command("jump 2")
    terminal.asks(ASKED["place.dangers"])
    terminal.command("skip")
    terminal.asks(ASKED["place.people"])
    terminal.press(CTRL_S)
    terminal.ends()
    assert "\nat: place.people\n" in (tmp_path / "mill.yaml").read_text("utf-8")
    again = Terminal(tmp_path, "assess", "mill.yaml")
    again.asks("Question 4 of about 5", ASKED["place.people"])
    again.kill()


def test_session_that_was_cut_off_goes_on_at_the_question_on_the_screen(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks(ASKED["work.night"])
    terminal.press(ESCAPE)
    terminal.asks(ASKED["work.shifts"])
    terminal.kill()
    again = Terminal(tmp_path, "assess", "mill.yaml")
    again.asks("Question 1 of about 5", "Your answer so far: One shift")
    again.kill()


def test_question_that_is_gone_leads_to_the_first_open_one(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", heads="scope: all\nat: work.sundays")
    terminal = Terminal(tmp_path, "assess", "mill.yaml")
    terminal.asks(ASKED["work.night"])
    terminal.kill()


def test_finished_assessment_does_not_remember_a_question(tmp_path: Path) -> None:
    put_answers(tmp_path, *ASKED, heads="scope: all\nat: place.name")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--code", "eti")
    terminal.asks(ASKED["place.name"])
    terminal.press(ENTER)
    terminal.asks("What next?")
    terminal.press(ENTER)
    assert terminal.ends() == 0
    assert "\nat:" not in (tmp_path / "mill.yaml").read_text("utf-8").partition("answers:")[0]


def test_answers_can_be_reviewed_first(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("2) Review its answers")
    terminal.press(pick(2))
    terminal.asks("Review", "What next?")
    terminal.kill()


def test_only_the_assessment_of_the_company_that_is_named_is_offered(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts", name="acme.yaml", heads="scope: all\norganisation: Acme")
    terminal = Terminal(tmp_path, "assess", "mill", "--for", "Other", "-s", "all")
    terminal.asks("saved at once in other-mill.yaml", ASKED["work.shifts"])
    terminal.kill()
    again = Terminal(tmp_path, "assess", "mill", "--for", "ACME")
    again.asks("acme.yaml (Acme, all): 1 of 5 answered")
    again.kill()


def test_person_chooses_among_several(tmp_path: Path) -> None:
    for company in ("Acme", "Other"):
        heads = f"scope: all\norganisation: {company}"
        put_answers(tmp_path, "work.shifts", name=f"{company}.yaml", heads=heads)
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("Go on with which one?", "Acme.yaml (Acme", "Other.yaml (Other", "Begin a new")
    terminal.press(pick(2))
    terminal.asks("What would you like to do?")
    terminal.press(ESCAPE)
    terminal.asks("Go on with which one?")
    terminal.press(pick(2))
    terminal.asks("What would you like to do?")
    terminal.press(ENTER)
    terminal.asks("saved at once in Other.yaml", ASKED["work.night"])
    terminal.kill()


def test_assessment_without_an_answer_is_not_offered(tmp_path: Path) -> None:
    put_answers(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("Which site is this about?")
    terminal.kill()


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_S], ids=["escape", "ctrl-c", "ctrl-s"])
@pytest.mark.parametrize("answered", [["work.shifts"], []], ids=["at the offer", "at the company"])
def test_leaving_before_the_first_question_changes_nothing(
    tmp_path: Path, answered: list[str], key: str
) -> None:
    put_answers(tmp_path, *answered)
    before = (tmp_path / "mill.yaml").read_bytes()
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks()
    terminal.press(key)
    assert terminal.ends() == 130
    assert terminal.last_line() == "Stopped before the first question; nothing was changed."
    assert [one.name for one in tmp_path.glob("*.yaml")] == ["mill.yaml"]
    assert (tmp_path / "mill.yaml").read_bytes() == before


def test_escape_at_the_scope_goes_back_to_the_company(tmp_path: Path) -> None:
    put_questionnaire(tmp_path)
    terminal = Terminal(tmp_path, "assess", "mill")
    terminal.asks("Which site is this about?")
    terminal.press("Akme", ENTER)
    terminal.asks("How much would you like to answer?")
    terminal.press(ESCAPE)
    terminal.asks("Which site is this about?")
    terminal.press("Acme", ENTER)
    terminal.asks("How much would you like to answer?")
    terminal.press(ENTER)
    terminal.asks("saved at once in acme-mill.yaml")
    terminal.kill()


def test_company_that_is_named_stands_in_the_file_one_goes_on_with(tmp_path: Path) -> None:
    put_answers(tmp_path, "work.shifts")
    terminal = Terminal(tmp_path, "assess", "mill.yaml", "--for", "Acme")
    terminal.asks(ASKED["work.night"])
    terminal.press(CTRL_S)
    terminal.ends()
    assert "organisation: Acme\n" in (tmp_path / "mill.yaml").read_text("utf-8")
