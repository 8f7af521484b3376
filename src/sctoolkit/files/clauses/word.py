"""The text of a Word document, with the numbers that Word itself puts before paragraphs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sctoolkit.files.reading.archive import open_archive
from sctoolkit.files.reading.parsing import local, parse

DOCUMENT = "word/document.xml"


def is_word(content: bytes) -> bool:
    """Whether the bytes look like those of a Word document."""
    return content.startswith(b"PK\x03\x04") and DOCUMENT.encode() in content


def text_of(content: bytes) -> str:
    """A line for each paragraph, and for each row of a table; raises RefusedError."""
    reading = _Reading()
    part = open_archive(content).part(DOCUMENT)
    parse(part, DOCUMENT, reading.start, reading.end, reading.text)
    return "\n".join(reading.lines)


@dataclass(slots=True)
class _Reading:
    """What was read so far. Word numbers by list and depth; the numbers are not in the text."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: int = 0
    """How many rows the present place is within."""
    inside: bool = False
    list_id: str = ""
    depth: int | None = None
    counts: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        value = next((one for key, one in attributes.items() if local(key) == "val"), "")
        if name == "t":
            self.inside = True
        elif name in ("tab", "br"):
            self.words.append(" ")
        elif name == "ilvl" and value.isdecimal():
            self.depth = int(value)
        elif name == "numId":
            self.list_id = value
        elif name == "tr":
            self.rows += 1

    def text(self, words: str) -> None:
        """Words within an element."""
        if self.inside:
            self.words.append(words)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name == "t":
            self.inside = False
        elif name == "p":
            self._paragraph()
        elif name == "tc":
            self.cells.append(" ")
        elif name == "tr":
            self.rows -= 1
            if not self.rows:
                self.lines.append("".join(self.cells).strip())
                self.cells = []

    def _paragraph(self) -> None:
        words = "".join(self.words).strip()
        if words and self.list_id not in ("", "0"):
            words = f"{self._number()} {words}"
        self.words, self.list_id, self.depth = [], "", None
        if self.rows:
            self.cells.append(words)
        else:
            self.lines.append(words)

    def _number(self) -> str:
        """The number of the paragraph in its list, as 4.2; deeper ones begin anew."""
        counts, depth = self.counts[self.list_id], self.depth or 0
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] += 1
        del counts[depth + 1 :]
        return ".".join(str(max(count, 1)) for count in counts) + ("." if depth == 0 else "")
