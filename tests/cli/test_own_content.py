"""Own content under the id of bundled content: every result says which was used."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown

ETI = """\
    format: 1
    code: eti
    version: "2026"
    title: Our ETI
    publisher: We
    edition: Shortened
    kind: workplace
    audience: company
    source: [{title: Nowhere}]
    basis: Made up.
    sections:
      - id: "1"
        title: One
        clauses:
          - id: "1.1"
            title: A plan
            gist: There is a plan.
            basis: memory
            criteria: [{id: management.training, relation: equivalent}]
    scoring: {official: none, total: refused, because: Nobody counts.}
    """
ANSWERS = """\
    format: 1
    assessment: ours
    questionnaire: comply-chain@1.2
    scope: full
    answers: {train.plan: "1"}
    """
REPLACED = ") is used in place of eti@2014, which comes with sctoolkit."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "shelf/codes/eti/code.yaml", ETI)
    put(tmp_path, "ours.yaml", ANSWERS)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["score", "ours.yaml"],
        ["report", "ours.yaml"],
        ["report", "ours.yaml", "--out", "report.md"],
        ["plan", "write", "ours.yaml"],
    ],
    ids=str,
)
def test_own_code_in_place_of_a_bundled_one_is_named(command: list[str], folder: Path) -> None:
    own = sctoolkit(folder, *command, "--code", "eti", "--library", "shelf")
    (line,) = [line for line in said(own).splitlines() if "in place of" in line]
    assert line.startswith("shelf/codes/eti/code.yaml (eti@2026, digest ")
    assert line.endswith(REPLACED)


def test_bundled_code_is_not_talked_about(folder: Path) -> None:
    assert "in place of" not in said(sctoolkit(folder, "score", "ours.yaml", "--code", "eti"))


@pytest.mark.parametrize(
    "command",
    [
        ["score", "ours.yaml"],
        ["report", "ours.yaml", "--out", "report.md"],
        ["plan", "write", "ours.yaml"],
    ],
    ids=str,
)
def test_json_says_where_all_content_was_found(command: list[str], folder: Path) -> None:
    run = sctoolkit(folder, *command, "--code", "eti", "--library", "shelf", "--json")
    form, code = plain(run)["content"]
    assert len(code.pop("digest")) == 64
    assert code == {
        "name": "eti@2026",
        "file": "shelf/codes/eti/code.yaml",
        "instead_of": "eti@2014",
    }
    assert form["name"].startswith("comply-chain@")
    assert form["instead_of"] == ""


def test_next_commands_name_the_folder_of_own_content_again(folder: Path) -> None:
    text = shown(sctoolkit(folder, "score", "ours.yaml", "--code", "eti", "--library", "shelf"))
    steps = text.partition("Next:\n")[2].splitlines()
    assert len(steps) == 4
    assert all("--library shelf" in step for step in steps)
