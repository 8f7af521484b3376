"""Reads how a code is scored: its method, policies, bands and caps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sctoolkit.content.ratings import (
    check_rating,
    in_order,
    read_bands,
    read_counts,
    read_grades,
    read_worst,
    severities_of,
    words_of,
)
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.result import Outcome
from sctoolkit.model.scoring import (
    CapRule,
    Method,
    Official,
    Policies,
    Policy,
    RatingBy,
    ScoringProfile,
    Total,
)
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import ProblemKind

FIGURES = ("method", "of", "scale", "deduct")
OUT_OF_PLACE = {
    Total.REFUSED: (*FIGURES, "bands", "caps", "provisional_below", "rating_by"),
    Total.RATING_ONLY: FIGURES,
}
"""Keys that a code without a total, or without a figure, has no use for."""


def read_scoring(cursor: Cursor, wordings: Wordings) -> ScoringProfile:
    """The profile; contradictions within it are reported."""
    official = cursor.word("official", Official)
    total = cursor.word("total", Total, Total.PUBLISHED)
    if official is Official.NONE and total is Total.PUBLISHED:
        cursor.problem(
            ProblemKind.TOTAL_MISMATCH,
            _("`official: none` needs `total: refused` or `total: own-method`"),
            key="official",
        )
    scale = cursor.cursor("scale")
    profile = ScoringProfile(
        official=official,
        total=total,
        because=wordings.text("scoring/because", cursor.text("because")),
        method=cursor.word("method", Method, Method.MEAN),
        of=cursor.texts("of"),
        scale=(scale.number("from"), scale.number("to")) if scale else (0.0, 100.0),
        met_at=cursor.number("met_at", 1.0),
        not_met_below=cursor.number("not_met_below", 0.5),
        provisional_below=_share(cursor, "provisional_below", 0.8),
        policies=_policies(cursor),
        deduct=_deduct(cursor),
        rating_by=cursor.word("rating_by", RatingBy, RatingBy.FIGURE),
        bands=read_bands(cursor, wordings),
        grades=read_grades(cursor),
        counts=read_counts(cursor),
        worst=read_worst(cursor),
        caps=tuple(_cap(cap, index, wordings) for index, cap in enumerate(cursor.cursors("caps"))),
        severity_words=_severity_words(cursor),
    )
    if scale:
        scale.finish()
    _contradictions(cursor, profile)
    cursor.finish()
    return profile


def _contradictions(cursor: Cursor, profile: ScoringProfile) -> None:
    _out_of_place(cursor, profile)
    if not 0 <= profile.not_met_below <= profile.met_at <= 1:
        message = _("it must hold: 0 ≤ not_met_below ≤ met_at ≤ 1")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="met_at")
    if profile.scale[0] >= profile.scale[1]:
        message = _("a scale must go up: `from` is what nothing is worth, `to` what all is worth")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="scale")
    if profile.rating_by is RatingBy.FIGURE:
        starts = [0.0 if band.start is None else band.start for band in profile.bands]
        in_order(cursor, "bands", starts, lowest=profile.scale[0])
    check_rating(cursor, profile.rating_by, profile.bands)
    bands = [band.id for band in profile.bands]
    for block, cap in zip(cursor.cursors("caps"), profile.caps, strict=True):
        if cap.to not in bands:
            block.unknown_word("to", cap.to, bands, ProblemKind.UNKNOWN_BAND)


def _out_of_place(cursor: Cursor, profile: ScoringProfile) -> None:
    for key in [key for key in OUT_OF_PLACE.get(profile.total, ()) if key in cursor]:
        message = _("“{key}” has no place beside `total: {total}`")
        message = message.format(key=key, total=profile.total.value)
        cursor.problem(ProblemKind.TOTAL_MISMATCH, message, key=key)
    if profile.method is Method.CONFORMING and profile.of:
        message = _("`method: conforming` counts all clauses")
        cursor.problem(ProblemKind.TOTAL_MISMATCH, message, key="of")


def _share(cursor: Cursor, key: str, default: float | None = None) -> float:
    """A number from 0 to 1; reports any other."""
    found = cursor.number(key, default)
    if not 0 <= found <= 1:
        message = _("“{key}” must lie between 0 and 1").format(key=key)
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key=key)
    return found


def check_parts(cursor: Cursor, code: Code) -> None:
    """Reports sections and clauses that the profile names and the code does not have."""
    sections = [section.id for section in code.sections]
    parts = sections + [clause.id for clause in code.clauses()]
    covered = [cover.criterion for clause in code.clauses() for cover in clause.covers]
    for named in code.scoring.of:
        if named not in parts:
            cursor.unknown_word("of", named, parts, ProblemKind.UNKNOWN_CLAUSE)
    for block, cap in zip(cursor.cursors("caps"), code.scoring.caps, strict=True):
        for names, known in ((cap.sections, sections), (cap.criteria, covered)):
            for named in names:
                if named not in known:
                    block.unknown_word("when", named, known, ProblemKind.UNKNOWN_CLAUSE)


def _policies(cursor: Cursor) -> Policies:
    inner = cursor.cursor("policies")
    if inner is None:
        return Policies()
    policies = Policies(
        missing=inner.word("missing", Policy, Policies().missing),
        dont_know=inner.word("dont_know", Policy, Policies().dont_know),
        refused=inner.word("refused", Policy, Policies().refused),
        not_applicable=inner.word("not_applicable", Policy, Policies().not_applicable),
    )
    inner.finish()
    return policies


def _cap(cursor: Cursor, index: int, wordings: Wordings) -> CapRule:
    to = cursor.text("to")
    because = wordings.text(f"scoring/caps/{index}", cursor.text("because"))
    when = cursor.cursor("when", required=True)
    cursor.finish()
    rule = CapRule(to, because)
    if when is None:
        return rule
    rules = [read(block, rule) for key, read in RULES.items() if (block := when.cursor(key))]
    when.finish()
    if len(rules) == 1:
        return rules[0]
    keys = ", ".join(f"`{key}:`" for key in RULES)
    message = _("a cap needs one of {keys}").format(keys=keys)
    when.problem(ProblemKind.CAP, message)
    return rule


def _on_findings(cursor: Cursor, rule: CapRule) -> CapRule:
    number = cursor.number("at_least", 1)
    if number < 1 or number != int(number):
        message = _("“at_least” must be a whole number, 1 or more")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="at_least")
    severities = words_of(cursor, "severity", list(Severity))
    outcomes = words_of(cursor, "outcome", [one for one in Outcome if one.is_finding])
    cursor.finish()
    return replace(
        rule,
        severities=tuple(Severity(word) for word in severities),
        outcomes=tuple(outcomes),
        at_least=int(number),
    )


def _on_sections(cursor: Cursor, rule: CapRule) -> CapRule:
    sections = cursor.texts("sections", required=True)
    below = _share(cursor, "score")
    cursor.finish()
    return replace(rule, sections=sections, below=below)


def _on_criteria(cursor: Cursor, rule: CapRule) -> CapRule:
    criteria = cursor.texts("criteria", required=True)
    below = _share(cursor, "score")
    cursor.finish()
    return replace(rule, criteria=criteria, below=below)


def _on_questions(cursor: Cursor, rule: CapRule) -> CapRule:
    return replace(_on_criteria(cursor, rule), weakest=True)


RULES: Mapping[str, Callable[[Cursor, CapRule], CapRule]] = {
    "finding": _on_findings,
    "section_below": _on_sections,
    "criterion_below": _on_criteria,
    "question_below": _on_questions,
}
"""What a cap can hang on, by its key."""


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
