"""`sctoolkit plan write`: the action plan as a workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import typer

from sctoolkit import TOOL, language, settings
from sctoolkit.cli.clock import this_day
from sctoolkit.cli.joining import FILES, open_assessments
from sctoolkit.cli.opening import Opened, reported, score_against, wanted_codes
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.origins import Origin, origins, plain_origins, say_own
from sctoolkit.cli.plan.plans import CODES, PLAN_FILE, earlier_plan, say_renumbered, to_be_replaced
from sctoolkit.cli.showing import say, show_json, warn, written
from sctoolkit.cli.targets import check_target
from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.plans.renumbering import unasked
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.plan_workbook import (
    Brief,
    Columns,
    Measured,
    followed,
    tally,
    unanswered,
    write_plan,
)
from sctoolkit.files.plans.store import holding, save_plan, store_of
from sctoolkit.files.saving import saving
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.returned_plan import ReturnedPlan
from sctoolkit.report.beside import said_beside

SCHEMA = "sctoolkit.plan/1"
FIRST_YEAR, LAST_YEAR = 1990, 2199


def command(
    files: list[Path] = FILES,
    code: list[str] | None = CODES,
    out: Path = typer.Option(Path("plan.xlsx"), "--out", "-o", help="The workbook to write."),
    columns: Columns | None = typer.Option(
        None,
        "--columns",
        help=(
            "How many columns are shown; simple = twelve, and what must be filled in besides "
            "(default: as in the workbook that is replaced, else standard)."
        ),
    ),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a workbook that exists."),
    today: datetime | None = typer.Option(
        None, "--date", formats=["%Y-%m-%d"], help="The date of the plan (default: today)."
    ),
    plan_file: Path | None = PLAN_FILE,
    previous: Path | None = typer.Option(
        None, "--previous", help="The plan of an earlier assessment, to go on from."
    ),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Write the action plan as an Excel workbook.

    One row per gap, with what to do, by when, and how it will be checked. What people typed into
    earlier workbooks stands in it, as `plan update` read it. An existing workbook is never replaced
    unless you say so, and not even then while it holds what was never read back.
    """
    check_target(out, files, overwrite=overwrite)
    opened = open_assessments(files, library)
    _check_consents(opened)
    store = plan_file or store_of(files[0])
    with holding(store):
        before = earlier_plan(opened, store, previous)
        old = to_be_replaced(out, before, store.parent)
        codes = code or [name.partition("@")[0] for name in before.codes] if before else code
        shown = columns or _as_before(old)
        brief = make_brief(opened, _distinct(wanted_codes(opened, codes)), _day(today), shown)
        plan = followed(brief, before)
        save_plan(store, plan)
    brief = replace(brief, followed=plan)
    with saving(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        warn(write_plan(brief, out))
    used = origins(opened, [one.code for one in brief.measured])
    for one in brief.measured:
        say_renumbered(before, one.code)
    _tell(brief, (out, store), used, as_json=as_json)
    return Exit.DONE


def _check_consents(opened: Opened) -> None:
    """Raises SctoolkitError for answers under several consents: a plan is kept under one."""
    consents = {one.assessment.shared for one in opened.made_of if one.assessment.shared}
    if len(consents) > 1:
        message = _("The assessments were shared with you under several consents.")
        raise SctoolkitError(message, _("Write a plan for each of them."))


def _as_before(old: ReturnedPlan | None) -> Columns:
    """As many columns as people are used to."""
    return next((one for one in Columns if old and one.value == old.columns), Columns.STANDARD)


def _day(given: datetime | None) -> date:
    """The day of the plan; raises SctoolkitError where a workbook could not hold its dates."""
    if given is None:
        return this_day()
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        message = _("The date of a plan lies between {first} and {last}, not in {year}.")
        raise SctoolkitError(message.format(first=FIRST_YEAR, last=LAST_YEAR, year=given.year))
    return given.date()


def make_brief(opened: Opened, codes: list[Code], today: date, columns: Columns) -> Brief:
    """Everything the workbook is written from."""
    results = [score_against(opened, one) for one in codes]
    scored = [Scored(one, result) for one, result in zip(codes, results, strict=True)]
    deadlines = settings.deadlines_for(codes, today)
    return Brief(
        plan=plan(opened.questionnaire, opened.assessment, scored, opened.hub, deadlines),
        assessment=opened.assessment,
        questionnaire=opened.questionnaire,
        measured=[
            Measured(one.code, one.result, one.elsewhere, said_beside(one))
            for one in reported(opened, codes, results)
        ],
        files=tuple(path.name for path in opened.paths),
        tool=TOOL,
        language=language.preferred(),
        columns=columns,
    )


def _distinct(codes: list[Code]) -> list[Code]:
    """The codes; raises SctoolkitError where one is given in two versions."""
    by_id: dict[str, Code] = {}
    for code in codes:
        known = by_id.setdefault(code.id, code)
        if known.version != code.version:
            message = _("A plan holds one version of a code, not both {one} and {other}.")
            raise SctoolkitError(message.format(one=known.name, other=code.name))
    return codes


def _tell(brief: Brief, paths: tuple[Path, Path], used: list[Origin], *, as_json: bool) -> None:
    made, (out, store) = brief.plan, paths
    left = unasked(brief.followed) if brief.followed else []
    if as_json:
        show_json(
            SCHEMA,
            file=str(out),
            plan=str(store),
            actions=len(made.actions),
            findings=len(made.findings),
            without_action=len(made.without_action),
            asked=made.asked,
            open_questions=len(made.open_questions),
            unasked=left,
            content=plain_origins(used),
        )
        return
    say_own(used)
    written(out)
    written(store)
    say(tally(brief))
    if left:
        message = _("No clause asks for these any more; they stay until they are closed: {ids}")
        say(message.format(ids=", ".join(left)))
    if warning := unanswered(brief):
        say(warning)
