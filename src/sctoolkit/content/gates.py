"""Reads what stands between the sum and the score: caps, and what leaves no score at all."""

from __future__ import annotations

from sctoolkit.content.ratings import words_of
from sctoolkit.content.triggers import read_trigger
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.result import Outcome
from sctoolkit.model.scoring import CapRule, ScoringProfile, Total, VoidRule
from sctoolkit.model.steps import Trigger
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
    return CapRule(to, because, read_trigger(when) if when else Trigger(), figure)


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
