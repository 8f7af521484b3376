"""Comparisons for tools that read OSCAL, and mappings that other tools made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .program import Finished, plain, put, said, sctoolkit, shown
from .test_compare import COMPANY
from .test_compare_tool import ANSWERS

TO_ETI = """\
    objects:
      requirement_mapping_sets:
      - source_framework_urn: urn:acme:risk:framework:supplier-code
        target_framework_urn: urn:acme:risk:framework:eti
        requirement_mappings:
        - source_requirement_urn: urn:acme:risk:req_node:supplier-code:1.1
          target_requirement_urn: urn:acme:risk:req_node:eti:4.1
          relationship: equal
          strength_of_relationship: 9
        - source_requirement_urn: urn:acme:risk:req_node:supplier-code:1.2
          target_requirement_urn: urn:acme:risk:req_node:eti:9.9
          relationship: intersect
    """
OPEN = "Not related to criteria yet: sctoolkit relate goes through the clauses that say this."
MADE = ("new", "code", "acme", "--from", "clauses.csv", "--title", "Acme code")


def written(folder: Path, *arguments: str) -> dict[str, Any]:
    done = sctoolkit(folder, "compare", *arguments, "--out", "out.oscal.json", "--exit-zero")
    assert "Written: out.oscal.json" in said(done), said(done)
    text = (folder / "out.oscal.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)["mapping-collection"]
    return found


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A folder with the code `acme`, nothing of it related, and a mapping of it to ETI."""
    put(tmp_path, "clauses.csv", "No,Text\n1.1,Nobody under 15.\n1.2,No forced labour.\n")
    put(tmp_path, "map.yaml", TO_ETI)
    assert sctoolkit(tmp_path, *MADE).returncode == 0
    return tmp_path


def relate(folder: Path, *arguments: str) -> Finished:
    return sctoolkit(folder, "relate", "acme", "--from", *arguments)


def test_entry_names_the_clauses_their_relationship_and_what_is_missing(tmp_path: Path) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    (found,) = written(tmp_path, "acme", "eti")["mappings"]
    entry = next(one for one in found["maps"] if one["targets"][0]["id-ref"] == "eti_4.1")
    assert entry["sources"] == [{"type": "control", "id-ref": "acme_1.1", "remarks": "1.1 Age"}]
    assert (entry["relationship"], entry["confidence-score"]) == (
        "subset-of",
        {"category": "medium"},
    )
    (missing,) = entry["qualifiers"]
    assert (missing["subject"], missing["remarks"]) == ("target", "child-labour.minimum-age")
    assert missing["description"].startswith("Acme asks less: “14")
    assert "eti_2.1" in found["target-gap-summary"]["unmapped-controls"][0]["with-ids"]


def test_same_comparison_has_the_same_ids(tmp_path: Path) -> None:
    first = written(tmp_path, "eti", "gscp")
    (tmp_path / "out.oscal.json").unlink()
    assert written(tmp_path, "eti", "gscp") == first
    (tmp_path / "out.oscal.json").unlink()
    assert written(tmp_path, "eti", "smeta")["uuid"] != first["uuid"]


def test_many_codes_are_one_collection_with_both_directions_of_each_pair(tmp_path: Path) -> None:
    found = written(tmp_path, "--matrix", "eti", "sa8000", "smeta")
    assert len(found["mappings"]) == 6
    assert len(found["back-matter"]["resources"]) == 3


def test_reviewed_levels_are_surer_than_declared_ones(tmp_path: Path) -> None:
    put(tmp_path, "self.yaml", ANSWERS)
    tool = ("--tool", "audit-process", "manual.yaml")
    sctoolkit(tmp_path, "compare", *tool, "--answers", "self.yaml")
    sctoolkit(tmp_path, "compare", *tool, "--as-reviewer", "Bea", "--set", "request.1=equivalent")
    (found,) = written(tmp_path, *tool, "--no-input")["mappings"]
    sure = {one["targets"][0]["id-ref"]: one["confidence-score"] for one in found["maps"]}
    assert sure["gscp-audit-process_request.1"] == {"category": "high"}
    assert sure["gscp-audit-process_request.2"] == {"category": "medium"}
    assert (found["method"], found["status"]) == ("human", "not-complete")
    assert "No desktop check." not in json.dumps(found)


def test_codes_that_share_nothing_are_no_mapping(tmp_path: Path) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    done = sctoolkit(tmp_path, "compare", "acme", "gscp-environment", "--out", "x.oscal.json")
    assert done.returncode == 2
    assert "OSCAL knows no such mapping" in said(done)
    assert not (tmp_path / "x.oscal.json").exists()


def test_pairs_without_a_mapping_are_named_and_the_others_written(tmp_path: Path) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    codes = ("acme", "eti", "gscp-environment")
    done = sctoolkit(tmp_path, "compare", "--matrix", *codes, "--out", "out.oscal.json")
    pairs = "acme@3 and gscp-environment@2010, gscp-environment@2010 and acme@3."
    assert f"without a mapping: {pairs}" in said(done)
    assert (tmp_path / "out.oscal.json").exists()


