"""From a self-assessment over a reviewer to a signed file, and to another company's table."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sctoolkit.files.comparison_workbook.declared import HEADS, TOOL_HEADS, TOOL_KEYS
from sctoolkit.language import _, speaking

from .program import Finished, plain, put, said, sctoolkit, shown
from .test_compare import COMPANY
from .test_compare_tool import ANSWERS

TOOL = ("compare", "--tool", "audit-process", "manual.yaml")


def by(company: str, folder: Path, *arguments: str) -> Finished:
    """What a company does with its own keys and cards."""
    return sctoolkit(folder, *arguments, variables={"SCTOOLKIT_CONFIG": str(folder / company)})


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A folder with what Acme declared, Bea reviewed and Acme signed, in `acme.json`."""
    put(tmp_path, "self.yaml", ANSWERS)
    assert by("acme", tmp_path, "share", "keys", "--make", "Acme", "--card", "card").returncode == 0
    by("acme", tmp_path, *TOOL, "--answers", "self.yaml")
    review = ("--set", "request.1=equivalent", "--set", "request.2=not-equivalent")
    by("acme", tmp_path, *TOOL, "--as-reviewer", "Bea", *review)
    done = by("acme", tmp_path, *TOOL, "--no-input", "--out", "acme.json")
    assert "Written: acme.json" in said(done), said(done)
    return tmp_path


def imported(folder: Path, *files: str) -> dict[str, Any]:
    words = [word for file in files for word in ("--import", file)]
    done = by("zeta", folder, "compare", *words, "--json")
    assert done.returncode == 0, said(done)
    found: dict[str, Any] = plain(done)
    return found


def test_second_company_lays_what_was_signed_beside_its_own(signed: Path) -> None:
    by("zeta", signed, "share", "keys", "--make", "Zeta")
    by("zeta", signed, "share", "keys", "--add", "card")
    own = ("compare", "--tool", "audit-process", "ours.yaml", "--set", "own/name=Zeta manual")
    by("zeta", signed, *own, "--set", "request.1=partly", "--out", "zeta.json")
    done = by("zeta", signed, "compare", "--import", "acme.json", "--import", "zeta.json")
    lines = shown(done).splitlines()
    assert lines[0] == "1: Acme audit manual 3 (Acme), acme.json"
    assert "signed by Acme, whose card you keep" in " ".join(shown(done).split())
    row = next(line for line in lines if line.startswith("request.1 "))
    assert row.split("  ")[-1].strip() == "partially equivalent"
    assert "equivalent (verified)" in row
    assert "does not decide acceptance" in shown(done)


def test_only_reviewed_levels_are_published_as_verified(signed: Path) -> None:
    (one,) = imported(signed, "acme.json")["comparisons"]
    claims = one["comparison"]["claims"]
    assert (claims["request.2"]["level"], claims["request.2"]["verified"]) == (
        "partly",
        "not-equivalent",
    )
    assert claims["request.2"]["reviewer"] == "Bea"
    assert claims["execution.3"]["verified"] is None


def test_nobodys_words_go_along_unless_wished(signed: Path) -> None:
    assert "No desktop check." not in (signed / "acme.json").read_text("utf-8")
    assert "Ann" not in (signed / "acme.json").read_text("utf-8")
    by("acme", signed, *TOOL, "--no-input", "--out", "words.json", "--with-words")
    assert "No desktop check." in (signed / "words.json").read_text("utf-8")


def test_signer_whose_card_is_not_kept_is_called_so(signed: Path) -> None:
    text = " ".join(shown(by("zeta", signed, "compare", "--import", "acme.json")).split())
    assert "signed by a key that calls itself Acme, whose card you do not keep" in text


def altered(folder: Path, change: Callable[[dict[str, Any]], None]) -> Finished:
    """What another company sees of the file after a change."""
    whole = json.loads((folder / "acme.json").read_text("utf-8"))
    change(whole)
    put(folder, "bad.json", json.dumps(whole))
    return by("zeta", folder, "compare", "--import", "bad.json")


def test_altered_clause_is_refused_by_name(signed: Path) -> None:
    def change(whole: dict[str, Any]) -> None:
        whole["comparison"]["claims"]["request.2"]["verified"] = "exceeds"

    done = altered(signed, change)
    assert done.returncode == 5
    assert "E711 altered after it was signed: claims/request.2" in said(done)


