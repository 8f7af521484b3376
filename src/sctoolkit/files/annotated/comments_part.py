"""The words of the comments of a worksheet; their boxes are in another part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sctoolkit.files.annotated.marks import (
    AUTHOR,
    BY,
    Look,
    Mark,
    Marks,
    Place,
    place_of,
    settled_text,
)
from sctoolkit.files.annotated.package import element
from sctoolkit.files.annotated.splicing import Element, Splices, down_to, elements, escaped
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.sheet import cell_name

FONT = b'<sz val="9"/><rFont val="Tahoma"/><family val="2"/>'


class CommentsPart:
    """The words of the comments of one sheet."""

    def __init__(self, xml: bytes, part: str) -> None:
        self._splices = Splices(xml)
        found = elements(xml, part, down_to(5))
        self._found = found
        self._authors = next(one for one in found if one.name == "authors")
        self._list = next(one for one in found if one.name == "commentList")
        self._comments = {
            place: one
            for one in found
            if one.name == "comment" and (place := place_of(one.attributes.get("ref", "")))
        }
        self._words = _words_of(xml, part)
        self._p = found[0].prefix
        self.texts: dict[Place, str] = {}
        """All the words of each comment that we wrote or added to."""

    @property
    def places(self) -> set[Place]:
        """The cells that have a comment."""
        return set(self._comments)

    def ours(self) -> list[Place]:
        """The cells that got a comment in an earlier copy."""
        return [place for place, words in self._words.items() if BY in words]

    def add(self, marks: Mapping[Place, Mark]) -> None:
        """Adds to the comments of these cells, or makes one; what we wrote before is replaced."""
        number = sum(1 for one in self._found if one.name == "author")
        made = []
        for place, mark in marks.items():
            known = self._comments.get(place)
            words, ours, _old = self._words.get(place, "").partition(BY)
            self.texts[place] = f"{words.rstrip()}\n\n{mark.text}".lstrip()
            if known is None:
                made.append(self._new(place, mark.text, number))
            elif ours:
                self._rewrite(known, self.texts[place])
            else:
                self._extend(known, mark.text)
        if made:
            author = self._element("author", {}, escaped(AUTHOR))
            self._splices.append(self._authors, author)
            self._splices.append(self._list, b"".join(made))

    def _element(self, name: str, said: Mapping[str, str], inside: bytes = b"") -> bytes:
        return element(f"{self._p}{name}", said, inside)

    def _run(self, text: str) -> bytes:
        font = FONT.replace(b"<", b"<" + self._p.encode())
        words = self._element("t", {"xml:space": "preserve"}, escaped(text))
        return self._element("r", {}, self._element("rPr", {}, font) + words)

    def _new(self, place: Place, text: str, author: int) -> bytes:
        said = {"ref": cell_name(*place), "authorId": str(author)}
        return self._element("comment", said, self._element("text", {}, self._run(text)))

    def _rewrite(self, comment: Element, words: str) -> None:
        """Gives a comment other words."""
        text = self._text_of(comment)
        self._splices.put(text.start, text.after, self._element("text", {}, self._run(words)))

    def _extend(self, comment: Element, text: str) -> None:
        """Puts a run behind those of a comment; plain words become a run, as they must then."""
        inside = self._text_of(comment)
        within = [one for one in self._found if inside.start < one.start < inside.end]
        direct = [one for one in within if one.depth == inside.depth + 1]
        plain = next((one for one in direct if one.name == "t"), None)
        if plain is not None:
            tag = f"{self._p}r".encode()
            self._splices.put(plain.start, plain.start, b"<" + tag + b">")
            self._splices.put(plain.after, plain.after, b"</" + tag + b">")
        last = [one.after for one in direct if one.name in ("t", "r")]
        if not last:
            self._splices.append(inside, self._run(text))
            return
        self._splices.put(max(last), max(last), self._run(f"\n\n{text}"))

    def _text_of(self, comment: Element) -> Element:
        inside = (one for one in self._found if comment.start < one.start < comment.after)
        return next(one for one in inside if one.name == "text")

    def done(self) -> bytes:
        """The part with its changes."""
        return self._splices.done()


def no_comments(namespace: str) -> bytes:
    """The part of a sheet that has none."""
    return f'<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode()


def settled(ours: Iterable[Place], marks: Marks) -> Marks:
    """Cells that were marked in an earlier copy and have no problem any more."""
    return {place: Mark(Look.SETTLED, settled_text()) for place in ours if place not in marks}


def _words_of(xml: bytes, part: str) -> dict[Place, str]:
    """The words of each comment, without how they look."""
    said: dict[Place, list[str]] = {}
    inside: list[str] = []
    words: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal words
        inside.append(local(tag))
        place = place_of(attributes.get("ref", "")) if inside[-1] == "comment" else None
        if place is not None:
            words = said.setdefault(place, [])

    def end(_tag: str) -> None:
        inside.pop()

    def text(some: str) -> None:
        if inside[-1] == "t":
            words.append(some)

    parse(xml, part, start, end, text)
    return {place: "".join(some) for place, some in said.items()}
