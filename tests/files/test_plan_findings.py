"""The Findings and Summary sheets, read back: what was found, how sure it is, what is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import Workbook, load_workbook

from sctoolkit.files.plan_workbook import followed, write_plan
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.text import Text

from .plans import NOTES, Plant, read_plant, sheet, table
from .returning import back, send, typing


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return read_plant(tmp_path)


def written_book(plant: Plant, folder: Path) -> Workbook:
    assert write_plan(plant.brief(), folder / "plan.xlsx") == []
    return load_workbook(folder / "plan.xlsx")


WHY = "Actions, or why there is none"


def test_every_finding_names_its_actions_in_words(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Findings")
    columns = "Clause", "Severity", "Outcome", "Reached", "Covered", WHY
    rows = table(page, *columns, top=2).splitlines(keepends=True)
    assert "".join(rows[:5]) == dedent(
        f"""\
        | Clause | Severity | Outcome | Reached | Covered | {WHY} |
        | 1.1 | Zero tolerance | not met | 0 | 1 | Is age checked? (ACT-work.age-1) |
        | 1.2 | Critical | partly met | 0.5 | 1 | How are hours kept? (ACT-work.hours-1) |
        | 1.5 | Major | not met, unknown: “I don't know” | 0 | 1 | Is there water? (ACT-work.water-1) |
        | 1.3 | Minor | to be reviewed | 0.33 | 1 | Which topics are trained? (ACT-work.topics-1) |
        """  # noqa: E501 - as it stands in the sheet
    )


def test_every_clause_without_a_finding_has_its_severity_and_the_reason(
    plant: Plant, tmp_path: Path
) -> None:
    plant = plant.answering(hours=Answer(AnswerState.MISSING))
    page = sheet(written_book(plant, tmp_path), "Findings")
    rows = table(page, "Clause", "Severity", "Outcome", WHY, top=2).splitlines(keepends=True)
    assert "".join(rows[4:]) == dedent(
        """\
        | 1.2 | Critical | not assessed | Not answered: the questionnaire asks about it, see “Open questions”. |
        | 1.4 | Major | met so far, the code asks more | What was tested is met. The clause asks more, which its own question decides. A payslip as well. |
        | 1.6 | Major | not assessed | Not tested. Only an assessment of the sites themselves can tell. |
        | 1.7 | Observation | not assessed | No labour matter. |
        """  # noqa: E501 - as they stand in the sheet
    )


def test_other_questionnaire_that_tests_a_clause_is_named(plant: Plant, tmp_path: Path) -> None:
    brief = plant.brief()
    (one,) = brief.measured
    rest = replace(one.elsewhere, questionnaires={"union-check": ("1.6",)}, facility=())
    write_plan(replace(brief, measured=[replace(one, elsewhere=rest)]), tmp_path / "plan.xlsx")
    page = sheet(load_workbook(tmp_path / "plan.xlsx"), "Findings")
    assert "The questionnaire “union-check” asks about it." in table(page, WHY, top=2)


def test_findings_and_summary_say_that_findings_share_actions(plant: Plant, tmp_path: Path) -> None:
    book = written_book(plant, tmp_path)
    tally = "4 actions for 4 findings. One action may answer several findings."
    assert sheet(book, "Findings")["A1"].value == tally
    assert sheet(book, "Summary")["A3"].value == tally


def test_actions_that_no_answer_of_today_calls_for_are_counted_besides(
    plant: Plant, tmp_path: Path
) -> None:
    settled = plant.answering(hours=Answer(AnswerState.ANSWERED, "4"))
    first = send(plant, tmp_path)
    plan = back(first.plan, first.edited("eva", typing("ACT-work.hours-1", person="Ana"))).plan
    brief = settled.brief()
    write_plan(replace(brief, followed=followed(brief, plan)), tmp_path / "again.xlsx")
    page = sheet(load_workbook(tmp_path / "again.xlsx"), "Summary")
    assert page["A3"].value == (
        "3 actions for 3 findings. One action may answer several findings. "
        "1 more action was added by people, is no longer found, or belongs to other codes."
    )


def test_long_question_is_cut_between_words_and_stands_in_one_line_with_its_action(
    plant: Plant, tmp_path: Path
) -> None:
    brief = plant.brief()
    long = replace(brief.plan.actions[0], ask=Text({"en": f"Is the age of {'everybody ' * 20}"}))
    write_plan(replace(brief, plan=replace(brief.plan, actions=(long,))), tmp_path / "plan.xlsx")
    named = sheet(load_workbook(tmp_path / "plan.xlsx"), "Findings")["H3"].value
    assert named == f"Is the age of {'everybody ' * 6}… (ACT-work.age-1)"


def test_long_lists_of_actions_are_cut_with_a_way_to_all_of_them(
    plant: Plant, tmp_path: Path
) -> None:
    brief = plant.brief()
    age = brief.plan.actions[0]
    many = tuple(replace(age, id=f"ACT-work.age-{number}") for number in range(1, 9))
    write_plan(replace(brief, plan=replace(brief.plan, actions=many)), tmp_path / "plan.xlsx")
    page = sheet(load_workbook(tmp_path / "plan.xlsx"), "Findings")
    named = str(page["H3"].value).splitlines()
    assert len(named) == 7
    assert named[-1] == "… and 2 more: filter “Code and clause” in the Actions sheet for 1.1."


def test_no_row_of_findings_is_without_action_or_reason_under_any_answers(tmp_path: Path) -> None:
    plant = read_plant(tmp_path, ("eti", "sa8000")).answering(
        age=Answer(AnswerState.REFUSED),
        hours=Answer(AnswerState.ANSWERED, "0"),
        pay=Answer(AnswerState.MISSING),
    )
    page = sheet(written_book(plant, tmp_path), "Findings")
    rows = list(page.iter_rows(min_row=3, values_only=True))
    assert {(row[0], row[1]) for row in rows} == {
        (f"Code {code.id}", clause.id) for code in plant.codes for clause in code.clauses()
    }
    assert all(row[7] for row in rows)


def test_clauses_stand_gravest_first_as_people_cite_them(plant: Plant, tmp_path: Path) -> None:
    page = sheet(written_book(plant, tmp_path), "Summary")
    rows = [[cell.value for cell in row[:3]] for row in page.iter_rows()]
    start = next(place for place, row in enumerate(rows) if str(row[0]).startswith("By clause"))
    assert rows[start + 1 :] == [
        ["Code eti 1.1  Age", 1, "Zero tolerance"],
        ["Code eti 1.5  Water", 1, "Major"],
        ["Code eti 1.2  Hours", 1, "Major"],
        ["Code eti 1.3  Training", 1, "Minor"],
    ]


def test_clauses_that_fill_several_pages_have_their_headings_on_each(tmp_path: Path) -> None:
    plant = read_plant(tmp_path, [f"code-{number}" for number in range(12)])
    page = sheet(written_book(plant, tmp_path), "Summary")
    heads = [cell.row for cell in page["A"] if str(cell.value).startswith("By clause")]
    assert len(heads) > 1
    assert {row - 1 for row in heads[1:]} <= {one.id for one in page.row_breaks.brk}
    assert len([cell for cell in page["A"][heads[0] :] if cell.value]) == 12 * 4 + len(heads) - 1


def test_summary_shows_figures_as_numbers_and_what_must_be_said_with_them(
    plant: Plant, tmp_path: Path
) -> None:
    page = sheet(written_book(plant, tmp_path), "Summary")
    columns = "Code", "Score", "Lowest", "Highest", "With documents", "Rating", "Covered"
    rows = table(page, *columns, top=5).splitlines()[:4]
    assert rows[1] == "| Code eti | 36.6 | 16.6 | 50 | 36.6 | provisional, no rating | 0.71 |"
    assert [row.strip("| ") for row in rows[2:]] == list(NOTES)
    assert {type(page.cell(6, place).value) for place in (2, 3, 4, 5, 8)} <= {int, float}
