"""`sctoolkit map`: from a supplier's file to a mapping that is kept for the next one."""

from __future__ import annotations

from pathlib import Path

from .program import put, said, sctoolkit

WOMEN = "What share of the workers are women?"
REPLIES = f"""\
Timestamp,Factory name,How many people work at the site now?,{WOMEN},Chat
2026-05-10 09:15:00,Acme,120,40,hello
"""
ARGUMENTS = ("map", "replies.csv", "--questionnaire", "facility", "--out", "mapping.yaml")


def columns(folder: Path) -> list[str]:
    """What the mapping says, without its remarks."""
    lines = (folder / "mapping.yaml").read_text("utf-8").partition("columns:\n")[2].splitlines()
    return [line.strip() for line in lines if "#" not in line]


def test_without_a_terminal_it_writes_down_what_is_known_and_what_is_open(tmp_path: Path) -> None:
    put(tmp_path, "replies.csv", REPLIES)
    run = sctoolkit(tmp_path, *ARGUMENTS)
    assert run.returncode == 4, said(run)
    assert "a row for each supplier (wide), Google Forms, header in row 1" in said(run)
    assert "2 columns are open." in said(run)
    assert columns(tmp_path) == [
        "- column: Timestamp",
        "means: end",
        "- column: Factory name",
        "means: supplier",
        "- column: How many people work at the site now?",
        "means: site.workers",
        f"- column: {WOMEN}",
        "means: '?'",
        "- column: Chat",
        "means: '?'",
    ]


def test_in_plain_lines_it_asks_column_by_column(tmp_path: Path) -> None:
    put(tmp_path, "replies.csv", REPLIES.replace(WOMEN, "Women"))
    run = sctoolkit(tmp_path, *ARGUMENTS, "--accessible", given=b"3\n4\n")
    assert "Column 1 of 2: “Women”" in said(run)
    assert run.returncode == 4, said(run)
    assert columns(tmp_path)[-4:] == [
        "- column: Women",
        "means: ignore",
        "- column: Chat",
        "means: '?'",
    ]


def test_variable_for_plain_lines_asks_as_the_option_does(tmp_path: Path) -> None:
    put(tmp_path, "replies.csv", REPLIES.replace(WOMEN, "Women"))
    run = sctoolkit(tmp_path, *ARGUMENTS, given=b"4\n3\n", variables={"ACCESSIBLE": "1"})
    assert "Column 1 of 2: “Women”" in said(run)
    assert run.returncode == 4


def test_going_back_asks_the_column_before_again(tmp_path: Path) -> None:
    put(tmp_path, "replies.csv", REPLIES.replace(WOMEN, "Women"))
    run = sctoolkit(tmp_path, *ARGUMENTS, "--accessible", given=b"4\nback\n3\n3\n")
    assert run.returncode == 0, said(run)
    assert columns(tmp_path)[-4:] == [
        "- column: Women",
        "means: ignore",
        "- column: Chat",
        "means: ignore",
    ]


def test_file_without_any_question_is_mapped_by_its_fullest_row(tmp_path: Path) -> None:
    put(tmp_path, "replies.csv", "Our export,,\n,,\nFirm,Heads,Women\nAcme,120,40\n")
    run = sctoolkit(tmp_path, *ARGUMENTS)
    assert run.returncode == 4, said(run)
    assert "header_row: 3" in (tmp_path / "mapping.yaml").read_text("utf-8")
    assert columns(tmp_path)[::2] == ["- column: Firm", "- column: Heads", "- column: Women"]


def test_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "replies.csv", "")
    run = sctoolkit(tmp_path, *ARGUMENTS)
    assert run.returncode == 5
    assert "F622" in said(run)
    assert not (tmp_path / "mapping.yaml").exists()
