"""Single answers on the command line: `assess --set ID=VALUE`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.model.assessment import Answer, AnswerState

from .kitchen import ALL, KITCHEN, saved
from .program import put, said, sctoolkit


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    put(tmp_path, "questionnaires/kitchen/questionnaire.yaml", KITCHEN)
    return tmp_path


def answers(folder: Path, name: str) -> dict[str, Answer]:
    return saved(folder, name).answers


def test_set_gives_single_answers(kitchen: Path) -> None:
    sets = ("--set", "fire.stove=gas", "--set", "fire.tools=blanket,extinguisher")
    more = ("--set", "fire.cooks=1,200", "--file", "saved.yaml", "--name", "Ana", "-s", "all")
    run = sctoolkit(kitchen, "assess", "kitchen", *sets, *more)
    assert run.returncode == 0
    kept = answers(kitchen, "saved.yaml")
    assert kept["fire.tools"].value == ("blanket", "extinguisher")
    assert kept["fire.cooks"].value == 1200.0
    assert kept["fire.stove"].by == "Ana"


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("fire.stove=dont-know", Answer(AnswerState.DONT_KNOW)),
        ("fire.stove=refused", Answer(AnswerState.REFUSED)),
        ("fire.cooks=na: We eat out.", Answer(AnswerState.NOT_APPLICABLE, reason="We eat out.")),
    ],
)
def test_set_takes_every_state_of_an_answer(kitchen: Path, word: str, answer: Answer) -> None:
    sctoolkit(kitchen, "assess", "kitchen", "--set", word, "-f", "saved.yaml")
    (kept,) = answers(kitchen, "saved.yaml").values()
    assert replace(kept, by="", at="") == answer


def test_set_to_nothing_clears_the_answer(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=")
    assert run.returncode == 4
    assert sorted(answers(kitchen, "mine.yaml")) == ["fire.cooks", "fire.tools"]


def test_set_to_nothing_keeps_the_note(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL.replace("gas", "{answer: gas, note: Ask Ana.}"))
    sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=")
    kept = answers(kitchen, "mine.yaml")["fire.stove"]
    assert (kept.state, kept.note) == (AnswerState.MISSING, "Ask Ana.")


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        (
            "fire.stove=na: no stove",
            [
                "--set: error A406 fire.stove: “does not apply” is no answer to this question",
                "    Choose another answer.",
            ],
        ),
        (
            "fire.cooks=na",
            [
                "--set: error A405 fire.cooks: does not apply, but no reason is given",
                "    Write --set 'fire.cooks=na:REASON'.",
            ],
        ),
        (
            "fire.stove",
            [
                "--set: error A407 fire.stove: no answer is given",
                "    Besides: dont-know, refused, na:REASON, or nothing to clear it.",
            ],
        ),
    ],
)
def test_set_that_says_nothing_usable_is_refused(
    kitchen: Path, word: str, lines: list[str]
) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--set", word)
    assert run.returncode == 5
    assert said(run).splitlines()[1:3] == lines


def test_set_into_an_assessment_keeps_its_other_answers(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=none")
    assert run.returncode == 0
    kept = answers(kitchen, "mine.yaml")
    assert kept["fire.stove"].value == "none"
    assert kept["fire.tools"].value == ("blanket", "extinguisher")


def test_all_wrong_sets_are_listed_and_nothing_is_changed(kitchen: Path) -> None:
    before = put(kitchen, "mine.yaml", ALL).read_bytes()
    sets = ("--set", "fire.stove=gaz", "--set", "fire.smoke=yes", "--set", "fire.cooks=many")
    run = sctoolkit(kitchen, "assess", "mine.yaml", *sets)
    assert run.returncode == 5
    assert "fire.stove: has no answer “gaz”.\n    Did you mean “gas”?" in said(run)
    assert "no question “fire.smoke”" in said(run)
    assert "fire.cooks: needs a number, not “many”." in said(run)
    assert "3 errors." in said(run)
    assert (kitchen / "mine.yaml").read_bytes() == before
