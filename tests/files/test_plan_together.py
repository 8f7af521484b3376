"""The plan of a company and its site together, in an office program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sctoolkit.cli.joining import open_assessments
from sctoolkit.cli.plan.write import make_brief
from sctoolkit.content.library import bundled
from sctoolkit.files.plan_workbook import Columns, write_plan

from . import office
from .office import reread, saved_as
from .plans import sheet

pytestmark = office.MISSING


def test_it_opens_with_the_actions_of_both(tmp_path: Path) -> None:
    samples = [bundled() / "samples" / f"marrowby-{name}.yaml" for name in ("outdoor", "facility")]
    opened = open_assessments(samples, None)
    codes = [opened.library.code(one) for one in ("oecd", "eti")]
    brief = make_brief(opened, codes, date(2026, 11, 2), Columns.STANDARD)
    write_plan(brief, tmp_path / "plan.xlsx")
    (saved,) = saved_as("xlsx", tmp_path / "xlsx", tmp_path / "plan.xlsx")
    book = reread(saved, values=True)
    rows = list(sheet(book, "Actions").iter_rows(min_row=2, max_col=1, values_only=True))
    ids = {one for (one,) in rows if one}
    assert {f"ACT-{one}-1" for one in ("remedy.employer-debts", "safety.fire-exits")} <= ids
    assert len(ids) == len(brief.plan.actions)
    cells = [cell for page in book for row in page.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if str(cell).startswith(("#REF", "#NAME", "#VALUE", "Err:"))]
