"""A large CSV file is never held, and comes to the same rows and problems as a small one."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sctoolkit.files.reading import ChangedError, Input, Skipped, limits, read_book
from sctoolkit.files.reading.records import BEHIND, TOP
from sctoolkit.files.sheet import Book, CellValue, Rows

from .making import saved

STREAMED = 0
"""A file of more bytes than this is not held."""
WORDS = "question;answer\nÜberstunden bezahlt?;größtenteils\n" * 40
TEXTS = {
    "plain": b"q,a,note\n1,yes,\n2,no,late\n",
    "mark": "\ufeffq;a\n1;é\n".encode(),
    "utf-16": WORDS.encode("utf-16"),
    "utf-16 without its mark": WORDS.encode("utf-16-be"),
    "utf-16 that breaks off": WORDS.encode("utf-16")[:-1],
    "cp1252": WORDS.encode("cp1252"),
    "shift_jis": "質問;回答\n避難訓練を行っていますか;はい、年に二回\n".encode("shift_jis") * 9,
    "no encoding at all": b"q,a\n\x81\x8d,\x98\xff\n",
    "foreign words far down": b"q,a\n" + b"1,yes\n" * 60_000 + "2,größer\n".encode("cp1252"),
    "mark that lies": b"\xef\xbb\xbfa,b\n\xff\xfe,1\n",
    "named delimiter": b"sep=;\r\na,b;c\r\n1;2\r\n",
    "newlines and quotes in cells": b'a,"one\r\ntwo ""quoted"""\r\nb,"\n"\r\n',
    "last record ends with empty cells": b'q,a,note\n1,"two\nlines",,\n',
    "zeros": b"q,a\n1,y\0es\n\0\n2,no\n",
    "empty rows": b"\n,,\na,b\n , \n\nc,d\n,,,\n\n",
    "old line ends": b"q,a\r1,yes\r2,no\r",
    "one column": b"answer\nyes\nno\n",
    "open quote": b'q,a\n1,yes\n2,"no\n3,yes\n4,yes\n',
    "open quote in the last line": b'q,a\n1,yes\n2,"no',
    "open quote above a named delimiter": b'sep=,\nq,a\n1,"yes\n2,no\n',
    "cell without end": b'q,a\n1,yes\n2,"no\n' + b"more and more\n" * 100_000,
    "cell without end, and no text": b'q,a\n2,"no\n' + b"and more\n" * 180_000 + b"\xff\xe9 \n",
    "line without end": b"q,a\n" + b"yes," * (4 * 1024 * 1024) + b"\n",
    "nothing but delimiters": b",,,\n,,,\n",
    "nothing but its delimiter": b"sep=;\n;;\n",
    "nothing": b"",
    "a web page": b"<html><body>" + b"q,a\n" * 9,
}


def read(path: Path, in_memory: int) -> Book | Skipped:
    return read_book(Input("reply.csv", path), in_memory=in_memory)


def streamed(path: Path) -> Rows:
    """The rows of a file that is not held."""
    found = read(path, STREAMED)
    assert isinstance(found, Book), found
    assert not isinstance(found.sheets[0].rows, list)
    return found.sheets[0].rows


def shown(found: Book | Skipped) -> tuple[object, ...]:
    """Everything that is known of a file."""
    if isinstance(found, Skipped):
        return (found.problems,)
    [sheet] = found.sheets
    return ([list(row) for row in sheet.rows], len(sheet.rows), found.problems, found.form)


@pytest.mark.parametrize("name", TEXTS)
def test_file_that_is_not_held_comes_to_the_same(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.csv", TEXTS[name])
    assert shown(read(path, STREAMED)) == shown(read(path, len(TEXTS[name])))


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("open quote", "F624", "the quotation mark in line 3 is never closed"),
        ("open quote in the last line", "F624", "the quotation mark in line 3 is never closed"),
        ("open quote above a named delimiter", "F624", "mark in line 3 is never closed"),
        ("cell without end", "F624", "the cell that begins in line 3 never ends"),
        ("line without end", "F617", "line 2 is longer than 16 MB"),
        ("mark that lies", "F615", "is not the utf-8-sig text that it begins as"),
    ],
)
def test_what_is_wrong_with_a_text_is_named_with_its_line(
    name: str, code: str, message: str, tmp_path: Path
) -> None:
    found = read(saved(tmp_path, "reply.csv", TEXTS[name]), STREAMED)
    assert isinstance(found, Skipped)
    [problem] = found.problems
    assert problem.code == code
    assert message in problem.message


