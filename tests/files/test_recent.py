"""Assessments are found again: near the working folder, and where they were opened before."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.files.assessments.recent import find_assessments, is_assessment, remember
from sctoolkit.folders import state_folder

from .content import written

ASSESSMENT = "# Answers\nformat: 1\nassessment: ours\n"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    (state_folder() / "recent.json").unlink(missing_ok=True)


def assessment(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return written(path, ASSESSMENT)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (ASSESSMENT, True),
        ("assessment: ours\nformat: 1\n", True),
        ("format: 1\ncode: eti\n", False),
        ("format: 1\n# assessment: ours\n", False),
        ("", False),
    ],
)
def test_assessment_is_known_by_its_head(tmp_path: Path, text: str, *, is_one: bool) -> None:
    assert is_assessment(written(tmp_path / "a.yaml", text)) is is_one


def test_assessments_below_the_folder_are_found_in_order(work: Path) -> None:
    assessment(work / "b.yaml")
    assessment(work / "a.yml")
    assessment(work / "sites" / "porto" / "c.yaml")
    assessment(work / ".hidden" / "d.yaml")
    assessment(work / "notes.txt")
    written(work / "code.yaml", "format: 1\ncode: eti\n")
    found = [path.as_posix() for path in find_assessments(Path())]
    assert found == ["a.yml", "b.yaml", "sites/porto/c.yaml"]


def test_assessment_opened_before_is_found_elsewhere(tmp_path: Path) -> None:
    far = assessment(tmp_path / "far" / "a.yaml")
    (tmp_path / "here").mkdir()
    remember(far)
    assert find_assessments(tmp_path / "here") == [far.resolve()]


def test_last_opened_comes_first_and_once(tmp_path: Path) -> None:
    first, second = assessment(tmp_path / "1" / "a.yaml"), assessment(tmp_path / "2" / "a.yaml")
    (tmp_path / "here").mkdir()
    for path in (first, second, first):
        remember(path)
    assert find_assessments(tmp_path / "here") == [first.resolve(), second.resolve()]


def test_remembered_assessment_that_is_near_is_listed_once(tmp_path: Path) -> None:
    near = assessment(tmp_path / "a.yaml")
    remember(near)
    assert find_assessments(tmp_path) == [near]


def test_remembered_assessment_that_is_gone_is_left_out(tmp_path: Path) -> None:
    far = assessment(tmp_path / "far" / "a.yaml")
    (tmp_path / "here").mkdir()
    remember(far)
    far.unlink()
    assert find_assessments(tmp_path / "here") == []


def test_broken_memory_is_begun_anew(tmp_path: Path) -> None:
    far = assessment(tmp_path / "far" / "a.yaml")
    (tmp_path / "here").mkdir()
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "recent.json").write_text("{", "utf-8")
    assert find_assessments(tmp_path / "here") == []
    remember(far)
    assert find_assessments(tmp_path / "here") == [far.resolve()]


@pytest.mark.parametrize("name", ["x" * 300, "a\x00b", "folder.yaml"])
def test_what_is_no_file_is_no_assessment_and_no_crash(work: Path, name: str) -> None:
    (work / "folder.yaml").mkdir()
    assert not is_assessment(work / name)
    assert find_assessments(work / name) == []
