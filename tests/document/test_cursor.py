"""Values by key and type, and what is said when they do not fit."""

from __future__ import annotations

import textwrap
from enum import StrEnum

import pytest

from sctoolkit import document
from sctoolkit.document import Cursor, Document, check_format, did_you_mean
from sctoolkit.problem_kinds import ProblemKind


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"
    QUINCE = "quince"


def root_of(text: str) -> Cursor:
    source = document.parse(textwrap.dedent(text).encode(), Document("sample.yaml"))
    assert source.root is not None, source.problems
    return source.root


def said(cursor: Cursor) -> list[str]:
    return [f"{one.source.line} {one.code} {one.hint}" for one in cursor.document.problems]


def test_unknown_key_is_named_with_the_nearest_known_one() -> None:
    root = root_of("title: A\nsumary: B\n")
    root.text("title")
    root.text("summary", "")
    root.finish()
    assert said(root) == ["2 Y005 Did you mean “summary”?"]


def test_unknown_word_is_named_with_the_nearest_allowed_one_and_reading_goes_on() -> None:
    root = root_of("fruit: Quinze\n")
    assert root.word("fruit", Fruit) is Fruit.QUINCE
    assert said(root) == ["1 Y008 Did you mean “quince”?"]


def test_word_that_is_like_none_is_named_with_all_that_are_allowed() -> None:
    root = root_of("fruit: rhubarb\n")
    root.word("fruit", Fruit)
    assert said(root) == ["1 Y008 Allowed here: apple, pear, quince."]


def test_hint_finds_words_that_are_written_in_capitals() -> None:
    assert did_you_mean("s5.t2.p66", ["S4.T1.P1", "S5.T2.P6"]) == "Did you mean “S5.T2.P6”?"


def test_hint_does_not_list_more_words_than_people_read() -> None:
    assert not did_you_mean("x", [f"word-{number}" for number in range(21)])
    assert did_you_mean("x", [f"word-{number}" for number in range(20)]).startswith("Allowed here")


@pytest.mark.parametrize("version", ["1.10", "2014", "1"])
def test_version_without_quotes_is_refused_with_the_quoted_one(version: str) -> None:
    root = root_of(f"version: {version}\n")
    root.version("version")
    assert said(root) == [f'1 Y010 Write version: "{version}"']


def test_versions_keep_their_last_zero() -> None:
    root = root_of('version: "1.10"\n')
    assert root.version("version") == "1.10"
    assert said(root) == []


@pytest.mark.parametrize("newer", ["2", "17", "1.5"])
def test_newer_format_is_refused_with_the_format_that_is_needed(newer: str) -> None:
    root = root_of(f"title: A\nformat: {newer}\n")
    assert not check_format(root)
    (problem,) = root.document.problems
    assert (problem.code, problem.source.line) == ("Y011", 2)
    assert problem.message == f"format {newer} needs a newer sctoolkit; this one reads format 1"
    assert problem.hint == "Upgrade sctoolkit."


@pytest.mark.parametrize(
    ("written", "code"),
    [('"1"', "Y007"), ("one", "Y007"), ("0", "Y007"), ("~", "Y007"), ("1e999", "Y007")],
)
def test_format_that_is_no_format_is_one_problem(written: str, code: str) -> None:
    root = root_of(f"format: {written}\n")
    assert not check_format(root)
    assert [problem.code for problem in root.document.problems] == [code]


def test_missing_format_is_named() -> None:
    root = root_of("title: A\n")
    assert not check_format(root)
    assert said(root) == ["1 Y006 Add it."]


@pytest.mark.parametrize(
    ("written", "read"), [("5", 5.0), ("-0.5", -0.5), ("+3", 3.0), (".25", 0.25), ("1e3", 1000.0)]
)
def test_decimal_number_is_read(written: str, read: float) -> None:
    root = root_of(f"days: {written}\n")
    assert root.number("days") == read
    assert said(root) == []


@pytest.mark.parametrize(
    "written", ["soon", ".inf", "infinity", ".nan", "1e999", "1_000", "١٢", '"5"', "[5]", "1,5"]
)
def test_what_is_no_finite_number_is_refused(written: str) -> None:
    root = root_of(f"days: {written}\n")
    assert root.number("days", 7) == 7
    assert [problem.code for problem in root.document.problems] == ["Y007"]


def test_list_may_be_a_single_word() -> None:
    assert root_of("criteria: wages.paid\n").texts("criteria") == ("wages.paid",)


def test_empty_item_of_a_list_is_named_with_its_line() -> None:
    root = root_of("""\
        evidence:
          - Records
          - ""
          - ~
          - [nested]
        """)
    assert root.texts("evidence") == ("Records",)
    assert [line[:6] for line in said(root)] == ["3 Y007", "4 Y007", "5 Y007"]


ANYTHING = """\
    word: yes
    words: [one, two]
    keys: {b: [1, {c: ~}], a: x}
    nothing: ~
    blank:
    """


def test_any_gives_what_stands_there() -> None:
    root = root_of(ANYTHING)
    keys = root.any("keys")
    assert isinstance(keys, Cursor)
    assert keys.keys() == ["b", "a"]
    assert root.any("word") == "yes"
    assert root.any("words") == ("one", "two")
    assert [root.any(key) for key in ("nothing", "blank", "gone")] == [None, None, None]


def test_plain_keeps_everything_as_it_was_written() -> None:
    assert root_of(ANYTHING).plain("keys") == {"b": ["1", {"c": "~"}], "a": "x"}


def test_problem_stands_at_the_line_of_its_key() -> None:
    root = root_of("""\
        sections:
          - id: a
            weight: much
        """)
    (section,) = root.cursors("sections")
    section.name("a")
    section.number("weight")
    section.problem(ProblemKind.WEIGHT, "too little", key="weight")
    section.problem(ProblemKind.WEIGHT, "of all", key="gone")
    assert [str(problem) for problem in root.document.problems] == [
        "sample.yaml:3: Y007 a: “weight” must be a number, not “much”",
        "sample.yaml:3: C211 a: too little",
        "sample.yaml:2: C211 a: of all",
    ]


def test_same_problem_is_reported_once() -> None:
    root = root_of("a: 1\n")
    root.text("b")
    root.text("b")
    assert len(root.document.problems) == 1


def test_document_with_warnings_only_is_usable() -> None:
    root = root_of("a: 1\n")
    root.document.report(ProblemKind.OTHER_VERSION, "older", warning=True)
    assert root.document.usable
    root.document.report(ProblemKind.UNKNOWN_KEY, "worse")
    assert not root.document.usable


@pytest.mark.parametrize("written", ["31.12.2026", "2026-02-30", "20261231", "2026-12-31T00:00"])
def test_what_is_no_day_is_refused(written: str) -> None:
    root = root_of(f"until: {written}")
    assert root.day("until") == ""
    assert [problem.code for problem in root.document.problems] == ["Y007"]


def test_day_is_read_as_it_is_written() -> None:
    root = root_of("until: 2026-12-31")
    assert (root.day("until"), root.day("since", "")) == ("2026-12-31", "")
    assert root.document.problems == []
