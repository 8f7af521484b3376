"""A tier that needs closed findings, with the plan in which they are closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sctoolkit.engine.plans.closed import by_plans
from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, FollowedPlan
from sctoolkit.model.scoring import RatingBand
from sctoolkit.model.severity import Severity

from .building import choice, clause, code, result, words

TODAY = date(2026, 6, 1)
NONE = FollowedPlan("p", ("a.yaml",), "Plant", "plant@1", ("own@1",), TODAY, TODAY)
CLOSED: dict[Field, Entry] = {
    Field.STATUS: "closed",
    Field.PERSON: "Ana",
    Field.EVIDENCE: "a.pdf",
    Field.VERIFIED_BY: "Eva",
}


def waits_for(**typed: dict[Field, Entry]) -> tuple[str, ...]:
    """The clauses that the tier waits for: `1` rests on two questions, `2` on one; none is met."""
    tier = RatingBand("tier", 0, words("Tier"), if_closed=(Severity.MAJOR,))
    against = code(
        clause("1", "wages", severity=Severity.MAJOR),
        clause("2", "hours", severity=Severity.MAJOR),
        bands=(tier,),
    )
    asked = [choice("a", "wages"), choice("b", "wages"), choice("c", "hours")]
    one = result(asked, against, {"a": "bad", "b": "bad", "c": "bad"})
    actions = tuple(
        FollowedAction(f"ACT-{name}", {Field.FINDING: name}, entries)
        for name, entries in typed.items()
    )
    rating = by_plans(one, [replace(NONE, actions=actions)]).rating
    assert rating is not None
    return rating.if_closed


def test_without_a_word_in_the_plan_all_are_waited_for() -> None:
    assert waits_for() == ("1", "2")


def test_finding_is_closed_when_all_it_rests_on_is() -> None:
    assert waits_for(a=CLOSED, c=CLOSED) == ("1",)
    assert waits_for(a=CLOSED, b=CLOSED, c=CLOSED) == ()


@pytest.mark.parametrize(
    "typed",
    [
        {**CLOSED, Field.STATUS: "submitted"},
        {**CLOSED, Field.EVIDENCE: None},
        {**CLOSED, Field.VERIFIED_BY: "Ana"},
    ],
)
def test_what_is_not_proven_is_not_closed(typed: dict[Field, Entry]) -> None:
    assert waits_for(a=CLOSED, b=CLOSED, c=typed) == ("2",)
