"""`sctoolkit plan reminders`: a message for each responsible person, ready to be sent."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import typer

from sctoolkit.cli.clock import day_given
from sctoolkit.cli.options import DAY
from sctoolkit.cli.plan.plans import PLANS, open_plans
from sctoolkit.cli.showing import say, show, show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.engine.plans.standing import SOON
from sctoolkit.errors import Exit
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _, labelled
from sctoolkit.model.text import slug
from sctoolkit.report.reminders import Reminder, reminders

SCHEMA = "sctoolkit.plan-reminders/1"
RULE = "\n" + "-" * 72 + "\n"


def command(
    files: list[Path] = PLANS,
    within: int = typer.Option(
        SOON, "--within", min=0, help="Also what is due within so many days."
    ),
    out: Path | None = typer.Option(
        None, "--out", "-o", help="A new folder for one text file each (default: show them)."
    ),
    today: datetime | None = DAY,
    as_json: bool = typer.Option(False, "--json", help="The messages as JSON."),
) -> int:
    """Write a message for each responsible person: what is overdue, and what is due soon."""
    day = day_given(today)
    found = reminders(open_plans(files), day, within)
    if as_json:
        show_json(SCHEMA, date=day.isoformat(), messages=[asdict(one) for one in found])
    elif out is not None:
        _put(found, out)
    elif found:
        show(RULE.join(_message(one) for one in found))
    if not found:
        say(_("Nothing is overdue or due within {days} days.").format(days=within))
    return Exit.DONE


def _put(found: list[Reminder], out: Path) -> None:
    check_free(out, _("Give another --out."))
    with saving(out):
        out.mkdir(parents=True)
        for number, one in enumerate(found, 1):
            path = out / f"{number:02d}-{slug(one.name) or 'nobody'}.txt"
            write_atomically(path, _message(one).encode())
            written(path)


def _message(one: Reminder) -> str:
    """With its head, as it goes into a mail program."""
    to = " ".join(filter(None, (one.name, f"<{one.email}>" if one.email else ""))) or "–"
    head = [labelled(_("To"), to), labelled(_("Subject"), one.subject)]
    return "\n".join([*head, "", one.text])
