"""The Actions sheet: one row per action, with dropdowns, colours and days overdue."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sctoolkit import wording
from sctoolkit.files.cells import Sheet
from sctoolkit.files.plan_workbook import styles
from sctoolkit.files.plan_workbook.brief import Brief, Columns
from sctoolkit.files.plan_workbook.columns import FIRST_ROW, Column, Kind, columns, letters
from sctoolkit.files.plan_workbook.words import action_types, finding_statuses, statuses, yes_no
from sctoolkit.language import _
from sctoolkit.model.action_plan import ActionStatus, CorrectiveAction, Gap
from sctoolkit.model.assessment import Answer

NARROW = 13
WHITE = Font(bold=True, color="FFFFFF")
LONGEST_TITLE = 32
"""Excel calls a workbook broken where the title of a message is longer."""
SPARE = 200
"""Empty rows below the last action that have the dropdowns and colours too."""


def write_actions(sheet: Sheet, brief: Brief) -> None:
    """Fills the sheet."""
    every = columns()
    at = letters(every)
    _head(sheet, every, brief.columns)
    styled = _first_row(sheet, every)
    shown = [column for column in every if column.shown(brief.columns)]
    for row, action in enumerate(brief.plan.actions, FIRST_ROW):
        values = _values(brief, action)
        _row(sheet, row, every, values, styled)
        styles.fit_row(sheet.sheet, row, [(values.get(one.key), one.width) for one in shown])
        sheet.formula(row, len(every), _overdue(at, row))
    last = FIRST_ROW + len(brief.plan.actions) + SPARE
    _lists(sheet, every, last)
    _colours(sheet, every, at, last)
    _page(sheet, every, brief)


def _head(sheet: Sheet, every: Sequence[Column], shown: Columns) -> None:
    for place, column in enumerate(every, 1):
        cell = sheet.put(1, place, column.title)
        cell.font, cell.fill = styles.HEADING, styles.HEAD
        cell.alignment, cell.border = styles.HEAD_ALIGNED, styles.BOX
        dimension = sheet.sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        dimension.hidden = not column.shown(shown)
    sheet.sheet.row_dimensions[1].height = 32


def _first_row(sheet: Sheet, every: Sequence[Column]) -> list[Cell]:
    """Styles the first row and gives its cells, whose styles all other rows share."""
    found = []
    for place, column in enumerate(every, 1):
        cell = sheet.put(FIRST_ROW, place, None)
        cell.font = (
            styles.PLAIN if column.key == "text" or column.kind is not Kind.OURS else styles.FAINT
        )
        cell.border = styles.BOX
        cell.alignment = styles.CENTRED if column.width <= NARROW else styles.WRAPPED
        if column.kind is Kind.OURS:
            cell.fill = styles.GREY
        if column.kind is Kind.DATE:
            cell.number_format = styles.DATE
        if column.kind is Kind.SHARE:
            cell.number_format = "0%"
        found.append(cell)
    return found


def _row(
    sheet: Sheet, row: int, every: Sequence[Column], values: dict[str, object], styled: list[Cell]
) -> None:
    for place, column in enumerate(every, 1):
        cell = sheet.put(row, place, values.get(column.key))
        quoted = cell.quotePrefix
        styles.share_style(styled[place - 1], cell)
        if cell.quotePrefix != quoted:
            cell.quotePrefix = quoted


def _overdue(at: dict[str, str], row: int) -> str:
    due, status = f"{at['due']}{row}", f"{at['status']}{row}"
    closed = statuses()[ActionStatus.CLOSED]
    return f'=IF(OR({due}="",{status}="{closed}",{due}>=TODAY()),"",TODAY()-{due})'


def _values(brief: Brief, action: CorrectiveAction) -> dict[str, object]:
    language = brief.language
    yes, no = yes_no()
    return {
        "id": action.id,
        "finding": action.question,
        "site": brief.subject(),
        "clauses": _clauses(action),
        "text": finding_text(brief, action),
        "severity": wording.severity(action.severity),
        "zero": yes if action.zero_tolerance else no,
        "finding_status": finding_statuses()[action.finding_status],
        "correct": corrective_text(action, language),
        "prevent": action.actions.prevent.to(language),
        "remedy": action.remedy.to(language) if action.remedy else "",
        "type": action_types()[action.actions.type],
        "due": action.due,
        "status": statuses()[action.status],
        "done": 0,
    }


def _clauses(action: CorrectiveAction) -> str:
    by_code: dict[str, list[str]] = {}
    for clause in action.clauses:
        mark = "?" if clause.review else ""
        by_code.setdefault(clause.code, []).append(f"{clause.clause}{mark}")
    return "; ".join(f"{code} {', '.join(ids)}" for code, ids in by_code.items())


def finding_text(brief: Brief, action: CorrectiveAction) -> str:
    """The question, the answer given, and the note, in plain words."""
    question = brief.question(action.question)
    given = brief.assessment.answers.get(action.question) or Answer(action.state, action.value)
    lines = [action.ask.to(brief.language)]
    lines.append(
        _("Answer: {answer}").format(answer=wording.answer(question, given, brief.language))
    )
    if action.missing:
        items = "; ".join(item.to(brief.language) for item in action.missing)
        lines.append(_("Missing: {items}").format(items=items))
    if action.note:
        lines.append(_("Note: {note}").format(note=action.note))
    return "\n".join(lines)


def corrective_text(action: CorrectiveAction, language: str) -> str:
    """What closes the gap; where nobody knows the answer, finding out comes first."""
    text = action.actions.correct.to(language)
    if action.gap is Gap.UNKNOWN:
        return _("First find out and record the answer. If it is not in place: {text}").format(
            text=text
        )
    return text


def _lists(sheet: Sheet, every: Sequence[Column], last: int) -> None:
    for place, column in enumerate(every, 1):
        letter = get_column_letter(place)
        rule = _validation(column)
        if rule is not None:
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
            sheet.sheet.add_data_validation(rule)


def _validation(column: Column) -> DataValidation | None:
    match column.kind:
        case Kind.LIST:
            rule = DataValidation("list", formula1=f"list_{column.key}", allow_blank=True)
            rule.error = _("Please choose one of the words in the list.")
        case Kind.DATE:
            rule = DataValidation(
                "date", operator="greaterThanOrEqual", formula1="36526", allow_blank=True
            )
            rule.error = _("Please write a date, for example 2026-12-31.")
        case Kind.WHOLE:
            rule = DataValidation(
                "whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True
            )
            rule.error = _("Please write a whole number.")
        case Kind.SHARE | Kind.AMOUNT:
            top = (
                {"operator": "between", "formula2": "1"}
                if column.kind is Kind.SHARE
                else {"operator": "greaterThanOrEqual"}
            )
            rule = DataValidation("decimal", formula1="0", allow_blank=True, **top)  # type: ignore[arg-type]
            rule.error = _("Please write a number.")
        case _:
            return None
    rule.showErrorMessage = True
    rule.errorTitle = column.title[:LONGEST_TITLE]
    return rule


def _colours(sheet: Sheet, every: Sequence[Column], letter: dict[str, str], last: int) -> None:
    """Rows by status, dates by deadline, first rule wins; yellow for what must be filled in."""
    at = {key: f"${one}{FIRST_ROW}" for key, one in letter.items()}
    rows = f"A{FIRST_ROW}:{get_column_letter(len(every))}{last}"
    closed = f'{at["status"]}="{statuses()[ActionStatus.CLOSED]}"'
    yes = yes_no()[0]
    alone = f"{at['verified_by']}={at['person']}"
    date_cells = " ".join(
        f"{letter[key]}{FIRST_ROW}:{letter[key]}{last}" for key in ("id", "due", "overdue")
    )
    rules = [
        (rows, "doubtful", f'AND({closed},OR({at["evidence"]}="",{alone}))', None),
        (rows, "closed", closed, None),
        (rows, "zero", f'AND({at["id"]}<>"",{at["zero"]}="{yes}")', WHITE),
        (date_cells, "overdue", f'AND({at["due"]}<>"",{at["due"]}<TODAY())', None),
        (date_cells, "soon", f'AND({at["due"]}<>"",{at["due"]}<=TODAY()+30)', None),
    ]
    for key in [column.key for column in every if column.required]:
        needed = f'AND({at["id"]}<>"",{at[key]}="",NOT({closed}))'
        rule = styles.colour_rule(needed, "needed")
        cells = f"{letter[key]}{FIRST_ROW}:{letter[key]}{last}"
        sheet.sheet.conditional_formatting.add(cells, rule)
    for cells, name, formula, font in rules:
        sheet.sheet.conditional_formatting.add(cells, styles.colour_rule(formula, name, font))
    done = f"{letter['done']}{FIRST_ROW}:{letter['done']}{last}"
    sheet.sheet.conditional_formatting.add(done, styles.share_bar())


def _page(sheet: Sheet, every: Sequence[Column], brief: Brief) -> None:
    page = sheet.sheet
    end = get_column_letter(len(every))
    page.freeze_panes = f"B{FIRST_ROW}"
    page.auto_filter.ref = f"A1:{end}{max(FIRST_ROW, len(brief.plan.actions) + 1)}"
    page.print_title_rows = "1:1"
    page.print_title_cols = "A:A"
    styles.set_page(page, landscape=True, wide=1 if brief.columns is Columns.SIMPLE else 4)
