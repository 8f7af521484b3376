"""The hidden sheet `sctoolkit`: which form it is, and where each question stands.

Rows and columns are formulas, so that they follow what people insert.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sctoolkit import asking
from sctoolkit.engine.form import Form
from sctoolkit.files.form_workbook import start
from sctoolkit.files.form_workbook.places import LETTERS, Layout
from sctoolkit.files.form_workbook.states import MISSING, State, words
from sctoolkit.files.sheets.cached import Value
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.files.sheets.text import quoted
from sctoolkit.language import _
from sctoolkit.model.questionnaire import Question

TITLE = "sctoolkit"
COLUMNS = ("question", "sheet", "row", "column", "state", "open", "section", "number", "ask", "do")
LETTER = dict(zip(COLUMNS, "ABCDEFGHIJ", strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to fill in, and where it stands."""

    key: str
    sheet: str
    row: int
    column: str
    state: str
    """The letter of the column that says what is missing."""
    section: str
    number: str
    ask: str
    expected: str
    """What to write instead of something that is no answer."""


def lines(layout: Layout, start_title: str, questions_title: str) -> Iterator[Line]:
    """Who answers, then every question."""
    for row, one in enumerate(asking.details(layout.form), start.FIRST_DETAIL):
        yield Line(f"@{one.key}", start_title, row, "C", "E", "", "", one.title, "")
    language = layout.form.language
    for place in layout.places:
        question = place.question
        yield Line(
            question.id,
            questions_title,
            place.row,
            LETTERS["answer"],
            LETTERS["state"],
            question.section,
            place.asked.number,
            question.ask.to(language),
            _mend(question, language),
        )


def _mend(question: Question, language: str) -> str:
    if question.kind.many:
        return _("These answers cannot stand together. Look at all rows of the question.")
    return asking.how(question, language)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The table of lines as it stands in the hidden sheet, for formulas elsewhere."""

    top: int
    lines: tuple[Line, ...]

    def column(self, key: str) -> str:
        """All cells of one column."""
        letter = LETTER[key]
        return f"{TITLE}!${letter}${self.top}:${letter}${self.top + len(self.lines) - 1}"


def write_stamp(sheet: Sheet, form: Form, found: list[Line]) -> Stamp:
    """Fills the sheet and hides it for good; gives where its table stands."""
    facts = _facts(form)
    for row, (key, value) in enumerate(facts.items(), 1):
        sheet.put(row, 1, key)
        sheet.put(row, 2, value)
    head = len(facts) + 2
    for place, title in enumerate(COLUMNS, 1):
        sheet.put(head, place, title)
    for row, line in enumerate(found, head + 1):
        _line(sheet, row, head, line, form)
    sheet.sheet.sheet_state = "veryHidden"
    return Stamp(head + 1, tuple(found))


def _facts(form: Form) -> dict[str, str]:
    """What the form is, and the words that stand in it, so that it can be read in any language."""
    questionnaire, heads = form.questionnaire, asking.heads()
    yes, no = asking.ticked()
    every = [one.question for one in form.asked()]
    instead = {state.value: word for one in every for state, word in asking.instead(one).items()}
    return {
        "format": asking.FORMAT,
        "tool": form.tool,
        "questionnaire": questionnaire.id,
        "version": questionnaire.version,
        "digest": questionnaire.digest,
        "scope": form.scope,
        "language": form.language,
        "organisation": form.organisation,
        **{key: heads[key] for key in ("answer", "comment", "evidence")},
        "yes": yes,
        "no": no,
        **instead,
    }


def _line(sheet: Sheet, row: int, head: int, line: Line, form: Form) -> None:
    name = "'" + line.sheet.replace("'", "''") + "'"
    filled = line.key == "@organisation" and bool(form.organisation)
    texts = {"question": line.key, "sheet": line.sheet}
    texts |= {"section": line.section, "number": line.number, "ask": line.ask}
    for key, text in texts.items():
        sheet.put(row, COLUMNS.index(key) + 1, text)
    at = {key: f"${letter}${row}" for key, letter in LETTER.items()}
    says = {state: quoted(word) for state, word in words().items()}
    missing = ",".join(f"{at['state']}={says[state]}" for state in MISSING)
    above = f"${LETTER['open']}${head}:${LETTER['open']}{row - 1}"
    answer, reason = _("Please answer"), _("Please write into the comment why it does not apply")
    check = f"IF({at['state']}={says[State.CHECK]},{quoted(line.expected)},{quoted(answer)})"
    do = f"=IF({at['state']}={says[State.REASON]},{quoted(reason)},{check})"
    order = row - head - (1 if form.organisation else 0)
    cell = f"{name}!${line.column}${line.row}"
    live: dict[str, tuple[str, Value]] = {
        "row": (f"=ROW({cell})", line.row),
        "column": (f'=SUBSTITUTE(ADDRESS(1,COLUMN({cell}),4),"1","")', line.column),
        "state": (
            f"={name}!${line.state}${line.row}",
            words()[State.DONE if filled else State.OPEN],
        ),
        "open": (f'=IF(OR({missing}),COUNT({above})+1,"")', "" if filled else order),
        "do": (do, answer),
    }
    for key, (formula, now) in live.items():
        sheet.formula(row, COLUMNS.index(key) + 1, formula, now)
