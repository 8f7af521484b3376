"""Reads what stands between the sum and the score: caps, and what leaves no score at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sctoolkit.content.ratings import share, words_of
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.result import Outcome
from sctoolkit.model.scoring import CapRule, ScoringProfile, Total, VoidRule
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import ProblemKind

VOIDING = [one.value for one in Outcome if one not in (Outcome.MET, Outcome.TOP_UP)]
"""Outcomes that may leave no score: none that a better answer leads to."""


def read_void_rules(cursor: Cursor, wordings: Wordings) -> tuple[VoidRule, ...]:
    """The clauses without which there is no score."""
    rules = []
    for index, block in enumerate(cursor.cursors("void_if")):
        because = wordings.text(f"scoring/void_if/{index}", block.text("because"))
        clauses = block.texts("clauses", required=True)
        outcomes = words_of(block, "outcome", VOIDING)
        block.finish()
        rules.append(VoidRule(clauses, tuple(outcomes), because))
    return tuple(rules)


def read_caps(cursor: Cursor, wordings: Wordings) -> tuple[CapRule, ...]:
    """The rules that hold a rating or a figure down."""
    return tuple(_cap(block, index, wordings) for index, block in enumerate(cursor.cursors("caps")))


def _cap(cursor: Cursor, index: int, wordings: Wordings) -> CapRule:
    figure = cursor.optional_number("figure")
    to = cursor.text("to", None if figure is None else "")
    because = wordings.text(f"scoring/caps/{index}", cursor.text("because"))
    when = cursor.cursor("when", required=True)
    cursor.finish()
    rule = CapRule(to, because, figure=figure)
    if when is None:
        return rule
    rules = [read(block, rule) for key, read in RULES.items() if (block := when.cursor(key))]
    when.finish()
    if len(rules) == 1:
        return rules[0]
    message = _("a cap needs one of {keys}")
    keys = ", ".join(f"`{key}:`" for key in RULES)
    when.problem(ProblemKind.CAP, message.format(keys=keys))
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
    below = cursor.number("score")
    cursor.finish()
    return replace(rule, sections=sections, below=below)


def _on_criteria(cursor: Cursor, rule: CapRule) -> CapRule:
    criteria = cursor.texts("criteria", required=True)
    below = share(cursor, "score")
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


def check_caps(cursor: Cursor, profile: ScoringProfile) -> None:
    """Reports caps that name no band, and caps that never can hold anything down."""
    bands = [band.id for band in profile.bands]
    for block, cap in zip(cursor.cursors("caps"), profile.caps, strict=True):
        if cap.to and cap.to not in bands:
            block.unknown_word("to", cap.to, bands, ProblemKind.UNKNOWN_BAND)
        if cap.figure is not None and profile.total is Total.RATING_ONLY:
            message = _("there is no figure to hold down beside `total: rating-only`")
            block.problem(ProblemKind.TOTAL_MISMATCH, message, key="figure")
        never = cap.figure is not None and cap.figure >= profile.range[1]
        if never or (bands[1:] and cap.to == bands[-1]):
            message = _("this cap can never hold anything down: nothing is better than it")
            block.problem(ProblemKind.CAP, message, key="figure" if never else "to")
