"""Reads xlsb, its records counted beside the reader ([MS-XLSB])."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.archive import Archive, damaged, refuse_bombs, repacked
from sctoolkit.files.reading.cells import checked_sheet, opened, seen, worksheets
from sctoolkit.files.reading.outline import outline
from sctoolkit.files.reading.shared_texts import refuse_repeated
from sctoolkit.files.reading.survey import Survey, refuse_wide
from sctoolkit.files.sheet import Lost, Sheet
from sctoolkit.language import _

ROW, ERROR, SHARED_TEXT, ERROR_OF_FORMULA = 0, 3, 7, 11
VALUES = (2, 4, 5, 6, 7, 8, 9, 10, 62)
"""Numbers, truths and texts; typed in, shared, or of a formula."""
SHEET, TEXT = 156, 19
NO_TEXT = 0xFFFFFFFF


def read_xlsb(archive: Archive, main: str) -> tuple[Sheet, ...]:
    """The sheets in the order of their tabs."""
    parts = outline(archive, main)
    small = refuse_bombs(archive, parts.needed) <= limits.HARMLESS
    lengths = _lengths(archive.part(parts.texts), parts.texts) if parts.texts else []
    names = dict(_names(archive.part(parts.workbook), parts.workbook, parts.sheets))
    kept: dict[str, bytes | None] = dict.fromkeys(parts.needed)
    surveys: dict[str, Survey] = {}
    for part in kept:
        content = archive.part(part)
        kept[part] = content if small else None
        if part in names:
            surveys[names[part]] = _survey(content, names[part], lengths)
    sheets: list[Sheet] = []
    with opened(repacked(archive, kept)) as workbook:
        for found, hidden in worksheets(workbook):
            sheets.append(checked_sheet(found, seen(surveys, found), hidden=hidden))
    return tuple(sheets)


def _records(content: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    at = 0
    try:
        while at < len(content):
            kind = content[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (content[at] << 7)
                at += 1
            size = shift = 0
            while True:
                size |= (content[at] & 0x7F) << shift
                at += 1
                shift += 7
                if not content[at - 1] & 0x80:
                    break
            yield kind, content[at : at + size]
            at += size
        if at > len(content):
            raise _broken(name)
    except IndexError as error:
        raise _broken(name) from error


def _number(body: bytes, at: int, name: str) -> int:
    if len(body) < at + 4:
        raise _broken(name)
    return int.from_bytes(body[at : at + 4], "little")


def _broken(name: str) -> Exception:
    return damaged(_("{name} is damaged: a record of it breaks off").format(name=name))


def _lengths(content: bytes, name: str) -> list[int]:
    """Characters of each shared text."""
    return [_number(body, 1, name) for kind, body in _records(content, name) if kind == TEXT]


def _names(content: bytes, name: str, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The part of each worksheet with the name on its tab."""
    for kind, body in _records(content, name):
        if kind == SHEET:
            id_, after = _wide(body, 8, name)
            if id_ in parts:
                yield parts[id_], _wide(body, after, name)[0]


def _wide(body: bytes, at: int, name: str) -> tuple[str, int]:
    count = _number(body, at, name)
    count = 0 if count == NO_TEXT else count
    end = at + 4 + 2 * count
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _survey(content: bytes, name: str, lengths: list[int]) -> Survey:
    survey = Survey()
    row = texts = 0
    for kind, body in _records(content, name):
        if kind == ROW:
            row = _number(body, 0, name)
        elif kind in (ERROR, ERROR_OF_FORMULA):
            place = (row, _number(body, 0, name))
            survey.lost[place] = Lost.ERROR
            survey.reach(*place)
        elif kind in VALUES:
            number = _number(body, 8, name) if kind == SHARED_TEXT else None
            if number is not None and number < len(lengths):
                texts += lengths[number]
            if number is None or number >= len(lengths) or lengths[number]:
                survey.filled += 1
            survey.reach(row, _number(body, 0, name))
    refuse_wide(survey.filled, survey.end, name)
    refuse_repeated(texts, len(content), name)
    return survey
