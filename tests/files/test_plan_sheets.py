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


def test_sheets_stand_in_order_and_the_last_three_are_hidden(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant, tmp_path)
    assert {page.title: page.sheet_state for page in book.worksheets} == {
        "Read me": "visible",
        "Summary": "visible",
        "Actions": "visible",
        "Findings": "visible",
        "Timeline": "visible",
        "Good practice": "visible",
        "Open questions": "visible",
        "Checker": "visible",
        "Lists": "hidden",
        "Meta": "hidden",
        "Sent": "hidden",
    }
    assert book.sheetnames[0] == "Read me"
    assert book.sheetnames[-2] == "Meta"


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
        | ACT-work.age-1 | Code eti 1.1 | Zero tolerance | Yes | 2026-03-09 | Not started |
        | ACT-work.water-1 | Code eti 1.5 | Major | No | 2026-05-01 | Not started |
        | ACT-work.hours-1 | Code eti 1.2 | Major | No | 2026-05-01 | Not started |
        | ACT-work.topics-1 | Code eti 1.3? | Minor | No | 2026-05-31 | Not started |
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
        | ACT-work.age-1 | Code eti 1.1; Code sa8000 1.1 |
        | ACT-work.water-1 | Code eti 1.5; Code sa8000 1.5 |
        | ACT-work.hours-1 | Code eti 1.2; Code sa8000 1.2 |
        | ACT-work.topics-1 | Code eti 1.3?; Code sa8000 1.3? |
        """
    )


def test_question_that_nobody_answered_is_listed_and_warned_of(
    plant: Plant, tmp_path: Path
) -> None:
    book = written_book(plant.answering(pay=Answer(AnswerState.MISSING)), tmp_path)
    assert table(sheet(book, "Open questions"), "Section", "Question", "Ref") == dedent(
        """\
        | Section | Question | Ref |
        | Work | Is pay on time? | work.pay |
        """
    )
    assert str(sheet(book, "Summary")["A4"].value).startswith("1 of 5 questions are not answered.")


def test_plan_without_actions_says_so_and_has_no_chart(plant: Plant, tmp_path: Path) -> None:
    nothing = {name: Answer(AnswerState.MISSING) for name in ("age", "hours", "topics", "water")}
    book = written_book(plant.answering(**nothing), tmp_path)
    row = [cell.value for cell in sheet(book, "Actions")[2] if cell.value is not None]
    assert [str(value)[:4] for value in row] == ["=IF("]
    assert "No answer calls for an action." in row[0]  # type: ignore[operator]
    assert sheet(book, "Timeline")["A2"].value == "There are no actions yet."
    assert sheet(book, "Summary")._charts == []  # type: ignore[attr-defined]  # noqa: SLF001


def test_gravity_of_a_clause_is_never_cut_off(plant: Plant, tmp_path: Path) -> None:
    summary = sheet(written_book(plant, tmp_path), "Summary")
    rows = [row for row in summary.iter_rows(max_col=3) if row[2].value == "Zero tolerance"]
    assert rows
    for row in rows:
        assert (summary.row_dimensions[row[0].row or 0].height or 0) > 2 * 12


def test_refused_answer_is_not_told_to_find_out(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant.answering(water=Answer(AnswerState.REFUSED)), tmp_path)
    text = table(sheet(book, "Actions"), "Corrective action")
    assert "Not said, so it counts as not in place. If it is indeed not: Write it." in text
    assert "First find out" not in text


def test_immediate_correction_is_the_remedy_where_there_is_one(
    plant: Plant, tmp_path: Path
) -> None:
    page = sheet(written_book(plant, tmp_path), "Actions")
    assert table(page, "Action ID", "Immediate correction") == dedent(
        """\
        | Action ID | Immediate correction |
        | ACT-work.age-1 | Find and help the people harmed, as under “Remedy for people harmed”. |
        | ACT-work.water-1 |  |
        | ACT-work.hours-1 |  |
        | ACT-work.topics-1 |  |
        """
    )


def test_what_works_stands_on_its_own_sheet_with_its_evidence(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Good practice")
    assert table(page, "Question", "Answer", "Evidence", "Ref") == dedent(
        """\
        | Question | Answer | Evidence | Ref |
        | Is pay on time? | On time | slips.pdf | work.pay |
        """
    )


def test_checker_lists_what_is_still_to_be_filled_in(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Checker")
    assert table(page, "Action", "Still to be filled in, at writing") == dedent(
        """\
        | Action | Still to be filled in, at writing |
        | ACT-work.age-1 | Root cause; Responsible person |
        | ACT-work.water-1 | Root cause; Responsible person |
        | ACT-work.hours-1 | Root cause; Responsible person |
        | ACT-work.topics-1 | Root cause; Responsible person |
        | Rows added without an ID |  |
        """
    )


def test_timeline_says_each_deadline_in_words_too(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Timeline")
    assert table(page, "Action", "In words, at writing") == dedent(
        """\
        | Action | In words, at writing |
        | ACT-work.age-1 | due in 2026-W11 |
        | ACT-work.water-1 | due in 2026-W18 |
        | ACT-work.hours-1 | due in 2026-W18 |
        | ACT-work.topics-1 | due in 2026-W22 |
        """
    )
    weeks = [cell.value for cell in page[1]][7:]
    assert (len(weeks), weeks[0], weeks[-1]) == (26, "26-W10", "26-W35")


def test_programs_that_calculate_nothing_show_what_formulas_came_to_at_writing(
    plant: Plant, tmp_path: Path
) -> None:
    write_plan(plant.brief(), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx", data_only=True)
    assert table(sheet(book, "Actions"), "Action ID", "State") == dedent(
        """\
        | Action ID | State |
        | ACT-work.age-1 | zero tolerance, due soon, to fill in |
        | ACT-work.water-1 | in time, to fill in |
        | ACT-work.hours-1 | in time, to fill in |
        | ACT-work.topics-1 | in time, to fill in |
        """
    )
    assert "| ACT-work.age-1 | 2026-03-09 |" in table(sheet(book, "Timeline"), "Action", "Due")
    checker = table(sheet(book, "Checker"), "Now", "Row", "Go to")
    assert "| Root cause; Responsible person | 2 | the action |" in checker
    rows = list(sheet(book, "Summary").iter_rows(min_row=10, max_col=3, values_only=True))
    figures = [row for row in rows if isinstance(row[1], int) and isinstance(row[2], int)]
    assert len(figures) == 24
    assert all(written == now for _name, written, now in figures)


def test_read_me_explains_every_column(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant, tmp_path)
    explained = pairs(book, "Read me")
    for cell in sheet(book, "Actions")[1]:
        assert explained.get(cell.value), cell.value


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
