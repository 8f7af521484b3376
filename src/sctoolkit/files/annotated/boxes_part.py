"""The boxes of comments: a drawing in VML, which is seldom well-formed, so it is not parsed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sctoolkit.files.annotated.geometry import Geometry
from sctoolkit.files.annotated.marks import Place

SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
NOTE = re.compile(rb'<x:ClientData\s+ObjectType="Note".*?</x:ClientData>', re.DOTALL)
ANCHOR = re.compile(rb"(?<=<x:Anchor>)[^<]*(?=</x:Anchor>)")
ROW, COLUMN = re.compile(rb"<x:Row>\s*(\d+)"), re.compile(rb"<x:Column>\s*(\d+)")
BLOCK = re.compile(rb"""<o:idmap\b[^>]*\bdata\s*=\s*["']([0-9]+)""")
SHAPE = re.compile(rb"_x0000_s(\d+)")
TYPE_ID = b'id="_x0000_t202"'
TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE_TEXT = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False"
    "</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def no_boxes(block: int) -> bytes:
    """The drawing of a sheet that has none; shapes are numbered in blocks of 1,024."""
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    return f"<xml {DECLARED}>{layout}{TYPE}</xml>".encode()


def block_of(vml: bytes) -> int:
    """The highest block of numbers that a drawing uses; 0 where it names none."""
    return max((int(one) for one in BLOCK.findall(vml)), default=0)


def with_boxes(
    vml: bytes, texts: Mapping[Place, str], known: Collection[Place], geometry: Geometry
) -> bytes:
    """The drawing with a box for each text; one that is known is made large enough for it."""
    vml = NOTE.sub(lambda note: _resized(note[0], texts, geometry), vml)
    end = vml.rfind(b"</xml")
    numbers = [int(one) for one in SHAPE.findall(vml)]
    number = max([*numbers, 1024 * max(block_of(vml), 1)]) + 1
    made = [] if TYPE_ID in vml else [TYPE]
    for order, (place, text) in enumerate(texts.items()):
        if place not in known:
            row, column = place
            anchor = geometry.anchor(place, text)
            said = {"number": number + order, "order": order + 1, "anchor": anchor}
            made.append(SHAPE_TEXT.format(row=row, column=column, **said))
    shapes = "".join(made).encode()
    if any(f"xmlns:{prefix}=".encode() not in vml for prefix in SPACES):
        shapes = shapes.replace(b"<v:shape", f"<v:shape {DECLARED}".encode())
    return vml[:end] + shapes + vml[end:]


def _resized(note: bytes, texts: Mapping[Place, str], geometry: Geometry) -> bytes:
    """What a drawing says of one comment, with the size that its words need now."""
    row, column = ROW.search(note), COLUMN.search(note)
    if row is None or column is None:
        return note
    place = int(row[1]), int(column[1])
    if place not in texts:
        return note
    return ANCHOR.sub(geometry.anchor(place, texts[place]).encode(), note, count=1)
