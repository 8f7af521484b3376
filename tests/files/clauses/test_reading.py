"""Lists of clauses as companies keep them: tables, Word documents, text, YAML."""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from sctoolkit.files.clauses import read_clauses
from sctoolkit.files.clauses.listed import ClauseList


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(textwrap.dedent(text), "utf-8")
    return path


def book(folder: Path, *rows: Sequence[str | float | None], merged: str = "") -> Path:
    """A workbook of one sheet; `merged` areas keep the value of their first cell."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merged.split():
        sheet.merge_cells(area)
    path = folder / "clauses.xlsx"
    workbook.save(path)
    return path


def listed(path: Path) -> ClauseList:
    found, problems = read_clauses(path)
    assert found is not None, problems
    return found


def pairs(path: Path) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in listed(path).clauses]


def codes(path: Path) -> list[str]:
    return [problem.code for problem in read_clauses(path)[1]]


HEAD = ["No.", "Title", "Requirement"]


def test_columns_are_known_by_their_headings(tmp_path: Path) -> None:
    path = book(tmp_path, ["Acme code"], HEAD, [1.1, "Age", "Nobody under 15."])
    (one,) = listed(path).clauses
    assert (one.id, one.title, one.text) == ("1.1", "Age", "Nobody under 15.")
    assert str(one.source).endswith("clauses.xlsx: Sheet!C3")


def test_table_without_headings_is_known_by_its_longest_texts(tmp_path: Path) -> None:
    path = put(
        tmp_path, "clauses.csv", "1.1,Nobody under 15 works here.\n1.2,Wages are paid on time.\n"
    )
    assert pairs(path) == [
        ("1.1", "Nobody under 15 works here."),
        ("1.2", "Wages are paid on time."),
    ]


def test_merged_section_holds_for_all_its_rows(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["Section", "No", "Text"],
        ["People", "1", "Nobody under 15."],
        [None, "2", "All work is voluntary."],
        ["Pay", "3", "Wages are paid."],
        merged="A2:A3",
    )
    assert [one.section for one in listed(path).clauses] == ["People", "People", "Pay"]


def test_row_that_is_merged_across_is_a_heading(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["No", "Text"],
        ["A. People", None],
        ["1", "Nobody under 15."],
        merged="A2:B2",
    )
    assert [(one.id, one.section) for one in listed(path).clauses] == [("1", "A. People")]


def test_missing_id_is_made_up_and_named(tmp_path: Path) -> None:
    path = book(
        tmp_path, ["No", "Text"], ["1", "Nobody under 15."], [None, "All work is voluntary."]
    )
    assert pairs(path)[1][0] == "c2"
    assert codes(path) == ["E704"]


def test_id_that_stands_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    path = book(
        tmp_path, ["No", "Text"], ["1", "Nobody under 15."], ["1", "All work is voluntary."]
    )
    found, (problem,) = read_clauses(path)
    assert found is None
    assert (problem.code, problem.source.cell) == ("E705", "Sheet!B3")
    assert "Sheet!B2" in problem.message


def test_second_language_is_kept_apart(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ["No", "Texte (FR)", "Text (EN)"],
        ["1", "Personne en dessous de 15 ans.", "Nobody under 15."],
        ["2", None, "All work is voluntary."],
    )
    found = listed(path)
    assert found.languages == ("fr",)
    assert (found.clauses[0].text, found.clauses[0].others) == (
        "Nobody under 15.",
        {"fr": "Personne en dessous de 15 ans."},
    )
    assert found.clauses[1].others == {}


def test_title_is_taken_from_the_first_words_where_there_is_none(tmp_path: Path) -> None:
    path = put(
        tmp_path, "code.txt", "1.1 Age: nobody under 15.\n1.2 All work is voluntary. No force.\n"
    )
    assert [one.title for one in listed(path).clauses] == ["Age", "All work is voluntary"]


TEXT = """\
    Acme supplier code

    1 Child labour
    1.1 Nobody under 15 works for us.
    1.2 The supplier keeps proof of age for
    every worker, and employ-
    ment records for 5
    years.
    2. Hours
    2.1. At most 48 hours a week.
    """


def test_numbered_text_becomes_clauses_in_sections(tmp_path: Path) -> None:
    found = listed(put(tmp_path, "code.txt", TEXT)).clauses
    assert [(one.id, one.section) for one in found] == [
        ("1.1", "1 Child labour"),
        ("1.2", "1 Child labour"),
        ("2.1", "2 Hours"),
    ]
    assert found[1].text.endswith("every worker, and employment records for 5 years.")
    assert found[1].source.line == 5


def test_heads_feet_and_numbers_of_pages_are_left_out(tmp_path: Path) -> None:
    page = "Acme code, confidential\n1.{0} Clause {0} asks for this\nand for that.\nPage {0} of 3\n"
    path = put(tmp_path, "code.txt", "\f".join(page.format(number) for number in (1, 2, 3)))
    assert pairs(path)[0] == ("1.1", "Clause 1 asks for this and for that.")
    assert len(pairs(path)) == 3


def test_unnumbered_text_gives_a_clause_for_each_paragraph(tmp_path: Path) -> None:
    path = put(tmp_path, "code.txt", "Nobody under 15\nworks here.\n\nAll work is voluntary.\n")
    assert pairs(path) == [("c1", "Nobody under 15 works here."), ("c2", "All work is voluntary.")]


def word(folder: Path, body: str) -> Path:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    path = folder / "code.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
    return path


def paragraph(text: str, depth: int | None = None) -> str:
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
    style = "" if depth is None else f"<w:pPr>{number}</w:pPr>"
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_document_keeps_the_numbers_that_word_gives(tmp_path: Path) -> None:
    body = paragraph("Child labour", 0) + paragraph("Nobody under 15.", 1)
    body += paragraph("Proof of age is kept.", 1) + paragraph("Hours", 0)
    path = word(tmp_path, body + paragraph("At most 48 hours.", 1))
    assert pairs(path) == [
        ("1.1", "Nobody under 15."),
        ("1.2", "Proof of age is kept."),
        ("2.1", "At most 48 hours."),
    ]
    assert listed(path).clauses[0].section == "1 Child labour"


def test_table_in_a_word_document_is_read_row_by_row(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(name)}</w:tc><w:tc>{paragraph(text)}</w:tc></w:tr>"
        for name, text in (("4.1", "Nobody under 15."), ("4.2", "Proof of age is kept."))
    )
    path = word(tmp_path, f"<w:tbl>{rows}</w:tbl>")
    assert pairs(path) == [("4.1", "Nobody under 15."), ("4.2", "Proof of age is kept.")]


def test_yaml_list_is_read(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "code.yaml",
        """\
        clauses:
          - {id: "1", title: Age, text: Nobody., section: People, translations: {fr: Personne.}}
        """,
    )
    (one,) = listed(path).clauses
    assert (one.id, one.title, one.section, one.others) == (
        "1",
        "Age",
        "People",
        {"fr": "Personne."},
    )


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("code.txt", b"", "E703"),
        ("code.pdf", b"%PDF-1.7", "E703"),
        ("code.xlsx", b"PK\x03\x04", "F601"),
        ("code.docx", b"PK\x03\x04word/document.xml", "F602"),
        ("code.csv", b"", "F622"),
        ("code.yaml", b"clauses: [{id: '1'}]", "Y004"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    found, problems = read_clauses(path)
    assert found is None
    assert [problem.code[0] for problem in problems] == [code[0]]
