"""The plan's own file: everything in it comes back as it was, and people may edit it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sctoolkit.files.plans.choices import choices
from sctoolkit.files.plans.store import read_plan, save_plan, store_of
from sctoolkit.files.printable import printable
from sctoolkit.files.saving import CannotSaveError
from sctoolkit.model.followed_plan import (
    Change,
    Entry,
    Field,
    FollowedAction,
    FollowedPlan,
    Import,
    Kept,
    Kind,
)
from sctoolkit.model.returned_plan import settled

DAY = date(2026, 3, 2)
WORDS = st.text(max_size=60).map(lambda text: settled(printable(text)))
FIGURES = st.floats(0, 1e12, allow_nan=False).map(lambda figure: round(figure, 6))


def entries(column: Field) -> st.SearchStrategy[Entry]:
    if column.kind is Kind.LIST:
        return st.sampled_from([None, *choices()[column]])
    if column.kind is Kind.DATE:
        return st.none() | st.dates(date(1990, 1, 1), date(2199, 12, 31))
    if column.kind in (Kind.WHOLE, Kind.AMOUNT, Kind.SHARE):
        return st.none() | FIGURES
    return WORDS


TYPED = st.fixed_dictionaries(
    {}, optional={column: entries(column) for column in Field if column.typed}
)


def plan(*actions: FollowedAction) -> FollowedPlan:
    return FollowedPlan(
        "2026-03-02-aa",
        ("a.yaml",),
        "Plant · Porto",
        "plant@1",
        ("eti@1",),
        DAY,
        DAY,
        actions=actions,
    )


@settings(max_examples=300)
@given(TYPED, TYPED, WORDS)
def test_every_entry_comes_back_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory,
    proposed: dict[Field, Entry],
    typed: dict[Field, Entry],
    text: str | None,
) -> None:
    history = [Change(2, DAY, key, None, entry, "e.xlsx") for key, entry in typed.items()]
    action = FollowedAction("ACT-a/b.c-1", proposed, typed, DAY, ("eti:1.1",), tuple(history))
    kept = Kept("ACT-a/b.c-1", "person", text or "x", "Actions!K7", "e.xlsx", DAY, "F715")
    log = Import("e.xlsx", "ab" * 32, DAY, "Eva", 2, 1, 3, 0, 1)
    full = replace(plan(action), kept=(kept,), imports=(log,), revision=2)
    path = tmp_path_factory.mktemp("store") / "a.plan.yaml"
    save_plan(path, full)
    assert read_plan(path) == (full, [])
    save_plan(path, plan(action))
    assert read_plan(path)[0] == plan(action)


def test_lines_that_did_not_change_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.plan.yaml"
    first = FollowedAction("ACT-a-1", {Field.CORRECT: "Write it."}, opened=DAY)
    save_plan(path, plan(first))
    path.write_text(path.read_text().replace("  ACT-a-1:", "  # talk to Ana\n  ACT-a-1:"))
    before = path.read_text().splitlines()
    save_plan(path, plan(replace(first, typed={Field.PERSON: "Ana"})))
    after = path.read_text().splitlines()
    assert [line for line in after if line not in before] == ["    typed:", "      person: Ana"]
    assert [line for line in before if line not in after] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("      due: soon", "F719"),
        ("      status: finished", "Y008"),
        ("      workers: many", "Y007"),
        ("      colour: red", "Y005"),
    ],
)
def test_mistake_in_the_file_is_named_with_its_line(tmp_path: Path, line: str, code: str) -> None:
    path = tmp_path / "a.plan.yaml"
    save_plan(path, plan(FollowedAction("ACT-a-1", {Field.CORRECT: "Write it."})))
    path.write_text(path.read_text().replace("      correct: Write it.", line))
    found, (problem,) = read_plan(path)
    assert (found, problem.code) == (None, code)
    assert path.read_text().splitlines()[(problem.source.line or 0) - 1] == line


def test_something_else_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.plan.yaml"
    path.write_text("format: 1\nassessment: a\n")
    with pytest.raises(CannotSaveError):
        save_plan(path, plan())
    assert path.read_text() == "format: 1\nassessment: a\n"


def test_it_stands_beside_the_assessment() -> None:
    assert store_of(Path("b/acme.yaml")) == Path("b/acme.plan.yaml")
    assert store_of(Path("b/acme.plan.yaml")) == Path("b/acme.plan.yaml")
