"""A plan that is sent, worked on and read back, in a few words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.engine.plans.remarks import RemarkKind
from sctoolkit.engine.plans.updating import Occasion, OnConflict, Updated, update
from sctoolkit.files.plan_workbook import followed, write_plan
from sctoolkit.files.plan_workbook.returned import read_returned
from sctoolkit.model.followed_plan import FollowedPlan
from sctoolkit.model.returned_plan import ReturnedPlan

from .plans import MADE_ON, Plant, sheet
from .working import column

LATER = date(2026, 3, 20)
Edit = Callable[[Worksheet], None]


@dataclass(frozen=True)
class Sent:
    """A plan and the workbook that was written from it."""

    plan: FollowedPlan
    path: Path

    def edited(self, name: str, edit: Edit) -> Path:
        """A copy in which somebody worked."""
        book = load_workbook(self.path)
        edit(sheet(book, "Actions"))
        path = self.path.with_name(f"{name}.xlsx")
        book.save(path)
        return path


def send(plant: Plant, folder: Path, previous: FollowedPlan | None = None) -> Sent:
    """The plan of the plant, going on from a previous one, and its workbook."""
    brief = plant.brief(made_on=previous.updated if previous else MADE_ON)
    plan = followed(brief, previous)
    path = folder / "sent.xlsx"
    write_plan(replace(brief, followed=plan), path)
    return Sent(plan, path)


def read(path: Path, plan: FollowedPlan) -> ReturnedPlan:
    found, _problems = read_returned(path, plan.id)
    assert found is not None
    return found


def back(
    plan: FollowedPlan,
    *paths: Path,
    on_conflict: OnConflict = OnConflict.STOP,
    on: date = LATER,
) -> Updated:
    """What came of reading the files back."""
    return update(plan, [read(path, plan) for path in paths], Occasion(on, "Eva", on_conflict))


def typing(action: str, **entries: object) -> Edit:
    """Types into the row of an action; `person="Ana"` means the column “Responsible person”."""

    def edit(page: Worksheet) -> None:
        row = next(cell.row for cell in page["A"] if cell.value == action)
        for heading, value in entries.items():
            page.cell(row, column(page, HEADS[heading])).value = value  # type: ignore[assignment]

    return edit


HEADS = {
    "person": "Responsible person",
    "cause": "Root cause",
    "correct": "Corrective action",
    "status": "Status",
    "due": "Due",
    "new_due": "New due date asked for",
    "decision": "Decision",
    "evidence": "Evidence link or file",
    "verified_by": "Verified by",
    "verified_on": "Verified on",
    "finding": "Finding",
    "severity": "Severity",
    "done": "Done in %",
    "workers": "Workers affected",
    "comment": "Comment of the site",
    "id": "Action ID",
}


def told(updated: Updated) -> list[tuple[RemarkKind, str]]:
    """Each remark with its action."""
    return [(one.kind, one.action) for one in updated.remarks]


def changed(updated: Updated) -> str:
    """Every change as a line of a pipe table."""
    lines = [
        f"| {one.action} | {one.change.field.value} | {one.change.was} | {one.change.now} |\n"
        for one in updated.applied
    ]
    return "".join(lines)
