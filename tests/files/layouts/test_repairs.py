"""What is read all the same is said, with its cell: figures, merged columns, guesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sctoolkit.files.layouts.detection import Wishes, read_replies
from sctoolkit.files.layouts.filled import Meanings
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.sheet import Book, CellValue
from sctoolkit.files.understanding import Misunderstood, bundled_words, understand, understand_ticks
from sctoolkit.model.assessment import Answer
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Question

from .sheets import questionnaire, read, sheet

WORDS = bundled_words()


class Understanding:
    """Cells as they are really understood."""

    def look(self, columns: Mapping[str, Sequence[CellValue]]) -> None:
        """Learns no habits."""

    def meanings(self, _question: Question) -> Meanings:
        return {}

    def one(self, question: Question, value: CellValue, reason: str = "") -> Answer | Misunderstood:
        return understand(question, value, WORDS, reason)

    def ticks(self, question: Question, ticked: dict[str, CellValue]) -> Answer | Misunderstood:
        return understand_ticks(question, ticked, WORDS)


def problems(drawn: str) -> list[Problem]:
    book = Book("acme.xlsx", (sheet(drawn),), "xlsx")
    replies = read_replies(book, Index(questionnaire()), Understanding(), Wishes())
    return [*replies.problems, *(one for filled in replies.suppliers for one in filled.problems)]


def facts(problem: Problem) -> tuple[str, str | None, str, str, bool]:
    """Code, cell, what was found, what was expected, whether it was repaired."""
    place = problem.source.cell
    return problem.code, place, problem.found, problem.expected, problem.repaired


def test_figure_that_was_interpreted_is_a_warning_at_every_cell_that_holds_it() -> None:
    found = problems(
        """
        | Supplier | rules.workers |
        | Acme | approx. 450 |
        | Brill | approx. 450 |
        | Corn | 450 people |
        | Dorn | 450 |
        """
    )
    assert [facts(one) for one in found] == [
        ("F643", "Sheet1!B2", "approx. 450", "450", True),
        ("F643", "Sheet1!B3", "approx. 450", "450", True),
    ]
    assert all(one.warning for one in found)
    assert found[0].message == "“approx. 450” read as 450"


def test_answer_of_an_interpreted_figure_counts() -> None:
    book = Book("a.xlsx", (sheet("| Supplier | rules.workers |\n| Acme | approx. 450 |"),), "xlsx")
    replies = read_replies(book, Index(questionnaire()), Understanding(), Wishes())
    (acme,) = replies.suppliers
    assert acme.answers["rules.workers"].value == 450


def test_cell_that_is_no_answer_says_what_stands_there_and_what_could() -> None:
    (one,) = problems("| Supplier | rules.policy |\n| Acme | Mayby |")
    assert facts(one) == ("F630", "Sheet1!B2", "Mayby", "Yes; Partly; No; N/A with a reason", False)


def test_columns_of_two_versions_are_merged_and_said_to_be() -> None:
    one = read(
        """
        | Supplier | rules.policy | Policy in writing |
        | Acme | Yes | |
        | Brill | | No |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes"}, "Brill": {"policy": "no"}}
    (merged,) = one.book.problems
    assert facts(merged) == ("F647", "Sheet1!C1", "Policy in writing", "", True)
    assert "“rules.policy” and “Policy in writing” are both rules.policy" in merged.message


def test_merged_columns_of_one_option_must_agree() -> None:
    found = problems(
        """
        | company | rules_training/fire | rules_training/first_aid | rules/rules_training/fire | _uuid | _submission_time |
        | Acme | 1 | 0 | 0 | u-1 | 2026-01-02 |
        | Brill | 1 | 0 | TRUE | u-2 | 2026-01-02 |
        | Corn | | 0 | 1 | u-3 | 2026-01-02 |
        """
    )
    assert [facts(one) for one in found if one.code != "F647"] == [
        ("F653", "Sheet1!D2", "0", "1", False)
    ]


def test_two_cells_that_contradict_each_other_are_both_quoted() -> None:
    found = problems(
        """
        | Supplier | rules.policy | Policy in writing |
        | Acme | Yes | No |
        """
    )
    assert facts(found[-1]) == ("F653", "Sheet1!C2", "No", "Yes", False)


def test_list_of_problems_that_went_with_a_copy_is_no_reply() -> None:
    listed = """
        | sctoolkit.annotated/1 |
        | Sheet | Cell | Question | Answer |
        | Sheet1 | B2 | Is there a written policy? | No |
        """
    one = read("| Supplier | rules.policy |\n| Acme | Yes |", sheet(listed, "Please look"))
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert [(left.sheet, left.because) for left in one.book.left_out] == [
        ("Please look", "the list of problems that went with the last copy")
    ]
