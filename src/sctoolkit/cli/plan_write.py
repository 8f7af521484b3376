"""`sctoolkit plan write`: the action plan as a workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import typer

from sctoolkit import TOOL, language, settings
from sctoolkit.cli.opening import DEFAULT_CODE, Opened, open_assessment, score_against
from sctoolkit.cli.showing import say, show_json, warn, written
from sctoolkit.cli.targets import check_target
from sctoolkit.engine.planning import Scored, plan
from sctoolkit.errors import Exit
from sctoolkit.files.plan_workbook import Brief, Columns, write_plan
from sctoolkit.files.saving import saving
from sctoolkit.language import _, plural
from sctoolkit.model.action_plan import ActionPlan

SCHEMA = "sctoolkit.plan/1"


def command(
    file: Path = typer.Argument(help="The assessment, as `sctoolkit assess` saved it."),
    code: list[str] = typer.Option(
        [DEFAULT_CODE], "--code", "-c", help="The code of conduct; may be given several times."
    ),
    out: Path = typer.Option(Path("plan.xlsx"), "--out", "-o", help="The workbook to write."),
    columns: Columns = typer.Option(
        Columns.STANDARD, "--columns", help="How many columns are shown; simple = twelve."
    ),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a workbook that exists."),
    today: datetime | None = typer.Option(
        None, "--date", formats=["%Y-%m-%d"], help="The date of the plan (default: today)."
    ),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Write the action plan as an Excel workbook.

    One row per gap, with what to do, by when, and how it will be checked. An existing workbook is
    never replaced unless you say so, because people may have worked in it.
    """
    check_target(out, file, overwrite=overwrite)
    opened = open_assessment(file, library)
    brief = make_brief(opened, code, today.date() if today else date.today(), columns)  # noqa: DTZ011 - the user's day
    with saving(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        warn(write_plan(brief, out))
    _tell(brief.plan, out, as_json=as_json)
    return Exit.DONE


def make_brief(opened: Opened, codes: list[str], today: date, columns: Columns) -> Brief:
    """Everything the workbook is written from."""
    chosen = [opened.library.code(one) for one in codes]
    results = [score_against(opened, one) for one in chosen]
    scored = [Scored(one, result) for one, result in zip(chosen, results, strict=True)]
    deadlines = settings.load().deadlines
    return Brief(
        plan=plan(opened.questionnaire, opened.assessment, scored, deadlines, today),
        assessment=opened.assessment,
        questionnaire=opened.questionnaire,
        codes=chosen,
        results=results,
        file=opened.path.name,
        tool=TOOL,
        language=language.preferred(),
        columns=columns,
    )


def _tell(made: ActionPlan, out: Path, *, as_json: bool) -> None:
    if as_json:
        show_json(
            SCHEMA,
            file=str(out),
            actions=len(made.actions),
            findings=len(made.findings),
            without_action=len(made.without_action),
        )
        return
    written(out)
    say(
        plural("{count} action", "{count} actions", len(made.actions))
        + _(" for ")
        + plural("{count} finding.", "{count} findings.", len(made.findings))
    )
