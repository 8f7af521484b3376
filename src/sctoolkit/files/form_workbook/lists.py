"""The words of the dropdowns, each list once, on a hidden sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from sctoolkit import asking
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.model.questionnaire import Question

TITLE = "Lists"
TOP = 1
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of words by the column in which they stand; a new one is added as it is asked for."""

    language: str
    columns: dict[Words, str] = field(default_factory=dict)

    def words(self, question: Question) -> Words:
        """What can be chosen in the first row of a question."""
        labels = () if question.kind.many else question.options
        chosen = [option.label.to(self.language) for option in labels]
        return (*chosen, *asking.instead(question).values())

    def cells(self, words: Words) -> str:
        """The cells of a list, for a dropdown or a formula on any sheet."""
        letter = self.columns.setdefault(words, get_column_letter(len(self.columns) + 1))
        return f"{TITLE}!${letter}${TOP}:${letter}${TOP + len(words) - 1}"

    def cell(self, question: Question, option_id: str) -> str:
        """The cell that holds the label of an option to choose."""
        place = [option.id for option in question.options].index(option_id)
        top = self.cells(self.words(question)).partition(":")[0]
        return top.removesuffix(f"${TOP}") + f"${TOP + place}"

    def write(self, sheet: Sheet) -> None:
        """Fills the hidden sheet, once all lists have been asked for."""
        for place, words in enumerate(self.columns, 1):
            for row, word in enumerate(words, TOP):
                sheet.put(row, place, word)
        sheet.sheet.sheet_state = "hidden"
