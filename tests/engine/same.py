"""Whether two results say the same, the order of their parts aside."""

from __future__ import annotations

import pytest

from sctoolkit.model.result import Part, Rating, Result

Place = tuple[str, ...]


def assert_same(one: Result, other: Result) -> None:
    """Figures may differ by rounding (1e-12), anything else may not differ."""
    first, second = figures(one), figures(other)
    assert first.keys() == second.keys()
    for place, figure in first.items():
        assert figure == pytest.approx(second[place], abs=1e-12), place
    said, heard = statements(one), statements(other)
    for about, words in said.items():
        assert words == heard[about], about


def figures(result: Result) -> dict[Place, float | None]:
    """Every figure of the tree by its place, and those beside the score."""
    shares = result.shares
    found: dict[Place, float | None] = {
        ("evidenced",): result.evidenced,
        ("coverage",): shares.coverage,
        ("don't know",): shares.dont_know,
        ("documented",): shares.documented,
        ("verified",): shares.verified,
    }
    return found | points(result.tree)


def points(part: Part, above: Place = ()) -> dict[Place, float | None]:
    """Point, low, high and coverage of the part and of all under it."""
    here = (*above, part.kind.value, part.id)
    found: dict[Place, float | None] = {
        (*here, "point"): part.point,
        (*here, "low"): part.low,
        (*here, "high"): part.high,
        (*here, "coverage"): part.coverage,
    }
    for child in part.parts:
        found |= points(child, here)
    return found


def outcomes(part: Part, above: Place = ()) -> dict[Place, object]:
    """Outcome and grade of the part and of all under it."""
    here = (*above, part.kind.value, part.id)
    found: dict[Place, object] = {here: (part.outcome, part.grade)}
    for child in part.parts:
        found |= outcomes(child, here)
    return found


def statements(result: Result) -> dict[str, object]:
    """All that a result says in words rather than figures."""
    return {
        "outcomes": outcomes(result.tree),
        "rating": rating(result.rating),
        "provisional": result.provisional,
        "findings": {
            (one.clause, one.severity, one.outcome, frozenset(one.causes), one.until_clarified)
            for one in result.findings
        },
        "tested": [
            frozenset(ids)
            for ids in (result.tested.fully, result.tested.partly, result.tested.untested)
        ],
        "open": (frozenset(result.reviews), frozenset(result.top_ups)),
        "caps": {(cap.to, cap.figure, frozenset(cap.triggered_by)) for cap in result.caps},
    }


def rating(one: Rating | None) -> object:
    if one is None:
        return None
    caps = {(cap.to, frozenset(cap.triggered_by)) for cap in one.caps}
    return one.band, one.before_cap, frozenset(caps)