def test_altered_expiry_is_refused_by_name(signed: Path) -> None:
    done = altered(signed, lambda whole: whole["comparison"].update(expires="2099-01-01"))
    assert "E711 altered after it was signed: head" in said(done)


def test_altered_signature_is_refused(signed: Path) -> None:
    done = altered(signed, lambda whole: whole["seal"].update(body="{}"))
    assert "E711 the signature itself was altered" in said(done)


def test_newer_format_is_refused_with_the_one_that_is_needed(signed: Path) -> None:
    done = altered(signed, lambda whole: whole["comparison"].update(format=2))
    assert done.returncode == 5
    assert "E712 written in format 2; this sctoolkit reads 1" in said(done)


def test_other_file_is_no_signed_comparison(signed: Path) -> None:
    done = by("zeta", signed, "compare", "--import", "self.yaml")
    assert (done.returncode, "E710" in said(done)) == (5, True)


def test_expired_comparison_is_read_and_marked(signed: Path) -> None:
    by("acme", signed, *TOOL, "--set", "expires=2020-01-01", "--out", "old.json")
    text = shown(by("zeta", signed, "compare", "--import", "old.json"))
    assert "EXPIRED on 2020-01-01" in text
    assert imported(signed, "old.json")["comparisons"][0]["age"] == ["expired"]


def test_different_references_are_not_laid_side_by_side(signed: Path) -> None:
    other = ("compare", "--tool", "environment", "e.yaml", "--set", "own/name=E")
    by("acme", signed, *other, "--out", "e.json")
    done = by("zeta", signed, "compare", "--import", "acme.json", "--import", "e.json")
    assert done.returncode == 2
    assert "different references: gscp-audit-process, gscp-environment" in said(done)


def test_file_is_not_written_without_keys(tmp_path: Path) -> None:
    put(tmp_path, "self.yaml", ANSWERS)
    done = by("acme", tmp_path, *TOOL, "--answers", "self.yaml", "--out", "acme.json")
    assert done.returncode == 2
    assert not (tmp_path / "acme.json").exists()


def test_two_codes_are_published_as_computed(signed: Path) -> None:
    put(signed, "codes/acme/code.yaml", COMPANY)
    by("acme", signed, "compare", "acme", "gscp", "--out", "codes.json")
    (one,) = imported(signed, "codes.json")["comparisons"]
    claim = one["comparison"]["claims"]["2a"]
    assert (claim["level"], claim["computed"], claim["reference"]) == (None, "partly", "1.1")


# The workbook


@pytest.fixture
def booked(tmp_path: Path) -> Path:
    """A folder with the workbook `book.xlsx` of a declaration."""
    put(tmp_path, "self.yaml", ANSWERS)
    done = by("acme", tmp_path, *TOOL, "--answers", "self.yaml", "--out", "book.xlsx")
    assert "Written: book.xlsx" in said(done), said(done)
    return tmp_path


def write(folder: Path, **cells: str) -> None:
    """Writes into the row of request.2, by the keys of the columns."""
    book = load_workbook(folder / "book.xlsx")
    sheet = book["Clauses"]
    heads = {str(cell.value): place for place, cell in enumerate(sheet[3], 1)}
    row = next(one.row for one in sheet["A"] if one.value == "request.2")
    for head, value in cells.items():
        sheet.cell(row, heads[HEADS[head]]).value = value
    book.save(folder / "book.xlsx")


def read(folder: Path, *arguments: str) -> dict[str, Any]:
    done = by("acme", folder, *TOOL, "--read", "book.xlsx", *arguments, "--json", "--exit-zero")
    assert done.returncode == 0, said(done)
    claims: dict[str, Any] = plain(done)["claims"]
    return claims


def test_untouched_workbook_changes_nothing(booked: Path) -> None:
    before = (booked / "manual.yaml").read_bytes()
    read(booked)
    assert (booked / "manual.yaml").read_bytes() == before


def test_what_the_committee_writes_comes_back(booked: Path) -> None:
    write(booked, level="equivalent", reference="Chapter 4", evidence="a.pdf; b.pdf", gap="")
    claim = read(booked, "--name", "Ann")["request.2"]
    assert (claim["level"], claim["reference"], claim["by"]) == ("equivalent", "Chapter 4", "Ann")
    assert claim["evidence"] == ["a.pdf", "b.pdf"]


