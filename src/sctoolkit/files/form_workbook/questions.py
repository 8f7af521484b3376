"""The Questions sheet: what people fill in."""

from __future__ import annotations

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from sctoolkit import asking
from sctoolkit.engine.form import Part
from sctoolkit.files.form_workbook import looks
from sctoolkit.files.form_workbook.answers import state_of
from sctoolkit.files.form_workbook.places import (
    COLUMNS,
    FIRST_ROW,
    HEAD_ROW,
    LETTERS,
    TITLE_ROW,
    Layout,
    Place,
    column,
)
from sctoolkit.files.form_workbook.rules import add_rules
from sctoolkit.files.form_workbook.states import State, words
from sctoolkit.files.sheets import heights, styles
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.language import _
from sctoolkit.model.text import visible

WIDTHS = dict(zip(COLUMNS, (2.5, 5.5, 50.0, 36.0, 14.0, 54.0, 34.0, 34.0), strict=True))
SHOWN_IN_LIST = 36
"""Letters of a choice that a dropdown shows at this width; longer ones stand below the question."""
HIGHEST_HEAD = 32
LOWEST = 18
BOLD = InlineFont(rFont="Calibri", sz=10, b=True, color=Color(styles.INK))
THIN = InlineFont(rFont="Calibri", sz=10, color=Color(styles.INK))


def write_questions(sheet: Sheet, layout: Layout) -> None:
    """Fills the sheet."""
    looks.columns(sheet, [WIDTHS[key] for key in COLUMNS])
    _head(sheet, layout)
    for row, part in layout.heads.items():
        _section(sheet, row, part, layout.form.language)
    places = layout.by_id()
    for place in layout.places:
        _question(sheet, place, layout)
        _state(sheet, place.row, state_of(place, places))
    add_rules(sheet, layout)
    looks.colour(sheet, looks.Area(FIRST_ROW, layout.last), "BH", "D", "G")
    _page(sheet, layout)


def _head(sheet: Sheet, layout: Layout) -> None:
    title = layout.form.questionnaire.title.to(layout.form.language)
    sheet.put(TITLE_ROW, column("number"), title).font = styles.SUBTITLE
    sheet.sheet.row_dimensions[TITLE_ROW].height = 24
    now = f"{asking.still_missing()}{asking.to_fill(layout.form)}"
    progress = f"='{asking.checker_title()}'!$B$2"
    cell = sheet.formula(TITLE_ROW, column("answer"), progress, now)
    cell.font, cell.alignment = styles.FAINT, styles.NAME
    for key, words_of in asking.heads().items():
        cell = sheet.put(HEAD_ROW, column(key), words_of)
        looks.dress(sheet, cell, styles.HEADING, styles.HEAD_ALIGNED, styles.HEAD)
    sheet.sheet.cell(HEAD_ROW, column("id")).font = looks.HIDDEN_HEAD
    sheet.sheet.row_dimensions[HEAD_ROW].height = HIGHEST_HEAD


def _section(sheet: Sheet, row: int, part: Part, language: str) -> None:
    for place in range(1, len(COLUMNS) + 1):
        sheet.sheet.cell(row, place).fill = looks.BAND
    for key, text in (("number", str(part.number)), ("question", part.section.title.to(language))):
        cell = sheet.put(row, column(key), text)
        cell.font, cell.alignment = looks.SECTION, styles.NAME
    sheet.sheet.row_dimensions[row].height = 26


def _question(sheet: Sheet, place: Place, layout: Layout) -> None:
    question, language = place.question, layout.form.language
    helps = "\n".join(asking.help_lines(layout.form, question))
    below = _below(place, language)
    for key, text in (("id", question.id), ("number", place.asked.number), ("help", helps)):
        cell = sheet.put(place.row, column(key), text)
        looks.dress(sheet, cell, styles.FAINT, styles.WRAPPED)
    looks.dress(sheet, sheet.sheet.cell(place.row, 1), looks.ID, looks.CLIPPED)  # type: ignore[arg-type]
    ask = sheet.put(place.row, column("question"), _rich(question.ask.to(language), below))
    looks.dress(sheet, ask, styles.BOLD, styles.WRAPPED)
    for key in ("answer", "comment", "evidence"):
        fill = looks.INPUT if key == "answer" and not question.kind.many else None
        looks.dress(
            sheet, sheet.put(place.row, column(key), None), styles.PLAIN, looks.WRITING, fill
        )
    items = _items(sheet, place, language)
    own = heights.height([(question.ask.to(language) + below, WIDTHS["question"] - 3)])
    beside = heights.height([(helps, WIDTHS["help"])]) - items
    styles.set_height(sheet.sheet, place.row, max(own, beside, LOWEST))


def _below(place: Place, language: str) -> str:
    """What stands below the question: how to answer it, and choices that a dropdown cuts off."""
    question = place.question
    labels = [option.label.to(language) for option in question.options]
    if question.kind.one and max(map(len, labels), default=0) <= SHOWN_IN_LIST:
        return ""
    lines = [f"•\xa0{label}" for label in labels] if question.kind.one else []
    return "\n" + "\n".join([asking.how(question, language), *lines])


def _rich(bold: str, thin: str) -> CellRichText:
    blocks = [TextBlock(BOLD, visible(bold))]
    if thin:
        blocks.append(TextBlock(THIN, visible(thin)))
    return CellRichText(blocks)


def _items(sheet: Sheet, place: Place, language: str) -> float:
    """The rows in which options are ticked; gives their height in points.

    What belongs to the whole question (help, comment, evidence) spans them.
    """
    total = 0.0
    for row, option in zip(place.items, place.question.options, strict=False):
        label = option.label.to(language)
        ref = sheet.put(row, column("id"), f"{place.question.id}/{option.id}")
        looks.dress(sheet, ref, looks.ID, looks.CLIPPED)
        looks.dress(sheet, sheet.put(row, column("question"), label), styles.PLAIN, looks.ITEM)
        tick = sheet.put(row, column("answer"), None)
        looks.dress(sheet, tick, styles.PLAIN, looks.LEFT, looks.INPUT)
        for key in ("number", "state", "help", "comment", "evidence"):
            looks.dress(sheet, sheet.put(row, column(key), None), styles.FAINT, styles.WRAPPED)
        _state(sheet, row, f"={place.cell('state')}", unseen=True)
        height = max(heights.height([(label, WIDTHS["question"] - 5)]), LOWEST)
        styles.set_height(sheet.sheet, row, height)
        total += height
    if place.items:
        for key in ("help", "comment", "evidence"):
            letter = LETTERS[key]
            looks.span(sheet, f"{letter}{place.row}:{letter}{place.items[-1]}")
    return total


def _state(sheet: Sheet, row: int, formula: str, *, unseen: bool = False) -> None:
    cell = sheet.formula(row, column("state"), formula, words()[State.OPEN])
    looks.dress(sheet, cell, styles.FAINT, styles.WRAPPED)
    if unseen:
        cell.number_format = looks.UNSEEN


def _page(sheet: Sheet, layout: Layout) -> None:
    page = sheet.sheet
    page.freeze_panes = f"{LETTERS['answer']}{FIRST_ROW}"
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.print_area = f"{LETTERS['number']}1:{LETTERS['evidence']}{layout.last}"
    title = _("{stamp}, for {name}") if layout.form.organisation else "{stamp}"
    styles.set_page(
        page,
        title.format(stamp=layout.form.questionnaire.name, name=layout.form.organisation),
        landscape=True,
    )
