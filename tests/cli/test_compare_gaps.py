"""The gaps of two codes as an action plan: a workbook that comes back, and what is kept of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sctoolkit.files.comparison_workbook.gaps import HEADS
from sctoolkit.language import _, speaking

from .program import Finished, plain, put, said, sctoolkit, shown
from .test_compare import COMPANY

FIRE = "ohs.fire-emergency"
KEPT = """\
    format: 1
    gaps_of: [eti@2014, gscp@2010]
    gaps:
      eti:
        ohs.fire-emergency: {planned: Write a clause., responsible: Ann, due: "2026-01-31"}
    """


def compare(folder: Path, *arguments: str, language: str = "en") -> Finished:
    variables = {"SCTOOLKIT_LANGUAGE": language}
    return sctoolkit(folder, "compare", "eti", "gscp", *arguments, variables=variables)


@pytest.fixture
def booked(tmp_path: Path) -> Path:
    """A folder with the workbook `pair.xlsx` of two codes."""
    compare(tmp_path, "--out", "pair.xlsx")
    return tmp_path


def write(folder: Path, criterion: str = FIRE, **cells: str | date) -> None:
    """Writes into the row of a criterion that ETI lacks, by the keys of the columns."""
    book = load_workbook(folder / "pair.xlsx")
    sheet = book.worksheets[4]
    keys = list(HEADS)
    row = next(cell.row for cell in sheet["B"] if cell.value == criterion)
    for key, value in cells.items():
        sheet.cell(row, keys.index(key) + 1).value = value
    book.save(folder / "pair.xlsx")


def read(folder: Path, *arguments: str) -> Finished:
    return compare(folder, "--plan", "gaps.yaml", "--read", "pair.xlsx", *arguments)


def text(folder: Path) -> str:
    return (folder / "gaps.yaml").read_text("utf-8")


def test_what_is_planned_comes_back_and_stands_with_its_gap(booked: Path) -> None:
    write(booked, planned="Write a clause.", responsible="Ann", due=date(2026, 1, 31))
    lines = shown(read(booked, "--name", "Bea")).splitlines()
    place = next(number for number, line in enumerate(lines) if FIRE in line)
    told = next(line for line in lines[place:] if "Planned" in line)
    assert told == "  Planned: Write a clause. · Ann · LATE since 2026-01-31"
    assert "by: Bea" in text(booked)
    (step,) = [
        row["plan"]
        for row in plain(compare(booked, "--plan", "gaps.yaml", "--json"))["comparisons"][0][
            "matches"
        ]
        if row["plan"]
    ]
    assert (step["due"], step["by"]) == ("2026-01-31", "Bea")


def test_workbook_is_written_anew_with_what_is_kept(tmp_path: Path) -> None:
    put(tmp_path, "gaps.yaml", KEPT)
    before = text(tmp_path)
    compare(tmp_path, "--plan", "gaps.yaml", "--out", "pair.xlsx")
    sheet = load_workbook(tmp_path / "pair.xlsx")["gaps"]
    assert [cell.value for cell in sheet[4]][6:] == ["Write a clause.", "Ann", "2026-01-31"]
    read(tmp_path)
    assert text(tmp_path) == before


def test_empty_cells_of_an_older_workbook_lose_nothing_and_a_dash_empties(booked: Path) -> None:
    put(booked, "gaps.yaml", KEPT)
    read(booked)
    assert "responsible: Ann" in text(booked)
    write(booked, responsible="–")
    read(booked)
    assert "responsible" not in text(booked)
    assert "planned: Write a clause." in text(booked)


def test_what_replaces_something_is_said(booked: Path) -> None:
    put(booked, "gaps.yaml", KEPT)
    write(booked, responsible="Bo")
    assert "eti ohs.fire-emergency, responsible: “Ann” became “Bo”" in said(read(booked))


def test_both_directions_are_read_whichever_code_is_named_first(booked: Path) -> None:
    write(booked, "forced-labour.recruitment-fees", planned="Ask.")
    turned = ("compare", "gscp", "eti", "--plan", "gaps.yaml", "--read", "pair.xlsx")
    first = shown(sctoolkit(booked, *turned)).partition("ETI Base Code measured by")[0]
    assert "Planned: Ask." in first


def test_sheet_in_any_language_is_read(tmp_path: Path) -> None:
    compare(tmp_path, "--out", "pair.xlsx", language="fr")
    write(tmp_path, planned="Écrire une clause.")
    read(tmp_path)
    assert "Écrire une clause." in text(tmp_path)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"due": "soon"}, "pair.xlsx: gaps!I4: error E707 “soon” is no date"),
        ({"missing": "SMETA"}, "pair.xlsx: gaps!A4: error E707 “SMETA” is none of the two codes"),
    ],
)
def test_cell_that_cannot_be_taken_is_named_and_nothing_is_kept(
    booked: Path, cells: dict[str, str], problem: str
) -> None:
    write(booked, **cells)
    done = read(booked)
    assert (done.returncode, problem in said(done)) == (5, True), said(done)
    assert not (booked / "gaps.yaml").exists()


def test_plan_for_what_is_no_gap_any_more_is_named(tmp_path: Path) -> None:
    put(tmp_path, "gaps.yaml", KEPT.replace("fire-emergency", "first-aid-medical"))
    assert "and no gap any more: ohs.first-aid-medical." in said(
        compare(tmp_path, "--plan", "gaps.yaml")
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("eti", "gscp", "--read", "pair.xlsx"), "--plan gaps.yaml"),
        (("eti", "gscp", "--plan", "none.yaml"), "There is no file “none.yaml”."),
        (("eti", "sa8000", "--plan", "gaps.yaml"), "gaps.yaml is about eti@2014, gscp@2010."),
        (("eti", "gscp", "--plan", "codes/acme/code.yaml"), "not a plan about the gaps"),
        (("--matrix", "--plan", "gaps.yaml"), "--plan has no effect"),
    ],
)
def test_plan_that_cannot_be_used_is_refused(
    booked: Path, arguments: tuple[str, ...], message: str
) -> None:
    put(booked, "gaps.yaml", KEPT)
    put(booked, "codes/acme/code.yaml", COMPANY)
    done = sctoolkit(booked, "compare", *arguments)
    assert (done.returncode in (2, 5), message in said(done)) == (True, True), said(done)


def test_nothing_is_kept_where_the_workbook_may_not_be_written(booked: Path) -> None:
    write(booked, planned="Write a clause.")
    assert "pair.xlsx exists already; nothing was written." in said(
        read(booked, "--out", "pair.xlsx")
    )
    assert not (booked / "gaps.yaml").exists()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_two_heads_are_called_the_same(language: str) -> None:
    with speaking(language):
        assert len({_(head) for head in HEADS.values()}) == len(HEADS)
