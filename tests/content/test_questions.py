"""What the block of one question says: how it is answered, what that is worth, what to do."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.model.questionnaire import Band, Question
from sctoolkit.model.severity import Severity

from .planting import in_questionnaires, problems_of, questionnaire_in


def first(folder: Path, body: str) -> Question:
    return questionnaire_in(folder, body).questions()[0]


def options(question: Question) -> dict[str, float | None]:
    return {option.id: option.points for option in question.options}


def test_choice_has_options_with_points(tmp_path: Path) -> None:
    question = first(
        tmp_path,
        """\
          - {id: a.one, SCORED, PAID, kind: choice, options: [
              {id: no, label: No, points: 0},
              {id: 1.10, label: Some, points: 0.25, hint: Half or less},
              {id: yes, label: Yes, points: 1}]}
        """,
    )
    assert options(question) == {"no": 0.0, "1.10": 0.25, "yes": 1.0}
    assert [one.hint.to("en") for one in question.options if one.hint] == ["Half or less"]
    assert question.severity is Severity.MAJOR


def test_maturity_spreads_its_levels_from_0_to_1(tmp_path: Path) -> None:
    question = first(
        tmp_path,
        "  - {id: a.one, SCORED, PAID, kind: maturity, levels: [None, Some, Most, More, All]}\n",
    )
    assert options(question) == {"0": 0.0, "1": 0.25, "2": 0.5, "3": 0.75, "4": 1.0}


def test_maturity_may_borrow_a_scale_of_the_questionnaire(tmp_path: Path) -> None:
    one = questionnaire_in(
        tmp_path,
        """\
          scales: {process: [Nothing, Something, All]}
          sections:
            - id: a
              title: A
              questions: [{id: a.one, SCORED, PAID, kind: maturity, scale: process}]
        """,
    )
    (question,) = one.questions()
    assert [option.label.to("en") for option in question.options] == ["Nothing", "Something", "All"]


def test_partly_says_what_it_means(tmp_path: Path) -> None:
    question = first(
        tmp_path, "  - {id: a.one, SCORED, PAID, kind: yes-partly-no, partly: At some sites}\n"
    )
    assert options(question) == {"no": 0.0, "partly": 0.5, "yes": 1.0}
    assert [option.label.to("en") for option in question.options] == [
        "No",
        "Partly: At some sites",
        "Yes",
    ]


def test_all_items_of_a_checklist_may_be_must_haves(tmp_path: Path) -> None:
    question = first(
        tmp_path,
        """\
          - {id: a.one, SCORED, PAID, kind: checklist, must_have: all, capped_at: 0.4, options: [
              {id: one, label: One}, {id: two, label: Two},
              {id: none, label: None of these, exclusive: true}]}
        """,
    )
    assert question.must_have == ("one", "two")
    assert question.capped_at == 0.4
    assert [option.id for option in question.options if option.exclusive] == ["none"]


def test_checklist_with_points_has_its_full_sum(tmp_path: Path) -> None:
    question = first(
        tmp_path,
        """\
          - {id: a.one, SCORED, PAID, kind: checklist, full_at_points: 4, options: [
              {id: one, label: One, points: 3}, {id: two, label: Two, points: 2}]}
        """,
    )
    assert question.full_at == 4


def test_menu_has_full_marks_at_so_many_routes(tmp_path: Path) -> None:
    assert (
        first(tmp_path, "  - {id: a.one, SCORED, PAID, kind: menu, SIZES, full_at: 1}\n").full_at
        == 1
    )


def test_number_has_bounds_unit_and_bands(tmp_path: Path) -> None:
    question = first(
        tmp_path,
        """\
          - {id: a.one, SCORED, PAID, kind: number, unit: days, whole: true,
             minimum: 0, maximum: 90,
             bands: [{from: 0, points: 1}, {from: 30, points: 0.5}, {from: 60, points: 0}]}
        """,
    )
    assert question.unit is not None
    assert question.unit.to("en") == "days"
    assert (question.minimum, question.maximum, question.whole) == (0, 90, True)
    assert question.bands == (Band(0, 1), Band(30, 0.5), Band(60, 0))


def test_fact_has_no_score_and_no_severity_of_its_own(tmp_path: Path) -> None:
    question = first(tmp_path, "  - {id: a.one, FACT, kind: text}\n")
    assert not question.scored
    assert question.recommendation is None
    assert question.severity is Severity.OBSERVATION


def test_actions_are_read_for_both_gaps_and_for_people_harmed(tmp_path: Path) -> None:
    question = first(
        tmp_path,
        """\
          - id: a.one
            ask: Do you repay fees?
            help: All fees.
            kind: yes-partly-no
            partly: Some.
            scope: short
            severity: critical
            criteria: [wages.paid]
            practice: [S5.T2.P7, S5.T2.P8]
            evidence: [Receipts, Names]
            actions:
              absent: {correct: Repay., prevent: Forbid fees., type: compensation}
              partial: {correct: Repay the rest., prevent: Ask each year., type: policy}
              remedy: Pay interest.
        """,
    )
    what = question.recommendation
    assert what is not None
    assert what.absent.correct.to("en") == "Repay."
    assert what.partial.prevent.to("en") == "Ask each year."
    assert (what.absent.type, what.partial.type) == ("compensation", "policy")
    assert what.remedy is not None
    assert what.remedy.to("en") == "Pay interest."
    assert question.practice == ("S5.T2.P7", "S5.T2.P8")
    assert [piece.to("en") for piece in question.evidence] == ["Receipts", "Names"]


def test_conditions_that_depend_on_each_other_are_told_so(tmp_path: Path) -> None:
    (case,) = in_questionnaires("""\
        Q104 circle
          - {id: a.one, FACT, kind: choice, SIZES, ask_if: {question: a.two, is: [small]}}
          - {id: a.two, FACT, kind: choice, SIZES, ask_if: {question: a.one, is: [small]}}
          - {id: a.three, FACT, kind: choice, SIZES, ask_if: {question: a.three, is: [small]}}
        """)
    assert [(one.message, one.hint) for one in problems_of(case, tmp_path)] == [
        (
            "a.one: depends on “a.two”, which itself depends on this question",
            "Remove one of the two conditions.",
        ),
        ("a.three: depends on itself", "Ask about an earlier question."),
    ]
