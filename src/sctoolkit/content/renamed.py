"""Reads `renamed:`: what parts of earlier versions are called now."""

from __future__ import annotations

from collections.abc import Collection

from sctoolkit.document import Cursor, did_you_mean
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemCode


def read_renamed(
    root: Cursor, known: Collection[str], unknown: ProblemCode, in_use: ProblemCode
) -> dict[str, str]:
    """Ids of earlier versions; each must be out of use, and lead to one that is `known`."""
    inner = root.cursor("renamed")
    if inner is None:
        return {}
    renamed = inner.words()
    for old, new in renamed.items():
        if new and new not in known:
            message = _("“{old}” leads to “{new}”, which does not exist").format(old=old, new=new)
            hint = did_you_mean(new, list(known))
            inner.problem(unknown, message, key=old, hint=hint)
        if old in known:
            message = _("“{old}” leads to “{new}”, and is in use itself").format(old=old, new=new)
            inner.problem(in_use, message, key=old)
    return renamed
