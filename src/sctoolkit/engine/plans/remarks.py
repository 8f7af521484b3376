"""What there is to say about a returned workbook, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.followed_plan import Entry, Field
from sctoolkit.model.returned_plan import Unread


class RemarkKind(StrEnum):
    """Everything that is reported rather than guessed in silence."""

    ADDED_COLUMN = "added-column"
    COLUMN_GONE = "column-gone"
    TWICE = "twice"
    ROW_GONE = "row-gone"
    OURS_CHANGED = "ours-changed"
    WORD = "word"
    DAY = "day"
    FIGURE = "figure"
    LOST = "lost"
    DUE_MOVED = "due-moved"
    UNPROVEN = "unproven"
    SELF_VERIFIED = "self-verified"
    NOT_VERIFIED = "not-verified"
    VERIFIED_LATER = "verified-later"
    NO_REASON = "no-reason"
    NEVER_ASIDE = "never-aside"
    OLDER = "older"
    GUESSED = "guessed"
    CONFLICT = "conflict"
    OVERRULED = "overruled"
    """A conflict in which the file's word stands."""
    UNKNOWN_ACTION = "unknown-action"
    READ_BEFORE = "read-before"
    NOTE = "note"

    @staticmethod
    def of(unread: Unread) -> RemarkKind:
        """The remark about a cell that says nothing its column can hold."""
        return RemarkKind(unread.value)


@dataclass(frozen=True, slots=True)
class Remark:
    """One of them, with its place and both values."""

    kind: RemarkKind
    file: str = ""
    place: str = ""
    action: str = ""
    column: Field | None = None
    ours: Entry = None
    theirs: str = ""
    why: str = ""
    ours_from: str = ""
    """The file that ours came from; empty where nobody changed it."""
    heading: str = ""
    """Of a column that the plan does not have."""
    columns: tuple[Field, ...] = ()
    actions: tuple[str, ...] = ()
