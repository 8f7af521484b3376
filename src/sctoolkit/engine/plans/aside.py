"""What of returned workbooks cannot be applied: kept word for word, and told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sctoolkit.engine.plans.remarks import Remark, RemarkKind
from sctoolkit.model.followed_plan import Field, Kept
from sctoolkit.model.returned_plan import Note, ReturnedCell


class Aside:
    """What is kept beside the plan, and what there is to say; each once."""

    def __init__(self, kept: Sequence[Kept], on: date, codes: Mapping[RemarkKind, str]) -> None:
        self.kept = list(kept)
        self.remarks: list[Remark] = []
        self._known = {(one.action, one.column, one.text) for one in kept}
        self._on, self._codes = on, codes

    def put(self, kind: RemarkKind, file: str, about: tuple[str, str], cell: ReturnedCell) -> bool:
        """Keeps what stands in a cell about an action and a column; False where it is kept."""
        action, column = about
        if (action, column, cell.text) in self._known:
            return False
        self._known.add((action, column, cell.text))
        because = self._codes.get(kind, kind.value)
        self.kept.append(Kept(action, column, cell.text, cell.place, file, self._on, because))
        return True

    def remark(self, remark: Remark) -> None:
        """Says something, once."""
        if remark not in self.remarks:
            self.remarks.append(remark)

    def note(self, file: str, action: str, note: Note) -> None:
        """Keeps a comment and tells of it, unless it is one that we wrote into the workbook."""
        if self._is_ours(action, note):
            return
        cell = ReturnedCell(note.text, note.text, note.place)
        self.put(RemarkKind.NOTE, file, (action, note.column), cell)
        self.remark(Remark(RemarkKind.NOTE, file, note.place, action, theirs=note.text))

    def _is_ours(self, action: str, note: Note) -> bool:
        """Whether all its lines are kept; those of no column of ours stand at the action's id."""
        lines = {
            line
            for one in self.kept
            if one.action == action and note.column in (one.column, Field.ID.value)
            for line in one.text.splitlines()
        }
        return lines.issuperset(note.text.splitlines())
