from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.engine.sharing.chain import Act, Entry, Head, broken_at, digest_of, following


def log(count: int) -> list[Entry]:
    made: list[Entry] = []
    for number in range(count):
        head = Head(made[-1].number, made[-1].digest) if made else None
        made.append(following(head, Act("2026-11-01T08:00:00Z", "alpha", "pack", str(number))))
    return made


def test_log_as_written_holds_together() -> None:
    assert broken_at([]) is None
    assert broken_at(log(5)) is None


@given(st.integers(0, 4), st.sampled_from([one.name for one in fields(Entry)]))
def test_any_changed_field_breaks_it(place: int, name: str) -> None:
    entries = log(5)
    old = getattr(entries[place], name)
    changed: Any = 99 if isinstance(old, int) else old + "x"
    entries[place] = replace(entries[place], **{name: changed})
    assert broken_at(entries) is not None


def test_entry_taken_out_or_put_in_or_moved_breaks_it() -> None:
    entries = log(5)
    assert broken_at(entries[:2] + entries[3:]) == 3
    assert broken_at([*entries[:2], entries[1], *entries[2:]]) == 3
    assert broken_at([entries[1], entries[0], *entries[2:]]) == 1


def test_log_that_was_cut_or_written_anew_does_not_hold_a_head_seen_earlier() -> None:
    entries = log(5)
    seen = Head(4, entries[3].digest)
    assert broken_at(entries, seen) is None
    assert broken_at(entries[:3], seen) == 4
    anew = following(None, Act("2026", "alpha", "pack", "x"))
    assert broken_at([anew], seen) == 4


def test_no_field_runs_into_the_next() -> None:
    one = Entry(1, "2026", "a", "bc", "d", "0")
    assert digest_of(one) != digest_of(replace(one, who="ab", act="c"))
