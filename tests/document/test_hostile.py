"""Files that want to harm their reader: each is a problem with a line, never a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctoolkit import document
from sctoolkit.document import Document


def read(raw: bytes) -> Document:
    return document.parse(raw, Document("sample.yaml"))


def found(raw: bytes) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.source.line) for problem in read(raw).problems]


BOMBS = {
    "open brackets": "a: " + "[" * 100_000,
    "closed brackets": "a: " + "[" * 100_000 + "]" * 100_000,
    "braces": "a: " + "{a: " * 100_000,
    "dashes": "a:\n " + "- " * 100_000,
    "question marks": "? " * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_nesting_bomb_is_a_problem(name: str, tmp_path: Path) -> None:
    """In a program of its own: a stack that overflows takes the whole program with it."""
    (tmp_path / "code.yaml").write_text(BOMBS[name], "utf-8")
    program = [sys.executable, "-m", "sctoolkit", "check", "code.yaml"]
    done = subprocess.run(program, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 5
    assert "Y014 nested too deeply" in done.stdout


def test_nesting_that_people_write_is_read() -> None:
    assert found(b"a: " + b"[" * 30 + b"]" * 30) == []


LAUGHS = b"""\
a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
"""


def test_billion_laughs_are_refused_where_each_alias_stands() -> None:
    assert found(LAUGHS) == [("Y012", line) for line in range(2, 9)]
    assert read(LAUGHS).root is None


def test_alias_to_itself_is_refused() -> None:
    assert found(b"a: 1\nb: &b [*b]\n") == [("Y012", 2)]


def test_merge_key_is_refused() -> None:
    assert found(b"a: &a {b: 1}\nc:\n  <<: *a\n") == [("Y012", 3)]


def test_anchor_that_nobody_follows_does_no_harm() -> None:
    assert found(b"a: &a text\n") == []


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!x"]
)
def test_tag_is_refused_and_nothing_is_run(tag: str) -> None:
    raw = f'a: 1\nb: {tag} ["touch harm"]\n'.encode()
    assert found(raw) == [("Y012", 2)]
    assert not Path("harm").exists()


def test_file_of_20_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: 1\n#" + b"x" * (20 * 1024 * 1024 - 6))
    assert document.read(path).problems == []


def test_file_above_20_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: 1\n#" + b"x" * (20 * 1024 * 1024 - 5))
    (problem,) = document.read(path).problems
    assert problem.code == "Y014"
    assert "20 MB" in problem.message


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\uffff"])
def test_control_character_is_refused_in_its_line(character: str) -> None:
    assert found(f"a: 1\nb: 2\nc: x{character}y\n".encode()) == [("Y015", 3)]


def test_escaped_control_character_is_a_warning_and_never_reaches_a_screen() -> None:
    source = read(b'a: 1\nb: "x\\e[31m"\nc: ["\\0"]\n')
    assert [(one.code, one.source.line, one.warning) for one in source.problems] == [
        ("Y015", 2, True),
        ("Y015", 3, True),
    ]
    assert source.root is not None
    assert source.root.text("b") == "x�[31m"
    assert source.root.texts("c") == ("�",)


def test_control_character_in_a_key_never_reaches_a_screen() -> None:
    source = read(b'"a\\e": 1\n')
    assert source.root is not None
    source.root.finish()
    assert all("\x1b" not in str(problem) for problem in source.problems)


@pytest.mark.parametrize("text", [b"a: !x%1b[31mRED 1\n", b"a: !<%1b[2J> 1\n", b'a: "\\ud800"\n'])
def test_what_is_said_about_a_file_never_steers_the_terminal(text: bytes) -> None:
    said = "".join(f"{one} {one.hint}" for one in read(text).problems)
    assert said
    assert said.isprintable()


@pytest.mark.parametrize("keyed", [b"? [a, b]\n: 1\n", b"{a: 1}: 2\n", b"? {a: 1}\n: 2\n"])
def test_key_that_is_no_word_is_a_problem(keyed: bytes) -> None:
    assert found(keyed) == [("Y007", 1)]


@given(st.binary(max_size=200))
def test_any_bytes_give_problems_or_a_document(raw: bytes) -> None:
    source = read(raw)
    assert source.problems or source.root is not None


@given(st.text(alphabet=" \n\t-?:[]{},&*!|>'\"%@`#a1~<=.\\", max_size=60))
def test_any_signs_of_yaml_give_problems_or_a_document(text: str) -> None:
    source = read(text.encode())
    assert source.problems or source.root is not None
