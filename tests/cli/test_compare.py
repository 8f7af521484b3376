"""`sctoolkit compare`: two codes measured by each other, and many side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from .program import Finished, plain, put, said, sctoolkit, shown

COMPANY = """\
    format: 1
    code: acme
    version: "3"
    title: Acme supplier code
    short: Acme
    publisher: Acme
    kind: workplace
    audience: facility
    edition: "2026"
    source: [{title: Acme}]
    basis: Our own text.
    scoring: {official: none, total: refused, because: There is none.}
    sections:
      - id: "1"
        title: People
        clauses:
          - id: "1.1"
            title: Age
            gist: Nobody works below 14.
            basis: source
            criteria: [{id: child-labour.minimum-age, level: age-14}]
          - id: "1.2"
            title: Force
            gist: All work is voluntary.
            basis: source
            criteria: [{id: forced-labour.prohibition, relation: equivalent}]
    """


def compared(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    done = sctoolkit(folder, "compare", *arguments, "--json")
    assert done.returncode == 0, said(done)
    found: list[dict[str, Any]] = plain(done)["comparisons"]
    return found


def lines(done: Finished) -> list[str]:
    return shown(done).splitlines()


def gap(found: dict[str, Any], criterion: str) -> dict[str, Any]:
    one: dict[str, Any] = next(row for row in found["matches"] if row["criterion"] == criterion)
    return one


def test_both_directions_are_given(tmp_path: Path) -> None:
    first, second = compared(tmp_path, "eti", "gscp")
    assert (first["own"], first["other"]) == ("eti@2014", "gscp@2010")
    assert (second["own"], second["other"]) == ("gscp@2010", "eti@2014")


@pytest.mark.parametrize(
    ("own", "other", "blocking"),
    [
        ("eti", "gscp", ["ohs.fire-emergency", "ohs.building-safety"]),
        (
            "sa8000",
            "smeta",
            [
                "community.land-rights",
                "ohs.fire-emergency",
                "ohs.building-safety",
                "ethics.anti-corruption",
                "ethics.record-integrity",
            ],
        ),
        (
            "wrap",
            "eti",
            [
                "child-labour.hazardous-night-work",
                "ohs.imminent-danger",
                "ethics.non-retaliation",
                "forced-labour.document-retention",
                "forced-labour.deposits-withholding",
                "forced-labour.freedom-to-resign",
                "association.right-to-organise",
                "association.collective-bargaining",
                "association.non-retaliation-representatives",
                "treatment.sexual-harassment-gbvh",
            ],
        ),
    ],
)
def test_blocking_gaps_of_known_codes_are_found(
    tmp_path: Path, own: str, other: str, blocking: list[str]
) -> None:
    assert compared(tmp_path, own, other)[0]["blocking"] == blocking


def test_level_that_decides_stands_on_both_sides_with_its_clauses(tmp_path: Path) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    age = gap(compared(tmp_path, "acme", "eti")[0], "child-labour.minimum-age")
    assert (age["degree"], age["own"]["level"], age["other"]["level"]) == (
        "partly",
        "age-14",
        "age-15",
    )
    assert (age["own"]["clauses"], age["other"]["clauses"]) == (["1.1"], ["4.1", "4.4"])
    assert age["in_words"].startswith("Acme asks less: “14 (ILO developing-country exception)”.")


def test_gravest_gap_is_the_first_thing_below_the_shares(tmp_path: Path) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    found = lines(sctoolkit(tmp_path, "compare", "acme", "eti"))
    assert found[0] == "Acme measured by ETI Base Code"
    assert next(line for line in found if " · " in line).startswith("Zero tolerance · not covered")
    place = found.index("Zero tolerance · partly · Minimum age (child-labour.minimum-age)")
    assert found[place + 1] == "  Acme 1.1: “14 (ILO developing-country exception)”."
    assert found[place + 2].startswith("  ETI Base Code 4.1, 4.4: “15, or the legal minimum")


def test_it_says_that_it_decides_nothing(tmp_path: Path) -> None:
    sentence = "The comparison does not decide acceptance"
    assert sentence in shown(sctoolkit(tmp_path, "compare", "eti", "gscp"))
    assert sentence in shown(sctoolkit(tmp_path, "compare", "eti", "gscp", "--json"))
    assert sentence in shown(sctoolkit(tmp_path, "compare", "eti", "gscp", "--matrix"))


def test_clauses_without_criteria_are_named(tmp_path: Path) -> None:
    words = shown(sctoolkit(tmp_path, "compare", "gscp", "eti"))
    assert "compare them by hand: 6.5." in " ".join(words.split())


def test_clauses_of_the_own_code_that_count_for_nothing_are_named(tmp_path: Path) -> None:
    words = shown(sctoolkit(tmp_path, "compare", "eti", "gscp"))
    assert "so what they ask for is not counted: 6.5." in " ".join(words.split())
    assert compared(tmp_path, "eti", "gscp")[0]["not_counted"] == ["6.5"]


def test_full_comparison_goes_clause_by_clause(tmp_path: Path) -> None:
    found = lines(sctoolkit(tmp_path, "compare", "eti", "gscp", "--full"))
    assert "2b Child labour: remediation: equivalent (ETI Base Code 4.2)" in found


@pytest.mark.parametrize(
    ("threshold", "code"),
    [("every", 3), ("85", 3), ("60", 4), ("49 %", 0), ("weighted:52", 0), ("no-blocking", 3)],
)
def test_threshold_of_the_user_decides_the_exit_code(
    tmp_path: Path, threshold: str, code: int
) -> None:
    assert (
        sctoolkit(tmp_path, "compare", "eti", "gscp", "--threshold", threshold).returncode == code
    )


def test_published_thresholds_are_shown_and_bar_nothing(tmp_path: Path) -> None:
    done = sctoolkit(tmp_path, "compare", "eti", "gscp")
    assert done.returncode == 0
    assert "Everything covered (SSCI's rule): not reached" in lines(done)


def test_severity_from_which_a_gap_blocks_is_the_users(tmp_path: Path) -> None:
    strict = compared(tmp_path, "eti", "gscp", "--blocking", "major")[0]["blocking"]
    assert "supply-chain.cascade" in strict


def test_threshold_that_is_none_is_refused(tmp_path: Path) -> None:
    done = sctoolkit(tmp_path, "compare", "eti", "gscp", "--threshold", "most")
    assert (done.returncode, said(done).splitlines()[0]) == (2, "“most” is no threshold.")


def test_one_code_alone_is_refused(tmp_path: Path) -> None:
    done = sctoolkit(tmp_path, "compare", "eti")
    assert (done.returncode, said(done).splitlines()[0]) == (
        2,
        "Two codes are compared, not 1.",
    )


def test_matrix_measures_each_row_by_each_column(tmp_path: Path) -> None:
    found = lines(sctoolkit(tmp_path, "compare", "--matrix", "eti", "sa8000", "wrap"))
    assert [row.split() for row in found[:4]] == [
        ["code", "eti", "sa8000", "wrap"],
        ["eti", "33", "%", "45", "%"],
        ["sa8000", "71", "%", "61", "%"],
        ["wrap", "22", "%", "13", "%"],
    ]


def test_matrix_without_names_holds_every_code(tmp_path: Path) -> None:
    found = plain(sctoolkit(tmp_path, "compare", "--matrix", "--json"))
    count = len(found["codes"])
    assert count > 30
    assert len(found["pairs"]) == count * (count - 1)


@pytest.mark.parametrize(
    ("reference", "outside", "gap_in"),
    [
        ("gscp", 0, "child-labour.minimum-age"),
        ("gscp-audit-process", 10, "monitoring.audit-method"),
        ("gscp-auditor-competence", 15, "monitoring.auditors"),
        ("gscp-buyer-system", 0, "management.policy"),
        ("gscp-supplier-system", 2, "management.policy"),
    ],
)
def test_company_code_has_its_gaps_against_every_reference_tool(
    tmp_path: Path, reference: str, outside: int, gap_in: str
) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    found = compared(tmp_path, "acme", reference)[0]
    assert {one["bar"]: one["verdict"] for one in found["thresholds"]}["every"] == "not-reached"
    gaps = {
        row["criterion"] for row in found["matches"] if row["degree"] in ("partly", "not-covered")
    }
    assert gap_in in gaps
    assert sum(not row["criteria"] for row in found["clauses"]) == outside


def test_matrix_is_written_as_a_workbook(tmp_path: Path) -> None:
    done = sctoolkit(tmp_path, "compare", "--matrix", "eti", "gscp", "--out", "m.xlsx")
    assert done.returncode == 0, said(done)
    sheet = load_workbook(tmp_path / "m.xlsx")["matrix"]
    assert [cell.value for cell in sheet[4]] == ["eti", None, "50 %"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("eti", "gscp", "--set", "1=partly"),
        ("eti", "gscp", "--as-reviewer", "Bea"),
        ("--matrix", "--threshold", "85"),
        ("--matrix", "--out", "m.json"),
        ("--import", "a.json", "--out", "b.xlsx"),
    ],
)
def test_option_that_would_change_nothing_is_refused(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert sctoolkit(tmp_path, "compare", *arguments).returncode == 2
