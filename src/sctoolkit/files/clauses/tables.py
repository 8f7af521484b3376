"""Clauses in a table: its columns found by their headings, or by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sctoolkit.files.clauses.listed import Listed
from sctoolkit.files.sheet import Book, CellValue, Sheet, cell_name
from sctoolkit.model.problem import Source

_HEADINGS = {
    "id": "id no nr # ref reference number code clause-no clause-number clause-id numero num n "
    "requirement-no requirement-id référence numéro número referencia",
    "title": "title heading topic name titre intitulé título titulo subject",
    "section": "section chapter part area category group theme chapitre thème capítulo sección",
    "text": "text clause requirement requirements description wording content provision criterion "
    "standard texte exigence exigences disposition texto requisito requisitos cláusula disposición "
    "descripción libellé",
}
HEADINGS: Mapping[str, frozenset[str]] = {
    kind: frozenset(words.split()) for kind, words in _HEADINGS.items()
}
"""What heads a column, in small letters, its words joined by hyphens."""
LANGUAGES = {
    "en": ("en", "english", "anglais", "inglés"),
    "fr": ("fr", "french", "français", "francais", "francés"),
    "es": ("es", "spanish", "español", "espanol", "espagnol"),
    "de": ("de", "german", "deutsch"),
    "pt": ("pt", "portuguese", "português"),
    "it": ("it", "italian", "italiano"),
    "zh": ("zh", "chinese", "中文"),
}
WRITTEN = "en"
LOOKED_THROUGH = 20
"""Rows in which the headings may stand."""


@dataclass(slots=True)
class _Columns:
    """Where what stands; 0-based, None where it does not."""

    row: int
    found: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    """Language to the column of its text; empty language where none is named."""


def clauses_of(book: Book) -> list[Listed]:
    """The clauses of every sheet that is shown."""
    return [one for sheet in book.sheets if not sheet.hidden for one in _sheet(sheet, book.file)]


def _sheet(sheet: Sheet, file: str) -> Iterator[Listed]:
    columns = _headed(sheet) or _guessed(sheet)
    if columns is None:
        return
    main = next((tongue for tongue in (WRITTEN, "", *columns.texts) if tongue in columns.texts), "")
    section = ""
    for row in range(columns.row + 1, len(sheet.rows)):
        section = (
            _at(sheet, row, columns.found.get("section")) or section
        )  # one cell over several rows
        text = _at(sheet, row, columns.texts.get(main))
        title = _at(sheet, row, columns.found.get("title"))
        name = _at(sheet, row, columns.found.get("id"))
        if not text and not title:
            section = name or section if "section" not in columns.found else section
            continue
        place = Source(file, cell=f"{sheet.name}!{cell_name(row, columns.texts.get(main, 0))}")
        others = {
            tongue: words
            for tongue, column in columns.texts.items()
            if tongue != main and (words := _at(sheet, row, column))
        }
        yield Listed(name, text, place, title, section, others)


def _headed(sheet: Sheet) -> _Columns | None:
    """The first row that heads a column of texts or of titles and one more."""
    for row, cells in enumerate(sheet.rows[:LOOKED_THROUGH]):
        columns = _Columns(row)
        for place, cell in enumerate(cells):
            kind, tongue = _meaning(cell)
            if kind == "text" and tongue not in columns.texts:
                columns.texts[tongue] = place
            elif kind and kind != "text":
                columns.found.setdefault(kind, place)
        if len(columns.texts) + len(columns.found) > 1 and (
            columns.texts or "title" in columns.found
        ):
            return columns
    return None


def _meaning(cell: CellValue) -> tuple[str, str]:
    """What a heading means, and the language that it names; empty where it says neither."""
    if not isinstance(cell, str):
        return "", ""
    words = re.findall(r"[^\W_]+|#", cell.casefold())
    tongue = next((one for one, names in LANGUAGES.items() if set(names) & set(words)), "")
    named = {name for names in LANGUAGES.values() for name in names}
    rest = [word for word in words if word not in named]
    joined = "-".join(rest)
    kind = next((kind for kind, heads in HEADINGS.items() if joined in heads), "")
    if not kind and tongue and not rest:
        kind = "text"
    return kind, tongue if kind == "text" else ""


def _guessed(sheet: Sheet) -> _Columns | None:
    """Without headings: the column of the longest texts, and a column of numbers before it."""
    width = max((len(row) for row in sheet.rows), default=0)
    if not width:
        return None
    lengths = [_length(sheet, column) for column in range(width)]
    text = lengths.index(max(lengths))
    columns = _Columns(-1, texts={"": text})
    if text > 0 and lengths[text - 1] < lengths[text]:
        columns.found["id"] = text - 1
    return columns


def _length(sheet: Sheet, column: int) -> float:
    cells = [_at(sheet, row, column) for row in range(len(sheet.rows))]
    filled = [len(cell) for cell in cells if cell]
    return sum(filled) / len(filled) if filled else 0.0


def _at(sheet: Sheet, row: int, column: int | None) -> str:
    """The words of a cell; whole numbers without a point."""
    value = sheet.at(row, column) if column is not None else None
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    return " ".join(value.split()) if isinstance(value, str) else ""
