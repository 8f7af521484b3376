"""The page stands alone and the Markdown renders, whatever people called their company."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from sctoolkit.content.library import Library
from sctoolkit.report.pages import html, markdown
from sctoolkit.report.summary import Reported

from .content import CODE, reported, write_library

MADE_ON = date(2026, 3, 2)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "Müller & Söhne &lt;GmbH&gt;",
    "a | b || c",
    "*bold* _soft_ `code` ~~gone~~",
    "[here](https://evil.example) ![x](https://evil.example/x.png)",
    "# head",
    "back\\slash \\| done",
    "{{ 7 * 7 }} {% include 'x' %}",
    "- x",
    "+ x",
    "===",
    "1. x",
    "12) x",
    "שלום 👩🏽‍🏭",
]


class Page(HTMLParser):
    """What is in a page: its tags, attributes that load or run something, and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.loads: list[tuple[str, str | None]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.loads += [
            (name, value)
            for name, value in attrs
            if name in ("src", "href", "srcset", "data", "action") or name.startswith("on")
        ]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.texts.setdefault(self.open[-1], []).append(data)


def with_words(folder: Path, words: str) -> Reported:
    """A report with the words as the company, a clause's title and gist, and the code's reason."""
    quoted = "'" + words.replace("'", "''") + "'"
    code = CODE.replace('"Hours | overtime <48>"', quoted).replace("The weights are ours.", quoted)
    code = code.replace("gist: G.", f"gist: {quoted}", 1)
    return reported(write_library(folder, code), organisation=words, site="")


def test_page_loads_and_runs_nothing(small: Reported) -> None:
    text = html([small], MADE_ON)
    page = Page(text)
    assert page.loads == []
    assert not {"script", "link", "img", "iframe", "object", "embed", "base"} & set(page.tags)
    assert not re.search(r"url\(|@import", text)
    assert page.open == []


def test_page_is_in_utf8_and_says_its_language(small: Reported) -> None:
    text = html([small], MADE_ON)
    assert '<meta charset="utf-8">' in text
    assert '<html lang="en">' in text


def test_page_without_a_translation_says_that_its_words_are_english(
    small: Reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCTOOLKIT_LANGUAGE", "eo")
    assert '<html lang="en">' in html([replace(small, language="eo")], MADE_ON)


@pytest.mark.parametrize("words", HOSTILE)
def test_page_shows_hostile_words_as_words(tmp_path: Path, words: str) -> None:
    page = Page(html([with_words(tmp_path, words)], MADE_ON))
    assert page.loads == []
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.texts["h1"] == [words]
    assert f" {words}" in page.texts["h4"]
    assert words in page.texts["p"]
    assert f"An approximation of the publisher's method. {words}" in page.texts["li"]


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_hostile_words_as_words(tmp_path: Path, words: str) -> None:
    text = markdown([with_words(tmp_path, words)], MADE_ON)
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = Page(renderer.render(text))
    assert page.loads == []
    assert "".join(page.texts["h1"]) == words
    assert "".join(page.texts["h4"]) == f"1.1 {words}"
    assert words in page.texts["p"]
    assert f"An approximation of the publisher's method. {words}" in page.texts["li"]


@pytest.mark.parametrize("words", ["a | b || c", "x\ny", "\\|"])
def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_heading(
    tmp_path: Path, words: str
) -> None:
    reports = with_words(tmp_path, words)
    rows = [line for line in markdown([reports], MADE_ON).splitlines() if line.startswith("| ")]
    bare = [re.sub(r"\\.", "", row).count("|") for row in rows]
    assert bare == [3] * 6 + [4] * 3


def test_line_breaks_in_a_name_do_not_break_the_heading(plant: Library) -> None:
    text = markdown([reported(plant, organisation="Plant\n# Ltd\n\n| x", site="")], MADE_ON)
    assert text.splitlines()[0] == "# Plant \\# Ltd \\| x"


def test_report_without_findings_says_so(plant: Library) -> None:
    nothing = reported(plant, answers={})
    for text in (html([nothing], MADE_ON), markdown([nothing], MADE_ON)):
        assert "Nothing is assessed yet, so there are no findings." in text
        assert "Where to begin" not in text
        assert "Strengths" not in text


@pytest.mark.parametrize("form", [html, markdown])
def test_name_that_turns_the_line_around_is_shown_as_it_is_written(
    small: Reported, form: Callable[[list[Reported], date], str]
) -> None:
    named = replace(small, result=replace(small.result, organisation="Acme\u202eknaB\u2066"))
    page = form([named], MADE_ON)
    assert "Acme�knaB�" in page
    assert "\u202e" not in page


def test_figure_on_a_page_stands_in_one_line_with_what_it_counts(plant: Library) -> None:
    page = html(
        [reported(plant, organisation="3 Mills, 40 % owned, 5, rue Bleue")], date(2026, 3, 2)
    )
    assert "3\u00a0Mills, 40\u00a0% owned, 5, rue Bleue" in page
    assert not re.search(r"\d [%]", page)
    assert "\u00a0%" not in markdown([reported(plant)], date(2026, 3, 2))
