"""Whether a law applies to a company, from when, and which facts decide it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from sctoolkit.engine.interview import Interview
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.law import AppliesRule, Law, LawStatus


class Verdict(StrEnum):
    """What a law is to a company."""

    APPLIES = "applies"
    LATER = "later"
    """It will apply from a date to come."""
    UNKNOWN = "unknown"
    """Facts that decide are missing."""
    INDIRECTLY = "indirectly"
    """It binds customers, who must pass its duties on."""
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Applicability:
    """The verdict on one law, with what it rests on."""

    verdict: Verdict
    rule: AppliesRule | None
    """The rule that holds; None where none does."""
    decided_by: tuple[str, ...]
    """Ids of the facts that decide it."""
    unknown: tuple[str, ...]
    """Ids of facts that could still change the verdict."""


@dataclass(frozen=True, slots=True)
class _Decision:
    holds: bool | None
    facts: tuple[str, ...]
    """The facts because of which it holds, does not hold, or is undecided."""


def applicability(law: Law, facts: Interview, today: str) -> Applicability:
    """Whether `law` applies on `today` (an ISO date), by the facts as answered."""
    if law.status in (LawStatus.NOT_IN_FORCE, LawStatus.REPEALED):
        return Applicability(Verdict.NOT, None, (), ())
    decisions = [_decide(rule.when, facts) for rule in law.applies]
    for rule, decision in zip(law.applies, decisions, strict=True):
        if decision.holds:
            verdict = Verdict.LATER if rule.start > today else Verdict.APPLIES
            return Applicability(verdict, rule, decision.facts, ())
    unknown = _facts(one for one in decisions if one.holds is None)
    against = _facts(one for one in decisions if one.holds is False)
    if unknown:
        return Applicability(Verdict.UNKNOWN, None, against, unknown)
    return _indirectly(law.indirectly, facts, against)


def _indirectly(
    rule: AppliesRule | None, facts: Interview, against: tuple[str, ...]
) -> Applicability:
    """What a law that does not bind the company itself is to it."""
    if rule is None:
        return Applicability(Verdict.NOT, None, against, ())
    decision = _decide(rule.when, facts)
    if decision.holds:
        return Applicability(Verdict.INDIRECTLY, rule, decision.facts, ())
    unknown = decision.facts if decision.holds is None else ()
    return Applicability(Verdict.NOT, None, against, unknown)


def _decide(condition: Condition, facts: Interview) -> _Decision:
    if condition.operator is Operator.NOT:
        inner = _decide(condition.parts[0], facts)
        return _Decision(None if inner.holds is None else not inner.holds, inner.facts)
    holds = facts.decide(condition)
    if not condition.parts:
        return _Decision(holds, (condition.question,))
    parts = [_decide(part, facts) for part in condition.parts]
    return _Decision(holds, _facts(part for part in parts if part.holds is holds))


def _facts(decisions: Iterable[_Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(one.facts for one in decisions)))
