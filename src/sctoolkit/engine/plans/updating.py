"""Takes what people typed into returned workbooks over into the plan; nothing of it is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sctoolkit.engine.plans.aside import Aside
from sctoolkit.engine.plans.closing import closing_remarks
from sctoolkit.engine.plans.remarks import Remark, RemarkKind
from sctoolkit.engine.plans.rows import Rows, fresh_id, last_written
from sctoolkit.model.followed_plan import (
    Change,
    Decision,
    Entry,
    Field,
    FollowedAction,
    FollowedPlan,
    Import,
    Kind,
)
from sctoolkit.model.returned_plan import ReturnedCell, ReturnedPlan, ReturnedRow, settled


class OnConflict(StrEnum):
    """What is done where two people say different things of one column of one action."""

    STOP = "stop"
    """Nothing at all is taken over."""
    SKIP = "skip"
    """The plan's stands, the other is kept aside."""
    UPDATE = "update"
    """The file's stands, the plan's is in the history."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When the files are read, by whom, and what they are called in the plan."""

    on: date
    who: str
    on_conflict: OnConflict = OnConflict.STOP
    codes: Mapping[RemarkKind, str] = field(default_factory=dict)
    """The code of the problem that each kind of remark is shown as."""


@dataclass(frozen=True, slots=True)
class Applied:
    """One change, and the cell that it came from."""

    action: str
    place: str
    change: Change


@dataclass(frozen=True, slots=True)
class Updated:
    """The plan after the files were read, and all there is to say about them."""

    plan: FollowedPlan
    applied: tuple[Applied, ...]
    added: tuple[str, ...]
    """Ids of new actions."""
    remarks: tuple[Remark, ...]
    stopped: bool
    """True where conflicts kept everything from being taken over."""


def update(plan: FollowedPlan, files: Sequence[ReturnedPlan], occasion: Occasion) -> Updated:
    """The plan with what stands in the files, one after the other.

    A cell counts as typed in where it differs from what was sent in that file; where it does not
    say what was sent, from what the plan said when a workbook was last written. A conflict is a
    cell that was typed in, and that the plan changed otherwise since.
    """
    return _Update(plan, occasion).of(files)


