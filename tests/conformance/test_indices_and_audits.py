"""Kinds of methods that indices and audit schemes use, as YAML, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from adding_up import wrong_sums
from sctoolkit.report.explanation import explain

from .comparing import Content, figures
from .published import TOTAL, Question, option, question
from .small import Given, method, result

OWN = """\
  official: none
  total: own-method
  because: Written for a test.
  provisional_below: 0
"""


def nodes(made: Content, given: dict[str, Given]) -> dict[str, float | None]:
    """All figures by node; every one of them is the sum of its parts."""
    found = result(made, given)
    assert list(wrong_sums(found.tree, made.code.scoring.met_at)) == []
    return dict(figures(found.tree))


def band(made: Content, given: dict[str, Given]) -> str:
    rating = result(made, given).rating
    assert rating is not None
    return rating.band


def line(name: str, start: float, end: float, **more: object) -> Question:
    """A number that is worth 0 at one end and 1 at the other."""
    ends = {"from": {"at": start, "points": 0}, "to": {"at": end, "points": 1}, **more}
    return question(name, "number", name, linear=ends)


def clause(name: str, *questions: str, more: str = "") -> str:
    """A clause that names its questions; without any, one that is called like it."""
    named = ", ".join(questions or (name,))
    return (
        f"{{id: {name}, title: {name}, gist: As said., basis: memory, questions: [{named}]{more}}}"
    )


# The Human Development Index: a geometric mean of three dimensions, income by its logarithm.

DEVELOPMENT = f"""\
scoring:
{OWN}  range: {{from: 0, to: 1}}
  rounding: {{decimals: 3}}
  each: {{sections: {{method: mean}}}}
  steps: [{{method: geometric-mean}}]
sections:
  - {{id: health, title: Health, clauses: [{clause("life")}]}}
  - id: education
    title: Education
    clauses: [{clause("expected")}, {clause("mean")}]
  - {{id: income, title: Income, clauses: [{clause("gni")}]}}
"""
DIMENSIONS = [
    line("life", 20, 85),
    line("expected", 0, 18),
    line("mean", 0, 15),
    line("gni", 100, 75_000, by="logarithm"),
]


def test_norway_has_its_published_index_of_2021(tmp_path: Path) -> None:
    made = method(tmp_path, DEVELOPMENT, DIMENSIONS)
    given: dict[str, Given] = {"life": 83.2, "expected": 18.2, "mean": 13.0, "gni": 64_660.0}
    found = nodes(made, given)
    assert found["education"] == pytest.approx((1 + 13 / 15) / 2)
    assert found[TOTAL] == pytest.approx(0.961, abs=0.0005)


def test_nothing_in_one_dimension_is_nothing_at_all(tmp_path: Path) -> None:
    made = method(tmp_path, DEVELOPMENT, DIMENSIONS)
    given: dict[str, Given] = {"life": 85.0, "expected": 18.0, "mean": 15.0, "gni": 100.0}
    assert nodes(made, given)[TOTAL] == 0


def test_explanation_shows_the_root(tmp_path: Path) -> None:
    made = method(tmp_path, DEVELOPMENT, DIMENSIONS)
    given: dict[str, Given] = {"life": 52.5, "expected": 9.0, "mean": 7.5, "gni": 75_000.0}
    text = explain(result(made, given), made.questionnaire, "all", "en")
    assert text.splitlines()[:3] == [
        "Total small: 0.63  (Small)",
        "    (0.5 × 0.5 × 1)^(1 ÷ 3)",
        "    As its publisher rounds: 0.63",
    ]


# Climate disclosure: a letter for the highest of four stages; four fifths open the next.

LETTERS = f"""\
scoring:
{OWN}  range: {{from: 0, to: 4}}
  each: {{sections: {{method: share}}}}
  steps: [{{method: progressive, partly: true, met_at: 0.8}}]
  bands:
    - {{id: F, from: 0, label: No answer}}
    - {{id: D-, from: 0.01, label: D-}}
    - {{id: D, from: 0.45, label: D}}
    - {{id: C-, from: 1.01, label: C-}}
    - {{id: C, from: 1.45, label: C}}
    - {{id: B-, from: 2.01, label: B-}}
    - {{id: B, from: 2.45, label: B}}
    - {{id: A-, from: 3.01, label: A-}}
    - {{id: A, from: 4, label: A}}
