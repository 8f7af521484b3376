"""`assess` where nobody can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.model.assessment import Answer

from .kitchen import ALL, KITCHEN, saved
from .program import plain, put, said, sctoolkit, shown


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    put(tmp_path, "questionnaires/kitchen/questionnaire.yaml", KITCHEN)
    return tmp_path


def answers(folder: Path, name: str) -> dict[str, Answer]:
    return saved(folder, name).answers


def test_asking_without_a_terminal_names_the_way_out(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "This needs a terminal. Use --answers FILE.",
        "Make one with: sctoolkit assess kitchen --write-template answers.yaml",
    ]
    assert shown(run) == ""


def test_going_on_with_a_file_without_a_terminal_names_what_works_with_it(kitchen: Path) -> None:
    put(kitchen, "my kitchen.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "my kitchen.yaml")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "This needs a terminal. Use --set ID=VALUE.",
        "See what is open with: sctoolkit assess 'my kitchen.yaml' --no-input",
    ]


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("nope", "There is no questionnaire “nope”."),
        ("nope.yaml", "There is no file “nope.yaml”."),
        ("broken.yaml", "broken.yaml cannot be used."),
    ],
)
def test_what_else_is_wrong_is_said_before_the_missing_terminal(
    kitchen: Path, what: str, fault: str
) -> None:
    put(kitchen, "broken.yaml", "format: 1\nassessment: a\n")
    assert said(sctoolkit(kitchen, "assess", what)).splitlines()[0] == fault


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--no-input", "--code", "eti"), "--code has no effect where nothing is asked."),
        (("--set", "fire.stove=gas", "--new"), "--new has no effect where nothing is asked."),
        (
            ("--answers", "given.yaml", "--previous", "given.yaml"),
            "--previous has no effect where nothing is asked.",
        ),
        (("--strict",), "--strict has no effect without --answers."),
        (("--ask-changed",), "--ask-changed has no effect without --answers."),
        (
            ("--write-template", "-", "--for", "Acme"),
            "--for has no effect where only --write-template is done.",
        ),
    ],
)
def test_option_that_would_change_nothing_is_refused(
    kitchen: Path, arguments: tuple[str, ...], message: str
) -> None:
    put(kitchen, "given.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "kitchen", *arguments)
    assert run.returncode == 2
    assert said(run).splitlines() == [message, "Leave it out."]


def test_ask_changed_asks_only_what_the_old_answers_leave_open(kitchen: Path) -> None:
    put(kitchen, "old.yaml", ALL.replace("gas", "coal"))
    arguments = ("--answers", "old.yaml", "--ask-changed", "--file", "new.yaml", "--accessible")
    run = sctoolkit(kitchen, "assess", *arguments, given=b"2\nquit\n")
    asked = [line for line in said(run).splitlines() if line.endswith("?")]
    assert asked[0] == "Is there a stove?"
    kept = answers(kitchen, "new.yaml")
    assert kept["fire.stove"].value == "none"
    assert kept["fire.tools"].value == ("blanket", "extinguisher")
    assert "coal" in (kitchen / "old.yaml").read_text("utf-8")


def test_ask_changed_needs_a_file_for_the_new_answers(kitchen: Path) -> None:
    put(kitchen, "old.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "--answers", "old.yaml", "--ask-changed", "--accessible")
    assert run.returncode == 2
    assert said(run).startswith("--ask-changed needs --file")


def test_dumb_terminal_variable_does_not_make_a_pipe_a_terminal(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", given=b"1\n", variables={"TERM": "dumb"})
    assert run.returncode == 2
    assert "This needs a terminal." in said(run)


def test_no_input_lists_every_open_question(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--no-input", "--scope", "all")
    assert run.returncode == 4
    assert said(run).splitlines() == [
        "Open: fire.stove  Is there a stove?",
        "Open: fire.tools  Which tools hang there?",
        "Open: fire.cooks  How many cooks?",
    ]


def test_no_input_writes_nothing(kitchen: Path) -> None:
    sctoolkit(kitchen, "assess", "kitchen", "--no-input")
    assert [path.name for path in kitchen.iterdir() if path.suffix] == []


def test_state_as_json_is_all_that_stands_on_stdout(kitchen: Path) -> None:
    sets = ("--set", "fire.stove=gas", "--file", "saved.yaml")
    run = sctoolkit(kitchen, "assess", "kitchen", "--json", "--scope", "all", *sets)
    assert run.returncode == 4
    assert plain(run) == {
        "schema": "sctoolkit.assessment/1",
        "assessment": "assessment-kitchen",
        "questionnaire": "kitchen@1.0",
        "scope": "all",
        "asked": 3,
        "answered": 1,
        "open": ["fire.tools", "fire.cooks"],
        "problems": [],
    }
    assert "Written: saved.yaml" in said(run)


def test_unknown_scope_names_those_there_are(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--no-input", "--scope", "quick")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "kitchen has no scope “quick”.",
        "It has: short, all.",
    ]


def test_unknown_questionnaire_suggests_the_nearest(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchn", "--no-input")
    assert run.returncode == 2
    assert "Did you mean “kitchen”?" in said(run)
