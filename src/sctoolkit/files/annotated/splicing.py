"""Changes a part of a workbook in a few places, and leaves every other byte of it as it is.

Reading XML into a tree and writing it again would lose what the tree does not know of: the order of
prefixes, extensions, what stands between. So the parser is only asked where things stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.parsing import local, refuse_declarations
from sctoolkit.language import _
from sctoolkit.model.text import visible

TAG = re.compile(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*+>""")
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What office programs would take for the code of a character."""
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Element:
    """Where an element stands in a part, by bytes."""

    tag: str
    attributes: dict[str, str]
    depth: int
    """0 for the root."""
    start: int
    inner: int
    """Behind its start tag."""
    end: int = 0
    """Before its end tag; where it has none, the same as `inner`."""
    after: int = 0

    @property
    def name(self) -> str:
        """Its name without the prefix."""
        return local(self.tag)

    @property
    def prefix(self) -> str:
        """The prefix with its colon; empty where there is none."""
        return self.tag[: len(self.tag) - len(self.name)]


Wanted = Callable[[str, dict[str, str], int, int], bool]
"""Whether an element is of interest, by its name, attributes, depth and first byte."""


def in_utf8(xml: bytes) -> bytes:
    """A part that is written in UTF-16 in UTF-8; any other one as it is."""
    return DECLARATION.sub("", xml.decode("utf-16")).encode() if xml[:2] in WIDE else xml


def elements(xml: bytes, part: str, wanted: Wanted) -> list[Element]:
    """The elements of a part that are wanted, in their order."""
    found: list[Element] = []
    opened: list[Element | None] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        one = None
        at = parser.CurrentByteIndex
        if wanted(local(tag), attributes, len(opened), at):
            one = Element(tag, attributes, len(opened), at, _end_of_tag(xml, at, part))
            found.append(one)
        opened.append(one)

    def end(_tag: str) -> None:
        one = opened.pop()
        if one is not None:
            at = parser.CurrentByteIndex
            empty = xml[one.inner - 2 : one.inner] == b"/>"
            one.end = one.inner if empty else at
            one.after = one.inner if empty else xml.index(b">", at) + 1

    parser.StartDoctypeDeclHandler = refuse_declarations
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged(_("the part {name} is damaged").format(name=part)) from error
    return found


def _end_of_tag(xml: bytes, start: int, part: str) -> int:
    found = TAG.match(xml, start)
    if found is None:
        raise damaged(_("the part {name} is damaged").format(name=part))
    return found.end()


class Splices:
    """Changes to one part, made all at once."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self._changes: list[tuple[int, int, bytes]] = []

    def put(self, start: int, end: int, new: bytes) -> None:
        """Has bytes replaced; where both places are the same, put in between."""
        self._changes.append((start, end, new))

    def tag(self, element: Element, changes: Mapping[str, str]) -> None:
        """Has attributes set."""
        old = self.xml[element.start : element.inner]
        self.put(element.start, element.inner, with_attributes(old, changes))

    def append(
        self, element: Element, inside: bytes, changes: Mapping[str, str] | None = None
    ) -> None:
        """Has something put in as the last child, and attributes set."""
        old = self.xml[element.start : element.inner]
        tag = with_attributes(old, changes or {})
        if element.end == element.inner == element.after:
            closing = f"</{element.tag}>".encode()
            self.put(element.start, element.inner, tag[:-2] + b">" + inside + closing)
            return
        if changes:
            self.put(element.start, element.inner, tag)
        self.put(element.end, element.end, inside)

    def done(self) -> bytes:
        """The part with its changes."""
        made: list[bytes] = []
        at = 0
        for start, end, new in sorted(self._changes, key=lambda one: one[:2]):
            made += (self.xml[at:start], new)
            at = end
        return b"".join((*made, self.xml[at:]))


def with_attributes(tag: bytes, changes: Mapping[str, str]) -> bytes:
    """A start tag with attributes set."""
    for name, value in changes.items():
        said = name.encode() + b'="' + escaped(value) + b'"'
        known = re.compile(
            rb"(?<=\s)" + re.escape(name.encode()) + rb"""\s*=\s*("[^"]*"|'[^']*')"""
        )
        tag, count = known.subn(lambda _found, said=said: said, tag, count=1)  # type: ignore[misc]
        if not count:
            closing = -2 if tag.endswith(b"/>") else -1
            tag = tag[:closing].rstrip() + b" " + said + tag[closing:]
    return tag


def escaped(text: str) -> bytes:
    """Text as it stands in any part, whatever its encoding: letters beyond ASCII as numbers."""
    text = ESCAPED.sub("_x005F_", visible(text))
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text.encode("ascii", "xmlcharrefreplace")


def down_to(depth: int) -> Wanted:
    """Wants every element as far down as that; 0 is the root."""
    return lambda _name, _attributes, at, _byte: at <= depth
