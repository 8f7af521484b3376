"""From many results to a portfolio: who stands where, what is common, whom to call first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sctoolkit.engine.integrity import Sign
from sctoolkit.engine.ranking import ranks
from sctoolkit.model.portfolio import Breach, Call, Entry, Portfolio, Ranked
from sctoolkit.model.result import Outcome, PartKind, Result
from sctoolkit.model.severity import Severity

MOST_CALLS = 10
LOW_COVERAGE = 0.5
"""Below this share answered, the first thing to do is to ask again."""
URGENT = (Severity.ZERO_TOLERANCE, Severity.CRITICAL)
TELLING = (Sign.CONTRADICTION, Sign.COPY, Sign.ALL_BEST, Sign.STRAIGHT_LINE, Sign.TOO_FAST)
"""Signs that are worth a call by themselves."""


def entry(result: Result, supplier: str, where: str, signs: Sequence[Sign] = ()) -> Entry:
    """What a portfolio keeps of a result."""
    rating, shares = result.rating, result.shares
    capped = rating is not None and rating.before_cap != rating.band
    caps = [*result.caps, *(rating.caps if rating else ())]
    return Entry(
        supplier=supplier,
        where=where,
        code=result.stamp.code,
        figure=result.tree.point,
        low=result.tree.low,
        high=result.tree.high,
        rating=rating.band if rating else "",
        before_cap=rating.before_cap if rating and capped else "",
        capped_by=tuple(dict.fromkeys(part for cap in caps for part in cap.triggered_by)),
        provisional=result.provisional,
        coverage=shares.coverage,
        dont_know=shares.dont_know,
        documented=shares.documented,
        verified=shares.verified,
        sections={part.id: part.share for part in result.parts(PartKind.SECTION)},
        breaches=tuple(
            Breach(one.clause, one.severity, one.outcome.value)
            for one in result.findings
            if one.outcome is not Outcome.REVIEW
        ),
        reviews=len(result.reviews),
        signs=tuple(sign.value for sign in signs),
    )


def portfolio(code: str, entries: Sequence[Entry]) -> Portfolio:
    """All entries of one code together."""
    ordered = sorted(entries, key=_order)
    breached = Counter(
        clause for one in entries for clause in {breach.clause for breach in one.breaches}
    )
    return Portfolio(
        code=code,
        ranked=tuple(_ranked(ordered)),
        ratings=dict(Counter(one.rating for one in ordered)),
        commonest=tuple(sorted(breached.items(), key=lambda one: (-one[1], one[0]))),
        calls=tuple(calls(entries)),
    )


def _order(one: Entry) -> tuple[bool, float, str, str]:
    return one.figure is None, -(one.figure or 0.0), one.supplier, one.where


def _ranked(ordered: Sequence[Entry]) -> list[Ranked]:
    places = ranks([one.figure for one in ordered])
    return [Ranked(place, one) for place, one in zip(places, ordered, strict=True)]


def calls(entries: Sequence[Entry], most: int = MOST_CALLS) -> list[Call]:
    """Whom to call first: grave findings, answers that cannot be believed, hardly any answers."""
    found = [Call(one, because) for one in entries if (because := _because(one))]
    found.sort(key=lambda call: _urgency(call.entry))
    return found[:most]


def _because(one: Entry) -> tuple[str, ...]:
    grave = [severity.value for severity in URGENT if one.count(severity)]
    signs = [sign.value for sign in TELLING if sign.value in one.signs]
    few = ["low-coverage"] if one.coverage < LOW_COVERAGE else []
    return (*grave, *signs, *few)


def _urgency(one: Entry) -> tuple[float, ...]:
    """Zero tolerance, then answers that do not hold, then critical findings, then the figure."""
    telling = sum(sign.value in one.signs for sign in TELLING)
    figure = float("inf") if one.figure is None else one.figure
    grave = [-float(one.count(severity)) for severity in URGENT]
    return grave[0], -float(telling), grave[1], one.coverage, figure
