"""Mistakes in assessments: `check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .kitchen import ALL, put_kitchen
from .program import plain, put, said, sctoolkit, shown


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    return put_kitchen(tmp_path)


def test_assessment_without_mistakes_is_clean(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "check", "mine.yaml")
    assert (run.returncode, shown(run), said(run)) == (0, "", "1 file checked: 0 errors.\n")


def test_mistakes_stand_in_the_order_of_the_lines_whatever_finds_them(kitchen: Path) -> None:
    put(
        kitchen,
        "given.yaml",
        """\
        format: 1
        assessment: mine
        questionnaire: kitchen@0.9
        scop: all
        answers:
          fire.cooks: none
          fire.smoke: yes
          fire.stove: {answer: gas, evidence: [{file: gone.pdf}]}
        """,
    )
    run = sctoolkit(kitchen, "check", "given.yaml")
    lines = [line.split()[:3] for line in shown(run).splitlines() if line[0] != " "]
    assert lines == [
        ["given.yaml:3:", "warning", "A403"],
        ["given.yaml:4:", "error", "Y005"],
        ["given.yaml:6:", "warning", "A402"],
        ["given.yaml:7:", "warning", "A401"],
    ]
    assert (run.returncode, said(run)) == (5, "1 file checked: 1 error, 3 warnings.\n")


def test_warnings_alone_are_no_failure(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL.replace("gas", "coal"))
    run = sctoolkit(kitchen, "check", "given.yaml")
    assert (run.returncode, said(run)) == (0, "1 file checked: 1 warning.\n")


def test_evidence_that_is_gone_is_found(kitchen: Path) -> None:
    (kitchen / "proof/stove.jpg").unlink()
    run = sctoolkit(kitchen, "check", "mine.yaml")
    assert shown(run).splitlines() == [
        "mine.yaml: warning A408 fire.stove: proof/stove.jpg is not there",
        "    Restore the file or name another.",
    ]


def test_evidence_that_has_changed_is_found(kitchen: Path) -> None:
    old = f"file: proof/stove.jpg, sha256: {'0' * 64}"
    text = (kitchen / "mine.yaml").read_text("utf-8").replace("file: proof/stove.jpg", old)
    put(kitchen, "mine.yaml", text)
    assert "A409" in shown(sctoolkit(kitchen, "check", "mine.yaml"))


def test_questionnaire_that_is_not_here_is_a_mistake(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL.replace("kitchen@1.0", "kitchn@1.0"))
    run = sctoolkit(kitchen, "check", "given.yaml")
    assert run.returncode == 5
    assert shown(run).splitlines() == [
        "given.yaml: error A411 There is no questionnaire “kitchn”.",
        "    Did you mean “kitchen”?",
    ]


def test_folder_is_checked_with_all_that_is_in_it(kitchen: Path) -> None:
    put(kitchen, "north/given.yaml", ALL.replace("gas", "coal"))
    content = plain(sctoolkit(kitchen, "check", ".", "--json"))
    assert sorted(content["files"]) == [
        "mine.yaml",
        "north/given.yaml",
        "questionnaires/kitchen/questionnaire.yaml",
    ]
    (problem,) = (one for one in content["problems"] if one["code"] == "A407")
    assert (problem["file"], problem["line"], problem["warning"]) == ("north/given.yaml", 6, True)


def test_empty_file_is_told_what_to_begin_with(kitchen: Path) -> None:
    put(kitchen, "empty.yaml", "")
    run = sctoolkit(kitchen, "check", "empty.yaml")
    first, hint = shown(run).splitlines()
    assert first == "empty.yaml:1: error Y007 the file is empty"
    assert hint.startswith("    Begin with `format: 1` and one of ")


def test_path_that_is_not_there_is_said_so(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "check", "gone.yaml")
    assert (run.returncode, said(run)) == (2, "There is no file or folder “gone.yaml”.\n")


def test_missing_wordings_are_listed_for_the_language_asked_for(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "check", "questionnaires/kitchen", "--language", "de")
    assert "T302" in shown(run)
