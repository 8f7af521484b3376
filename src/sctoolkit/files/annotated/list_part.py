"""The list of problems as a worksheet's part, with links to the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sctoolkit.files.annotated.marks import FILLS, MOST_LINKS, Line, Listing
from sctoolkit.files.annotated.package import element
from sctoolkit.files.annotated.splicing import escaped
from sctoolkit.files.annotated.styles_part import Styles
from sctoolkit.files.sheet import PROBLEM_LIST, cell_name
from sctoolkit.files.sheets.grid import MOST_ROWS, fitting

NAME = '<name val="Calibri"/><family val="2"/>'
PLAIN = f'<sz val="10"/><color rgb="FF1F2937"/>{NAME}'
TITLE = f'<b/><sz val="16"/><color rgb="FF1F2937"/>{NAME}'
HEAD = f'<b/><sz val="10"/><color rgb="FFFFFFFF"/>{NAME}'
LINK = f'<u/><sz val="10"/><color rgb="FF1D4ED8"/>{NAME}'
BLUE = "1F4E78"
HIDDEN = {"hidden": "1"}
HIGH = {"ht": "26", "customHeight": "1"}
FIRST = 2
"""The row of the title; the one above is hidden and says what the sheet is."""


def list_part(listing: Listing, styles: Styles, namespace: str, *, shown: bool) -> bytes:
    """The part; `shown` where the workbook opens with this sheet."""
    plain = styles.made(PLAIN)
    rows = [_row(1, [(0, PROBLEM_LIST, plain)], HIDDEN)]
    rows.append(_row(FIRST, [(0, listing.title, styles.made(TITLE, wrapped=False))], HIGH))
    free = styles.made(PLAIN, wrapped=False)
    rows += [_row(FIRST + 1 + at, [(0, text, free)]) for at, text in enumerate(listing.about)]
    head = FIRST + len(listing.about) + 2
    rows.append(
        _row(head, [(at, text, styles.made(HEAD, BLUE)) for at, text in enumerate(listing.heads)])
    )
    lines = listing.lines[: MOST_ROWS - head]
    rows += [_line(head + 1 + at, one, listing, styles) for at, one in enumerate(lines)]
    data = element("sheetData", {}, b"".join(rows))
    return b"".join(
        (
            f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{namespace}">'.encode(),
            _view(head, shown=shown),
            _columns(listing),
            data,
            _filter(head, len(lines), listing),
            _links(head, lines, listing),
            _page(),
            b"</worksheet>",
        )
    )


def _row(
    number: int, cells: Sequence[tuple[int, str, int]], said: Mapping[str, str] | None = None
) -> bytes:
    inside = [
        element(
            "c",
            {"r": cell_name(number - 1, column), "s": str(style), "t": "inlineStr"},
            element("is", {}, element("t", {"xml:space": "preserve"}, escaped(fitting(text)))),
        )
        for column, text, style in cells
    ]
    return element("row", {"r": str(number), **(said or {})}, b"".join(inside))


def _line(number: int, line: Line, listing: Listing, styles: Styles) -> bytes:
    cells = []
    for column, text in enumerate(line.cells):
        linked = column == listing.linked
        font = LINK if linked and line.place else PLAIN
        fill = FILLS[line.look] if linked else ""
        if text:
            cells.append((column, text, styles.made(font, fill)))
    return _row(number, cells, {"ht": f"{listing.height(line):.1f}"})


def _view(head: int, *, shown: bool) -> bytes:
    pane = {"ySplit": str(head), "topLeftCell": f"A{head + 1}", "activePane": "bottomLeft"}
    said = {"showGridLines": "0", "workbookViewId": "0"} | ({"tabSelected": "1"} if shown else {})
    view = element("sheetView", said, element("pane", pane | {"state": "frozen"}))
    fit = element("pageSetUpPr", {"fitToPage": "1"})
    return element("sheetPr", {}, fit) + element("sheetViews", {}, view)


def _columns(listing: Listing) -> bytes:
    each = [
        element("col", {"min": str(at), "max": str(at), "width": str(width), "customWidth": "1"})
        for at, width in enumerate(listing.widths, 1)
    ]
    return element("cols", {}, b"".join(each))


def _filter(head: int, lines: int, listing: Listing) -> bytes:
    last = cell_name(head - 1 + max(lines, 1), len(listing.heads) - 1)
    return element("autoFilter", {"ref": f"A{head}:{last}"})


def _links(head: int, lines: Sequence[Line], listing: Listing) -> bytes:
    linked = [(head + at, one.link(one.cells[0])) for at, one in enumerate(lines) if one.place]
    each = [
        element("hyperlink", {"ref": cell_name(row, listing.linked), "location": target})
        for row, target in linked[:MOST_LINKS]
    ]
    return element("hyperlinks", {}, b"".join(each)) if each else b""


def _page() -> bytes:
    setup = {"orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"}
    return element("pageSetup", setup)
