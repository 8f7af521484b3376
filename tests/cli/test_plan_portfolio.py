"""`sctoolkit plan portfolio`: many plans in one workbook, every word as it was typed."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from .plant import AGE, HOURS, answer, put_plant, take, work_on, write
from .program import said, sctoolkit


def test_every_action_of_every_plan_has_its_row(tmp_path: Path) -> None:
    answer(put_plant(tmp_path))
    write(tmp_path)
    work_on(tmp_path, "eva.xlsx", HOURS, Responsible_person="@Ana", Start="2026-03-05")
    take(tmp_path, "eva.xlsx")
    answer(tmp_path, "lisbon/b.yaml", age="yes")
    write(tmp_path, name="lisbon/b.yaml", out="b.xlsx")
    run = sctoolkit(tmp_path, "plan", "portfolio", ".", "--date", "2026-03-20")
    assert run.returncode == 0
    assert said(run).splitlines() == [
        "Written: plans.xlsx",
        "2 plans, 5 actions, 5 open, 1 overdue.",
    ]
    book = load_workbook(tmp_path / "plans.xlsx")
    assert book.sheetnames == ["Plans", "By severity", "By person", "By clause", "First", "Actions"]
    assert book["Actions"].print_area == "'Actions'!$A$1:$S$6"
    rows = list(book["Actions"].iter_rows(values_only=True))
    assert len(rows) == 6
    typed = dict(zip(rows[0], rows[2], strict=True))
    assert (typed["Responsible person"], typed["Status"]) == ("@Ana", "Not started")
    assert str(typed["Start"])[:10] == "2026-03-05"
    assert [row[1] for row in book["First"].iter_rows(min_row=2, values_only=True)] == [AGE]
