"""A CSV of the Actions sheet, which does not say what was sent, read back."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from .plans import read_plant, sheet
from .returning import Sent, back, changed, send, typing
from .working import column

AGE, HOURS, TOPICS = "ACT-work.age-1", "ACT-work.hours-1", "ACT-work.topics-1"


@pytest.fixture
def sent(tmp_path: Path) -> Sent:
    return send(read_plant(tmp_path), tmp_path)


def as_csv(page: Worksheet, path: Path, form: str = "%Y-%m-%d") -> Path:
    """The sheet as a CSV with days in that form, without the last action."""
    rows = [
        [one.strftime(form) if isinstance(one, datetime) else one for one in row]
        for row in page.values
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row for row in rows if row[0] != TOPICS)
    return path


def test_days_of_a_csv_are_read_in_the_order_that_any_of_them_shows(sent: Sent) -> None:
    page = sheet(load_workbook(sent.path, data_only=True), "Actions")
    typing(HOURS, due=datetime(2026, 4, 3))(page)  # noqa: DTZ001 - a cell
    typing(AGE, verified_on=datetime(2026, 3, 16))(page)  # noqa: DTZ001 - a cell
    updated = back(sent.plan, as_csv(page, sent.path.with_name("rui.csv"), "%d/%m/%Y"))
    assert changed(updated) == (
        "| ACT-work.age-1 | verified_on | None | 2026-03-16 |\n"
        "| ACT-work.hours-1 | due | 2026-05-01 | 2026-04-03 |\n"
    )


def add_row(page: Worksheet) -> None:
    for heading in ("Finding", "Corrective action"):
        page.cell(7, column(page, heading)).value = "A door for the exit"


def test_csv_is_not_asked_for_rows_that_others_added_since(sent: Sent) -> None:
    page = sheet(load_workbook(sent.path, data_only=True), "Actions")
    path = as_csv(page, sent.path.with_name("rui.csv"))
    eva = sent.edited("eva", add_row)
    together = back(sent.plan, eva, path)
    one_by_one = back(back(sent.plan, eva).plan, path)
    for updated in (together, one_by_one):
        (remark,) = updated.remarks
        assert (remark.file, remark.actions) == ("rui.csv", (TOPICS,))
