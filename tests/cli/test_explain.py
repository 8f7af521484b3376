"""How a figure came about: `score --explain`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown

SAMPLE = str(Path(__file__).parent.parent.parent / "samples" / "marrowby-facility.yaml")
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


def test_part_may_be_named_with_its_code(tmp_path: Path) -> None:
    codes = ("--code", "eti", "--code", "sa8000")
    text = explained(tmp_path, "--explain", "sa8000:1", *codes)
    assert text.startswith("Section 1: ")
    assert text.count("Section 1: ") == 1


@pytest.mark.parametrize(
    ("share", "points"), [(38, "0.25 from 20 to below 50"), (95, "1 from 90 on")]
)
def test_number_says_in_which_band_it_earned_its_points(
    tmp_path: Path, share: int, points: str
) -> None:
    put(tmp_path, "ours.yaml", f"{ANSWERS}  monitor.channel-reach: {share}\n")
    run = sctoolkit(tmp_path, "score", "ours.yaml", "--explain", "monitor.channel-reach")
    assert shown(run).splitlines()[-1] == f"    Points: {points}"


def test_points_that_a_missing_must_have_holds_down_say_where(tmp_path: Path) -> None:
    answer = "  monitor.methods: [grievance-channels, independent-audits, paid-audits]\n"
    put(tmp_path, "ours.yaml", f"{ANSWERS}{answer}")
    run = sctoolkit(tmp_path, "score", "ours.yaml", "--explain", "monitor.methods")
    assert shown(run).splitlines()[-1].endswith(", at most 0.5")


def test_points_that_findings_take_off_are_counted_by_what_each_takes(tmp_path: Path) -> None:
    text = shown(sctoolkit(tmp_path, "score", SAMPLE, "--code", "rba", "--explain"))
    found = re.search(r"(\S+) − \((\d+)×20 \+ (\d+)×4\) for findings in (.*) = (\S+)", text)
    assert found is not None
    before, after = float(found[1]), float(found[5])
    assert before - int(found[2]) * 20 - int(found[3]) * 4 == pytest.approx(after)
    assert len(found[4].split(", ")) == int(found[2]) + int(found[3])


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
