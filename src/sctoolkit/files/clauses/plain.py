"""Clauses in running text: numbered as people number them, also as a PDF gives its text away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sctoolkit.files.clauses.listed import Listed
from sctoolkit.model.problem import Source

_NUMBER = r"(?:\d{1,3}|[A-Z]{1,2}\d{0,3})(?:[.\-]\d{1,3})*(?:\.?[a-z])?"
_NUMBERED = re.compile(
    rf"\s*(?:(?:article|clause|section|chapter|artículo|capítulo|chapitre|§)\s*)?"
    rf"(?P<id>{_NUMBER})(?P<mark>[.):]*)(?:\s+|\s*[-–—]\s+)(?P<text>\S.*)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(?P<id>{_NUMBER})[.):]?\s*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?\s*", re.IGNORECASE
)
REPEATED = 3
"""A line that begins or ends so many pages, but for its figures, is their head or foot."""


@dataclass(slots=True)
class _Block:
    """One numbered piece, or a paragraph without a number."""

    id: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        return joined(self.lines)


def clauses_in(text: str, file: str) -> list[Listed]:
    """The numbered clauses; where nothing is numbered, each paragraph is one.

    A number whose own clauses follow (4 before 4.1) and that says no more than a heading is the
    section that they stand in.
    """
    lines = list(_lines(text))
    numbered = [block for block in _blocks(lines) if block.id]
    if len(numbered) < 2:  # noqa: PLR2004 - one number may be chance
        return [Listed("", joined(some), Source(file, line)) for line, some in _paragraphs(lines)]
    found: list[Listed] = []
    headings: dict[str, str] = {}
    for place, block in enumerate(numbered):
        following = numbered[place + 1].id if place + 1 < len(numbered) else ""
        if _is_above(block.id, following) and len(block.text) < HEADING:
            headings[block.id] = block.text
            continue
        section = next((one for one in _above(block.id) if one in headings), "")
        heading = f"{section} {headings[section]}" if section else ""
        found.append(Listed(block.id, block.text, Source(file, block.line), section=heading))
    return found


HEADING = 120
"""Characters; what is longer asks for something itself."""


def joined(lines: Iterable[str]) -> str:
    """The lines as one text; a word that was broken at the end of a line is whole again."""
    text = ""
    for line in (one.strip() for one in lines):
        if re.search(r"[a-zà-ÿ]-$", text) and re.match(r"[a-zà-ÿ]", line):
            text = text[:-1] + line
        else:
            text = f"{text} {line}".strip()
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without heads, feet and numbers of pages."""
    pages = [page.split("\n") for page in text.replace("\r\n", "\n").split("\f")]
    ends = [_ends(page) for page in pages]
    counts = Counter(
        _unnumbered(page[place]) for page, some in zip(pages, ends, strict=True) for place in some
    )
    number = 0
    for page, some in zip(pages, ends, strict=True):
        for place, line in enumerate(page):
            number += 1
            at_end = len(pages) > 1 and place in some
            repeated = at_end and counts[_unnumbered(line)] >= REPEATED
            if not repeated and not (
                at_end and place == max(some) and _PAGE_NUMBER.fullmatch(line)
            ):
                yield number, line
        number -= 1  # a new page begins within its line


def _ends(page: list[str]) -> set[int]:
    """The places of the first and the last line that say something."""
    filled = [place for place, line in enumerate(page) if line.strip()]
    return {filled[0], filled[-1]} if filled else set()


def _unnumbered(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[_Block]:
    block = _Block("", [], 1)
    for number, line in lines:
        begins = _NUMBERED.fullmatch(line)
        bare = None if begins else _BARE.fullmatch(line)
        if begins and _is_number(begins["id"], begins["mark"]):
            yield block
            block = _Block(begins["id"].rstrip("."), [begins["text"]], number)
        elif bare and _is_number(bare["id"], "."):
            yield block
            block = _Block(bare["id"], [], number)
        elif line.strip():
            block.lines.append(line)
    yield block


def _is_number(found: str, mark: str) -> bool:
    """Whether it is the number of a clause, and not the first word of a sentence or a figure."""
    if any(letter.isdigit() for letter in found):
        return bool(mark) or "." in found or "-" in found or found[0].isalpha() or len(found) < 3  # noqa: PLR2004
    return bool(mark) and len(found) == 1


def _is_above(upper: str, lower: str) -> bool:
    return lower.startswith(upper) and lower[len(upper) : len(upper) + 1] in (".", "-")


def _above(name: str) -> Iterator[str]:
    """The numbers that it stands under, the nearest first."""
    while (cut := max(name.rfind("."), name.rfind("-"))) > 0:
        name = name[:cut]
        yield name


def _paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    some: list[str] = []
    first = 0
    for number, line in lines:
        if line.strip():
            first = first if some else number
            some.append(line)
        elif some:
            yield first, some
            some = []
    if some:
        yield first, some
