"""What is looked at when files and folders are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.checks import check_paths, checked_code
from sctoolkit.files.skeletons import CODE, QUESTIONNAIRE
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire

from .planting import CODE as SAMPLE_CODE
from .planting import QUESTIONNAIRE as SAMPLE
from .planting import Case, found_in, in_questionnaires, yaml

NO_CRITERION = yaml("""\
    sections: [{id: a, title: A, questions: [{id: a.one, SCORED, ACTIONS, YES-NO}]}]
    """)
PAID = yaml("""\
    sections: [{id: a, title: A, questions: [{id: a.one, SCORED, PAID, YES-NO}]}]
    """)
FACTS = yaml("sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]\n")


def add(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_folder_is_searched_for_all_content_below_it(tmp_path: Path) -> None:
    one = add(tmp_path, "ours/questionnaires/sample/questionnaire.yaml", SAMPLE + FACTS)
    hub = add(tmp_path, "ours/codes/criteria.yaml", "format: 1\n")
    code = add(tmp_path, "ours/codes/mine/code.yaml", "format: 1\n")
    add(tmp_path, "ours/.venv/lib/codes/theirs/code.yaml", "format: 1\n")
    add(tmp_path, "ours/notes.yaml", "format: 1\n")
    assert set(check_paths([tmp_path], None).files) == {str(one), str(hub), str(code)}


def test_content_below_a_folder_called_venv_is_found_where_that_folder_is_named(
    tmp_path: Path,
) -> None:
    one = add(tmp_path, ".venv/share/questionnaires/sample/questionnaire.yaml", SAMPLE + FACTS)
    assert check_paths([tmp_path / ".venv" / "share"], None).files == (str(one),)


def test_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    one = add(tmp_path, "sample/questionnaire.yaml", SAMPLE + FACTS)
    assert check_paths([one, tmp_path, one], None).files == (str(one),)


def test_folder_without_content_is_a_problem(tmp_path: Path) -> None:
    checked = check_paths([tmp_path], None)
    assert [(one.code, one.source.file) for one in checked.problems] == [("Y013", str(tmp_path))]
    assert not checked.clean


def test_warnings_alone_leave_content_clean(tmp_path: Path) -> None:
    text = (SAMPLE + FACTS).replace("title: A,", 'title: "A\\a",')
    checked = check_paths([add(tmp_path, "sample/questionnaire.yaml", text)], None)
    assert [(one.code, one.warning) for one in checked.problems] == [("Y015", True)]
    assert checked.clean


def test_answers_may_reach_the_levels_of_a_criterion_that_the_question_tests(
    tmp_path: Path,
) -> None:
    (case,) = in_questionnaires("""\
        Q118 answers that reach levels
          - {id: a.one, SCORED, criteria: [wages.age], ACTIONS, kind: choice, options: [
              {id: no, label: No, points: 0},
              {id: some, label: Some, points: 0.5, reaches: {wages.age: age-14}},
              {id: yes, label: Yes, points: 1, reaches: {wages.age: age-15}}]}
          - {id: a.two, SCORED, criteria: [wages.age], ACTIONS, kind: number, minimum: 0, bands: [
              {from: 0, points: 0}, {from: 15, points: 1, reaches: {wages.age: age-15}}]}
        """)
    assert found_in(case, tmp_path) == []


def test_full_marks_may_be_a_sum_of_tenths(tmp_path: Path) -> None:
    """As floating figures, 0.7 and three times 0.1 are less than 1."""
    (case,) = in_questionnaires("""\
        Q110 sum of tenths
          - {id: a.one, SCORED, PAID, kind: checklist, full_at_points: 1, options: [
              {id: most, label: Most, points: 0.7}, {id: two, label: Two, points: 0.1},
              {id: three, label: Three, points: 0.1}, {id: four, label: Four, points: 0.1}]}
        """)
    assert found_in(case, tmp_path) == []


def naming(question: str) -> str:
    """A code whose one clause names a question."""
    clause = f'{{id: "1.1", CLAUSE, questions: ["{question}"]}}'
    sections = f'sections: [{{id: "1", title: One, clauses: [{clause}]}}]\n'
    return SAMPLE_CODE + yaml("SCORING\n" + sections)


@pytest.mark.parametrize("question", ["a.one", "sample:a.one"])
def test_clause_may_name_a_question_of_what_is_checked_with_it(
    question: str, tmp_path: Path
) -> None:
    add(tmp_path, "questionnaires/sample/questionnaire.yaml", SAMPLE + PAID)
    add(tmp_path, "codes/sample/code.yaml", naming(question))
    assert check_paths([tmp_path], None).problems == ()


@pytest.mark.parametrize("question", ["a.one", "sample:a.one"])
def test_question_that_a_clause_checked_with_it_names_needs_no_criterion(
    question: str, tmp_path: Path
) -> None:
    add(tmp_path, "questionnaires/sample/questionnaire.yaml", SAMPLE + NO_CRITERION)
    add(tmp_path, "codes/sample/code.yaml", naming(question))
    assert check_paths([tmp_path], None).problems == ()


def test_question_that_a_clause_of_the_library_names_needs_no_criterion(tmp_path: Path) -> None:
    one = add(tmp_path, "sample/questionnaire.yaml", SAMPLE + NO_CRITERION)
    code, _problems = checked_code(add(tmp_path, "codes/sample/code.yaml", naming("a.one")))
    assert code is not None
    assert check_paths([one], None, codes=lambda: [code]).problems == ()


@pytest.mark.parametrize("question", ["a.two", "other:a.one"])
def test_question_without_criterion_that_no_clause_names_tests_nothing(
    question: str, tmp_path: Path
) -> None:
    one = add(tmp_path, "sample/questionnaire.yaml", SAMPLE + NO_CRITERION)
    code, _problems = checked_code(add(tmp_path, "codes/sample/code.yaml", naming(question)))
    assert code is not None
    (problem,) = check_paths([one], None, codes=lambda: [code]).problems
    assert (problem.code, problem.message) == (
        "Q113",
        "a.one: tests no criterion, and no clause names it",
    )


@pytest.mark.parametrize("question", ["train.plan", "comply-chain:train.plan"])
def test_clause_may_name_a_question_of_the_library(
    question: str, tmp_path: Path, comply_chain: Questionnaire
) -> None:
    code = add(tmp_path, "sample/code.yaml", naming(question))
    assert check_paths([code], None, others=lambda: [comply_chain]).problems == ()


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("train.plann", "train.plan"),
        ("comply-chian:train.plan", "comply-chain:train.plan"),
        ("comply-chain:train.plann", "comply-chain:train.plan"),
    ],
)
def test_question_that_nobody_asks_is_told_with_the_nearest(
    question: str, nearest: str, tmp_path: Path, comply_chain: Questionnaire
) -> None:
    code = add(tmp_path, "sample/code.yaml", naming(question))
    (problem,) = check_paths([code], None, others=lambda: [comply_chain]).problems
    assert problem.message == f"1.1: no questionnaire asks “{question}”"
    assert problem.hint == f"Did you mean “{nearest}”?"


def test_file_of_another_name_may_hold_any_id(tmp_path: Path) -> None:
    one = add(tmp_path, "drafts/first.yaml", SAMPLE + FACTS)
    assert check_paths([one], None).problems == ()


@pytest.mark.parametrize(
    ("name", "text"), [("questionnaire.yaml", QUESTIONNAIRE), ("code.yaml", CODE)]
)
def test_content_that_sctoolkit_starts_for_people_passes_the_check(
    name: str, text: str, tmp_path: Path, hub: CriteriaHub
) -> None:
    path = add(tmp_path, f"my-own/{name}", text.format(id="my-own", title="My own"))
    assert check_paths([path], hub).problems == ()


def test_misspelt_keys_at_every_depth_are_named(tmp_path: Path) -> None:
    case = Case(
        "Y005",
        "everywhere",
        {
            "questionnaire.yaml": SAMPLE.replace("title: Short}", "title: Short, minuts: 5}")
            .replace("scopes: ", "scopes:  ")
            .replace("title: Full}]", "title: Full}]  # here")
            + yaml("""\
                evidence_capp: 1  # here
                sections:
                  - id: a
                    title: A
                    sumary: A.  # here
                    questions:
                      - {id: a.size, FACT, kind: choice, SIZES}
                      - id: a.one
                        ask: Tell us
                        help: This.
                        scope: full
                        kind: number
                        severity: major
                        criteria: [wages.paid]
                        bands:
                          - from: 0
                            points: 1
                            point: 0  # here
                        ask_if:
                          question: a.size
                          is: [small]
                          isnt: [large]  # here
                        not_applicable:
                          kind: size
                          when: Small.
                          wen: Large.  # here
                        actions:
                          absent:
                            correct: Mend it.
                            prevent: Watch it.
                            type: other
                            cost: none  # here
                          partial: {correct: Mend it., prevent: Watch it., type: other}
                          remdy: Repay.  # here
                """)
        },
    )
    assert found_in(case, tmp_path) == case.expected()
