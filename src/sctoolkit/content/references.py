"""Reads the sources that an item rests on."""

from __future__ import annotations

from sctoolkit.document import Cursor
from sctoolkit.model.questionnaire import Reference


def read_references(cursor: Cursor) -> tuple[Reference, ...]:
    """The entries of `source:`; at least one title."""
    found = []
    for source in cursor.cursors("source", required=True):
        reference = Reference(
            source.text("title"), source.text("url", ""), source.text("edition", "")
        )
        source.finish()
        found.append(reference)
    return tuple(found)
