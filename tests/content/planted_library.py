"""Mistakes that show only where a whole library is looked at: criteria, questions and clauses."""

from __future__ import annotations

import textwrap

from .planting import CODE, QUESTIONNAIRE, Case, yaml

PAID = "- {id: wages.paid, title: Paid, definition: Paid., audience: both, severity: major}"
PAYS = '- {id: "1.1", CLAUSE, criteria: [{id: wages.paid, relation: equivalent}]}'
ASKS = "- {id: a.paid, SCORED, PAID, YES-NO}"


def library(
    criteria: str = PAID, clauses: str = PAYS, questions: str = ASKS, scoring: str = "SCORING"
) -> Case:
    """A small library: its criteria, a code for facilities, a questionnaire to a company."""
    hub = 'format: 1\ncriteria: hub\nversion: "1"\ngroups:\n- id: wages\n  title: W\n  criteria:\n'
    code = CODE + yaml(scoring + '\nsections:\n- id: "1"\n  title: One\n  clauses:\n')
    form = QUESTIONNAIRE + "sections:\n- id: a\n  title: A\n  questions:\n"
    files = {
        "codes/criteria.yaml": hub + textwrap.indent(yaml(criteria), "  "),
        "codes/sample/code.yaml": code + textwrap.indent(yaml(clauses), "  "),
        "questionnaires/sample/questionnaire.yaml": form + textwrap.indent(yaml(questions), "  "),
    }
    return Case("", "sound library", files, whole=True)


def planted(code: str, name: str, case: Case) -> Case:
    """The library as a case of a mistake."""
    return Case(code, name, case.files, whole=True)


def weighed(weights: str, when: str = "{question: a.size, is: [small]}") -> Case:
    """A code with other weights for some; they stand on a line of their own."""
    mark = "" if when.endswith("# here") else "  # here"
    scoring = f"""\
scoring:
  official: none
  total: own-method
  because: Made up.
  weights_if:
    - because: They are small.
      when: {when}
      weights: {weights}{mark}
"""
    questions = f"{ASKS}\n- {{id: a.size, FACT, kind: choice, SIZES}}\n"
    return library(scoring=scoring, questions=questions)


CASES = (
    planted(
        "C216",
        "criterion for facilities where only a company is asked",
        library(
            criteria=f"""\
{PAID}
- {{id: wages.slip, title: A, definition: B., audience: facility, severity: minor}}  # here
""",
            clauses=f"""\
{PAYS}
- {{id: "1.2", CLAUSE, criteria: [{{id: wages.slip, relation: equivalent}}]}}
""",
        ),
    ),
    planted(
        "C217",
        "criterion that no clause covers",
        library(criteria=f"{PAID}  # here", clauses='- {id: "1.1", CLAUSE, OUTSIDE}'),
    ),
    planted(
        "Q118",
        "level that no answer reaches",
        library(
            criteria="""\
- id: wages.age  # here
  title: Age
  definition: Nobody is younger.
  audience: company
  severity: critical
  levels: [{id: age-14, label: Fourteen}, {id: age-15, label: Fifteen}]
""",
            clauses='- {id: "1.1", CLAUSE, criteria: [{id: wages.age, level: age-15}]}',
            questions="""\
- {id: a.age, SCORED, criteria: [wages.age], ACTIONS, kind: choice, options: [
    {id: no, label: No, points: 0},
    {id: yes, label: Yes, points: 1, reaches: {wages.age: age-14}}]}
""",
        ),
    ),
    planted(
        "C218",
        "clause that names a fact",
        library(
            clauses=f"""\
{PAYS}
- {{id: "1.2", CLAUSE, questions: [a.size]}}  # here
""",
            questions=f"""\
{ASKS}
- {{id: a.size, FACT, kind: choice, SIZES}}
""",
        ),
    ),
    planted(
        "C207",
        "other weights for what is not there",
        weighed('{"1": 2, "9": 3}'),
    ),
    planted(
        "C211",
        "other weights under which nothing weighs anything",
        weighed('{"1.1": 0}'),
    ),
    planted(
        "Q115",
        "weights that hang on an answer with a score",
        weighed('{"1.1": 2}', when="{question: a.paid, is: [yes]}  # here"),
    ),
    planted(
        "Q103",
        "weights that hang on what nobody asks",
        weighed('{"1.1": 2}', when="{question: a.sise, is: [small]}  # here"),
    ),
    planted(
        "C211",
        "share of points that nobody can earn",
        library(
            scoring="""\
scoring:
  official: none
  total: own-method
  because: Made up.
  points: {a.size: {small: 0, large: -1}}
  each: {clauses: {method: share}}
""",
            clauses=f"""\
{PAYS}
- {{id: "1.2", CLAUSE, questions: [a.size]}}  # here
""",
            questions=f"""\
{ASKS}
- {{id: a.size, SCORED, ACTIONS, kind: choice, options: [
    {{id: small, label: Small, points: 1}}, {{id: large, label: Large, points: 0}}]}}
""",
        ),
    ),
)