def in_spanish(folder: Path, *arguments: str) -> Finished:
    own = {"SCTOOLKIT_CONFIG": str(folder / "acme"), "SCTOOLKIT_LANGUAGE": "es"}
    return sctoolkit(folder, *arguments, variables=own)


def test_workbook_speaks_the_language_of_whom_it_is_written_for_and_is_read_in_any(
    booked: Path,
) -> None:
    (booked / "book.xlsx").unlink()
    in_spanish(booked, *TOOL, "--no-input", "--out", "book.xlsx")
    book = load_workbook(booked / "book.xlsx")
    sheet = book.worksheets[0]
    assert (sheet.title, sheet["A3"].value, sheet["F4"].value) == (
        "Cláusulas",
        "cláusula",
        "equivalente",
    )
    before = (booked / "manual.yaml").read_bytes()
    read(booked)
    assert (booked / "manual.yaml").read_bytes() == before
    sheet["F5"].value = "no equivalente"
    book.save(booked / "book.xlsx")
    assert read(booked)["request.2"]["level"] == "not-equivalent"


def test_heads_and_levels_may_be_ids(booked: Path) -> None:
    book = load_workbook(booked / "book.xlsx")
    sheet = book["Clauses"]
    for place, key in enumerate(HEADS, 1):
        sheet.cell(3, place).value = key
    sheet["F5"].value = "not-equivalent"
    book.save(booked / "book.xlsx")
    assert read(booked)["request.2"]["level"] == "not-equivalent"


def test_column_and_lines_of_ones_own_do_no_harm(booked: Path) -> None:
    write(booked, level="equivalent")
    book = load_workbook(booked / "book.xlsx")
    book["Clauses"].delete_cols(list(HEADS).index("gap") + 1)
    book["Clauses"].insert_rows(1, 2)
    book.save(booked / "book.xlsx")
    claim = read(booked)["request.2"]
    assert (claim["level"], claim["gap"]) == ("equivalent", "No desktop check.")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("heads", [HEADS, TOOL_HEADS, TOOL_KEYS])
def test_no_two_heads_are_called_the_same(language: str, heads: dict[str, str]) -> None:
    with speaking(language):
        assert len({_(head) for head in heads.values()}) == len(heads)


def test_columns_of_the_reviewer_are_read_for_a_reviewer_alone(booked: Path) -> None:
    write(booked, review_level="partly", review_note="True.")
    assert read(booked)["request.2"]["verified"] is None
    claim = read(booked, "--as-reviewer", "Bea")["request.2"]
    assert (claim["verified"], claim["review"]["by"]) == ("partly", "Bea")


@pytest.mark.parametrize("level", ["mostly", "not-applicable"])
def test_cell_that_cannot_be_taken_is_named_and_nothing_is_changed(
    booked: Path, level: str
) -> None:
    before = (booked / "manual.yaml").read_bytes()
    write(booked, level=level, gap="")
    done = by("acme", booked, *TOOL, "--read", "book.xlsx")
    assert done.returncode == 5
    assert "book.xlsx: Clauses!A5: error E707" in said(done)
    assert (booked / "manual.yaml").read_bytes() == before


def test_workbook_of_another_reference_is_refused(booked: Path) -> None:
    other = ("compare", "--tool", "environment", "e.yaml", "--set", "own/name=E")
    by("acme", booked, *other)
    done = by("acme", booked, *other[:4], "--read", "book.xlsx")
    assert (done.returncode, "E700" in said(done)) == (5, True)


def test_workbook_of_two_codes_holds_both_directions_gaps_and_matrix(tmp_path: Path) -> None:
    by("acme", tmp_path, "compare", "eti", "gscp", "--out", "pair.xlsx")
    book = load_workbook(tmp_path / "pair.xlsx")
    assert book.sheetnames == [
        "eti - gscp",
        "gscp - eti",
        "clauses of gscp",
        "clauses of eti",
        "gaps",
        "matrix",
    ]
    first = [cell.value for cell in book["eti - gscp"][4]]
    assert first[:4] == ["ohs.fire-emergency", "Fire and emergency safety", "Critical", "partly"]
    assert book["gaps"].auto_filter.ref
    assert [cell.value for cell in book["matrix"][4]] == ["eti", None, "50 %"]


def test_file_of_no_known_kind_is_not_written(tmp_path: Path) -> None:
    done = by("acme", tmp_path, "compare", "eti", "gscp", "--out", "pair.pdf")
    assert done.returncode == 2
    assert "ends neither in .xlsx nor in .json" in said(done)
