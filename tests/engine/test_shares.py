"""What stands beside every score: coverage, don't know, documents, and how much was tested."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sctoolkit.engine.scoring.shares import best_tested
from sctoolkit.engine.scoring.shares import testing as by_how_much
from sctoolkit.model.assessment import EvidenceLevel
from sctoolkit.model.code import Code, CodeKind
from sctoolkit.model.result import Outcome, Shares
from sctoolkit.model.scoring import Total

from .building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    REFUSED,
    Given,
    backed,
    choice,
    clause,
    code,
    fact,
    found,
    question,
    questionnaire,
    result,
    section,
    unless,
    words,
)

ASKED = [choice(name, name) for name in ("a", "b", "c", "d")]
FOUR = code(*(clause(name, name) for name in ("a", "b", "c", "d")))


def shares(**given: Given) -> Shares:
    return result(ASKED, FOUR, given).shares


def test_coverage_is_the_share_of_clauses_with_an_answer() -> None:
    assert shares().coverage == 0
    assert shares(a="bad").coverage == 0.25
    assert shares(a="bad", b="good", c="half", d="bad").coverage == 1


def test_coverage_counts_weights() -> None:
    heavy = code(section("S1", clause("1", "a"), weight=3), section("S2", clause("2", "b")))
    assert result(ASKED, heavy, {"a": "bad"}).shares.coverage == 0.75


def test_untested_clause_lowers_coverage_however_much_was_answered() -> None:
    against = code(clause("1", "a"), clause("2", "leave"))
    assert result(ASKED, against, {"a": "good"}).shares.coverage == 0.5


def test_what_does_not_apply_is_no_part_of_coverage() -> None:
    assert shares(a="bad", b=NOT_APPLICABLE, c=NOT_APPLICABLE).coverage == 0.5


def test_dont_know_share_is_of_the_questions_that_count() -> None:
    assert shares(a="good", b=DONT_KNOW, c=DONT_KNOW, d=NOT_APPLICABLE).dont_know == 2 / 3


def test_preferring_not_to_say_is_a_share_of_its_own() -> None:
    one = shares(a=REFUSED, b=REFUSED, c=DONT_KNOW, d="good")
    assert (one.dont_know, one.refused) == (0.25, 0.5)


def test_refused_and_unknown_answers_are_covered() -> None:
    assert shares(a=REFUSED, b=DONT_KNOW).coverage == 0.5


def test_documented_share_is_of_the_answers_given() -> None:
    assert shares(a=backed("good"), b="good", c=DONT_KNOW).documented == 0.5


def test_verified_answers_are_documented_too() -> None:
    one = shares(a=backed("good", EvidenceLevel.VERIFIED), b=backed("bad"), c="good", d="good")
    assert (one.documented, one.verified) == (0.5, 0.25)


def test_statement_is_no_document() -> None:
    assert shares(a=backed("good", EvidenceLevel.STATED)).documented == 0


def test_answer_that_two_clauses_share_counts_once() -> None:
    against = code(clause("1", "a"), clause("2", "a"), clause("3", "b"))
    one = result(ASKED, against, {"a": backed("good"), "b": "good"}).shares
    assert one.documented == 0.5


def test_answer_to_what_the_code_does_not_ask_counts_nowhere() -> None:
    one = result(ASKED, code(clause("1", "a")), {"a": "good", "b": backed("good")}).shares
    assert (one.coverage, one.documented) == (1, 0)


def test_shares_of_nothing_are_zero() -> None:
    assert shares() == Shares(coverage=0, dont_know=0, refused=0, documented=0, verified=0)


def reach(*asked_in_quick: str) -> tuple[tuple[str, ...], ...]:
    """The clauses tested fully, partly and not at all.

    `1` asks for a and b, `2` for c, `3` for nothing that is asked.
    """
    asked = [
        choice(name, name, scope="quick" if name in asked_in_quick else "full")
        for name in ("a", "b", "c")
    ]
    form = questionnaire(*asked, choice("other", "other", scope="quick"), scopes="quick full")
    against = code(clause("1", "a", "b"), clause("2", "c"), clause("3", "leave"))
    tested = result(form, against, {}, scope="quick").tested
    return tested.fully, tested.partly, tested.untested


def test_clause_is_tested_fully_partly_or_not_at_all() -> None:
    assert reach("a", "b") == (("1",), (), ("2", "3"))
    assert reach("a", "c") == (("2",), ("1",), ("3",))
    assert reach() == ((), (), ("1", "2", "3"))


def test_every_clause_is_counted_once() -> None:
    assert result(ASKED, FOUR, {}).tested.total == 4


def test_clause_is_tested_by_a_question_that_is_hidden_now() -> None:
    asked = [fact("size", "small", "large"), choice("q", ask_if=unless("size", "small"))]
    one = result(asked, clause("1", "wages"), {"size": "small"})
    assert one.tested.fully == ("1",)


def test_unscored_question_tests_nothing() -> None:
    asked = [fact("size", "small", "large", criteria=("wages",))]
    assert result(asked, clause("1", "wages"), {}).tested.untested == ("1",)


def test_clause_outside_the_criteria_is_untested() -> None:
    one = result(ASKED, clause("1", outside_hub=words("About taxes.")), {})
    assert one.tested.untested == ("1",)


DIRECT = clause("1", questions=("near", "far"))
"""A clause that names its questions; `far` is asked in the larger scope only."""
FORM = questionnaire(
    question("near", "", choice("x").kind, options=choice("x").options, scope="quick"),
    question("far", "", choice("x").kind, options=choice("x").options),
    scopes="quick full",
)


def test_clause_with_a_question_out_of_scope_is_partly_tested_and_covered() -> None:
    one = result(FORM, DIRECT, {"near": "good"}, scope="quick")
    assert one.tested.partly == ("1",)
    assert (one.tree.point, one.shares.coverage) == (1, 0.5)


def test_clause_whose_questions_another_questionnaire_holds_is_not_assessed() -> None:
    """It may well apply, so it must not leave the coverage."""
    one = result(ASKED, code(DIRECT, clause("2", "a")), {"a": "good"})
    assert found(one.tree, "1").outcome is Outcome.NOT_ASSESSED
    assert one.tested.untested == ("1",)
    assert one.shares.coverage == 0.5


WHOLE = questionnaire(*ASKED)


def asking(name: str, criteria: str, **fields: Any) -> Code:  # noqa: ANN401 - fields of a code
    """A code with a clause for each criterion."""
    total = fields.pop("total", Total.OWN_METHOD)
    made = code(*(clause(one, one) for one in criteria.split()), name=name, total=total)
    return replace(made, **fields)


HALF, MOST = asking("half", "a leave"), asking("most", "a b leave")
LAW = asking("law", "a b", kind=CodeKind.LAW)
TOOL = asking("tool", "a b", kind=CodeKind.REFERENCE_TOOL)
STRANGE = asking("strange", "leave pay")
WITHHELD = asking("withheld", "a b", total=Total.REFUSED)


def names(codes: list[Code]) -> list[str]:
    return [one.id for one in codes]


def test_codes_that_a_questionnaire_tests_stand_by_how_much_of_them_it_tests() -> None:
    """A clause that is tested in part counts half."""
    partly = replace(HALF, id="partly", sections=code(clause("1", "a", "leave")).sections)
    less = asking("less", "a leave pay")
    codes = [less, STRANGE, HALF, MOST, partly]
    assert names(by_how_much(WHOLE, codes)) == ["most", "half", "partly", "less"]


def test_law_is_not_among_them_and_a_reference_tool_only_where_nothing_else_is() -> None:
    assert names(by_how_much(WHOLE, [LAW, TOOL, HALF])) == ["half"]
    assert names(by_how_much(WHOLE, [LAW, TOOL, STRANGE])) == ["tool"]


def test_code_that_is_tested_best_is_one_with_a_total_where_there_is_one() -> None:
    best = [best_tested(WHOLE, codes) for codes in ([WITHHELD, HALF, MOST], [WITHHELD], [STRANGE])]
    assert best == [MOST, WITHHELD, None]
