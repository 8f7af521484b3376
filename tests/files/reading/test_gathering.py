"""What the user names is found: files, folders, patterns, archives; what is passed over is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sctoolkit.files.reading import Input, Skipped, gather, read_book

from .making import parts, row, saved, workbook, zipped


def found(folder: Path, *named: str) -> list[str]:
    """Files that were found, and codes of what was not taken."""
    prefix = f"{folder}/"
    return [
        one.file.removeprefix(prefix)
        + (f" {one.problems[0].code}" if isinstance(one, Skipped) else "")
        for one in gather(str(folder / name) for name in named)
    ]


def test_folder_is_searched_through_and_what_is_no_reply_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "b.xlsx",
        "a.csv",
        "deep/er/c.XLS",
        "~$b.xlsx",
        ".~lock.b.xlsx#",
        ".DS_Store",
        "Thumbs.db",
        "__MACOSX/._b.xlsx",
        ".old/d.csv",
        "notes.docx",
    ):
        saved(tmp_path, name)
    assert found(tmp_path, ".") == [
        ".old F612",
        "__MACOSX F612",
        ".DS_Store F612",
        ".~lock.b.xlsx# F612",
        "Thumbs.db F612",
        "a.csv",
        "b.xlsx",
        "notes.docx F612",
        "~$b.xlsx F612",
        "deep/er/c.XLS",
    ]


def test_what_is_passed_over_is_only_a_warning(tmp_path: Path) -> None:
    saved(tmp_path, "~$b.xlsx")
    [skipped] = gather([str(tmp_path)])
    assert isinstance(skipped, Skipped)
    [problem] = skipped.problems
    assert problem.warning
    assert problem.message == "was left by a program that has or had the workbook open"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("scan.PDF", "If it is a supplier's reply, ask for it as xlsx, xls, ods or CSV."),
        ("~$b.xlsx", "Nothing need be done."),
    ],
)
def test_document_that_may_be_a_reply_is_to_be_asked_for_anew(
    tmp_path: Path, name: str, hint: str
) -> None:
    saved(tmp_path, name)
    [skipped] = gather([str(tmp_path)])
    assert isinstance(skipped, Skipped)
    assert [one.hint for one in skipped.problems] == [hint]


def test_pipe_is_passed_over_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "replies.csv")
    assert found(tmp_path, ".") == ["replies.csv F612"]


def test_pattern_and_folder_together_give_each_file_once(tmp_path: Path) -> None:
    saved(tmp_path, "a.csv")
    saved(tmp_path, "deep/b.csv")
    assert found(tmp_path, "**/*.csv", ".", "a.csv") == ["a.csv", "deep/b.csv"]


def test_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    saved(tmp_path, "reply [1].csv")
    saved(tmp_path, "reply 1.csv")
    assert found(tmp_path, "reply [1].csv") == ["reply [1].csv"]


def test_name_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    assert found(tmp_path, "gone.xlsx", "*.ods") == ["gone.xlsx F625", "*.ods F625"]


def test_archive_gives_its_files_and_passes_over_the_rest(tmp_path: Path) -> None:
    content = zipped(
        {
            "replies/a.csv": "q,a\n1,yes\n",
            "replies/b.xlsx": workbook(row(1, "yes")),
            "__MACOSX/replies/._b.xlsx": "x",
            "replies/read me.pdf": "x",
            "inner.zip": zipped({"c.csv": "1,2"}),
        }
    )
    saved(tmp_path, "all.zip", content)
    assert found(tmp_path, "all.zip") == [
        "all.zip/__MACOSX/replies/._b.xlsx F612",
        "all.zip/inner.zip",
        "all.zip/replies/a.csv",
        "all.zip/replies/b.xlsx",
        "all.zip/replies/read me.pdf F612",
    ]
    books = [read_book(one) for one in gather([str(tmp_path)]) if isinstance(one, Input)]
    said = [one.problems[0].message if isinstance(one, Skipped) else one.form for one in books]
    assert said == ["is an archive, not a spreadsheet", "csv", "xlsx"]


def test_workbook_named_zip_is_a_workbook(tmp_path: Path) -> None:
    saved(tmp_path, "reply.zip", zipped(parts(row(1, "yes"))))
    [one] = gather([str(tmp_path)])
    assert isinstance(one, Input)
    book = read_book(one)
    assert not isinstance(book, Skipped)
    assert book.sheets[0].rows == [["yes"]]


def test_bomb_in_an_archive_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    saved(tmp_path, "all.zip", zipped({"a.csv": b"0" * 200_000_000}))
    [one] = gather([str(tmp_path)])
    assert isinstance(one, Input)
    book = read_book(one)
    assert isinstance(book, Skipped)
    assert (book.file, book.problems[0].code) == (f"{tmp_path}/all.zip/a.csv", "F617")


def test_empty_archive_has_nothing_to_read(tmp_path: Path) -> None:
    saved(tmp_path, "all.zip", zipped({}))
    assert found(tmp_path, "all.zip") == ["all.zip F625"]


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 cut off"])
def test_archive_that_cannot_be_opened_is_left_to_the_reader(tmp_path: Path, damage: bytes) -> None:
    saved(tmp_path, "all.zip", damage)
    [one] = gather([str(tmp_path)])
    assert isinstance(one, Input)
    assert isinstance(read_book(one), Skipped)