def test_what_was_written_for_oscal_says_the_same_when_it_comes_back(tmp_path: Path) -> None:
    written(tmp_path, "eti", "gscp")
    done = sctoolkit(tmp_path, "compare", "--import", "out.oscal.json", "--json")
    (one,) = plain(done)["comparisons"]
    levels = {name: claim["computed"] for name, claim in one["comparison"]["claims"].items()}
    declared = sctoolkit(
        tmp_path, "compare", "--tool", "gscp", "o.yaml", "--own", "eti", "--json", "--no-input"
    )
    claims = plain(declared)["claims"]
    assert levels == {name: claims[name]["computed"] for name in levels}
    assert set(levels) == set(claims)
    assert (one["signed_by"], one["comparison"]["own"]["name"]) == (None, "ETI Base Code")


def test_mapping_stands_in_the_table_as_what_nobody_signed(tmp_path: Path) -> None:
    put(tmp_path, "map.yaml", TO_ETI)
    done = sctoolkit(tmp_path, "compare", "--import", "map.yaml")
    lines = shown(done).splitlines()
    assert lines[0] == "1: urn:acme:risk:framework:supplier-code, map.yaml"
    assert "nobody signed it" in lines[1]
    row = next(line for line in lines if line.startswith("4.1 "))
    assert row.endswith("equivalent (mapped)")
    assert "E714 clauses that are not known here: urn:acme:risk:req_node:eti:9.9" in said(done)


def test_reference_is_named_where_a_file_maps_many(tmp_path: Path) -> None:
    written(tmp_path, "--matrix", "eti", "sa8000", "smeta")
    done = sctoolkit(tmp_path, "compare", "eti", "--import", "out.oscal.json", "--json")
    assert plain(done)["reference"] == "eti@2014"
    tools = [one["comparison"]["own"]["name"] for one in plain(done)["comparisons"]]
    assert sorted(tools) == ["SA8000", "SMETA (Sedex Members Ethical Trade Audit)"]


def test_mapping_suggests_criteria_and_takes_none(acme: Path) -> None:
    before = (acme / "codes/acme/code.yaml").read_text("utf-8")
    done = relate(acme, "map.yaml", "--no-input")
    rows = [line.split("  ") for line in shown(done).splitlines()]
    row = [cell.strip() for cell in rows[1] if cell]
    assert row[2:] == [
        "child-labour.minimum-age",
        "mapped",
        "equivalent to eti:4.1 · age-15 · strength 9",
    ]
    assert done.returncode == 4
    assert (acme / "codes/acme/code.yaml").read_text("utf-8") == before
    assert before.count(OPEN) == 2


def test_mapped_criterion_is_confirmed_like_any_other(acme: Path) -> None:
    answers = b"1\n2\n7\n"  # the mapped criterion, from 15 years on, that is all
    done = sctoolkit(
        acme,
        "relate",
        "acme",
        "--from",
        "map.yaml",
        "--accessible",
        "--clause",
        "1.1",
        given=answers,
    )
    assert "1. Minimum age (child-labour.minimum-age), mapped: equivalent to eti:4.1" in (
        said(done) + shown(done)
    )
    text = (acme / "codes/acme/code.yaml").read_text("utf-8")
    assert "level: age-15" in text


def test_mapping_the_other_way_round_is_turned(acme: Path) -> None:
    swapped = TO_ETI.replace("source_", "x_").replace("target_", "source_").replace("x_", "target_")
    put(acme, "map.yaml", swapped)
    assert "equivalent to eti:4.1" in shown(relate(acme, "map.yaml", "--no-input"))


def test_mapping_begins_a_declaration_with_drafts(acme: Path) -> None:
    ours = ("compare", "--tool", "eti", "ours.yaml")
    done = sctoolkit(acme, *ours, "--from", "map.yaml", "--json")
    claims = plain(done)["claims"]
    assert (claims["4.1"]["computed"], claims["4.1"]["level"]) == ("equivalent", None)
    assert claims["4.1"]["reference"] == "1.1"
    again = sctoolkit(acme, *ours, "--from", "map.yaml")
    assert "begin a file; change this one with --set" in said(again)


@pytest.mark.parametrize(
    "arguments",
    [
        ("relate", "acme", "--from", "map.yaml", "--no-input"),
        ("compare", "--tool", "gscp", "ours.yaml", "--from", "map.yaml"),
    ],
)
def test_mapping_of_other_codes_is_refused(acme: Path, arguments: tuple[str, ...]) -> None:
    put(acme, "map.yaml", TO_ETI.replace(":eti", ":iso27001"))
    done = sctoolkit(acme, *arguments)
    assert (done.returncode, shown(done)) == (2, "")
    assert "nothing that is known here of" in said(done)


def test_mapping_with_a_mistake_is_refused_with_its_line(acme: Path) -> None:
    put(acme, "map.yaml", TO_ETI.replace("equal", "same"))
    done = relate(acme, "map.yaml", "--no-input")
    assert done.returncode == 5
    assert "map.yaml:8: error Y008 “same” is not known under “relationship”" in said(done)
