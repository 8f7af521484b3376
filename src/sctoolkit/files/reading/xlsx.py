"""Reads xlsx and xlsm: the parts that matter are checked, and nothing else reaches the reader."""

from __future__ import annotations

from sctoolkit.files.reading import limits, sheet_xml
from sctoolkit.files.reading.archive import Archive, refuse_bombs, repacked
from sctoolkit.files.reading.cells import opened, refuse_fewer, seen, sheet_of, worksheets
from sctoolkit.files.reading.outline import Outline, outline, twice
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.shared_texts import SharedTexts
from sctoolkit.files.reading.survey import Survey, refuse_wide
from sctoolkit.files.sheet import Sheet

NOTHING = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData/></worksheet>"
)
"""What stands for a sheet that is not read."""


def read_xlsx(
    archive: Archive, main: str, unread: frozenset[str] = frozenset()
) -> tuple[Sheet, ...]:
    """The sheets in the order of their tabs; those that nobody wants to read are empty."""
    parts = outline(archive, main)
    small = refuse_bombs(archive, parts.needed) <= limits.HARMLESS
    kept: dict[str, bytes | None] = dict.fromkeys(parts.needed)
    texts = SharedTexts(archive.part(parts.texts) if parts.texts else b"", parts.texts or "")
    names = tabs(archive, parts)
    surveys: dict[str, Survey] = {}
    for part in kept:
        if names.get(part) in unread:
            kept[part], surveys[names[part]] = NOTHING, Survey()
            continue
        xml = archive.part(part)
        if part in names:
            xml = sheet_xml.cells_alone(xml)
            surveys[names[part]] = _surveyed(xml, names[part], texts)
        elif part not in (parts.texts, *parts.own):
            parse(xml, part)
        kept[part] = xml if small else None
    return _sheets(archive, repacked(archive, kept), surveys, texts, names)


def _surveyed(xml: bytes, sheet: str, texts: SharedTexts) -> Survey:
    survey = sheet_xml.survey_sheet(xml, sheet)
    refuse_wide(survey.filled, survey.end, sheet)
    texts.refuse_repeated(xml, survey, sheet)
    return survey


def tabs(archive: Archive, parts: Outline) -> dict[str, str]:
    """The name on the tab of each worksheet, by its part."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "sheet":
            ids = (value for key, value in attributes.items() if local(key) == "id")
            part = parts.sheets.get(next(ids, ""))
            if part in found:
                raise twice()
            if part is not None:
                found[part] = attributes.get("name", "")

    parse(archive.part(parts.workbook), parts.workbook, start)
    return found


def _sheets(
    archive: Archive,
    checked: bytes,
    surveys: dict[str, Survey],
    texts: SharedTexts,
    names: dict[str, str],
) -> tuple[Sheet, ...]:
    part_of = {name: part for part, name in names.items()}
    sheets: list[Sheet] = []
    with opened(checked) as workbook:
        for found, hidden in worksheets(workbook):
            survey = seen(surveys, found)
            sheet, read = sheet_of(found, survey, hidden=hidden)
            if read != survey.filled:
                xml = sheet_xml.cells_alone(archive.part(part_of[found.name]))
                refuse_fewer(sheet, read, sheet_xml.parsed(xml, found.name, texts.blank()))
            sheets.append(sheet)
    return tuple(sheets)