sections:
""" + "".join(
    f"  - {{id: {one}, title: {one}, clauses: [{clause(f'{one}.points')}]}}\n"
    for one in ("disclosure", "awareness", "management", "leadership")
)


@pytest.mark.parametrize(
    ("points", "letter"),
    [
        ((0.4, 0.9, 0.9, 0.9), "D-"),
        ((0.8, 0.0, 0.0, 0.0), "D"),
        ((0.9, 0.3, 0.9, 0.9), "C-"),
        ((0.9, 0.8, 0.5, 0.9), "B"),
        ((1.0, 0.9, 0.8, 0.7), "A-"),
        ((0.8, 0.8, 0.8, 0.8), "A"),
    ],
)
def test_letter_of_the_highest_stage(
    points: tuple[float, ...], letter: str, tmp_path: Path
) -> None:
    stages = ("disclosure", "awareness", "management", "leadership")
    names = [f"{one}.points" for one in stages]
    asked = [question(one, "number", one, given=True, minimum=0, maximum=1) for one in names]
    made = method(tmp_path, LETTERS, asked)
    assert band(made, dict(zip(names, points, strict=True))) == letter


# A food safety audit: the grade falls with the number of minor findings, and faster beside a major.

AUDIT = f"""\
scoring:
{OWN}  range: {{from: 0, to: 1}}
  steps: [{{method: mean}}]
  bands:
    - {{id: none, from: 0, label: No certificate}}
    - {{id: C, from: 0.01, label: C}}
    - {{id: B, from: 0.02, label: B}}
    - {{id: A, from: 0.03, label: A}}
  caps:
    - to: none
      because: A critical finding.
      when: {{finding: {{severity: critical, outcome: partly-met}}}}
    - to: none
      because: Two major findings.
      when: {{finding: {{severity: major, outcome: partly-met, at_least: 2}}}}
    - to: C
      because: A major finding, and minor ones.
      when:
        all:
          - {{finding: {{severity: major, outcome: partly-met}}}}
          - {{finding: {{severity: minor, outcome: partly-met, at_least: 2}}}}
    - to: B
      because: A major finding.
      when: {{finding: {{severity: major, outcome: partly-met}}}}
    - to: B
      because: Three minor findings.
      when: {{finding: {{severity: minor, outcome: partly-met, at_least: 3}}}}
sections:
  - id: "1"
    title: All
    clauses:
""" + "".join(
    f"      - {clause(f'{severity}-{place}', more=f', severity: {severity}')}\n"
    for severity in ("critical", "major", "minor")
    for place in range(4)
)


@pytest.mark.parametrize(
    ("breached", "grade"),
    [
        ("", "A"),
        ("minor-0 minor-1", "A"),
        ("minor-0 minor-1 minor-2", "B"),
        ("major-0", "B"),
        ("major-0 minor-0", "B"),
        ("major-0 minor-0 minor-3", "C"),
        ("major-0 major-1", "none"),
        ("critical-2", "none"),
    ],
)
def test_grade_by_how_many_findings_of_which_kind(
    breached: str, grade: str, tmp_path: Path
) -> None:
    names = [f"{one}-{place}" for one in ("critical", "major", "minor") for place in range(4)]
    worth = [option("no", "No", 0), option("yes", "Yes", 1)]
    made = method(tmp_path, AUDIT, [question(one, "choice", one, options=worth) for one in names])
    given: dict[str, Given] = {one: "no" if one in breached.split() else "yes" for one in names}
    assert band(made, given) == grade


# Points that may be lost, a share of the total for a failed knock-out, and levels of what is left.

POINTS = f"""\
scoring:
{OWN}  range: {{from: -150, to: 100}}
  each: {{sections: {{method: sum, over: questions}}}}
  steps:
    - {{method: share, over: questions}}
    - {{method: scale, to: 100}}
    - {{method: add, points: -50, when: {{question_below: {{questions: [traced], score: 5}}}}}}
  bands:
    - {{id: failed, from: -150, label: Not passed}}
    - {{id: foundation, from: 75, label: Foundation level}}
    - {{id: higher, from: 95, label: Higher level}}
sections:
  - id: "1"
    title: All
    clauses: [{clause("clean")}, {clause("stored")}, {clause("trained")}, {clause("traced")}]
