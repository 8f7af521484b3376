"""What people wrote stays text in the workbook: never a formula, never cut without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sctoolkit.files.plan_workbook import write_plan
from sctoolkit.model.action_plan import Gap
from sctoolkit.model.assessment import Answer, AnswerState, Evidence
from sctoolkit.model.problem import Problem
from sctoolkit.model.text import Text

from .plans import Plant, read_plant, sheet

SITE = "T2"
"""The cell of the first action that says whom it is about."""
LIVE = [
    "=cmd|' /C calc'!A0",
    "=1+1",
    '=HYPERLINK("http://evil.example","here")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
]
DEAD = [
    "#N/A",
    "#REF!",
    "=",
    "1.10",
    "TRUE",
    "2026-03-01",
    "שלום",
    "👩🏽‍🏭",
    "{=1}",
    "a\nb",
    "\t=1",
]
OURS = {
    "Actions": {"State", "Days overdue"},
    "Summary": set("ACDEFGHI"),
    "Findings": {"I"},
    "Timeline": {"Responsible person", "Start", "Due"},
    "Checker": {"Now", "Row", "Go to"},
}
"""The only columns with formulas, by heading or letter."""
LETTERED = {"Summary", "Findings"}
"""Their headings do not stand in the first row."""


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return read_plant(tmp_path)


def written_by(plant: Plant, folder: Path, words: str) -> tuple[Workbook, list[Problem]]:
    """The workbook and its warnings where someone wrote the words wherever people can."""
    wordy = plant.answering(
        hours=Answer(AnswerState.ANSWERED, "2", note=words),
        pay=Answer(AnswerState.ANSWERED, "yes", evidence=(Evidence(words),)),
    )
    brief = wordy.brief(organisation=words, site="")
    problems = write_plan(replace(brief, files=(words,)), folder / "plan.xlsx")
    return load_workbook(folder / "plan.xlsx"), problems


def formulas(book: Workbook) -> dict[str, set[str]]:
    """Where formulas stand: sheet to headings, or letters where a sheet has no headings."""
    found: dict[str, set[str]] = {}
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type in {"f", "e"}:
                    head = page.cell(1, cell.column or 1).value
                    place = cell.coordinate[0] if page.title in LETTERED else str(head)
                    found.setdefault(page.title, set()).add(place)
    return found


@pytest.mark.parametrize("words", LIVE + DEAD)
def test_hostile_words_stay_text_in_every_sheet(plant: Plant, tmp_path: Path, words: str) -> None:
    book, problems = written_by(plant, tmp_path, words)
    assert problems == []
    assert formulas(book) == OURS
    whole = [
        sheet(book, "Good practice")["C2"],
        sheet(book, "Read me")["B3"],
        sheet(book, "Meta")["B5"],
    ]
    assert [(cell.value, cell.data_type) for cell in whole] == [(words, "s")] * len(whole)
    in_a_line = [sheet(book, "Actions")[SITE], sheet(book, "Summary")["A1"]]
    line = " ".join(words.split())
    assert [(cell.value, cell.data_type) for cell in in_a_line] == [(line, "s")] * len(in_a_line)
    assert str(sheet(book, "Actions")["B4"].value).endswith(f"Note: {words}")


@pytest.mark.parametrize("words", LIVE)
def test_text_that_looks_like_a_formula_stays_text_after_editing(
    plant: Plant, tmp_path: Path, words: str
) -> None:
    book, _problems = written_by(plant, tmp_path, words)
    assert sheet(book, "Actions")[SITE].quotePrefix
    assert sheet(book, "Good practice")["C2"].quotePrefix
    assert not sheet(book, "Actions")["A2"].quotePrefix


@pytest.mark.parametrize("row", [2, 3, 4, 5])
def test_only_the_cell_that_looks_like_a_formula_is_marked(
    plant: Plant, tmp_path: Path, row: int
) -> None:
    brief = plant.brief()
    actions = list(brief.plan.actions)
    live = replace(actions[row - 2].actions, correct=Text({"en": "=1+1"}))
    # An unknown answer puts words of ours in front of the text.
    actions[row - 2] = replace(actions[row - 2], actions=live, gap=Gap.ABSENT)
    brief = replace(brief, plan=replace(brief.plan, actions=tuple(actions)))
    write_plan(brief, tmp_path / "plan.xlsx")
    cells = sheet(load_workbook(tmp_path / "plan.xlsx"), "Actions")["H2:H5"]
    assert [cell.row for (cell,) in cells if cell.quotePrefix] == [row]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("x" * 40_000, "x"),
        ("👷" * 20_000, "👷"),
        ("=" + "x" * 40_000, "x"),
    ],
)
def test_text_longer_than_a_cell_is_cut_with_a_mark_and_a_warning(
    plant: Plant, tmp_path: Path, words: str, kept: str
) -> None:
    book, problems = written_by(plant, tmp_path, words)
    cell = sheet(book, "Read me")["B3"]
    text = str(cell.value)
    assert text.endswith(f"{kept} … [cut: the whole text is in the assessment file]")
    assert 32_765 <= len(text.encode("utf-16-le")) // 2 <= 32_767
    assert words.startswith(text[:16_000])
    assert cell.data_type == "s"
    assert {problem.code for problem in problems} == {"F601"}
    warning = next(one for one in problems if one.source.cell == "Read me!B3")
    assert warning.warning
    assert warning.message == f"{len(words)} characters are more than a cell holds"
    assert warning.source.file == str(tmp_path / "plan.xlsx")


def test_name_that_is_too_long_is_warned_of_once_and_shortened_elsewhere(
    plant: Plant, tmp_path: Path
) -> None:
    problems = write_plan(plant.brief("x" * 40_000, site=""), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    assert [problem.source.cell for problem in problems] == ["Read me!B3"]
    short = "x" * 120 + " …"
    assert sheet(book, "Actions")[SITE].value == sheet(book, "Summary")["A1"].value == short
    assert len(str(sheet(book, "Actions").oddFooter.left.text)) <= 60  # type: ignore[union-attr]


def test_name_with_a_line_break_stands_in_one_line(plant: Plant, tmp_path: Path) -> None:
    write_plan(plant.brief("Mill\nLtd", site="Hall\r\n2"), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    assert sheet(book, "Summary")["A1"].value == "Mill Ltd · Hall 2"
    assert sheet(book, "Actions")[SITE].value == "Mill Ltd · Hall 2"


def test_text_that_just_fits_is_whole(plant: Plant, tmp_path: Path) -> None:
    words = "x" * 32_767
    book, problems = written_by(plant, tmp_path, words)
    assert sheet(book, "Good practice")["C2"].value == words
    # With the question and “Note: ” in front of it, the note is longer than it was.
    assert {problem.source.cell for problem in problems} == {"Actions!B4"}


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x1f", "\ud800", "\uffff"])
def test_control_characters_are_shown_and_warned_of(
    plant: Plant, tmp_path: Path, control: str
) -> None:
    book, problems = written_by(plant, tmp_path, f"a{control}b")
    assert sheet(book, "Read me")["B3"].value == "a�b"
    assert sheet(book, "Good practice")["C2"].value == "a�b"
    assert book.properties.title == "a�b"
    assert {problem.code for problem in problems} == {"F602"}
    assert "Good practice!C2" in {problem.source.cell for problem in problems}


def test_line_ends_and_tabs_are_no_control_characters(plant: Plant, tmp_path: Path) -> None:
    book, problems = written_by(plant, tmp_path, "a\n\tb")
    assert sheet(book, "Good practice")["C2"].value == "a\n\tb"
    assert problems == []
