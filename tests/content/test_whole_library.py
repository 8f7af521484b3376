"""Criteria, questions and clauses of a library fit together, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.checks import Checked, check_paths, checked_code, checked_questionnaire
from sctoolkit.model.code import Code
from sctoolkit.model.questionnaire import Questionnaire

from .planted_library import ASKS, PAID, PAYS, library
from .planting import CODE, Case, plant, yaml

SLIP = "- {id: wages.slip, title: A, definition: B., audience: facility, severity: minor}"
GIVES = '- {id: "1.2", CLAUSE, criteria: [{id: wages.slip, relation: equivalent}]}'
pytestmark = pytest.mark.usefixtures("work")
FACT = "- {id: a.size, FACT, kind: choice, SIZES}"
AGE = """\
- id: wages.age
  title: Age
  definition: Nobody is younger.
  audience: company
  severity: critical
  levels: [{id: age-14, label: Fourteen}, {id: age-15, label: Fifteen}]
"""


def check(case: Case, *paths: str) -> Checked:
    """What is found in these paths of the library, or in all of it."""
    plant(Path(), case.files)
    return check_paths([Path("sample", path) for path in paths or ("",)], None)


def lines(checked: Checked) -> list[str]:
    return [str(problem).removeprefix("sample/") for problem in checked.problems]


def test_library_where_all_fits_has_no_problems() -> None:
    assert check(library()).problems == ()


def test_criterion_for_facilities_needs_a_question_to_a_facility() -> None:
    checked = check(library(criteria=f"{PAID}\n{SLIP}", clauses=f"{PAYS}\n{GIVES}"))
    assert lines(checked) == [
        "codes/criteria.yaml:9: C216 wages.slip: no question to a facility tests it"
    ]
    assert checked.problems[0].hint == "Name it under `criteria:` of a question, or remove it."
    assert checked.clean


def test_criterion_for_both_needs_any_question() -> None:
    checked = check(library(questions=FACT))
    assert lines(checked) == ["codes/criteria.yaml:8: C216 wages.paid: no question tests it"]


def test_criterion_needs_a_clause() -> None:
    checked = check(library(clauses='- {id: "1.1", CLAUSE, OUTSIDE}'))
    assert lines(checked) == [
        "codes/criteria.yaml:8: C217 wages.paid: no clause of a code covers it"
    ]
    assert checked.clean


def test_each_level_needs_an_answer_that_reaches_it() -> None:
    case = library(
        criteria=AGE,
        clauses='- {id: "1.1", CLAUSE, criteria: [{id: wages.age, level: age-15}]}',
        questions="""\
- {id: a.age, SCORED, criteria: [wages.age], ACTIONS, kind: choice, options: [
    {id: no, label: No, points: 0},
    {id: yes, label: Yes, points: 1, reaches: {wages.age: age-14}}]}
""",
    )
    assert lines(check(case)) == [
        "codes/criteria.yaml:8: Q118 wages.age: no answer reaches its level “age-15”"
    ]


def test_clause_may_not_rest_on_a_fact() -> None:
    clauses = f'{PAYS}\n- {{id: "1.2", CLAUSE, questions: [a.size]}}'
    checked = check(library(clauses=clauses, questions=f"{ASKS}\n{FACT}"))
    assert lines(checked) == [
        "codes/sample/code.yaml:17: C218 1.2: “a.size” is a fact, which is never scored"
    ]
    assert not checked.clean


def test_rules_on_the_whole_library_are_silent_where_no_criteria_are_checked() -> None:
    case = library(criteria=f"{PAID}\n{SLIP}", clauses='- {id: "1.1", CLAUSE, OUTSIDE}')
    assert check(case, "codes/sample").problems == ()


def test_criteria_count_as_used_by_what_else_the_library_holds() -> None:
    plant(Path(), library().files)
    form, _problems = checked_questionnaire(Path("sample/questionnaires/sample/questionnaire.yaml"))
    code, _problems = checked_code(Path("sample/codes/sample/code.yaml"))
    assert isinstance(form, Questionnaire)
    assert isinstance(code, Code)
    hub = Path("sample/codes/criteria.yaml")
    checked = check_paths([hub], None, others=lambda: [form], codes=lambda: [code])
    assert checked.problems == ()


def test_criterion_without_its_id_is_one_mistake_and_no_more() -> None:
    nameless = '- {id: "1.1", CLAUSE, criteria: [{criterion: wages.paid, relation: partial}]}'
    assert lines(check(library(clauses=nameless)))[1:] == [
        "codes/sample/code.yaml:16: Y005 1.1: unknown key “criterion”",
        "codes/sample/code.yaml:16: Y006 1.1: “id” is missing",
    ]


def test_own_criteria_may_be_named_by_what_is_checked_with_them() -> None:
    checked = check(library(clauses=PAYS.replace("wages.paid", "wages.pay")))
    assert lines(checked)[1] == "codes/sample/code.yaml:16: Q114 1.1: no criterion “wages.pay”"
    assert checked.problems[1].hint == "Did you mean “wages.paid”?"


LAW = CODE.replace("workplace", "law") + yaml("""\
    SCORING
    CLAUSES
    law:
      jurisdiction: Nowhere
      status: in-force
      checked: "2026-11-22"
      applies:
        - when: {question: facts.staf, at_least: 100}
          because: It is large.
        - when: {question: facts.staff, at_least: 50}
          because: It is not small.
      indirectly:
        when: {question: facts.customers, above: 0}
        because: Its customers are.
    """)


def test_law_looks_at_facts_that_somebody_asks_for() -> None:
    facts = library(questions="- {id: facts.staff, FACT, kind: number, minimum: 0}")
    form = facts.files["questionnaires/sample/questionnaire.yaml"] or ""
    files = {
        "codes/sample/code.yaml": LAW,
        "questionnaires/legal-facts/questionnaire.yaml": form.replace("sample", "legal-facts"),
    }
    plant(Path(), files)
    checked = check_paths([Path("sample")], None)
    assert lines(checked) == [
        "codes/sample/code.yaml:18: Q103 law: no fact “facts.staf” in “legal-facts”",
        "codes/sample/code.yaml:23: Q103 law: no fact “facts.customers” in “legal-facts”",
    ]
    assert checked.problems[0].hint == "Did you mean “facts.staff”?"
