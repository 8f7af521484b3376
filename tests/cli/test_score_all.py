"""One assessment against every code that it can test, side by side."""

from __future__ import annotations

from pathlib import Path

from .program import plain, sctoolkit, shown

SAMPLE = str(Path(__file__).parent.parent.parent / "samples" / "marrowby-outdoor.yaml")


def lines(folder: Path) -> dict[str, str]:
    text = shown(sctoolkit(folder, "score", SAMPLE, "--code", "all"))
    return {line.split("@")[0]: line for line in text.splitlines()[1:]}


def test_every_code_has_a_line_with_its_own_kind_of_result(tmp_path: Path) -> None:
    found = lines(tmp_path)
    assert "on a scale from 0 to 100" in found["comply-chain"]
    assert "on a scale from 1 to 5" in found["sa8000"]
    assert "no total" in found["smeta"]
    assert "provisional, no rating" in found["bsci"]


def test_laws_and_reference_tools_are_left_to_their_own_commands(tmp_path: Path) -> None:
    assert not {"lksg", "gscp", "gscp-environment"} & lines(tmp_path).keys()


def test_json_gives_each_result_in_full(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "score", SAMPLE, "--code", "all", "--json")
    codes = [result["stamp"]["code"] for result in plain(run)["results"]]
    assert "comply-chain@2022" in codes
    assert "rba@8.0" in codes


def test_code_named_besides_comes_first_and_once(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "score", SAMPLE, "--code", "eti", "--code", "all")
    assert [line.split("@")[0] for line in shown(run).splitlines()[1:]].count("eti") == 1


def test_tool_is_held_against_its_reference_where_it_tests_nothing_else(tmp_path: Path) -> None:
    questionnaire = "gscp-auditor-competence"
    given = "auditor-competence.rotation=equivalent"
    sctoolkit(tmp_path, "assess", questionnaire, "--set", given, "--for", "We", "--file", "a.yaml")
    text = shown(sctoolkit(tmp_path, "score", "a.yaml", "--code", "all"))
    assert [line.split("@")[0] for line in text.splitlines()[1:]] == [questionnaire]
