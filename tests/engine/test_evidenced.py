"""The second figure: what the score would be if answers without a document were capped."""

from __future__ import annotations

import pytest

from sctoolkit.model.assessment import EvidenceLevel
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.steps import Method

from .building import (
    DONT_KNOW,
    Given,
    backed,
    choice,
    clause,
    code,
    fact,
    heir,
    maturity,
    questionnaire,
    result,
    section,
    unless,
)


def figures(*asked: Question, **given: Given) -> tuple[float | None, float | None]:
    """Stated and evidenced, where a maturity answer without a document is worth 0.5 at most."""
    form = questionnaire(*asked, evidence_cap=0.5)
    scored = result(form, clause("1", "wages"), given)
    return scored.tree.point, scored.evidenced


def test_maturity_answer_without_a_document_is_capped_and_both_figures_are_kept() -> None:
    assert figures(maturity("q"), q="4") == (1, 0.5)


@pytest.mark.parametrize("level", [EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED])
def test_document_keeps_the_answer(level: EvidenceLevel) -> None:
    assert figures(maturity("q"), q=backed("4", level)) == (1, 1)


def test_statement_does_not_keep_the_answer() -> None:
    assert figures(maturity("q"), q=backed("4", EvidenceLevel.STATED)) == (1, 0.5)


def test_answer_below_the_cap_is_left_as_it_is() -> None:
    assert figures(maturity("q"), q="1") == (0.25, 0.25)


def test_other_kinds_of_questions_are_not_capped() -> None:
    assert figures(choice("q"), q="good") == (1, 1)


def test_questionnaire_without_the_rule_caps_nothing() -> None:
    scored = result([maturity("q")], clause("1", "wages"), {"q": "4"})
    assert scored.evidenced == 1


def test_dont_know_is_worth_the_same_in_both() -> None:
    assert figures(maturity("q"), maturity("p"), q=DONT_KNOW, p="2") == (0.25, 0.25)


def test_capped_answer_is_inherited_capped() -> None:
    asked = [
        fact("audits", "yes", "no"),
        maturity("results", "hours"),
        heir("follow-up", "wages", of="results", ask_if=unless("audits", "no")),
    ]
    assert figures(*asked, audits="no", results="3") == (0.75, 0.5)


@pytest.mark.parametrize(
    ("method", "evidenced"),
    [(Method.MEAN, 0.75), (Method.WEIGHTED_MEAN, (3 * 0.5 + 1) / 4), (Method.MINIMUM, 0.5)],
)
def test_evidenced_figure_is_made_as_the_total_is(method: Method, evidenced: float) -> None:
    form = questionnaire(maturity("a", "a"), maturity("b", "b"), evidence_cap=0.5)
    against = code(
        section("S1", clause("1", "a"), weight=3), section("S2", clause("2", "b")), method=method
    )
    assert result(form, against, {"a": "4", "b": backed("4")}).evidenced == evidenced


def test_evidenced_figure_is_made_of_the_same_parts_as_the_total() -> None:
    form = questionnaire(maturity("a", "a"), maturity("b", "b"), evidence_cap=0.5)
    against = code(clause("1", "a"), clause("2", "b"), of=("2",))
    assert result(form, against, {"a": "4", "b": backed("4")}).evidenced == 1


def test_answer_to_a_question_of_another_version_counts_in_neither_figure() -> None:
    assert figures(maturity("q"), q="4", gone="4") == (1, 0.5)


def test_nothing_answered_has_no_evidenced_figure() -> None:
    assert figures(maturity("q")) == (None, None)


def test_cap_is_a_share_of_the_points_that_the_code_gives() -> None:
    form = questionnaire(maturity("q"), evidence_cap=0.5)
    table = {"q": {str(level): 2.5 * level for level in range(5)}}
    scored = result(form, code(clause("1", "wages"), points=table), {"q": "4"})
    assert (scored.tree.point, scored.evidenced) == (10, 5)
