"""YAML that we write is YAML that we read; comments that people wrote stay."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sctoolkit import document
from sctoolkit.document import Document
from sctoolkit.document.writing import rewrite, write

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip)


@given(st.dictionaries(st.sampled_from("abcde"), WORDS.filter(bool)))
@example({"a": "yes", "b": "no", "c": "1.10", "d": "~", "e": "null"})
@example({"a": "- x", "b": "x: y", "c": "# x", "d": "*x", "e": "!x"})
@example({"a": "two\nlines", "b": "'", "c": '"', "d": "@", "e": "%"})
def test_text_that_is_written_is_read_again(content: dict[str, str]) -> None:
    source = document.parse(write({"format": 1, **content}).encode(), Document("sample.yaml"))
    assert source.root is not None
    assert {key: source.root.text(key) for key in content} == content


def test_texts_stand_in_the_file_as_people_wrote_them() -> None:
    content = {"note": "Fine 👍", "lines": "one\n  two", "words": ["é", {"a": "b"}]}
    assert write(content) == textwrap.dedent("""\
        note: Fine 👍
        lines: |-
          one
            two
        words:
        - é
        - a: b
        """)


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


OURS = textwrap.dedent("""\
    # ours
    format: 1
    name:   "Mills & Sons"   # as registered
    topics: [hours,
      wages]

    answers:

      # == One
      one: >-
        Long words,
        folded.

      two: {answer: yes}  # by phone
      three:
      # nothing yet
    aside:
        - question: four
          answer: 'x'
    """)
SAYS = {
    "format": 1,
    "name": "Mills & Sons",
    "topics": ["hours", "wages"],
    "answers": {"one": "Long words, folded.", "two": {"answer": "yes"}, "three": ""},
    "aside": [{"question": "four", "answer": "x"}],
}


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that only the old text has, and those that only the new one has."""
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [
        line for line in after if line not in before
    ]


def test_text_that_says_the_content_already_stays_as_it_is() -> None:
    assert rewrite(OURS, SAYS) == OURS


@pytest.mark.parametrize(
    ("key", "value", "gone", "come"),
    [
        (
            "name",
            "Mills",
            ['name:   "Mills & Sons"   # as registered'],
            ["name: Mills  # as registered"],
        ),
        ("format", 2, ["format: 1"], ["format: 2"]),
        (
            "topics",
            ["hours"],
            ["topics: [hours,", "  wages]"],
            ["topics:", "- hours"],
        ),
    ],
)
def test_only_the_lines_of_a_changed_key_change(
    key: str, value: object, gone: list[str], come: list[str]
) -> None:
    assert lines_changed(OURS, rewrite(OURS, SAYS | {key: value})) == (gone, come)


def test_only_the_lines_of_a_changed_key_inside_another_change() -> None:
    answers = {"one": "Long words, folded.", "two": {"answer": "no"}, "three": "3"}
    assert lines_changed(OURS, rewrite(OURS, SAYS | {"answers": answers})) == (
        ["  two: {answer: yes}  # by phone", "  three:"],
        ["  # by phone", "  two:", "    answer: no", "  three: '3'"],
    )


def test_new_key_goes_behind_the_key_before_it() -> None:
    new = rewrite(OURS, {"format": 1, "id": "a"} | SAYS)
    assert new == OURS.replace("format: 1\n", "format: 1\nid: a\n")


def test_new_key_goes_behind_the_comments_of_the_entry_above() -> None:
    assert rewrite("a:\n  b: 1\n  # of b\n", {"a": {"b": 1}, "c": 2}) == (
        "a:\n  b: 1\n  # of b\nc: 2\n"
    )


def test_line_ends_of_windows_stay() -> None:
    assert rewrite("a: 1\r\nb: 2\r\n", {"a": 1, "b": 3, "c": 4}) == "a: 1\r\nb: 3\r\nc: 4\r\n"


def test_last_line_without_its_end_gets_one_before_something_is_added() -> None:
    assert rewrite("a: 1", {"a": 1, "b": 2}) == "a: 1\nb: 2\n"


def test_json_is_written_anew() -> None:
    assert rewrite('{"a": 1}', {"a": 1, "b": 2}) == "a: 1\nb: 2\n"


CONTENT = st.recursive(
    WORDS | st.integers(),
    lambda inner: (
        st.dictionaries(st.sampled_from("abcde"), inner, min_size=1)
        | st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
PAGES = st.dictionaries(st.sampled_from("fghij"), CONTENT, min_size=1)


@given(PAGES, PAGES)
@example({"f": "a\u2028b\u2029c", "g": {"a": "x\x85y"}}, {"f": "a", "g": {"a": "x\x85y", "b": "z"}})
def test_text_that_is_rewritten_is_read_as_if_it_were_written(
    before: dict[str, object], after: dict[str, object]
) -> None:
    rewritten, written = (
        document.parse(text.encode(), Document("sample.yaml")).root
        for text in (rewrite(write(before), after), write(after))
    )
    assert rewritten is not None
    assert written is not None
    assert {key: rewritten.plain(key) for key in rewritten.keys()} == {  # noqa: SIM118 - a cursor
        key: written.plain(key)
        for key in written.keys()  # noqa: SIM118 - a cursor
    }
