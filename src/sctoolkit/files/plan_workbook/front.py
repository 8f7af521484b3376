"""The Read me sheet, and the hidden sheets with the lists and the stamp."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from sctoolkit import wording
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook import styles
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.columns import columns
from sctoolkit.language import _

TEMPLATE = "cap/1"
LISTS = "Lists"


def write_read_me(sheet: Sheet, brief: Brief) -> None:
    """Who, what, how to fill it in, what the colours mean."""
    page = sheet.sheet
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 30, 92
    page.sheet_view.showGridLines = False
    sheet.put(1, 1, _("Corrective action plan")).font = styles.TITLE
    row = _pairs(sheet, _about(brief), 3)
    row = _heading(sheet, row + 1, _("How to fill it in"))
    row = _lines(sheet, _how(), row)
    row = _heading(sheet, row + 1, _("What the colours mean (each is also said in a column)"))
    row = _colours(sheet, row)
    row = _heading(sheet, row + 1, _("The columns of the Actions sheet"))
    guides = [(column.title, column.guide) for column in columns() if column.guide]
    _pairs(sheet, guides, row)
    styles.set_page(page)


def _about(brief: Brief) -> list[tuple[str, str]]:
    subject = brief.subject() or _("Unnamed organisation")
    if brief.assessment.made_up:
        subject = _("{name} (a made-up company, for showing how it works)").format(name=subject)
    codes = "\n".join(
        f"{code.title.to(brief.language)}, {code.edition}. {code.basis.to(brief.language)}"
        for code in brief.codes
    )
    days = ", ".join(
        _("{severity} {days} days").format(severity=wording.severity(severity), days=count)
        for severity, count in brief.plan.deadlines.items()
    )
    return [
        (_("For"), subject),
        (_("Made on"), brief.plan.made_on.isoformat()),
        (_("From the answers in"), brief.file),
        (
            _("Questionnaire"),
            " ".join([brief.questionnaire.title.to(brief.language), *_edition(brief)]),
        ),
        (_("Measured against"), codes),
        (
            _("Deadlines"),
            _("{days}. These are your own settings, not an official rule of any code.").format(
                days=days
            ),
        ),
        (_("Template"), f"{TEMPLATE}, {brief.tool}"),
    ]


def _edition(brief: Brief) -> list[str]:
    return [brief.questionnaire.version, f"({brief.assessment.scope})"]


def _how() -> list[str]:
    steps = [
        _(
            "Work in the sheet “Actions”: one row is one action. Yellow cells must be filled in "
            "before you submit the plan."
        ),
        _(
            "Ask the people concerned first: workers, their representatives or trade union, and "
            "the site. Say so in “Workers or union consulted”."
        ),
        _(
            "Write the root cause before you change the action: an action that does not answer "
            "its cause will not last."
        ),
        _(
            "Set the status as you go on. “Closed - verified” needs evidence, and a person other "
            "than the one responsible who checked it."
        ),
        _(
            "If a date cannot be kept, do not change it: ask for a new one in the columns made "
            "for that."
        ),
        _(
            "You may sort, filter, hide and add rows. Leave the grey columns as they are: they "
            "tell which row is which."
        ),
        _(
            "A question mark behind a clause means that the code asks less than the question: "
            "check whether the clause is breached at all."
        ),
    ]
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]


def _pairs(sheet: Sheet, pairs: list[tuple[str, str]], row: int) -> int:
    for name, text in pairs:
        sheet.put(row, 1, name).font = styles.BOLD
        sheet.sheet.cell(row, 1).alignment = styles.WRAPPED
        cell = sheet.put(row, 2, text)
        cell.font, cell.alignment = styles.PLAIN, styles.WRAPPED
        styles.fit_row(sheet.sheet, row, [(text, 92)])
        row += 1
    return row


def _lines(sheet: Sheet, lines: list[str], row: int) -> int:
    for line in lines:
        cell = sheet.put(row, 1, line)
        cell.font, cell.alignment = styles.PLAIN, styles.WRAPPED
        sheet.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        styles.fit_row(sheet.sheet, row, [(line, 122)])
        row += 1
    return row


def _heading(sheet: Sheet, row: int, title: str) -> int:
    sheet.put(row, 1, title).font = styles.SUBTITLE
    return row + 1


def _colours(sheet: Sheet, row: int) -> int:
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - only for these cells

    meanings = [
        ("needed", _("must be filled in")),
        ("closed", _("closed and verified, with evidence")),
        ("doubtful", _("closed without evidence, or verified by the person responsible")),
        ("zero", _("zero tolerance, not closed")),
        ("overdue", _("overdue")),
        ("soon", _("due within 30 days")),
    ]
    for name, meaning in meanings:
        colour = styles.FILLS[name].bgColor.rgb
        sheet.sheet.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
        sheet.put(row, 2, meaning).font = styles.PLAIN
        row += 1
    sheet.sheet.cell(row, 1).fill = styles.GREY
    sheet.put(row, 2, _("written by sctoolkit; please leave as it is")).font = styles.PLAIN
    return row + 1


def write_lists(book: Workbook, sheet: Sheet) -> None:
    """The words of every dropdown, one column each, with a name that the dropdown uses."""
    place = 0
    for column in columns():
        if not column.words:
            continue
        place += 1
        sheet.put(1, place, column.key)
        for row, word in enumerate(column.words, 2):
            sheet.put(row, place, word)
        letter = get_column_letter(place)
        cells = f"{LISTS}!${letter}$2:${letter}${len(column.words) + 1}"
        name = f"list_{column.key}"
        book.defined_names[name] = DefinedName(name, attr_text=cells)
    sheet.sheet.sheet_state = "hidden"


def write_meta(book: Workbook, sheet: Sheet, brief: Brief) -> None:
    """The stamp: what the plan was made from, so that it can be read back."""
    stamp = [
        ("template", TEMPLATE),
        ("tool", brief.tool),
        ("made_on", brief.plan.made_on.isoformat()),
        ("assessment", brief.assessment.id),
        ("file", brief.file),
        ("scope", brief.assessment.scope),
        ("language", brief.language),
        ("columns", brief.columns.value),
        ("questionnaire", brief.questionnaire.name),
        ("questionnaire_digest", brief.questionnaire.digest),
    ]
    for code in brief.codes:
        stamp += [("code", code.name), ("code_digest", code.digest)]
    for row, (key, value) in enumerate(stamp, 1):
        sheet.put(row, 1, key)
        sheet.put(row, 2, value)
    sheet.sheet.sheet_state = "hidden"
    stamped = StringProperty(name="sctoolkit", value=TEMPLATE)
    book.custom_doc_props.append(stamped)  # type: ignore[attr-defined]
