"""Which row of a returned workbook is about which action, and what was typed in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, Import, Kind
from sctoolkit.model.returned_plan import (
    ReturnedCell,
    ReturnedPlan,
    ReturnedRow,
    mark,
    settled,
)


@dataclass(frozen=True, slots=True)
class LastWritten:
    """What files are held against that do not say themselves what was sent."""

    revision: int
    """Of the plan when its workbook was written."""
    actions: Collection[str]
    """The ids that stood in it."""


def last_written(revision: int, imports: Iterable[Import], actions: Collection[str]) -> LastWritten:
    """The workbook of that revision: what people added since stands last in the plan."""
    added = sum(done.added for done in imports if done.revision > revision)
    return LastWritten(revision, set(list(actions)[: len(actions) - added]))


class Rows:
    """The rows of one file, told apart by their ids, else by their words."""

    def __init__(
        self, file: ReturnedPlan, actions: Mapping[str, FollowedAction], last: LastWritten
    ) -> None:
        self._file, self._last = file, last
        self._written_at = last.revision if file.written_at is None else file.written_at
        self._actions = dict(actions)
        self._by_id: dict[str, list[ReturnedRow]] = {}
        self._new: list[ReturnedRow] = []
        self._guessed: dict[str, ReturnedRow] = {}
        self._wordings: dict[tuple[Entry, Entry], list[str]] = {}
        for row in file.rows:
            if row.id:
                self._by_id.setdefault(row.id, []).append(row)
        for row in file.rows:
            if not row.id:
                self._without_id(row)
        self._order()

    def _without_id(self, row: ReturnedRow) -> None:
        """Takes the row for an action that says the same and has no row of its own."""
        if not self._wordings:
            for name, action in self._actions.items():
                self._wordings.setdefault(_wording(action.value), []).append(name)
        said = _wording(lambda column: row.cells[column].entry if column in row.cells else None)
        there = self._by_id.keys() | self._guessed.keys()
        free = [name for name in self._wordings.get(said, ()) if name not in there]
        if free and said[1]:
            self._guessed[free[0]] = row
        else:
            self._new.append(row)

    def _order(self) -> None:
        """Of several rows with one id the one that is most as it was sent comes first."""
        for name, rows in self._by_id.items():
            if len(rows) > 1 and name in self._actions:
                rows.sort(key=lambda row: self._typed_in(name, row))

    def _typed_in(self, name: str, row: ReturnedRow) -> int:
        return len(self.typed_in(name, row))

    def typed_in(self, action: str, row: ReturnedRow) -> list[Field]:
        """The columns in which somebody typed since the row was sent."""
        if row.untouched:
            return []
        return [column for column, cell in row.cells.items() if self.changed(action, column, cell)]

    def known(self) -> Iterator[tuple[str, ReturnedRow, bool]]:
        """Each action with its row, and whether that was guessed."""
        for name, rows in self._by_id.items():
            if name in self._actions:
                yield name, rows[0], False
        for name, row in self._guessed.items():
            yield name, row, True

    def copies(self) -> Iterator[tuple[str, ReturnedRow]]:
        """Further rows with the id of an action."""
        for name, rows in self._by_id.items():
            for row in rows[1:]:
                yield name, row

    def strange(self) -> Iterator[ReturnedRow]:
        """Rows with an id that the plan does not have."""
        for name, rows in self._by_id.items():
            if name not in self._actions:
                yield from rows

    def new(self) -> Iterator[ReturnedRow]:
        """Rows that people added."""
        return iter(self._new)

    def missing(self) -> tuple[str, ...]:
        """The actions that were sent and have no row."""
        sent = self._file.sent or self._last.actions
        there = self._by_id.keys() | self._guessed.keys()
        return tuple(name for name in self._actions if name in sent and name not in there)

    def changed(self, action: str, column: Field, cell: ReturnedCell) -> bool:
        """Whether somebody typed in the cell since it was sent."""
        if column.kind is Kind.FORMULA or column is Field.ID:
            return False
        return bool(cell.unread) or self.differs(action, column, cell.entry)

    def differs(self, action: str, column: Field, entry: Entry) -> bool:
        """Whether an entry is not what was sent."""
        sent = self._file.sent.get(action)
        if sent is not None:
            return mark(entry) != sent.get(column, "")
        return settled(entry) != settled(self._as_written(self._actions[action], column))

    def _as_written(self, action: FollowedAction, column: Field) -> Entry:
        """What the plan said when the workbook was written."""
        later = [
            one for one in action.history if one.field is column and one.revision > self._written_at
        ]
        return later[0].was if later else action.value(column)

    def own_words(self, action: str, row: ReturnedRow) -> list[Field]:
        """What a second row says that the first one does not."""
        first = self._by_id[action][0]
        return [
            column
            for column, cell in row.cells.items()
            if column.kind is not Kind.FORMULA
            and cell.text
            and (cell.text, cell.entry) != _said(first, column)
        ]

    def untouched(self, row: ReturnedRow) -> bool:
        """Whether a row with a strange id is as it was sent."""
        sent = self._file.sent.get(row.id)
        return sent is not None and all(
            mark(cell.entry) == sent.get(column, "") and not cell.unread
            for column, cell in row.cells.items()
            if column.kind is not Kind.FORMULA and column is not Field.ID
        )


def _wording(value: Callable[[Field], Entry]) -> tuple[Entry, Entry]:
    """What makes an action known where its id is not there: its finding and what is to be done."""
    finding = settled(value(Field.FINDING)) or settled(value(Field.TEXT))
    return finding, settled(value(Field.CORRECT))


def _said(row: ReturnedRow, column: Field) -> tuple[str, Entry]:
    cell = row.cells.get(column)
    return (cell.text, cell.entry) if cell else ("", None)


def fresh_id(actions: Mapping[str, FollowedAction], row: ReturnedRow) -> str:
    """The next free number for a row that people added: behind its finding, else “added”."""
    cell = row.cells.get(Field.FINDING)
    finding = cell.text if cell else ""
    known = {str(one.value(Field.FINDING)) for one in actions.values()}
    stem = f"ACT-{finding if finding in known else 'added'}-"
    number = 1
    while f"{stem}{number}" in actions:
        number += 1
    return f"{stem}{number}"
