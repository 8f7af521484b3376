"""Answers that come from a file, and the empty file to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.model.assessment import Answer

from .kitchen import ALL, KITCHEN, saved
from .program import put, said, sctoolkit, shown


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    put(tmp_path, "questionnaires/kitchen/questionnaire.yaml", KITCHEN)
    return tmp_path


def answers(folder: Path, name: str) -> dict[str, Answer]:
    return saved(folder, name).answers


def test_answers_from_a_file_are_saved_where_told(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "--answers", "given.yaml", "--file", "saved.yaml")
    assert run.returncode == 0
    assert shown(run) == "3 of 3 questions are answered (scope all).\n"
    assert answers(kitchen, "saved.yaml") == answers(kitchen, "given.yaml")


def test_answers_from_standard_input(kitchen: Path) -> None:
    given = put(kitchen, "given.yaml", ALL)
    arguments = ("assess", "--answers", "-", "--file", "saved.yaml")
    run = sctoolkit(kitchen, *arguments, given=given.read_bytes())
    assert run.returncode == 0
    assert answers(kitchen, "saved.yaml") == answers(kitchen, "given.yaml")


@pytest.mark.parametrize(
    ("given", "code"),
    [(b"", "Y0"), (b"format: 1\nassessment: caf\xe9\n", "Y003"), (b"answers: [", "Y0")],
    ids=["nothing", "not utf-8", "no yaml"],
)
def test_standard_input_that_is_no_assessment_is_unusable(
    kitchen: Path, given: bytes, code: str
) -> None:
    run = sctoolkit(kitchen, "assess", "--answers", "-", given=given)
    assert run.returncode == 5
    assert code in said(run)
    assert "standard input:" in said(run)


def test_strict_refuses_answers_that_do_not_fit(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL.replace("gas", "coal").replace("cooks", "chefs"))
    arguments = ("--answers", "given.yaml", "--file", "saved.yaml")
    run = sctoolkit(kitchen, "assess", *arguments, "--strict")
    assert run.returncode == 5
    assert said(run).splitlines()[0] == "Some answers do not fit; nothing was written."
    assert "A407 fire.stove: has no answer “coal”" in said(run)
    assert "A401 fire.chefs: no such question" in said(run)
    assert not (kitchen / "saved.yaml").exists()
    assert sctoolkit(kitchen, "assess", *arguments).returncode == 4
    assert (kitchen / "saved.yaml").exists()


def test_strict_takes_answers_that_fit(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "--answers", "given.yaml", "--strict", "-f", "saved.yaml")
    assert run.returncode == 0


def test_answers_that_are_saved_nowhere_are_said_to_be(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL)
    nowhere = "Nothing was saved. --file FILE saves the answers."
    for arguments in (("--answers", "given.yaml"), ("kitchen", "--set", "fire.stove=gas")):
        run = sctoolkit(kitchen, "assess", *arguments)
        assert nowhere in said(run).splitlines()


def test_two_assessments_named_at_once_are_refused(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL)
    put(kitchen, "given.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--answers", "given.yaml")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "Both mine.yaml and --answers name an assessment.",
        "Join them with: sctoolkit assess merge mine.yaml given.yaml --out both.yaml",
    ]


def test_template_is_an_answers_file_with_every_question(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--write-template", "t.yaml")
    assert run.returncode == 0
    text = (kitchen / "t.yaml").read_text("utf-8")
    for name in ("fire.stove", "fire.tools", "fire.cooks"):
        assert f"# {name}: " in text
    checked = sctoolkit(kitchen, "assess", "--answers", "t.yaml", "--no-input")
    assert checked.returncode == 4
    assert shown(checked) == "0 of 3 questions are answered (scope all).\n"


def test_template_without_its_comment_signs_is_answered(kitchen: Path) -> None:
    text = shown(sctoolkit(kitchen, "assess", "kitchen", "--write-template", "-", "-s", "short"))
    filled = text.replace("# fire.stove: gas", "fire.stove: gas")
    run = sctoolkit(kitchen, "assess", "--answers", "-", given=filled.encode())
    assert run.returncode == 0, said(run)


def test_template_replaces_no_file(kitchen: Path) -> None:
    before = put(kitchen, "t.yaml", ALL).read_bytes()
    run = sctoolkit(kitchen, "assess", "kitchen", "--write-template", "t.yaml")
    assert run.returncode == 2
    assert "t.yaml exists already; nothing was written." in said(run)
    assert (kitchen / "t.yaml").read_bytes() == before


def test_template_into_a_folder_that_is_not_there_is_refused(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--write-template", "no/t.yaml")
    assert run.returncode == 5
    assert "no/t.yaml cannot be saved: No such file or directory." in said(run)


def test_answers_to_a_questionnaire_that_is_not_here_are_unusable_and_named(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL.replace("kitchen@1.0", "kitchn@1.0"))
    run = sctoolkit(kitchen, "assess", "--answers", "given.yaml")
    assert run.returncode == 5
    assert said(run).splitlines() == [
        "given.yaml cannot be used.",
        "given.yaml: error A411 There is no questionnaire “kitchn”.",
        "    Did you mean “kitchen”?",
        "1 error.",
    ]


def test_file_of_a_newer_version_is_read_but_not_written(kitchen: Path) -> None:
    before = put(kitchen, "mine.yaml", ALL.replace("kitchen@1.0", "kitchen@2.0")).read_bytes()
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=none")
    assert run.returncode == 5
    assert said(run).splitlines() == [
        "mine.yaml answers kitchen@2.0; saving it for kitchen@1.0 would lose what is newer.",
        "Upgrade sctoolkit, or name another place.",
    ]
    assert (kitchen / "mine.yaml").read_bytes() == before
    assert sctoolkit(kitchen, "assess", "mine.yaml", "--no-input").returncode == 0
    copied = ("--set", "fire.stove=none", "--file", "copy.yaml")
    assert sctoolkit(kitchen, "assess", "mine.yaml", *copied).returncode == 0


def test_answer_kept_aside_is_mentioned_until_it_is_answered_again(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL.replace("gas", "coal"))
    sctoolkit(kitchen, "assess", "--answers", "given.yaml", "--file", "mine.yaml")
    warning = "warning A414 fire.stove: an answer is kept aside"
    assert warning in said(sctoolkit(kitchen, "score", "mine.yaml"))
    assert warning in shown(sctoolkit(kitchen, "check", "mine.yaml"))
    sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=gas")
    assert warning not in shown(sctoolkit(kitchen, "check", "mine.yaml"))
