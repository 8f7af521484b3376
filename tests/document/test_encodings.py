"""Files as other programs save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit import document
from sctoolkit.document import Document


def read(raw: bytes) -> Document:
    return document.parse(raw, Document("sample.yaml"))


def test_byte_order_mark_is_no_part_of_the_first_key() -> None:
    root = read(b"\xef\xbb\xbfformat: 1\n").root
    assert root is not None
    assert root.keys() == ["format"]


def test_windows_line_ends_are_no_part_of_a_text() -> None:
    root = read(b"a: one\r\nb: |\r\n  two\r\n  three\r\n").root
    assert root is not None
    assert (root.text("a"), root.text("b")) == ("one", "two\nthree")


def test_lines_are_counted_alike_with_windows_line_ends() -> None:
    (problem,) = read(b"a: 1\r\n\r\nb: 2\r\nb: 3\r\n").problems
    assert (problem.code, problem.source.line) == ("Y004", 4)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_text_that_is_not_utf_8_is_refused_in_its_line(encoding: str) -> None:
    raw = "a: 1\nb: Größe\n".encode(encoding)
    (problem,) = read(raw).problems
    assert problem.code == "Y003"
    assert problem.source.line == (1 if encoding == "utf-16" else 2)


@pytest.mark.parametrize("name", ["grün.yaml", "with blank.yaml", "日本.yaml"])
def test_file_name_may_hold_any_letters(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("a: 日本語 ñ 🌍\n", "utf-8")
    root = document.read(tmp_path / name).root
    assert root is not None
    assert root.text("a") == "日本語 ñ 🌍"


def test_tab_for_indentation_is_named_with_its_line() -> None:
    (problem,) = read(b"a:\n  b: 1\n\tc: 2\n").problems
    assert (problem.code, problem.source.line) == ("Y002", 3)
    assert "tab" in problem.hint


@pytest.mark.parametrize(
    "text", ["yes", "no", "on", "1.10", "1e3", "0x10", "007", "true", "2026-11-22", "="]
)
def test_text_stays_as_it_was_written(text: str) -> None:
    root = read(f"plain: {text}\nlist: [{text}]\n{text}: key\n".encode()).root
    assert root is not None
    assert root.text("plain") == text
    assert root.texts("list") == (text,)
    assert root.keys()[2] == text


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_key_with_nothing_behind_it_is_empty(nothing: str) -> None:
    source = read(f"a: {nothing}\n".encode())
    assert source.root is not None
    assert source.root.text("a") == ""
    assert [problem.code for problem in source.problems] == ["Y006"]


@pytest.mark.parametrize("text", ["~", "null", "yes"])
def test_quoted_words_are_texts(text: str) -> None:
    source = read(f'a: "{text}"\n'.encode())
    assert source.root is not None
    assert source.root.text("a") == text


def test_folder_in_place_of_a_file_cannot_be_opened(tmp_path: Path) -> None:
    (problem,) = document.read(tmp_path).problems
    assert (problem.code, problem.source.file) == ("Y001", str(tmp_path))


@pytest.mark.parametrize(
    ("text", "what", "to_do"),
    [
        ("b: c: d\n", "a second “:” in the line", 'Put the text in quotes: key: "like: this"'),
        ('b: "c\n', "a quotation mark that is never closed", "Write the same mark at the end"),
        ("\tb: c\n", "a tab", "Indent with spaces"),
        ("b: @c\n", "a text cannot begin with “@”", "Put the text in quotes."),
        ("b: [c\nd: e\n", "a bracket that is never closed", "Close each [ with ]"),
        ("b: 'don't'\n", "the line does not go with the lines before it", "Begin it in the same"),
    ],
)
def test_what_the_yaml_reader_says_is_told_in_plain_words(text: str, what: str, to_do: str) -> None:
    (problem,) = read(f"a: 1\n{text}".encode()).problems
    assert (problem.code, problem.source.line) == ("Y002", 2)
    assert problem.message.startswith(f"not valid YAML: {what}")
    assert problem.hint.startswith(to_do)
