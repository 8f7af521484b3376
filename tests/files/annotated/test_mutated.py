"""Workbooks with parts that make little sense: their copies hold all that was read of them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from sctoolkit.files.reading import read_bytes
from sctoolkit.files.reading.archive import open_archive, repacked
from sctoolkit.files.sheet import Book

from .supplier import at, marked, members, values, workbook

ROUNDS = 60
PARTS = re.compile(r"sheet\d\.xml|styles|comments|\.rels$|\.vml$|workbook\.xml|Content_Types")
PIECES = (
    re.compile(rb'\s[\w:]+="[^"]*"'),
    re.compile(rb"<[\w:]+[^<>]*/>"),
    re.compile(rb"<([\w:]+)(?: [^<>]*)?>[^<>]*</\1>"),
    re.compile(rb'(?<==")[^"]*'),
)
"""An attribute, an empty element, an element with its words, a value."""


def mutated(content: bytes, random: Random) -> bytes:
    """The workbook without some piece of a part, or with another value in it."""
    parts: dict[str, bytes | None] = dict(members(content))
    name = random.choice([one for one in parts if PARTS.search(one)])
    xml = parts[name] or b""
    piece = random.choice(PIECES)
    found = list(piece.finditer(xml))
    if found:
        new = random.choice([b"", b"-1", b"x", b"999999"]) if piece is PIECES[-1] else b""
        chosen = random.choice(found)
        parts[name] = xml[: chosen.start()] + new + xml[chosen.end() :]
    return repacked(open_archive(content), parts)


@pytest.mark.parametrize("start", range(3))
def test_copy_of_a_changed_workbook_can_be_read_and_has_all_values(
    start: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    random = Random(start)  # noqa: S311 - nothing secret
    content = marked(workbook(tmp_path / "acme.xlsx"), at("Labour!B2"))
    for _round in range(ROUNDS):
        changed = mutated(mutated(content, random), random)
        if isinstance(read_bytes("acme.xlsx", changed), Book):
            copy = marked(changed, at("Labour!A1"), at("Labour!E5"))
            assert dict(plain(copy)) == dict(plain(changed))


def plain(content: bytes) -> list[tuple[str, str]]:
    """Each sheet in words; a lost result and an error are the same in a copy made anew."""
    return [
        (name, str(rows).replace("formula", "error")) for name, rows, _hidden in values(content)
    ]
