"""Adds looks to the styles of a workbook; those that are there keep their numbers."""

from __future__ import annotations

import re

from sctoolkit.files.annotated.marks import FILLS, Look
from sctoolkit.files.annotated.package import element
from sctoolkit.files.annotated.splicing import Element, Splices, down_to, elements, with_attributes

INK = "FF1F2937"
LIGHT = 160
"""From this brightness on, 0 to 255, letters cannot be read on a fill of ours."""
LISTS = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
"""The lists that cells need, in the order in which they stand."""
NO_FILL, DOTS = (f'<fill><patternFill patternType="{one}"/></fill>' for one in ("none", "gray125"))
FIRST = {
    "fonts": ("<font/>",),
    "fills": (NO_FILL, DOTS),
    "borders": ("<border/>",),
    "cellStyleXfs": ("<xf/>",),
    "cellXfs": ("<xf/>",),
}
"""What each begins with where a workbook has none."""
COLOUR = re.compile(rb"<(?:\w+:)?color\s[^>]*>")
WHITE = re.compile(rb"""(?:theme="0"|indexed="(?:1|9)")""")
RGB = re.compile(rb"""rgb="[0-9A-Fa-f]{2}([0-9A-Fa-f]{6})\"""")


class Styles:
    """The part `styles.xml`, growing."""

    def __init__(self, xml: bytes, part: str) -> None:
        found = elements(xml, part, down_to(2))
        self._xml = xml
        self._root = found[0]
        self._prefix = self._root.prefix
        self._lists = {one.name: one for one in found if one.depth == 1}
        self._own = {name: self._children(found, name) for name in LISTS}
        self._kept = {
            name: own or [self._prefixed(one) for one in FIRST[name]]
            for name, own in self._own.items()
        }
        self._added: dict[str, list[bytes]] = {name: [] for name in LISTS}
        self._known: dict[object, int] = {}

    def _children(self, found: list[Element], name: str) -> list[bytes]:
        """What a list of the part holds."""
        parent = self._lists.get(name)
        if parent is None:
            return []
        inside = [one for one in found if one.depth == 2]  # noqa: PLR2004 - of the list
        return [
            self._xml[one.start : one.after]
            for one in inside
            if parent.inner <= one.start < parent.end
        ]

    def marked(self, style: int, look: Look) -> int:
        """The number of a style that is another one with our fill."""
        key = style, look
        if key not in self._known:
            self._known[key] = self._marked(style, look)
        return self._known[key]

    def _marked(self, style: int, look: Look) -> int:
        formats = self._kept["cellXfs"]
        whole = formats[style] if style < len(formats) else formats[0]
        tag = whole[: whole.index(b">") + 1]
        fill = 0 if look is Look.SETTLED else self._fill(FILLS[look])
        changes = {"fillId": str(fill), "applyFill": "1"}
        font = _number(tag, b"fontId")
        dark = self._dark(font)
        if dark != font:
            changes |= {"fontId": str(dark), "applyFont": "1"}
        return self._add("cellXfs", with_attributes(tag, changes) + whole[len(tag) :])

    def made(self, font: str, fill: str = "", *, wrapped: bool = True) -> int:
        """A style of our own: inner XML of its font, the colour of its fill."""
        key = "made", font, fill, wrapped
        if key not in self._known:
            p = self._prefix
            fonts = self._add("fonts", element(f"{p}font", {}, self._prefixed(font)))
            said = {"numFmtId": "0", "fontId": str(fonts), "borderId": "0"}
            said["fillId"] = str(self._fill(fill)) if fill else "0"
            said |= {"applyFont": "1", "applyFill": "1", "applyAlignment": "1"}
            aligned = {"vertical": "top"} | ({"wrapText": "1"} if wrapped else {})
            inside = element(f"{p}alignment", aligned)
            self._known[key] = self._add("cellXfs", element(f"{p}xf", said, inside))
        return self._known[key]

    def _prefixed(self, xml: str) -> bytes:
        return re.sub(r"<(/?)", rf"<\1{self._prefix}", xml).encode()

    def _fill(self, colour: str) -> int:
        key = "fill", colour
        if key not in self._known:
            p = self._prefix
            inside = element(f"{p}fgColor", {"rgb": f"FF{colour}"})
            inside += element(f"{p}bgColor", {"indexed": "64"})
            pattern = element(f"{p}patternFill", {"patternType": "solid"}, inside)
            self._known[key] = self._add("fills", element(f"{p}fill", {}, pattern))
        return self._known[key]

    def _dark(self, font: int) -> int:
        """The font, or where its letters are too light for a fill of ours, a dark one like it."""
        fonts = self._kept["fonts"]
        whole = fonts[font] if font < len(fonts) else fonts[0]
        colour = COLOUR.search(whole)
        if colour is None or not _is_light(colour[0]):
            return font
        key = "dark", font
        if key not in self._known:
            dark = element(f"{self._prefix}color", {"rgb": INK})
            self._known[key] = self._add("fonts", whole.replace(colour[0], dark, 1))
        return self._known[key]

    def _add(self, name: str, xml: bytes) -> int:
        self._added[name].append(xml)
        return len(self._kept[name]) + len(self._added[name]) - 1

    def done(self) -> bytes:
        """The part with what was added."""
        splices = Splices(self._xml)
        for name in LISTS:
            every = self._kept[name] + self._added[name]
            new = b"".join(self._added[name] if self._own[name] else every)
            count = {"count": str(len(every))}
            if name in self._lists:
                splices.append(self._lists[name], new, count)
            else:
                at = self._place(name)
                splices.put(at, at, element(f"{self._prefix}{name}", count, new))
        return splices.done()

    def _place(self, name: str) -> int:
        """Where a list that is missing belongs: before the next one that is there."""
        behind = (*LISTS[LISTS.index(name) + 1 :], "cellStyles", "dxfs", "tableStyles", "extLst")
        after = [self._lists[one].start for one in behind if one in self._lists]
        return after[0] if after else self._root.end


def minimal(namespace: str) -> bytes:
    """The styles of a workbook that has none."""
    normal = '<cellStyle name="Normal" xfId="0" builtinId="0"/>'
    styles = f'<cellStyles count="1">{normal}</cellStyles>'
    return f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>'.encode()


def _number(tag: bytes, name: bytes) -> int:
    found = re.search(rb"\s" + name + rb"""\s*=\s*["']([0-9]+)["']""", tag)
    return int(found[1]) if found else 0


def _is_light(colour: bytes) -> bool:
    if WHITE.search(colour):
        return True
    rgb = RGB.search(colour)
    if rgb is None:
        return False
    red, green, blue = bytes.fromhex(rgb[1].decode())
    return 0.299 * red + 0.587 * green + 0.114 * blue > LIGHT
