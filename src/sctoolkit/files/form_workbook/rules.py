"""What may be typed into a cell: words from a list, a number in its range, a date."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.datavalidation import DataValidation

from sctoolkit import asking
from sctoolkit.files.form_workbook.answers import typed
from sctoolkit.files.form_workbook.places import Layout, Place
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.language import _
from sctoolkit.model.questionnaire import QuestionKind

FIRST_DAY = "36526"
"""1 January 2000, as workbooks count days."""


def add_rules(sheet: Sheet, layout: Layout) -> None:
    """A rule for each list with all cells that offer it, and one for each number."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for place in layout.places:
        for words, area in _lists(place):
            by_words.setdefault(words, []).append(area)
        if place.question.kind is QuestionKind.NUMBER:
            _add(sheet, _number(place, layout.form.language), [place.cell("answer")])
    for words, areas in by_words.items():
        _add(sheet, _chosen(layout.places[0].lists.cells(words)), areas)


def _lists(place: Place) -> Iterator[tuple[tuple[str, ...], str]]:
    """The lists of words that the cells of a question offer."""
    question = place.question
    if question.kind.many:
        yield asking.ticked(), place.ticks()
    if question.kind.many or question.kind.one:
        yield place.lists.words(question), place.cell("answer")


def _chosen(cells: str) -> DataValidation:
    rule = DataValidation("list", formula1=cells, allow_blank=True)
    rule.errorTitle = asking.heads()["answer"]
    rule.error = _("Please choose one of the words in the list.")
    return rule


def _number(place: Place, language: str) -> DataValidation:
    """A number, or one of the words that may stand instead: so it is a rule and no list."""
    question = place.question
    words = " / ".join(asking.instead(question).values())
    figure = asking.figure(question, language)
    # A relative cell, because LibreOffice does not move others when rows are inserted above.
    cell = place.cell("answer").replace("$", "")
    rule = DataValidation("custom", formula1=typed(question, cell), allow_blank=True)
    rule.errorTitle = asking.heads()["answer"]
    rule.error = _("Please write: {figure} Or: {words}.").format(figure=figure, words=words)
    rule.promptTitle, rule.prompt = rule.errorTitle, rule.error
    rule.showInputMessage = True
    return rule


def day() -> DataValidation:
    """A date."""
    rule = DataValidation("date", "greaterThanOrEqual", FIRST_DAY, allow_blank=True)
    rule.error = _("Please write a date, for example 2026-12-31.")
    return rule


def _add(sheet: Sheet, rule: DataValidation, areas: list[str]) -> None:
    rule.showErrorMessage = True
    for area in areas:
        rule.add(area.replace("$", ""))
    sheet.sheet.add_data_validation(rule)
