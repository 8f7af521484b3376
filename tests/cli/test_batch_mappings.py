"""`batch --mapping`: replies of several shapes, each read by the mapping that fits it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .program import put, said, sctoolkit, shown
from .test_units import CODE, CRITERIA, FORM

EXPORT = """\
    format: 1
    mapping: plant
    columns:
      - {column: Firm, means: supplier}
      - {column: Salary, means: work.pay}
    """
PORTAL = """\
    format: 1
    mapping: plant
    columns:
      - {column: Firm, means: supplier}
      - {column: Door, means: work.exit}
    """


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """Replies of two shapes that speak of no question by its own words, and their mappings."""
    put(tmp_path, "questionnaires/plant/questionnaire.yaml", FORM)
    put(tmp_path, "codes/criteria.yaml", CRITERIA)
    put(tmp_path, "codes/mine/code.yaml", CODE)
    put(tmp_path, "replies/export.csv", "Firm,Salary\nAlpha,On time\nBeta,Late\n")
    put(tmp_path, "replies/portal.csv", "Firm,Door\nGamma,Free\n")
    put(tmp_path, "maps/export.yaml", EXPORT)
    put(tmp_path, "maps/of portals/portal.yml", PORTAL)
    put(tmp_path, "maps/.old/portal.yaml", "columns: [")
    put(tmp_path, "maps/alpha.yaml", "format: 1\nassessment: alpha\n")
    return tmp_path


def suppliers(folder: Path) -> set[str]:
    text = (folder / "batch/results.jsonl").read_text("utf-8").splitlines()
    return {line["name"] for line in map(json.loads, text) if "name" in line}


@pytest.mark.parametrize(
    "given",
    [
        ("--mapping", "maps"),
        ("--mapping", "maps/export.yaml", "--mapping", "maps/of portals/portal.yml"),
    ],
    ids=["folder", "files"],
)
def test_each_file_is_read_by_the_mapping_that_fits_it_and_says_which(
    acme: Path, given: tuple[str, ...]
) -> None:
    run = sctoolkit(acme, "batch", "replies", "--code", "mine", *given)
    assert run.returncode == 0, said(run)
    assert suppliers(acme) == {"Alpha", "Beta", "Gamma"}
    for one in ("Mapping: maps/export.yaml", "Mapping: maps/of portals/portal.yml"):
        assert one in shown(run)


def test_file_that_two_mappings_fit_says_so_and_is_read_without_one(acme: Path) -> None:
    put(acme, "replies/both.csv", "Firm,Salary,Door\nDelta,On time,Free\n")
    run = sctoolkit(acme, "batch", "replies", "--code", "mine", "--mapping", "maps")
    names = "maps/export.yaml, maps/of portals/portal.yml"
    assert f"several mappings fit, and it is read without one: {names}" in shown(run)
    assert suppliers(acme) == {"Alpha", "Beta", "Gamma"}


def test_mappings_may_be_about_different_questionnaires(acme: Path) -> None:
    other = EXPORT.replace("plant", "facility").replace("work.pay", "site.workers")
    put(acme, "maps/heads.yaml", other.replace("Salary", "Heads"))
    put(acme, "replies/heads.csv", "Firm,Heads\nDelta,120\n")
    run = sctoolkit(acme, "batch", "replies", "--check", "--mapping", "maps")
    assert suppliers(acme) == {"Alpha", "Beta", "Gamma", "Delta"}
    assert "Mapping: maps/heads.yaml" in shown(run)


def test_mapping_of_another_questionnaire_in_a_folder_is_passed_over_and_said(acme: Path) -> None:
    other = EXPORT.replace("plant", "facility").replace("work.pay", "site.workers")
    put(acme, "maps/heads.yaml", other)
    run = sctoolkit(acme, "batch", "replies", "-q", "plant", "--code", "mine", "--mapping", "maps")
    assert run.returncode == 0, said(run)
    assert suppliers(acme) == {"Alpha", "Beta", "Gamma"}
    assert "maps/heads.yaml is a mapping of “facility”; it is passed over." in said(run)


def test_mapping_of_another_questionnaire_that_was_named_itself_is_refused(acme: Path) -> None:
    other = EXPORT.replace("plant", "facility").replace("work.pay", "site.workers")
    put(acme, "maps/heads.yaml", other)
    given = ("--mapping", "maps", "--mapping", "maps/heads.yaml")
    run = sctoolkit(acme, "batch", "replies", "-q", "plant", *given)
    assert run.returncode == 5
    assert "maps/heads.yaml:2: error" in said(run)
    assert "is about “facility”, not about “plant”" in said(run)


def test_folder_in_which_all_mappings_are_of_another_questionnaire_is_refused(acme: Path) -> None:
    run = sctoolkit(acme, "batch", "replies", "-q", "facility", "--mapping", "maps")
    assert run.returncode == 2
    assert "There is no mapping of facility in maps." in said(run)


def test_mistakes_of_all_mappings_are_said_at_once(acme: Path) -> None:
    put(acme, "maps/export.yaml", EXPORT.replace("work.pay", "work.pai"))
    put(acme, "maps/of portals/portal.yml", PORTAL.replace("work.exit", "work.exist"))
    run = sctoolkit(acme, "batch", "replies", "--mapping", "maps")
    assert run.returncode == 5
    assert "maps/export.yaml:5: error Q103" in said(run)
    assert "maps/of portals/portal.yml:5: error Q103" in said(run)


def test_folder_without_a_mapping_is_refused(acme: Path) -> None:
    run = sctoolkit(acme, "batch", "replies", "--mapping", "replies")
    assert run.returncode == 2
    assert "There is no mapping in replies." in said(run)