"""
WORTH = [option(one, one, points) for one, points in (("a", 20), ("b", 15), ("c", 5), ("d", -20))]


@pytest.mark.parametrize(
    ("letters", "figure", "level"),
    [
        ("aaaa", 100, "higher"),
        ("aabc", 75, "foundation"),
        ("daaa", 50, "failed"),
        ("aaad", 0, "failed"),  # 40 of 80 points, less 50
    ],
)
def test_failed_knock_out_takes_half_of_all(
    letters: str, figure: float, level: str, tmp_path: Path
) -> None:
    names = ("clean", "stored", "trained", "traced")
    made = method(tmp_path, POINTS, [question(one, "choice", one, options=WORTH) for one in names])
    given: dict[str, Given] = dict(zip(names, letters, strict=True))
    assert nodes(made, given)[TOTAL] == pytest.approx(figure)
    assert band(made, given) == level


# A sustainability rating: sectors weigh its dimensions, and what the press says multiplies them.

SECTORS = f"""\
scoring:
{OWN}  range: {{from: 0, to: 100}}
  steps: [{{method: weighted-mean}}, {{method: scale, to: 100}}]
  weights_if:
    - when: {{question: sector, is: [mining]}}
      because: Mines weigh the environment three times.
      weights: {{environment: 3}}
    - when: {{question: sector, is: [banking]}}
      because: Banks weigh governance alone.
      weights: {{environment: 0, governance: 2}}
sections:
  - id: environment
    title: Environment
    method: product
    clauses: [{clause("policy")}, {clause("press")}]
  - {{id: governance, title: Governance, clauses: [{clause("board")}]}}
"""
PARTS = [
    question(
        "sector",
        "choice",
        "Which sector?",
        scored=False,
        options=[option(one, one) for one in ("mining", "banking", "other")],
    ),
    *(
        question(one, "number", one, given=True, minimum=0, maximum=1)
        for one in ("policy", "press", "board")
    ),
]
for _key in ("severity", "actions"):
    PARTS[0].pop(_key)


@pytest.mark.parametrize(
    ("sector", "figure"),
    [("other", (40 + 60) / 2), ("mining", (3 * 40 + 60) / 4), ("banking", 60)],
)
def test_sectors_weigh_dimensions(sector: str, figure: float, tmp_path: Path) -> None:
    made = method(tmp_path, SECTORS, PARTS)
    given: dict[str, Given] = {"sector": sector, "policy": 0.8, "press": 0.5, "board": 0.6}
    found = nodes(made, given)
    assert found["environment"] == pytest.approx(0.4)
    assert found[TOTAL] == pytest.approx(figure)


def test_result_says_why_other_weights_hold(tmp_path: Path) -> None:
    made = method(tmp_path, SECTORS, PARTS)
    given: dict[str, Given] = {"sector": "mining", "policy": 0.8, "press": 0.5, "board": 0.6}
    text = explain(result(made, given), made.questionnaire, "all", "en")
    assert "    Other weights hold: Mines weigh the environment three times.\n" in text
    assert "Section environment: 0.4, weight 3" in text
    assert "    0.8 × 0.5\n" in text


# Freedoms: points become one of a few steps, and the mean of the steps a status.

STATUS = f"""\
scoring:
{OWN}  range: {{from: 1, to: 7}}
  each:
    sections:
      steps:
        - {{method: sum, over: questions}}
        - method: bands
          bands:
            - {{from: 0, points: 1, grade: low}}
            - {{from: 6, points: 4, grade: middle}}
            - {{from: 36, points: 7, grade: high}}
  steps: [{{method: mean}}]
  bands:
    - {{id: not-free, from: 1, label: Not free}}
    - {{id: partly, from: 3, label: Partly free}}
    - {{id: free, from: 5.5, label: Free}}
sections:
  - {{id: political, title: Political, clauses: [{clause("votes")}]}}
  - {{id: civil, title: Civil, clauses: [{clause("speech")}]}}
"""


@pytest.mark.parametrize(
    ("votes", "speech", "figure", "status"),
    [(5, 40, 4, "partly"), (6, 5, 2.5, "not-free"), (36, 6, 5.5, "free")],
)
def test_points_become_steps(
    votes: float, speech: float, figure: float, status: str, tmp_path: Path
) -> None:
    asked = [
        question(one, "number", one, given=True, minimum=0, maximum=60)
        for one in ("votes", "speech")
    ]
    made = method(tmp_path, STATUS, asked)
    given: dict[str, Given] = {"votes": float(votes), "speech": float(speech)}
    assert nodes(made, given)[TOTAL] == figure
    assert band(made, given) == status


def test_step_gives_a_section_its_grade(tmp_path: Path) -> None:
    asked = [
        question(one, "number", one, given=True, minimum=0, maximum=60)
        for one in ("votes", "speech")
    ]
    made = method(tmp_path, STATUS, asked)
    text = explain(result(made, {"votes": 7.0, "speech": 50.0}), made.questionnaire, "all", "en")
    assert "Section political: 4, grade middle  (Political)\n" in text
    assert "7 stands in the band from 6: 4" in text
