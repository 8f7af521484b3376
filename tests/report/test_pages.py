"""The page stands alone and the Markdown renders, whatever people called their company."""

from __future__ import annotations

import re
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
    """A report where the words are the company's name, a clause's title, and the code's reason."""
    quoted = "'" + words.replace("'", "''") + "'"
    code = CODE.replace('"Hours | overtime <48>"', quoted).replace("The weights are ours.", quoted)
    return reported(write_library(folder, code), organisation=words, site="")


def test_page_loads_and_runs_nothing(small: Reported) -> None:
    text = html(small, MADE_ON)
    page = Page(text)
    assert page.loads == []
    assert not {"script", "link", "img", "iframe", "object", "embed", "base"} & set(page.tags)
    assert not re.search(r"url\(|@import", text)
    assert page.open == []


def test_page_is_in_utf8_and_says_its_language(small: Reported) -> None:
    text = html(replace(small, language="fr"), MADE_ON)
    assert '<meta charset="utf-8">' in text
    assert '<html lang="fr">' in text


@pytest.mark.parametrize("words", HOSTILE)
def test_page_shows_hostile_words_as_words(tmp_path: Path, words: str) -> None:
    page = Page(html(with_words(tmp_path, words), MADE_ON))
    assert page.loads == []
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.texts["h1"] == [words]
    assert words in page.texts["td"]
    assert f"An approximation of the publisher's method. {words}" in page.texts["li"]


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_hostile_words_as_words(tmp_path: Path, words: str) -> None:
    text = markdown(with_words(tmp_path, words), MADE_ON)
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = Page(renderer.render(text))
    assert page.loads == []
    assert "".join(page.texts["h1"]) == words
    assert words in page.texts["td"]
    assert f"An approximation of the publisher's method. {words}" in page.texts["li"]


@pytest.mark.parametrize("words", ["a | b || c", "x\ny", "\\|"])
def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_heading(
    tmp_path: Path, words: str
) -> None:
    reports = with_words(tmp_path, words)
    rows = [line for line in markdown(reports, MADE_ON).splitlines() if line.startswith("| ")]
    bare = [re.sub(r"\\.", "", row).count("|") for row in rows]
    assert bare == [4] * 3 + [5] * 3


def test_line_breaks_in_a_name_do_not_break_the_heading(plant: Library) -> None:
    text = markdown(reported(plant, organisation="Plant\n# Ltd\n\n| x", site=""), MADE_ON)
    assert text.splitlines()[0] == "# Plant \\# Ltd \\| x"


def test_report_without_findings_says_so(plant: Library) -> None:
    nothing = reported(plant, answers={})
    assert "No findings." in html(nothing, MADE_ON)
    assert "No findings." in markdown(nothing, MADE_ON)
