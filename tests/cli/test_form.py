"""`sctoolkit form`: what it writes, what it says, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook

from .kitchen import put_kitchen
from .program import put, said, sctoolkit


def test_it_writes_a_workbook_in_the_language_asked_for_and_says_what_it_holds(
    tmp_path: Path,
) -> None:
    options = ("--scope", "quick", "--language", "fr", "--for", "Filature Ñ & Cie", "--json")
    run = sctoolkit(tmp_path, "form", "facility", "--out", "new/form.xlsx", *options)
    assert run.returncode == 0, said(run)
    book = load_workbook(tmp_path / "new" / "form.xlsx")
    assert book["Début"]["C5"].value == "Filature Ñ & Cie"
    found = json.loads(run.stdout)
    assert found["schema"] == "sctoolkit.form/1"
    assert (found["scope"], found["language"], found["questions"]) == ("quick", "fr", 23)


def test_end_of_the_name_decides_the_format_and_without_a_name_it_is_the_questionnaire_s(
    tmp_path: Path,
) -> None:
    assert sctoolkit(tmp_path, "form", "legal-facts", "--out", "a.csv").returncode == 0
    assert sctoolkit(tmp_path, "form", "legal-facts", "--format", "html").returncode == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfId,")
    assert (tmp_path / "legal-facts.html").read_text("utf-8").startswith("<!doctype html>")


def test_language_that_nobody_wrote_is_refused_with_those_there_are(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "form", "facility", "--language", "de")
    assert run.returncode == 2
    assert "facility is not written in “de”." in said(run)
    assert "It has: en, es, fr." in said(run)


def test_user_s_own_language_is_taken_where_the_questionnaire_has_it(tmp_path: Path) -> None:
    french = {"SCTOOLKIT_LANGUAGE": "fr"}
    put_kitchen(tmp_path)
    for name in ("legal-facts", "kitchen"):
        assert sctoolkit(tmp_path, "form", name, variables=french).returncode == 0
    assert load_workbook(tmp_path / "legal-facts.xlsx").sheetnames[0] == "Début"
    assert load_workbook(tmp_path / "kitchen.xlsx").sheetnames[0] == "Start"


def test_file_that_exists_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    put(tmp_path, "form.xlsx", "answers of a supplier")
    run = sctoolkit(tmp_path, "form", "legal-facts", "--out", "form.xlsx")
    assert run.returncode == 2
    assert "exists already" in said(run)
    assert (tmp_path / "form.xlsx").read_text("utf-8") == "answers of a supplier"


def test_unknown_scope_is_refused_with_those_there_are(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "form", "facility", "--scope", "huge")
    assert run.returncode == 2
    assert "It has: quick, core, full." in said(run)
