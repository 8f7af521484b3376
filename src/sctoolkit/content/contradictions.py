"""Reads which answers of a questionnaire cannot all be true: `contradictions.yaml`."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import document
from sctoolkit.content.conditions import read_condition
from sctoolkit.content.ids import check_id
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor, Document
from sctoolkit.language import _
from sctoolkit.model.problem import Source
from sctoolkit.model.questionnaire import Contradiction
from sctoolkit.problem_kinds import ProblemKind

Lines = dict[str, Source]


def read_contradictions(
    path: Path, wordings: Wordings, lines: Lines
) -> tuple[tuple[Contradiction, ...], Document]:
    """The contradictions in `path`, and its document; their places are added to `lines`."""
    source = document.read(path)
    root = source.root
    if root is None or not document.check_format(root):
        return (), source
    root.text("of")
    found = [_contradiction(one, wordings, lines) for one in root.cursors("contradictions")]
    root.finish()
    return tuple(one for one in found if one is not None), source


def _contradiction(cursor: Cursor, wordings: Wordings, lines: Lines) -> Contradiction | None:
    own_id = cursor.text("id")
    check_id(cursor, "id", own_id)
    if own_id in lines:
        message = _("this id stands already at {place}").format(place=lines[own_id])
        cursor.problem(ProblemKind.DUPLICATE_PART, message, key="id")
    lines.setdefault(own_id, Source(cursor.document.file, cursor.line))
    when = cursor.cursor("when", required=True)
    condition = read_condition(when) if when else None
    says = wordings.text(f"contradictions/{own_id}", cursor.text("says"))
    doubt = cursor.truth("doubt", default=False)
    cursor.finish()
    return Contradiction(own_id, condition, says, doubt) if condition else None
