"""From many results to a portfolio: who stands where, what is common, whom to call first."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import islice, zip_longest

from sctoolkit.engine.scoring.integrity import Sign
from sctoolkit.engine.scoring.ranking import in_order
from sctoolkit.model.portfolio import Breach, Call, Entry, Portfolio, Ranked
from sctoolkit.model.result import Outcome, PartKind, Result
from sctoolkit.model.severity import Severity

MOST_CALLS = 10
STEPS = 10
"""How many columns the distribution of figures has."""
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


def portfolio(code: str, entries: Iterable[Entry]) -> Portfolio:
    """All entries of one code together."""
    return portfolio_of(code, sorted(entries, key=_order))


def portfolio_of(
    code: str,
    ordered: Iterable[Entry],
    titles: Mapping[str, str] | None = None,
    bands: Mapping[str, str] | None = None,
) -> Portfolio:
    """As `portfolio`, of entries that are in order and can be gone through again and again.

    None of them is kept: those without a figure must come last, and all others the best first.
    `titles` are those of the code's clauses and sections, `bands` those of its ratings.
    """
    breached: Counter[str] = Counter()
    ratings: Counter[str] = Counter()
    sections: dict[str, None] = {}
    figures = array("d")
    count = 0
    for one in ordered:
        count += 1
        ratings[one.rating] += 1
        sections |= dict.fromkeys(one.sections or ())
        breached.update({breach.clause for breach in one.breaches})
        if one.figure is not None:
            figures.append(one.figure)
    ranking = Ranking(ordered, figures)
    return Portfolio(
        code=code,
        ranked=ranking,
        count=count,
        ends=_ends(ranking, len(figures)),
        spread=spread(figures),
        ratings=dict(ratings),
        sections=tuple(sections),
        commonest=tuple(sorted(breached.items(), key=lambda one: (-one[1], one[0]))),
        calls=tuple(calls(ordered)),
        titles=titles or {},
        bands=bands or {},
    )


class Ranking:
    """Entries with their places; worked out anew each time that one goes through them."""

    def __init__(self, ordered: Iterable[Entry], figures: Sequence[float]) -> None:
        """`figures` are those of the entries that have one, in order."""
        self._ordered = ordered
        self._figures = figures

    def __iter__(self) -> Iterator[Ranked]:
        for place, one in zip_longest(in_order(self._figures), self._ordered):
            yield Ranked(place, one)


def _ends(ranking: Ranking, known: int) -> tuple[Ranked, Ranked] | None:
    if not known:
        return None
    best = worst = next(iter(ranking))
    for worst in islice(ranking, known):  # noqa: B007 - the last one is kept
        pass
    return best, worst


def spread(figures: Sequence[float]) -> tuple[tuple[float, float, int], ...]:
    """How many figures lie in each of ten equal steps from the lowest to the highest."""
    if not figures:
        return ()
    low, high = min(figures), max(figures)
    width = (high - low) / STEPS or 1.0
    counts = Counter(min(STEPS - 1, int((figure - low) / width)) for figure in figures)
    return tuple(
        (low + step * width, low + (step + 1) * width, counts[step]) for step in range(STEPS)
    )


def _order(one: Entry) -> tuple[bool, float, str, str]:
    return one.figure is None, -(one.figure or 0.0), one.supplier, one.where


def calls(entries: Iterable[Entry], most: int = MOST_CALLS) -> list[Call]:
    """Whom to call first: grave findings, answers that cannot be believed, hardly any answers."""
    found = (Call(one, because) for one in entries if (because := _because(one)))
    return nsmallest(most, found, key=lambda call: _urgency(call.entry))


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
