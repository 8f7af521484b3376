"""Ids that must differ: of scopes, sections, bands, levels and groups."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind


def report_twice(cursors: Sequence[Cursor], kind: ProblemKind) -> None:
    """Reports every mapping whose id one before it has already; `section:` counts as an id."""
    seen: set[str] = set()
    for cursor in cursors:
        key = "section" if "section" in cursor else "id"
        found = cursor.text(key, "")
        if found and found in seen:
            message = _("the id “{id}” stands already above").format(id=found)
            cursor.problem(kind, message, key=key)
        seen.add(found)