def test_several_lines_in_the_last_filled_cell_are_no_open_quote(tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.csv", TEXTS["last record ends with empty cells"])
    assert list(streamed(path)) == [["q", "a", "note"], ["1", "two\nlines"]]


def test_encoding_is_told_by_what_is_foreign_however_far_down(tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.csv", TEXTS["foreign words far down"])
    assert streamed(path)[60_001] == ["2", "größer"]


def test_threshold_decides_what_is_held(tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.csv", b"q,a\n1,2\n")
    held = read(path, 8)
    assert isinstance(held, Book)
    assert held.sheets[0].in_memory
    assert held.sheets[0].loaded() is held.sheets[0]
    assert list(streamed(path)) == held.sheets[0].rows


def test_member_of_an_archive_is_not_held_either(tmp_path: Path) -> None:
    path = tmp_path / "replies.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TEXTS["cp1252"])
    given = Input("replies.zip/a.csv", path, "a.csv")
    found, held = read_book(given, in_memory=STREAMED), read_book(given)
    assert isinstance(found, Book)
    assert not found.sheets[0].in_memory
    assert shown(found) == shown(held)


def test_damaged_member_of_an_archive_is_refused_before_any_row_is_used(tmp_path: Path) -> None:
    path = tmp_path / "replies.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", b"q,a\n1,yes\n")
    path.write_bytes(path.read_bytes().replace(b"1,yes", b"1,no!"))
    found = read_book(Input("a.csv", path, "a.csv"), in_memory=STREAMED)
    assert isinstance(found, Skipped)
    assert [problem.code for problem in found.problems] == ["F615"]


@pytest.fixture
def numbered(tmp_path: Path) -> Rows:
    """Rows that hold their own number, many more than stay in memory."""
    lines = "".join(f"{number},x\n" for number in range(2 * TOP))
    return streamed(saved(tmp_path, "numbered.csv", lines.encode()))


def numbers(rows: Rows) -> list[CellValue]:
    return [row[0] for row in rows]


def test_rows_are_found_in_any_order(numbered: Rows) -> None:
    last = 2 * TOP - 1
    wanted = [0, TOP, TOP + BEHIND, TOP + 1, last, TOP - 1, last - 1, TOP + 2]
    assert [numbered[place][0] for place in wanted] == [str(place) for place in wanted]
    assert numbered[-1][0] == str(last)
    with pytest.raises(IndexError):
        numbered[last + 1]


def test_slices_are_those_of_a_list(numbered: Rows) -> None:
    plain = [str(number) for number in range(2 * TOP)]
    for part in (slice(3), slice(TOP - 2, TOP + 2), slice(-2, None), slice(9, 3), slice(4, 0, -2)):
        assert numbers(numbered[part]) == plain[part]


def test_two_can_go_through_the_rows_at_once(numbered: Rows) -> None:
    pairs = zip(numbered, numbered, strict=True)
    assert all(one == other for one, other in pairs)
    assert len(list(numbered)) == len(numbered) == 2 * TOP


@pytest.mark.parametrize("now", [b"q,a\n", b"q,a\n1,\xff\n2,y\n", b'q,a\n1,"y\n2,y\n'])
def test_file_that_is_changed_while_it_is_used_is_named(now: bytes, tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.csv", b"q,a\n1,yes\n2,no\n")
    rows = streamed(path)
    path.write_bytes(now)
    with pytest.raises(ChangedError) as raised:
        list(rows)
    [problem] = raised.value.problems
    assert (problem.source.file, problem.message) == ("reply.csv", "was changed while it was read")


def test_file_that_is_gone_while_it_is_used_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path, "reply.csv", b"q,a\n1,yes\n2,no\n")
    rows = streamed(path)
    path.unlink()
    with pytest.raises(ChangedError):
        list(rows)


GO_THROUGH = """
import sys
from pathlib import Path
from sctoolkit.files.reading import read_book

def peak():
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024

read_book(Path(sys.argv[1]))
before = peak()
[sheet] = read_book(Path(sys.argv[2])).sheets
cells = sum(len(row) for row in sheet.rows)
print(len(sheet.rows), cells, peak() - before)
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="only Linux says it so")  # noqa: PTH110
def test_sixty_megabytes_are_gone_through_in_a_few(tmp_path: Path) -> None:
    """VmHWM, since what getrusage says begins with the memory of the process that started it."""
    few = saved(tmp_path, "few.csv", b"q,a\n1,yes\n")
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(180_000):
            stream.write(",".join(f"answer {number} {place}" for place in range(22)) + "\n")
    size = path.stat().st_size
    assert size > 60 * limits.MEGABYTE
    command = [sys.executable, "-c", GO_THROUGH, str(few), str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows, cells, grown = map(int, said.split())
    assert (rows, cells) == (180_000, 180_000 * 22)
    assert grown < 16 * limits.MEGABYTE
