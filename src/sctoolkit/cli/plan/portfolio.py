"""`sctoolkit plan portfolio`: the plans of many suppliers in one workbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import typer

from sctoolkit.cli.clock import day_given
from sctoolkit.cli.options import DAY
from sctoolkit.cli.plan.plans import PLANS, open_plans
from sctoolkit.cli.showing import say, show_json, written
from sctoolkit.cli.targets import check_target
from sctoolkit.engine.plans.status import PlanStatus, plan_status
from sctoolkit.errors import Exit
from sctoolkit.files.plans_workbook import write_plans
from sctoolkit.files.saving import saving
from sctoolkit.language import _, plural

SCHEMA = "sctoolkit.plan-portfolio/1"


def command(
    files: list[Path] = PLANS,
    out: Path = typer.Option(Path("plans.xlsx"), "--out", "-o", help="The workbook to write."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a workbook that exists."),
    today: datetime | None = DAY,
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
) -> int:
    """Write many plans into one workbook: figures by plan, what is urgent, and every action.

    To be looked at: suppliers work in their own workbooks, which `plan update` reads.
    """
    check_target(out, files, overwrite=overwrite)
    day = day_given(today)
    status = plan_status(open_plans(files), day)
    with saving(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_plans(status, out)
    if as_json:
        show_json(SCHEMA, file=str(out), plans=len(status.plans), actions=len(status.lines))
        return Exit.DONE
    written(out)
    say(_counts(status))
    return Exit.DONE


def _counts(status: PlanStatus) -> str:
    return _("{plans}, {actions}, {open} open, {overdue} overdue.").format(
        plans=plural("{count} plan", "{count} plans", len(status.plans)),
        actions=plural("{count} action", "{count} actions", len(status.lines)),
        open=status.total.open,
        overdue=status.total.overdue,
    )
