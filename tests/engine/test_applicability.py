"""Laws: to whom they apply, from when, which facts decide, and what is still unknown."""

from __future__ import annotations

from sctoolkit.engine.applicability import Applicability, Verdict, applicability
from sctoolkit.engine.interview import Interview
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.law import AppliesRule, Law, LawStatus
from sctoolkit.model.text import Text

from .building import DONT_KNOW, Given, assessment, fact, number, questionnaire, when, words

FACTS = questionnaire(
    fact("seat", "germany", "norway", "elsewhere"),
    number("staff", {0: 1}),
    number("turnover", {0: 1}),
    number("balance", {0: 1}),
    fact("customers", "large", "small"),
)


def at_least(question: str, bound: float) -> Condition:
    return Condition(Operator.AT_LEAST, question, number=bound)


def joined(operator: Operator, *parts: Condition, count: float = 0) -> Condition:
    return Condition(operator, parts=parts, number=count)


def rule(condition: Condition, start: str = "2024-01-01") -> AppliesRule:
    return AppliesRule(condition, Text({"en": "Because."}), start)


GERMAN = rule(joined(Operator.ALL, when("seat", "germany"), at_least("staff", 1000)))
NORWEGIAN = rule(
    joined(
        Operator.AT_LEAST_OF,
        at_least("turnover", 70),
        at_least("balance", 35),
        at_least("staff", 50),
        count=2,
    )
)
CUSTOMERS = rule(when("customers", "large"))


def found(
    *rules: AppliesRule,
    status: LawStatus = LawStatus.IN_FORCE,
    indirectly: AppliesRule | None = None,
    **given: Given,
) -> Applicability:
    law = Law(words("somewhere"), status, "2026-11-22", rules, indirectly)
    facts = Interview(FACTS, "full", assessment(given).answers)
    return applicability(law, facts, "2026-11-22")


def test_law_applies_where_its_rule_holds_and_names_the_facts_that_decide() -> None:
    result = found(GERMAN, seat="germany", staff=1000)
    assert result == Applicability(Verdict.APPLIES, GERMAN, ("seat", "staff"), ())


def test_one_fact_that_fails_is_enough_and_is_the_only_one_named() -> None:
    result = found(GERMAN, seat="norway")
    assert result == Applicability(Verdict.NOT, None, ("seat",), ())


def test_missing_fact_that_could_decide_leaves_the_verdict_unknown() -> None:
    result = found(GERMAN, seat="germany", staff=DONT_KNOW)
    assert result == Applicability(Verdict.UNKNOWN, None, (), ("staff",))


def test_law_whose_date_is_still_to_come_applies_later() -> None:
    future = rule(when("seat", "germany"), start="2029-07-26")
    assert found(future, seat="germany").verdict is Verdict.LATER


def test_two_of_three_thresholds_are_enough_whatever_the_third_is() -> None:
    result = found(NORWEGIAN, turnover=70, staff=50)
    assert result == Applicability(Verdict.APPLIES, NORWEGIAN, ("turnover", "staff"), ())


def test_two_of_three_thresholds_missed_decide_against_it() -> None:
    result = found(NORWEGIAN, turnover=69, staff=49)
    assert result == Applicability(Verdict.NOT, None, ("turnover", "staff"), ())


def test_one_of_two_needed_thresholds_reached_leaves_the_open_one_unknown() -> None:
    result = found(NORWEGIAN, turnover=70, staff=49)
    assert result == Applicability(Verdict.UNKNOWN, None, (), ("balance",))


def test_first_rule_that_holds_gives_the_answer() -> None:
    result = found(GERMAN, NORWEGIAN, seat="germany", staff=1000, turnover=70)
    assert result.rule is GERMAN


def test_rule_that_holds_counts_even_while_an_earlier_one_is_unknown() -> None:
    result = found(GERMAN, NORWEGIAN, staff=2000, turnover=70)
    assert (result.verdict, result.rule) == (Verdict.APPLIES, NORWEGIAN)


def test_company_that_sells_to_bound_customers_is_bound_indirectly() -> None:
    result = found(GERMAN, indirectly=CUSTOMERS, seat="elsewhere", customers="large")
    assert result == Applicability(Verdict.INDIRECTLY, CUSTOMERS, ("customers",), ())


def test_law_that_never_came_into_force_applies_to_nobody() -> None:
    result = found(GERMAN, status=LawStatus.NOT_IN_FORCE, seat="germany", staff=9000)
    assert result.verdict is Verdict.NOT
