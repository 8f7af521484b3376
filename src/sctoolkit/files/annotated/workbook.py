"""Marks the cells of an xlsx or xlsm in its own parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from sctoolkit.files.annotated.boxes_part import block_of, no_boxes, with_boxes
from sctoolkit.files.annotated.comments_part import CommentsPart, no_comments, settled
from sctoolkit.files.annotated.list_part import list_part
from sctoolkit.files.annotated.marks import Marks, free_name, listing, marks_of
from sctoolkit.files.annotated.package import VML, Package, element
from sctoolkit.files.annotated.sheet_part import SheetPart
from sctoolkit.files.annotated.splicing import Element, Splices, down_to, elements, with_attributes
from sctoolkit.files.annotated.styles_part import Styles, minimal
from sctoolkit.files.reading.archive import Archive, damaged
from sctoolkit.files.reading.outline import main_part, outline
from sctoolkit.files.reading.xlsx import tabs
from sctoolkit.files.sheet import Book
from sctoolkit.language import _
from sctoolkit.model.problem import Problem

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
SELECTED = re.compile(rb"<(?:\w+:)?sheetView\b[^>]*\btabSelected\s*=[^>]*>")
SHEETS = ("worksheet", "chartsheet", "dialogsheet")


def marked_copy(archive: Archive, book: Book, problems: Sequence[Problem]) -> bytes:
    """The bytes of the copy; refuses a workbook whose parts do not say what they should."""
    try:
        return _Copy(archive, book, problems).written()
    except (ValueError, LookupError, StopIteration) as error:
        raise damaged(_("cannot be read: it makes no sense")) from error


class _Copy:
    """A workbook while it is marked."""

    def __init__(self, archive: Archive, book: Book, problems: Sequence[Problem]) -> None:
        self._package = Package(archive)
        self._book = book
        self._problems = problems
        self._outline = outline(archive, main_part(archive))
        self._tabs = {name: part for part, name in tabs(archive, self._outline).items()}
        related = self._outline.related
        self._styles_part = next((one.part for one in related if one.kind == "styles"), "")
        xml = (
            self._package.part(self._styles_part)
            if self._styles_part
            else minimal(self._package.main)
        )
        self._styles = Styles(xml, self._styles_part or "styles.xml")
        drawings = self._package.parts(".vml")
        self._block = max((block_of(self._package.part(one)) for one in drawings), default=0)

    def written(self) -> bytes:
        """The whole workbook."""
        marks = marks_of(self._problems)
        lists = {one.name for one in self._book.sheets if one.lists_problems}
        for sheet, part in self._tabs.items():
            if sheet not in lists:
                self._mark(part, marks.get(sheet, {}))
        self._list()
        self._put_styles()
        return self._package.written()

    def _mark(self, part: str, marks: Marks) -> None:
        related = {one.kind: one.part for one in self._package.related(part)}
        words = related.get("comments")
        if not marks and not words:
            return
        xml = self._package.part(words) if words else no_comments(self._package.main)
        comments = CommentsPart(xml, words or part)
        marks = dict(sorted((marks | settled(comments.ours(), marks)).items()))
        if not marks:
            return
        sheet = SheetPart(self._package.part(part), part, marks)
        sheet.restyle(
            {place: partial(self._styles.marked, look=one.look) for place, one in marks.items()}
        )
        comments.add(marks)
        self._put_new(part, words, comments.done(), "comments")
        self._draw(part, sheet, comments, marks)
        self._package.put(part, sheet.done())

    def _put_new(self, sheet: str, known: str | None, xml: bytes, kind: str) -> None:
        """Puts a part of a sheet where it was, or where it belongs."""
        if known:
            self._package.put(known, xml)
            return
        name = self._package.free("xl/comments{}.xml")
        self._package.put(name, xml)
        self._package.declare(name, TYPE.format(kind))
        self._package.relate(sheet, kind, name)

    def _draw(self, part: str, sheet: SheetPart, comments: CommentsPart, marks: Marks) -> None:
        drawing = next(
            (one.part for one in self._package.related(part) if one.id == sheet.drawing), None
        )
        known = comments.places if drawing else set()
        texts = {place: comments.texts[place] for place in marks}
        if drawing:
            vml = self._package.part(drawing)
        else:
            self._block += 1
            vml = no_boxes(self._block)
            drawing = self._package.free("xl/drawings/vmlDrawing{}.vml")
            self._package.declare(drawing, VML)
            sheet.draw(self._package.relate(part, "vmlDrawing", drawing), self._package.office)
        self._package.put(drawing, with_boxes(vml, texts, known, sheet.geometry))

    def _list(self) -> None:
        """Puts the list of problems behind the other sheets, and has the workbook open with it."""
        main = self._outline.workbook
        found = elements(self._package.part(main), main, down_to(2))
        shown = any(one.name == "workbookView" for one in found)
        old = [
            one.name for one in self._book.sheets if one.lists_problems and one.name in self._tabs
        ]
        part = self._tabs[old[0]] if old else self._package.free("xl/worksheets/sheet{}.xml")
        listed = listing(self._book, self._problems, fresh=False)
        xml = list_part(listed, self._styles, self._package.main, shown=shown)
        self._package.put(part, xml)
        if old:
            return
        self._package.declare(part, TYPE.format("worksheet"))
        relation = self._package.relate(main, "worksheet", part)
        if shown:
            self._unselect(part)
        self._add_tab(found, relation, listed.title)

    def _unselect(self, but: str) -> None:
        """Two sheets that are selected would be written into at once."""
        for one in self._outline.related:
            if one.kind not in SHEETS or one.part == but:
                continue
            xml = self._package.part(one.part)
            view = SELECTED.search(xml)
            if view:
                new = with_attributes(view[0], {"tabSelected": "0"})
                self._package.put(one.part, xml[: view.start()] + new + xml[view.end() :])

    def _add_tab(self, found: list[Element], relation: str, title: str) -> None:
        main = self._outline.workbook
        splices = Splices(self._package.part(main))
        sheets = next((one for one in found if one.name == "sheets"), None)
        if sheets is None:
            raise damaged(_("the part {name} is damaged").format(name=main))
        each = [
            one for one in found if one.name == "sheet" and sheets.start < one.start < sheets.end
        ]
        name = free_name(title, [one.attributes.get("name", "") for one in each])
        number = max((int(one.attributes.get("sheetId", "0")) for one in each), default=0) + 1
        said = {"name": name, "sheetId": str(number), "xmlns:r": self._package.office}
        tab = element(f"{sheets.prefix}sheet", said | {"r:id": relation})
        splices.append(sheets, tab)
        for one in found:
            if one.name == "workbookView":
                splices.tag(one, {"activeTab": str(len(each))})
        self._package.put(main, splices.done())

    def _put_styles(self) -> None:
        xml = self._styles.done()
        if self._styles_part:
            self._package.put(self._styles_part, xml)
            return
        part = self._package.free("xl/styles{}.xml")
        self._package.put(part, xml)
        self._package.declare(part, TYPE.format("styles"))
        self._package.relate(self._outline.workbook, "styles", part)
