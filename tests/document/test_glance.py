"""Large files that lack the key they must have are refused without being read as YAML."""

from __future__ import annotations

import pytest

from sctoolkit import document
from sctoolkit.document import Document
from sctoolkit.document.glance import LARGE

FILLING = "records:\n" + "  - {id: 7, format: png}\n  - |\n    format: 1\n" * (LARGE // 30)


def problems(text: str, must_say: str = "") -> list[tuple[str, int | None, str]]:
    found = document.parse(text.encode(), Document("big.yaml"), must_say=must_say)
    if found.root:
        document.check_format(found.root)
    return [(one.code, one.source.line, one.message) for one in found.problems]


@pytest.mark.parametrize("head", ["", "# Our records\n\n---\n", "title: Records\n"])
def test_large_file_without_a_format_is_refused_at_a_glance_as_it_is_when_read(head: str) -> None:
    text = head + FILLING
    assert problems(text, "format") == problems(text)
    assert [code for code, _line, _message in problems(text)] == ["Y006"]
    unfinished = text + "  - [and nobody looked here\n"
    assert problems(unfinished, "format") == problems(text)


@pytest.mark.parametrize(
    "key",
    [
        "format: 1",
        "format : 1",
        '"format": 1',
        "'format': 1",
        '"form\\x61t": 1',
        "? format\n: 1",
        "other: 2\rformat: 1",
        "other: 2\u2028format: 1",
    ],
)
def test_format_is_found_however_it_is_written(key: str) -> None:
    assert problems(FILLING + key + "\n", "format") == []


@pytest.mark.parametrize(
    "text",
    [
        "  " + FILLING.replace("\n", "\n  ") + "format: 1\n",
        "{records: [" + "1, " * LARGE + "1], format: 1}\n",
        f"# no key\rrecords:\n  first: 1\nformat: 1\nwords: {'a' * LARGE}\n",
    ],
    ids=["indented", "in braces", "comment that ends early"],
)
def test_unusual_shapes_are_told_by_a_closer_look(text: str) -> None:
    assert problems(text, "format") == problems(text)
