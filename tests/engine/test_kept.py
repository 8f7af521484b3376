"""What is made once for all results: kept while it is asked for, and no more than so many."""

from __future__ import annotations

from sctoolkit.engine.scoring.kept import MOST, Kept


def test_what_is_asked_for_again_and_again_is_kept() -> None:
    kept: Kept[object] = Kept()
    first = kept.made(("often",), (), object)
    for number in range(3 * MOST):
        kept.made((number,), (), object)
        assert number % 1000 or kept.made(("often",), (), object) is first


def test_what_nobody_asked_for_since_is_forgotten() -> None:
    kept: Kept[object] = Kept()
    first = kept.made(("once",), (), object)
    for number in range(3 * MOST):
        kept.made((number,), (), object)
    assert kept.made(("once",), (), object) is not first
