"""Reads the part of a code that only laws have: to whom it applies, and from when."""

from __future__ import annotations

from sctoolkit.content.conditions import read_condition
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.law import AppliesRule, Law, LawStatus
from sctoolkit.model.problem import Source
from sctoolkit.problem_kinds import ProblemKind

Lines = dict[str, Source]


def read_law(cursor: Cursor, wordings: Wordings, lines: Lines) -> Law:
    """The law under `law:`, its places added to `lines`; what is missing is reported."""
    lines["law"] = Source(cursor.document.file, cursor.line)
    unclear = cursor.text("unclear", "")
    rules = [
        _rule(block, f"applies/{place}", wordings, lines)
        for place, block in enumerate(cursor.cursors("applies"))
    ]
    passed_on = cursor.cursor("indirectly")
    law = Law(
        jurisdiction=wordings.text("law/jurisdiction", cursor.text("jurisdiction")),
        status=cursor.word("status", LawStatus),
        checked=cursor.day("checked", kind=ProblemKind.LAW),
        applies=tuple(rule for rule in rules if rule is not None),
        indirectly=_rule(passed_on, "indirectly", wordings, lines) if passed_on else None,
        unclear=wordings.optional("law/unclear", unclear),
    )
    if law.status in (LawStatus.IN_FORCE, LawStatus.ADOPTED) and not law.applies:
        message = _("no rule says to whom it applies")
        cursor.problem(ProblemKind.LAW, message, key="status")
    cursor.finish()
    return law


def _rule(cursor: Cursor, place: str, wordings: Wordings, lines: Lines) -> AppliesRule | None:
    lines[f"law {place}"] = Source(cursor.document.file, cursor.line_of("when"))
    when = cursor.cursor("when", required=True)
    condition = read_condition(when) if when else None
    because = wordings.text(f"law/{place}", cursor.text("because"))
    start = cursor.day("from", "", ProblemKind.LAW)
    cursor.finish()
    return AppliesRule(condition, because, start) if condition else None
