"""YAML that we write is YAML that we read; comments that people wrote stay."""

from __future__ import annotations

import textwrap

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sctoolkit import document
from sctoolkit.document import Document
from sctoolkit.document.writing import rewrite, write

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcde"), WORDS.filter(bool)))
@example({"a": "yes", "b": "no", "c": "1.10", "d": "~", "e": "null"})
@example({"a": "- x", "b": "x: y", "c": "# x", "d": "*x", "e": "!x"})
@example({"a": "two\nlines", "b": "'", "c": '"', "d": "@", "e": "%"})
def test_text_that_is_written_is_read_again(content: dict[str, str]) -> None:
    source = document.parse(write({"format": 1, **content}).encode(), Document("sample.yaml"))
    assert source.root is not None
    assert {key: source.root.text(key) for key in content} == content


def test_comment_goes_on_top() -> None:
    assert write({"a": 1}, "Made by us.\n\nTwice.") == "# Made by us.\n#\n# Twice.\na: 1\n"


def test_comments_and_order_that_people_chose_stay() -> None:
    old = textwrap.dedent("""\
        # ours
        b: 2  # of them
        a: one
        answers:
          # asked by phone
          q.one: small
          q.two: large
        """)
    new = rewrite(old, {"a": "two", "b": 2, "answers": {"q.one": "small", "q.three": "tiny"}})
    assert new == textwrap.dedent("""\
        # ours
        b: 2  # of them
        a: two
        answers:
          # asked by phone
          q.one: small
          q.three: tiny
        """)


def test_file_that_holds_no_keys_is_written_anew() -> None:
    assert rewrite("- a\n", {"a": 1}) == "a: 1\n"
