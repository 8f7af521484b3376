"""The Start sheet: who answers, how to fill the form in, and which form it is."""

from __future__ import annotations

from sctoolkit import asking
from sctoolkit.engine.form import Form
from sctoolkit.files.form_workbook import looks
from sctoolkit.files.form_workbook.rules import day
from sctoolkit.files.form_workbook.states import State, words
from sctoolkit.files.sheets import styles
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.files.sheets.text import quoted
from sctoolkit.language import _, labelled, plural

WIDTHS = (2.5, 30.0, 64.0, 2.5, 16.0)
ID, NAME, VALUE, STATE = 1, 2, 3, 5
FIRST_DETAIL = 5


def write_start(sheet: Sheet, form: Form) -> None:
    """Fills the sheet."""
    looks.columns(sheet, WIDTHS)
    questionnaire, language = form.questionnaire, form.language
    sheet.put(1, NAME, questionnaire.title.to(language)).font = styles.TITLE
    sheet.sheet.row_dimensions[1].height = 30
    _wide(sheet, 2, questionnaire.summary.to(language))
    sheet.put(FIRST_DETAIL - 1, NAME, _("Who answers")).font = styles.SUBTITLE
    row = _details(sheet, form)
    sheet.put(row + 1, NAME, _("How to answer")).font = styles.SUBTITLE
    row += 2
    for number, step in enumerate(asking.steps_in_workbook(), 1):
        _wide(sheet, row, f"{number}. {step}")
        row += 1
    _about(sheet, form, row + 1)
    styles.set_page(sheet.sheet, questionnaire.name)


def _details(sheet: Sheet, form: Form) -> int:
    """The lines about who answers, beginning in `FIRST_DETAIL`; gives the row after them."""
    row = FIRST_DETAIL
    dates = day()
    for detail in asking.details(form):
        ref = sheet.put(row, ID, f"@{detail.key}")
        ref.font, ref.alignment = looks.ID, looks.CLIPPED
        looks.dress(sheet, sheet.put(row, NAME, detail.title), styles.BOLD, looks.MIDDLE)
        value = sheet.put(row, VALUE, detail.value or None)
        looks.dress(sheet, value, styles.PLAIN, looks.MIDDLE, looks.INPUT)
        if detail.key == "date":
            value.number_format = styles.DATE
            value.alignment = looks.LEFT
            dates.add(value)
        says = {state: quoted(word) for state, word in words().items()}
        formula = f'=IF($C${row}="",{says[State.OPEN]},{says[State.DONE]})'
        now = words()[State.DONE if detail.value else State.OPEN]
        looks.dress(sheet, sheet.formula(row, STATE, formula, now), styles.FAINT, looks.MIDDLE)
        sheet.sheet.row_dimensions[row].height = 22
        row += 1
    sheet.sheet.add_data_validation(dates)
    looks.colour(sheet, looks.Area(FIRST_DETAIL, row - 1), "BE", "C")
    return row


def _wide(sheet: Sheet, row: int, text: str) -> None:
    cell = sheet.put(row, NAME, text)
    cell.font, cell.alignment = styles.PLAIN, styles.WRAPPED
    sheet.sheet.merge_cells(start_row=row, start_column=NAME, end_row=row, end_column=VALUE)
    styles.fit_row(sheet.sheet, row, [(text, WIDTHS[1] + WIDTHS[2])])


def _about(sheet: Sheet, form: Form, row: int) -> None:
    """How long it takes, and the stamp that people can read and quote."""
    scope = next(one for one in form.questionnaire.scopes if one.id == form.scope)
    count = plural("{count} question", "{count} questions", sum(1 for _one in form.asked()))
    lines = [
        _("{count}, about {minutes} minutes without looking things up.").format(
            count=count, minutes=scope.minutes
        ),
        labelled(_("This form"), asking.stamp(form)),
        form.tool,
    ]
    for line in lines:
        _wide(sheet, row, line)
        sheet.sheet.cell(row, NAME).font = styles.FAINT
        row += 1
