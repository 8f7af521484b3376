"""Objects from JSON that others wrote."""

from __future__ import annotations

import pytest

from sctoolkit import records
from sctoolkit.model.sharing import Card

CARD = b'{"name":"Mill","sign":"a","seal":"b"'


def test_what_is_of_the_kind_is_read() -> None:
    assert records.from_json(CARD + b"}", Card) == Card("Mill", "a", "b")


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"\xff", CARD, CARD + b',"more":' + b'{"x":' * 100_000],
    ids=["nothing", "another kind", "no text", "cut off", "too deep"],
)
def test_anything_else_is_none(raw: bytes) -> None:
    assert records.from_json(raw, Card) is None
