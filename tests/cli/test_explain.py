"""How a figure came about: `score --explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown

ANSWERS = """\
    format: 1
    assessment: ours
    questionnaire: comply-chain@1.2
    scope: quick
    answers:
      monitor.reprisal-protection: "0"
      remedy.child-found: "4"
    """


def explained(folder: Path, *options: str) -> str:
    put(folder, "ours.yaml", ANSWERS)
    run = sctoolkit(folder, "score", "ours.yaml", *options)
    assert run.returncode == 0, said(run)
    return shown(run)


@pytest.mark.parametrize("options", [("--explain",), ("--explain", "--code", "comply-chain")])
def test_without_a_name_the_whole_figure_is_explained(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    text = explained(tmp_path, *options)
    assert text.startswith("Total comply-chain: 50  (")
    assert "Section S5: 0, " in text
    assert "Question remedy.child-found: 1  (" in text


def test_named_part_is_explained_alone(tmp_path: Path) -> None:
    text = explained(tmp_path, "--explain", "monitor.reprisal-protection")
    assert text.startswith("Question monitor.reprisal-protection: 0  (")
    assert "\n    Answer: " in text
    assert "Section" not in text


def test_part_of_one_of_several_codes_is_found(tmp_path: Path) -> None:
    text = explained(tmp_path, "--explain", "S5.T2", "--code", "eti", "--code", "comply-chain")
    assert text.startswith("Clause S5.T2: ")


def test_part_that_several_codes_have_is_explained_for_each(tmp_path: Path) -> None:
    codes = ("--code", "eti", "--code", "sa8000")
    text = explained(tmp_path, "--explain", "1", *codes)
    assert text.count("\nSection 1: ") + text.startswith("Section 1: ") == 2


def test_part_that_no_code_has_is_said_so(tmp_path: Path) -> None:
    put(tmp_path, "ours.yaml", ANSWERS)
    codes = ("--code", "eti", "--code", "comply-chain")
    run = sctoolkit(tmp_path, "score", "ours.yaml", "--explain", "S99", *codes)
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "There is no part “S99” in eti@2014, comply-chain@2022.",
        "Name a section, a clause, a criterion or a question, or nothing for everything.",
    ]


def test_lines_for_a_program_are_not_wrapped(tmp_path: Path) -> None:
    assert max(map(len, explained(tmp_path, "--explain").splitlines())) > 120


def test_json_holds_the_tree_that_is_explained(tmp_path: Path) -> None:
    put(tmp_path, "ours.yaml", ANSWERS)
    (result,) = plain(sctoolkit(tmp_path, "score", "ours.yaml", "--json"))["results"]
    assert result["tree"]["point"] == 50
