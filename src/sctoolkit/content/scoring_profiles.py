"""Reads how a code is scored: its steps, policies, weights, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator

from sctoolkit.content.gates import check_caps, read_caps, read_void_rules
from sctoolkit.content.other_weights import read_other_weights, read_weights
from sctoolkit.content.ratings import (
    check_rating,
    in_order,
    read_bands,
    read_counts,
    read_grades,
    read_worst,
    severities_of,
    share,
)
from sctoolkit.content.steps import read_steps
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.problem import Source
from sctoolkit.model.scoring import (
    Official,
    Policies,
    Policy,
    RatingBy,
    Rounding,
    RoundingMode,
    ScoringProfile,
    Total,
)
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step
from sctoolkit.problem_kinds import ProblemKind

FIGURES = ("method", "of", "over", "steps", "scale", "range", "deduct", "rounding")
OUT_OF_PLACE = {
    Total.REFUSED: (*FIGURES, "bands", "caps", "provisional_below", "rating_by", "void_if"),
    Total.RATING_ONLY: FIGURES,
}
"""Keys that a code without a total, or without a figure, has no use for."""
USUAL_SCALE = (0.0, 100.0)


def read_scoring(cursor: Cursor, wordings: Wordings, lines: dict[str, Source]) -> ScoringProfile:
    """The profile; contradictions within it are reported, and its conditions put in `lines`."""
    official = cursor.word("official", Official)
    total = cursor.word("total", Total, Total.PUBLISHED)
    if official is Official.NONE and total is Total.PUBLISHED:
        cursor.problem(
            ProblemKind.TOTAL_MISMATCH,
            _("`official: none` needs `total: refused` or `total: own-method`"),
            key="official",
        )
    steps, range_ = _total(cursor)
    profile = ScoringProfile(
        official=official,
        total=total,
        because=wordings.text("scoring/because", cursor.text("because")),
        steps=steps,
        range=range_,
        each=_each(cursor),
        weights=read_weights(cursor),
        weights_if=read_other_weights(cursor, wordings, lines),
        points=_points(cursor),
        met_at=cursor.number("met_at", 1.0),
        not_met_below=cursor.number("not_met_below", 0.5),
        provisional_below=share(cursor, "provisional_below", 0.8),
        policies=_policies(cursor),
        void_if=read_void_rules(cursor, wordings),
        rounding=read_rounding(cursor),
        rating_by=cursor.word("rating_by", RatingBy, RatingBy.FIGURE),
        bands=read_bands(cursor, wordings),
        grades=read_grades(cursor),
        graded=cursor.text("graded", "clauses"),
        counts=read_counts(cursor),
        worst=read_worst(cursor),
        caps=read_caps(cursor, wordings),
        severity_words=_severity_words(cursor),
    )
    _contradictions(cursor, profile)
    cursor.finish()
    return profile


def _total(cursor: Cursor) -> tuple[tuple[Step, ...], tuple[float, float]]:
    """The steps of the total and its range, in the long form or in the short one.

    The short form is a method, a scale that it is printed on, and what findings take off.
    """
    if "steps" in cursor:
        for key in [key for key in ("scale", "deduct") if key in cursor]:
            message = _("“{key}” belongs into `steps:`, where there are steps")
            cursor.problem(ProblemKind.STEPS, message.format(key=key), key=key)
            cursor.allow(key)
        return read_steps(cursor), _ends(cursor, "range", None)
    scale = _ends(cursor, "scale", USUAL_SCALE)
    first = read_steps(cursor, Method.MEAN)
    print_as = Step(Method.SCALE, start=scale[0], end=scale[1])
    taken = _deduct(cursor)
    less = (Step(Method.DEDUCT, findings=taken),) if taken else ()
    return (*first, print_as, *less), scale


def _ends(cursor: Cursor, key: str, default: tuple[float, float] | None) -> tuple[float, float]:
    """The lowest and the highest figure."""
    block = cursor.cursor(key, required=default is None)
    if block is None:
        return default or USUAL_SCALE
    ends = block.number("from"), block.number("to")
    block.finish()
    if ends[0] >= ends[1]:
        message = _("“{key}” must go up: `from` is the lowest figure, `to` the highest")
        cursor.problem(ProblemKind.SCORING_FIGURE, message.format(key=key), key=key)
    return ends


def _each(cursor: Cursor) -> dict[str, tuple[Step, ...]]:
    found = {}
    for kind, block in _blocks(cursor.cursor("each")):
        found[kind] = read_steps(block)
        block.finish()
    return found


def _points(cursor: Cursor) -> dict[str, dict[str, float]]:
    return {question: _numbers(block) for question, block in _blocks(cursor.cursor("points"))}


def _numbers(cursor: Cursor) -> dict[str, float]:
    keys = cursor.keys()
    return {key: cursor.number(key) for key in keys}


def _blocks(cursor: Cursor | None) -> Iterator[tuple[str, Cursor]]:
    """Every key of a mapping with the mapping under it."""
    for key in cursor.keys() if cursor else ():
        block = cursor.cursor(key) if cursor else None
        if block is not None:
            yield key, block


def read_rounding(cursor: Cursor) -> Rounding | None:
    """How the publisher rounds; None where the profile does not say."""
    block = cursor.cursor("rounding")
    if block is None:
        return None
    mode = block.word("mode", RoundingMode, RoundingMode.HALF_UP)
    decimals = block.number("decimals")
    if decimals < 0 or decimals != int(decimals):
        message = _("“decimals” must be a whole number, 0 or more")
        block.problem(ProblemKind.SCORING_FIGURE, message, key="decimals")
    rounding = Rounding(max(0, int(decimals)), mode)
    block.finish()
    return rounding


def _contradictions(cursor: Cursor, profile: ScoringProfile) -> None:
    _out_of_place(cursor, profile)
    if not 0 <= profile.not_met_below <= profile.met_at <= 1:
        message = _("it must hold: 0 ≤ not_met_below ≤ met_at ≤ 1")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="met_at")
    if profile.rating_by is RatingBy.FIGURE:
        starts = [0.0 if band.start is None else band.start for band in profile.bands]
        in_order(cursor, "bands", starts, lowest=profile.range[0], highest=profile.range[1])
    check_rating(cursor, profile.rating_by, profile.bands)
    check_caps(cursor, profile)


def _out_of_place(cursor: Cursor, profile: ScoringProfile) -> None:
    for key in [key for key in OUT_OF_PLACE.get(profile.total, ()) if key in cursor]:
        message = _("“{key}” has no place beside `total: {total}`")
        message = message.format(key=key, total=profile.total.value)
        cursor.problem(ProblemKind.TOTAL_MISMATCH, message, key=key)


def _policies(cursor: Cursor) -> Policies:
    inner = cursor.cursor("policies")
    if inner is None:
        return Policies()
    anchor = inner.cursor("not_applicable") if inner.holds_lines("not_applicable") else None
    policies = Policies(
        missing=_policy(inner, "missing", Policy.LEAVE),
        dont_know=_policy(inner, "dont_know", Policy.ZERO),
        refused=_policy(inner, "refused", Policy.ZERO),
        not_applicable=Policy.ANCHOR if anchor else _policy(inner, "not_applicable", Policy.LEAVE),
        anchor=anchor.number("anchor") if anchor else 0.0,
    )
    if anchor:
        anchor.finish()
    inner.finish()
    return policies


WORDS = {
    "missing": (Policy.ZERO, Policy.LEAVE, Policy.AS_MET),
    "dont_know": (Policy.ZERO, Policy.LEAVE),
    "refused": (Policy.ZERO, Policy.LEAVE),
    "not_applicable": (Policy.LEAVE, Policy.PASS_WEIGHT, Policy.AS_MET, Policy.ZERO),
}
"""What each state may count as."""


def _policy(cursor: Cursor, state: str, default: Policy) -> Policy:
    found = cursor.text(state, default.value)
    allowed = [policy.value for policy in WORDS[state]]
    if found not in allowed:
        cursor.unknown_word(state, found, allowed)
        return default
    return Policy(found)


def _deduct(cursor: Cursor) -> dict[Severity, float]:
    inner = cursor.cursor("deduct")
    if inner is None:
        return {}
    found = severities_of(inner)
    return {Severity(word): inner.number(word) for word in found}


def _severity_words(cursor: Cursor) -> dict[str, str] | None:
    inner = cursor.cursor("severity_words")
    if inner is None:
        return None
    return {word: inner.text(word) for word in severities_of(inner)}