class _Update:
    """One run: the plan as it becomes, file by file."""

    def __init__(self, plan: FollowedPlan, occasion: Occasion) -> None:
        self._before, self._occasion = plan, occasion
        self._actions = plan.by_id()
        self._revision = plan.revision + 1
        self._aside = Aside(plan.kept, occasion.on, occasion.codes)
        self._applied: list[Applied] = []
        self._added: list[str] = []
        self._imports = list(plan.imports)
        self._places: dict[str, str] = {}
        """Action to the place of its row in the file that is being read."""
        self._conflicts = 0

    def of(self, files: Sequence[ReturnedPlan]) -> Updated:
        """The result of all files."""
        for one in files:
            self._file(one)
        stopped = self._occasion.on_conflict is OnConflict.STOP and self._conflicts > 0
        remarks = tuple(self._aside.remarks)
        if stopped:
            return Updated(self._before, tuple(self._applied), (), remarks, stopped)
        plan = self._before
        if len(self._imports) > len(plan.imports):
            plan = replace(
                plan,
                actions=tuple(self._actions.values()),
                kept=tuple(self._aside.kept),
                imports=tuple(self._imports),
                revision=self._revision,
                updated=max(plan.updated, self._occasion.on),
            )
        return Updated(plan, tuple(self._applied), tuple(self._added), remarks, stopped)

    def _file(self, one: ReturnedPlan) -> None:
        if any(known.sha256 == one.sha256 for known in self._imports):
            self._aside.remark(Remark(RemarkKind.READ_BEFORE, one.file))
            return
        applied, added, kept = len(self._applied), len(self._added), len(self._aside.kept)
        self._age(one)
        if one.gone:
            self._aside.remark(Remark(RemarkKind.COLUMN_GONE, one.file, columns=one.gone))
        last = last_written(self._before.written_at, self._imports, self._actions)
        rows = Rows(one, self._actions, last)
        self._places = {}
        self._rows(one, rows)
        self._notes(one)
        if missing := rows.missing():
            self._aside.remark(Remark(RemarkKind.ROW_GONE, one.file, actions=missing))
        touched = dict.fromkeys(line.action for line in self._applied[applied:])
        touched |= dict.fromkeys(self._added[added:])
        for action in touched:
            for remark in closing_remarks(self._actions[action], self._occasion.on):
                self._aside.remark(
                    replace(remark, file=one.file, place=self._places.get(action, ""))
                )
        self._imports.append(
            Import(
                one.file,
                one.sha256,
                self._occasion.on,
                self._occasion.who,
                self._revision,
                one.written_at,
                len(self._applied) - applied,
                len(self._added) - added,
                len(self._aside.kept) - kept,
            )
        )

    def _age(self, one: ReturnedPlan) -> None:
        known = [done.written_at for done in self._before.imports if done.written_at is not None]
        if one.written_at is not None and known and one.written_at < max(known):
            self._aside.remark(Remark(RemarkKind.OLDER, one.file))

    def _rows(self, one: ReturnedPlan, rows: Rows) -> None:
        for action, row, guessed in rows.known():
            if guessed:
                self._aside.remark(Remark(RemarkKind.GUESSED, one.file, row.place, action))
            self._row(one, action, row, rows)
        for action, row in rows.copies():
            self._copy(one, action, row, rows)
        for row in rows.strange():
            if not rows.untouched(row):
                self._aside.remark(Remark(RemarkKind.UNKNOWN_ACTION, one.file, row.place, row.id))
                ours = row.id.startswith("ACT-") and row.id not in self._actions
                name = row.id if ours else fresh_id(self._actions, row)
                self._add(one, row, name)
                cell = row.cells[Field.ID]
                self._aside.put(RemarkKind.UNKNOWN_ACTION, one.file, (name, Field.ID.value), cell)
        for row in rows.new():
            self._add(one, row, fresh_id(self._actions, row))

    def _row(self, one: ReturnedPlan, action: str, row: ReturnedRow, rows: Rows) -> None:
        self._places[action] = row.place
        for column in rows.typed_in(action, row):
            self._cell(one, action, column, row, rows)
        self._extras(one, action, row)

    def _cell(
        self, one: ReturnedPlan, action: str, column: Field, row: ReturnedRow, rows: Rows
    ) -> None:
        """A cell that somebody typed in."""
        cell, known = row.cells[column], self._actions[action]
        ours = known.value(column)
        if cell.unread:
            self._keep(RemarkKind.of(cell.unread), one, action, column, cell)
        elif settled(ours) == settled(cell.entry):
            return
        elif column.kind is Kind.OURS and not known.added:
            self._keep(RemarkKind.OURS_CHANGED, one, action, column, cell)
        elif column is Field.DUE and self._postponed(known, row):
            self._extension(one, action, row)
        elif rows.differs(action, column, ours):
            self._conflict(one, action, column, cell)
        else:
            self._apply(one, action, column, cell)

    def _postponed(self, action: FollowedAction, row: ReturnedRow) -> bool:
        ours, theirs = action.day(Field.DUE), row.cells[Field.DUE].entry
        return ours is not None and (not isinstance(theirs, date) or theirs > ours)

    def _extension(self, one: ReturnedPlan, action: str, row: ReturnedRow) -> None:
        """A deadline that was moved: the old one holds, the new one counts as asked for."""
        cell, known = row.cells[Field.DUE], self._actions[action]
        asked = row.cells.get(Field.NEW_DUE)
        if cell.entry is not None and asked and asked.entry == cell.entry:
            return
        free = not (asked and asked.entry) and not known.value(Field.NEW_DUE)
        if cell.entry is None or not free:
            self._keep(RemarkKind.DUE_MOVED, one, action, Field.DUE, cell)
            return
        self._aside.remark(self._said(RemarkKind.DUE_MOVED, one, action, Field.DUE, cell))
        self._apply(one, action, Field.NEW_DUE, cell)
        pending = replace(cell, entry=Decision.PENDING.value, text="")
        self._apply(one, action, Field.DECISION, pending)

    def _conflict(self, one: ReturnedPlan, action: str, column: Field, cell: ReturnedCell) -> None:
        self._conflicts += 1
        if self._occasion.on_conflict is OnConflict.UPDATE:
            self._aside.remark(self._said(RemarkKind.OVERRULED, one, action, column, cell))
            self._apply(one, action, column, cell)
        else:
            self._keep(RemarkKind.CONFLICT, one, action, column, cell)

    def _apply(self, one: ReturnedPlan, action: str, column: Field, cell: ReturnedCell) -> None:
        known, now = self._actions[action], settled(cell.entry)
        change = Change(
            self._revision, self._occasion.on, column, known.value(column), now, one.file
        )
        typed = {key: entry for key, entry in known.typed.items() if key is not column}
        if settled(known.proposed.get(column)) != now:
            typed[column] = now
        self._actions[action] = replace(known, typed=typed, history=(*known.history, change))
        self._applied.append(Applied(action, cell.place, change))

    def _copy(self, one: ReturnedPlan, action: str, row: ReturnedRow, rows: Rows) -> None:
        """A second row of one action: a conflict, unless it says nothing of its own."""
        self._aside.remark(Remark(RemarkKind.TWICE, one.file, row.place, action))
        own = rows.own_words(action, row)
        if not own:
            self._extras(one, action, row)
            return
        self._conflicts += 1
        if self._occasion.on_conflict is OnConflict.UPDATE:
            self._add(one, row, fresh_id(self._actions, row))
            return
        for column in own:
            self._aside.put(RemarkKind.TWICE, one.file, (action, column.value), row.cells[column])
        self._extras(one, action, row)

    def _add(self, one: ReturnedPlan, row: ReturnedRow, name: str) -> None:
        """A row that people added."""
        said = {
            column: settled(cell.entry)
            for column, cell in row.cells.items()
            if column is not Field.ID and column.kind is not Kind.FORMULA and not cell.unread
        }
        entries: dict[Field, Entry] = {
            column: entry for column, entry in said.items() if entry is not None
        }
        action = FollowedAction(name, {}, entries, self._occasion.on)
        self._actions[name] = action
        self._added.append(name)
        self._places[name] = row.place
        for column, cell in row.cells.items():
            if cell.unread and column.kind is not Kind.FORMULA:
                self._keep(RemarkKind.of(cell.unread), one, name, column, cell)
        self._extras(one, name, row)

    def _extras(self, one: ReturnedPlan, action: str, row: ReturnedRow) -> None:
        for extra in row.extras:
            cell = ReturnedCell(extra.text, extra.text, extra.place)
            self._aside.put(RemarkKind.ADDED_COLUMN, one.file, (action, extra.heading), cell)
            self._aside.remark(
                Remark(RemarkKind.ADDED_COLUMN, one.file, heading=extra.heading, place=extra.place)
            )

    def _notes(self, one: ReturnedPlan) -> None:
        """Keeps the comments that people left at cells; tells of those that were not known."""
        actions = {place: action for action, place in self._places.items()}
        for note in one.notes:
            self._aside.note(one.file, actions.get(note.row, ""), note)

    def _keep(
        self, kind: RemarkKind, one: ReturnedPlan, action: str, column: Field, cell: ReturnedCell
    ) -> None:
        """Keeps aside what cannot be applied, and says so."""
        self._aside.put(kind, one.file, (action, column.value), cell)
        self._aside.remark(self._said(kind, one, action, column, cell))

    def _said(
        self, kind: RemarkKind, one: ReturnedPlan, action: str, column: Field, cell: ReturnedCell
    ) -> Remark:
        known, place = self._actions[action], (one.file, cell.place, action, column)
        ours, origin = known.value(column), known.origin(column)
        return Remark(kind, *place, ours, cell.text, cell.why, ours_from=origin)
