"""The plan workbook, read back: which sheets it has and what stands on them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import Workbook, load_workbook

from sctoolkit.files.plan_workbook import Columns, write_plan
from sctoolkit.model.assessment import Answer, AnswerState

from .plans import Plant, read_plant, sheet, table


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return read_plant(tmp_path)


def written_book(plant: Plant, folder: Path) -> Workbook:
    assert write_plan(plant.brief(), folder / "plan.xlsx") == []
    return load_workbook(folder / "plan.xlsx")


def pairs(book: Workbook, title: str) -> dict[object, object]:
    """The first two columns of a sheet."""
    rows = sheet(book, title).iter_rows(max_col=2, values_only=True)
    return {row[0]: row[1] for row in rows if row[0] is not None}


def test_sheets_stand_in_order_and_the_last_two_are_hidden(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant, tmp_path)
    assert {page.title: page.sheet_state for page in book.worksheets} == {
        "Read me": "visible",
        "Summary": "visible",
        "Actions": "visible",
        "Findings": "visible",
        "Timeline": "visible",
        "Good practice": "visible",
        "Checker": "visible",
        "Lists": "hidden",
        "Meta": "hidden",
    }
    assert book.sheetnames[0] == "Read me"
    assert book.sheetnames[-1] == "Meta"


def test_workbook_opens_at_the_actions_and_groups_no_sheets(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant, tmp_path)
    assert book.active is not None
    assert book.active.title == "Actions"
    selected = {page.title for page in book.worksheets if page.sheet_view.tabSelected}
    assert selected <= {"Actions"}


def test_every_gap_is_an_action_gravest_first(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Actions")
    columns = "Action ID", "Code and clause", "Severity", "Zero tolerance", "Due", "Status"
    assert table(page, *columns) == dedent(
        """\
        | Action ID | Code and clause | Severity | Zero tolerance | Due | Status |
        | ACT-work.age-1 | eti 1.1 | Zero tolerance | Yes | 2026-03-09 | Not started |
        | ACT-work.water-1 | eti 1.5 | Major | No | 2026-05-01 | Not started |
        | ACT-work.hours-1 | eti 1.2 | Major | No | 2026-05-01 | Not started |
        | ACT-work.topics-1 | eti 1.3? | Minor | No | 2026-05-31 | Not started |
        """
    )


def test_finding_says_the_question_the_answer_what_is_missing_and_the_note(
    plant: Plant, tmp_path: Path
) -> None:
    page = sheet(written_book(plant, tmp_path), "Actions")
    assert table(page, "Finding", "Company / site") == dedent(
        """\
        | Finding | Company / site |
        | Is age checked? / Answer: Not at all | Plant Ltd · Porto |
        | Is there water? / Answer: I don't know | Plant Ltd · Porto |
        | How are hours kept? / Answer: Clocked / Note: Clock is broken. | Plant Ltd · Porto |
        | Which topics are trained? / Answer: Fire / Missing: Tools; First aid | Plant Ltd · Porto |
        """
    )


def test_action_says_what_to_do_and_what_to_do_for_people_harmed(
    plant: Plant, tmp_path: Path
) -> None:
    page = sheet(written_book(plant, tmp_path), "Actions")
    columns = "Corrective action", "Preventive action", "Remedy for people harmed", "Action type"
    unknown = "First find out and record the answer. If it is not in place: Write it."
    assert table(page, *columns) == dedent(
        f"""\
        | Corrective action | Preventive action | Remedy for people harmed | Action type |
        | Write it. | Review it. | Bring children to school. | Policy or procedure |
        | {unknown} | Review it. |  | Policy or procedure |
        | Write it. | Review it. |  | Policy or procedure |
        | Write it. | Review it. |  | Policy or procedure |
        """
    )


def test_two_codes_with_one_finding_are_one_action_with_both_clauses(tmp_path: Path) -> None:
    plant = read_plant(tmp_path, ("eti", "sa8000"))
    page = sheet(written_book(plant, tmp_path), "Actions")
    assert table(page, "Action ID", "Code and clause") == dedent(
        """\
        | Action ID | Code and clause |
        | ACT-work.age-1 | eti 1.1; sa8000 1.1 |
        | ACT-work.water-1 | eti 1.5; sa8000 1.5 |
        | ACT-work.hours-1 | eti 1.2; sa8000 1.2 |
        | ACT-work.topics-1 | eti 1.3?; sa8000 1.3? |
        """
    )


def test_every_finding_has_its_action_and_every_other_clause_its_reason(
    plant: Plant, tmp_path: Path
) -> None:
    page = sheet(written_book(plant, tmp_path), "Findings")
    columns = "Clause", "Severity", "Outcome", "Reached", "Actions, or why there is none"
    assert table(page, *columns) == dedent(
        """\
        | Clause | Severity | Outcome | Reached | Actions, or why there is none |
        | 1.1 | Zero tolerance | not met | 0 % | ACT-work.age-1 |
        | 1.2 | Critical | partly met | 50 % | ACT-work.hours-1 |
        | 1.5 | Major | not met | 0 % | ACT-work.water-1 |
        | 1.3 | Minor | to be reviewed | 33 % | ACT-work.topics-1 |
        | 1.4 |  | met so far |  | A payslip as well. |
        | 1.6 |  | not assessed |  | Nothing was tested or answered here. |
        | 1.7 |  | not assessed |  | No labour matter. |
        """
    )


def test_no_row_of_findings_is_without_action_or_reason_under_any_answers(tmp_path: Path) -> None:
    plant = read_plant(tmp_path, ("eti", "sa8000")).answering(
        age=Answer(AnswerState.REFUSED),
        hours=Answer(AnswerState.ANSWERED, "0"),
        pay=Answer(AnswerState.MISSING),
    )
    page = sheet(written_book(plant, tmp_path), "Findings")
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert {(row[0], row[1]) for row in rows} == {
        (code.id, clause.id) for code in plant.codes for clause in code.clauses()
    }
    assert all(row[6] for row in rows)


def test_what_works_stands_on_its_own_sheet_with_its_evidence(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Good practice")
    assert table(page, "Question", "Answer", "Evidence", "Ref") == dedent(
        """\
        | Question | Answer | Evidence | Ref |
        | Is pay on time? | On time | slips.pdf | work.pay |
        """
    )


def test_checker_lists_what_is_still_to_be_filled_in_and_leads_to_it(
    plant: Plant, tmp_path: Path
) -> None:
    page = sheet(written_book(plant, tmp_path), "Checker")
    assert table(page, "Action", "Still to be filled in, at writing") == dedent(
        """\
        | Action | Still to be filled in, at writing |
        | ACT-work.age-1 | Root cause, Responsible person |
        | ACT-work.water-1 | Root cause, Responsible person |
        | ACT-work.hours-1 | Root cause, Responsible person |
        | ACT-work.topics-1 | Root cause, Responsible person |
        """
    )
    link = page["A3"].hyperlink
    assert link is not None
    assert (link.location, link.target) == ("Actions!A3", None)


def test_timeline_says_each_span_in_words_too(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Timeline")
    assert table(page, "Action", "In words, at writing") == dedent(
        """\
        | Action | In words, at writing |
        | ACT-work.age-1 | 2026-W10 to 2026-W11 |
        | ACT-work.water-1 | 2026-W10 to 2026-W18 |
        | ACT-work.hours-1 | 2026-W10 to 2026-W18 |
        | ACT-work.topics-1 | 2026-W10 to 2026-W22 |
        """
    )
    weeks = [cell.value for cell in page[1]][6:]
    assert (len(weeks), weeks[0], weeks[-1]) == (26, "26-W10", "26-W35")


def test_read_me_says_for_whom_from_what_and_by_whose_deadlines(
    plant: Plant, tmp_path: Path
) -> None:
    about = pairs(written_book(plant, tmp_path), "Read me")
    assert about["For"] == "Plant Ltd · Porto"
    assert about["Made on"] == "2026-03-02"
    assert about["From the answers in"] == "plant.yaml"
    assert about["Questionnaire"] == "Plant check 1.0 (full)"
    assert about["Measured against"] == "Code eti, First. Made up for a test."
    assert about["Deadlines"] == (
        "Zero tolerance 7 days, Critical 30 days, Major 60 days, Minor 90 days, Observation 180 "
        "days. These are your own settings, not an official rule of any code."
    )


def test_meta_stamps_what_the_plan_was_made_from(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant, tmp_path)
    stamp = pairs(book, "Meta")
    assert stamp["template"] == "cap/1"
    assert stamp["questionnaire"] == "plant@1.0"
    assert stamp["questionnaire_digest"] == plant.questionnaire.digest
    assert stamp["code"] == "eti@1"
    assert stamp["code_digest"] == plant.codes[0].digest
    assert stamp["columns"] == Columns.STANDARD
    stamps = book.custom_doc_props.props  # type: ignore[attr-defined]
    assert {one.name: one.value for one in stamps} == {"sctoolkit": "cap/1"}
