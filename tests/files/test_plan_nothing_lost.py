"""Whatever people type into a returned workbook is in the plan afterwards, or kept beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.engine.plans.updating import Occasion, OnConflict, update
from sctoolkit.files.plan_workbook.entries import entry_of
from sctoolkit.files.plan_workbook.hidden import held as as_cells
from sctoolkit.files.plan_workbook.hidden import marks
from sctoolkit.files.sheet import CellValue
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan, Kind
from sctoolkit.model.returned_plan import Extra, ReturnedPlan, ReturnedRow

DAY = date(2026, 3, 2)
IDS = ("ACT-a-1", "ACT-b-1", "ACT-c-1")
COLUMNS = [column for column in Field if column.kind is not Kind.FORMULA]
WORDS = st.sampled_from(
    ["Ana", "Rui", "next week", "Closed - verified", "En cours", "50 %", "2026-12-31", "7", "="]
)
VALUES: st.SearchStrategy[CellValue] = (
    WORDS | st.text(max_size=8) | st.dates(date(2000, 1, 1), date(2100, 1, 1)) | st.floats(0, 99)
)
ROW = st.tuples(
    st.sampled_from([*IDS, *IDS, "", "ACT-z-1", "my 7"]),
    st.dictionaries(st.sampled_from(COLUMNS[1:]), VALUES, max_size=5),
    st.sampled_from(["", "", "a note"]),
)
REVISIONS = st.sampled_from([1, None])
"""None: a CSV, which does not say what was sent."""
FILE = st.lists(ROW, max_size=5)
Typed = list[tuple[str, dict[Field, CellValue], str]]


def sent() -> FollowedPlan:
    actions = tuple(
        FollowedAction(
            name,
            {
                Field.FINDING: name[4],
                Field.TEXT: f"Question {name[4]}",
                Field.CORRECT: "Write it.",
                Field.DUE: date(2026, 5, 1),
                Field.STATUS: "not-started",
                Field.DONE: 0.0,
            },
            opened=DAY,
            cites=("eti:1.1",),
        )
        for name in IDS
    )
    plan = FollowedPlan("p", ("a.yaml",), "Plant", "plant@1", ("eti@1",), DAY, DAY)
    return replace(plan, actions=actions, written_at=1)


def returned(plan: FollowedPlan, typed: Typed, name: str, revision: int | None) -> ReturnedPlan:
    """A file with these rows: the columns that nobody typed in are as they were sent."""
    known, rows = plan.by_id(), []
    for number, (action, entries, note) in enumerate(typed, 2):
        values: dict[Field, CellValue] = dict.fromkeys(COLUMNS)
        if action in known:
            values |= {column: known[action].value(column) for column in COLUMNS}
        values |= {**entries, Field.ID: action}
        cells = {
            column: entry_of(column, value, f"Actions!{column.value}{number}")
            for column, value in values.items()
        }
        extras = (Extra("Notes", note, f"Actions!Z{number}"),) if note else ()
        rows.append(ReturnedRow(action, f"Actions!A{number}", cells, extras))
    pairs = {
        one.id: [pair.split("=") for pair in marks(as_cells(one)).split()] for one in plan.actions
    }
    marked = {action: {Field(key): mark for key, mark in found} for action, found in pairs.items()}
    return ReturnedPlan(name, name, tuple(rows), revision, marked if revision else {})


def held(plan: FollowedPlan) -> set[str]:
    """Every text, key, figure and day anywhere in the plan."""
    found = {one.text for one in plan.kept}
    for action in plan.actions:
        found |= {action.id, *(str(action.value(column)) for column in Field)}
        found |= {str(entry) for one in action.history for entry in (one.was, one.now)}
    return found


@given(
    FILE,
    FILE,
    st.sampled_from([OnConflict.SKIP, OnConflict.UPDATE]),
    REVISIONS,
)
def test_nothing_that_anybody_typed_is_lost(
    first: Typed, second: Typed, on_conflict: OnConflict, revision: int | None
) -> None:
    plan = sent()
    files = [
        returned(plan, typed, name, revision) for name, typed in (("one", first), ("two", second))
    ]
    updated = update(plan, files, Occasion(DAY, "Eva", on_conflict))
    there = held(updated.plan)
    for row in (row for file in files for row in file.rows):
        for column, cell in row.cells.items():
            if cell.text and column is not Field.ID:
                assert cell.text in there or str(cell.entry) in there, (column, cell)
        assert {extra.text for extra in row.extras} <= there


@given(FILE, FILE)
def test_conflicts_leave_everything_as_it_was(first: Typed, second: Typed) -> None:
    plan = sent()
    files = [returned(plan, typed, name, 1) for name, typed in (("one", first), ("two", second))]
    updated = update(plan, files, Occasion(DAY, "Eva"))
    assert not updated.stopped or updated.plan == plan


@given(st.permutations(IDS), REVISIONS)
def test_rows_that_nobody_touched_change_nothing(order: list[str], revision: int | None) -> None:
    plan = sent()
    typed: Typed = [(name, {}, "") for name in order]
    one = returned(plan, typed, "one", revision)
    updated = update(plan, [one], Occasion(DAY, "Eva"))
    assert (updated.applied, updated.added, updated.remarks) == ((), (), ())
    assert updated.plan.actions == plan.actions
