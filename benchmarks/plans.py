"""15,000 actions, all columns: written and read back, against plain libraries."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from openpyxl import Workbook
from plan import brief
from python_calamine import CalamineWorkbook

from sctoolkit.engine.plans.status import plan_status
from sctoolkit.files.plan_workbook import Brief, followed, write_plan
from sctoolkit.files.plan_workbook.returned import read_returned
from sctoolkit.files.plans_workbook import write_plans
from sctoolkit.model.followed_plan import Field, FollowedPlan

ACTIONS = 15_000


def large(count: int) -> tuple[Brief, FollowedPlan]:
    """A plan of so many actions, each with an id of its own, all columns filled."""
    what = brief()
    plan = followed(what, None)
    some = islice(cycle(plan.actions), count)
    actions = tuple(replace(one, id=f"{one.id}-{place}") for place, one in enumerate(some))
    plan = replace(plan, actions=actions)
    return replace(what, followed=plan), plan


def peak() -> float:
    """Megabytes that this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_kind(kind: str, folder: Path) -> None:
    """Runs one job alone, so that its memory can be told, and prints seconds and megabytes.

    The seconds are those of the processor: others may work on the machine meanwhile.
    """
    what, plan = large(ACTIONS)
    jobs: dict[str, Callable[[], object]] = {
        "one plan": lambda: write_plan(what, folder / "one.xlsx"),
        "portfolio": lambda: write_plans(plan_status([plan], plan.made_on), folder / "many.xlsx"),
        "read back": lambda: read_returned(folder / "one.xlsx", plan.id),
        "plain calamine": lambda: plain_read(folder / "one.xlsx"),
        "plain openpyxl": lambda: plain_write(plan, folder),
    }
    before, start = peak(), time.process_time()
    jobs[kind]()
    taken = time.process_time() - start
    print(f"  {kind:<20} {taken:7.2f} s   {peak():6.0f} MB at most, {before:4.0f} MB before")


def plain_read(path: Path) -> None:
    """All sheets, as calamine gives them."""
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def plain_write(plan: FollowedPlan, folder: Path) -> None:
    """The cells of the actions alone, row by row, in openpyxl's usual mode."""
    book = Workbook()
    sheet = book.create_sheet("Actions")
    for action in plan.actions:
        sheet.append([action.value(column) for column in Field])
    book.save(folder / "plain.xlsx")


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            one_kind(sys.argv[1], Path(sys.argv[2]))
            return
        print(f"\n{ACTIONS} actions, each job in a process of its own")
        for kind in ("plain openpyxl", "one plan", "portfolio", "plain calamine", "read back"):
            subprocess.run([sys.executable, __file__, kind, folder], check=True)


if __name__ == "__main__":
    main()
