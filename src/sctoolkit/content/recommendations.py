"""Reads what a question recommends where its answer falls short."""

from __future__ import annotations

from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.questionnaire import GapActions, Recommendation
from sctoolkit.problem_kinds import ProblemKind

ACTION_TYPES = ("policy", "training", "consultancy", "compensation", "investment", "other")


def read_recommendation(cursor: Cursor, place: str, wordings: Wordings) -> Recommendation | None:
    """What stands under `actions:`; None where there is none, or not for both degrees of gap."""
    inner = cursor.cursor("actions")
    if inner is None:
        if "actions" not in cursor:
            cursor.problem(ProblemKind.MISSING_ACTION, _("has no `actions:`"))
        return None
    absent = _gap_actions(inner, "absent", place, wordings)
    partial = _gap_actions(inner, "partial", place, wordings)
    remedy = wordings.optional(place + "actions/remedy", inner.text("remedy", ""))
    inner.finish()
    return Recommendation(absent, partial, remedy) if absent and partial else None


def _gap_actions(cursor: Cursor, gap: str, place: str, wordings: Wordings) -> GapActions | None:
    inner = cursor.cursor(gap)
    if inner is None:
        cursor.problem(
            ProblemKind.MISSING_ACTION, _("no action for an answer that is “{gap}”").format(gap=gap)
        )
        return None
    here = f"{place}actions/{gap}/"
    kind = inner.text("type")
    if kind not in ACTION_TYPES:
        inner.unknown_word("type", kind, list(ACTION_TYPES))
    actions = GapActions(
        correct=wordings.text(here + "correct", inner.text("correct")),
        prevent=wordings.text(here + "prevent", inner.text("prevent")),
        type=kind,
    )
    inner.finish()
    return actions
