"""Lengths of time as people write them: 30, 24 hours, 10 business days."""

from __future__ import annotations

import re

from sctoolkit.document.cursor import Cursor
from sctoolkit.document.nodes import is_number
from sctoolkit.language import _
from sctoolkit.model.deadline import Term, TermUnit
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

LONGEST = 3650
"""Days; a later deadline is a slip of the finger."""
WRITTEN = re.compile(r"(\d{1,9}) (hours?|days?|business[- ]days?)")


def read_terms(cursor: Cursor, kind: ProblemCode) -> dict[Severity, Term]:
    """The terms by severity that stand in the mapping; `kind` is what an impossible one is."""
    severities = [one for one in Severity if one.value in cursor]
    found = {severity: _term(cursor, severity.value, kind) for severity in severities}
    for severity in Severity:
        cursor.allow(severity.value)
    cursor.finish()
    return {severity: term for severity, term in found.items() if term is not None}


def _term(cursor: Cursor, key: str, kind: ProblemCode) -> Term | None:
    text = cursor.text(key, "")
    match = WRITTEN.fullmatch(text)
    if match is None and not (text and is_number(text)):
        if text:
            expected = _("days, as 30, “24 hours” or “10 business days”")
            message = _("“{key}” must be {expected}, not “{found}”")
            message = message.format(key=key, expected=expected, found=text)
            cursor.problem(ProblemKind.WRONG_SHAPE, message, key=key)
        return None
    count = float(match[1] if match else text)
    unit = _unit(match[2]) if match else TermUnit.DAYS
    most = LONGEST * 24 if unit is TermUnit.HOURS else LONGEST
    if not 0 <= count <= most or count != int(count):
        message = _("days are whole numbers from 0 to {most}").format(most=LONGEST)
        cursor.problem(kind, message, key=key)
        return None
    return Term(int(count), unit)


def _unit(word: str) -> TermUnit:
    if word.startswith("hour"):
        return TermUnit.HOURS
    return TermUnit.DAYS if word.startswith("day") else TermUnit.BUSINESS_DAYS
