"""What may be an id, and which ids must differ."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.document.ids import NOTHING, is_id
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sctoolkit.document import Cursor

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Names that Windows keeps for devices: no folder can have one of them, whatever follows a dot."""


def is_item_id(text: str) -> bool:
    """Whether a questionnaire or a code can have this id: its folder is called the same."""
    return is_id(text) and text.partition(".")[0] not in DEVICES


def check_id(cursor: Cursor, key: str, value: str, reserved: tuple[str, ...] = ()) -> None:
    """Reports an id of a part that is no usable id, or that is `reserved`."""
    if value and (value in reserved or not is_id(value)):
        _report(cursor, key, value, kept=value in reserved)


def check_item_id(cursor: Cursor, key: str, value: str) -> None:
    """Reports an id that no questionnaire and no code can have."""
    if value and not is_item_id(value):
        _report(cursor, key, value, kept=is_id(value))


def _report(cursor: Cursor, key: str, value: str, *, kept: bool) -> None:
    message = _("“{id}” is not a usable id").format(id=value)
    taken = _("The word has a meaning of its own: use another one.")
    hint = taken if kept or value == NOTHING else ""
    cursor.problem(ProblemKind.BAD_ID, message, key=key, hint=hint)


def report_twice(cursors: Sequence[Cursor], kind: ProblemCode) -> None:
    """Reports every mapping whose id one before it has already; `section:` counts as an id."""
    seen: set[str] = set()
    for cursor in cursors:
        key = "section" if "section" in cursor else "id"
        found = cursor.text(key, "")
        if found and found in seen:
            message = _("the id “{id}” stands already above").format(id=found)
            cursor.problem(kind, message, key=key)
        seen.add(found)
