"""Results against several codes beside each other, a line for each."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit import wording
from sctoolkit.language import _, later
from sctoolkit.model.result import Outcome, PartKind
from sctoolkit.model.scoring import Total
from sctoolkit.report.summary import Reported, headline


def rows(reported: Sequence[Reported]) -> list[dict[str, str]]:
    """One row for each code: its result, how much was covered, and what is left to do."""
    return [_row(one) for one in reported]


def _row(one: Reported) -> dict[str, str]:
    result = one.result
    clauses = result.parts(PartKind.CLAUSE)
    met = sum(clause.outcome is Outcome.MET for clause in clauses)
    return {
        later("code"): one.code.name,
        later("result"): _("no total") if result.total is Total.REFUSED else headline(one),
        later("official"): wording.official_label(result.official),
        later("covered"): wording.percent(result.shares.coverage),
        later("met"): f"{met}/{len(clauses)}",
        later("findings"): str(len(result.findings)),
        later("reviews"): str(len(result.reviews)),
        later("top-ups"): str(len(result.top_ups)),
    }
