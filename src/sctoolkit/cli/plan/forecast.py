"""`sctoolkit plan forecast`: the score to expect if the planned actions close by their dates."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from sctoolkit import TOOL, language, wording
from sctoolkit.cli.clock import day_given
from sctoolkit.cli.joining import FILES, open_assessments
from sctoolkit.cli.options import DAY, LIBRARY
from sctoolkit.cli.origins import origins, plain_origins, say_own
from sctoolkit.cli.plan.plans import PLAN_FILE, open_plan
from sctoolkit.cli.showing import show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.engine.plans.forecast import Measure, Step, forecast
from sctoolkit.errors import Exit
from sctoolkit.language import _, later
from sctoolkit.model.code import Code
from sctoolkit.model.result import Result
from sctoolkit.model.severity import Severity

SCHEMA = "sctoolkit.plan-forecast/1"


def command(
    files: list[Path] = FILES,
    code: list[str] | None = typer.Option(
        None, "--code", "-c", help="The code of conduct (default: those of the plan)."
    ),
    plan_file: Path | None = PLAN_FILE,
    today: datetime | None = DAY,
    as_json: bool = typer.Option(False, "--json", help="The steps as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Estimate the score at each deadline, if all actions due by then are closed.

    An estimate, no result: each closed action is taken to make its answer the best there is.
    """
    opened = open_assessments(files, library)
    plan = open_plan(plan_file or files[0])
    day = day_given(today)
    names = code or [name.partition("@")[0] for name in plan.codes]
    codes = [opened.library.code(one) for one in dict.fromkeys(names)]
    found = {}
    for one in codes:
        measure = Measure(opened.questionnaire, opened.assessment, one, opened.hub, TOOL)
        found[one.name] = forecast(measure, plan, day)
    used = origins(opened, codes)
    if as_json:
        plain = {name: [_plain(step) for step in steps] for name, steps in found.items()}
        show_json(SCHEMA, estimate=True, codes=plain, content=plain_origins(used))
    else:
        show("\n\n".join(_part(one, found[one.name]) for one in codes))
    say_own(used)
    return Exit.DONE


def _part(code: Code, steps: list[Step]) -> str:
    title = _(
        "{code}: an estimate, if each action closes by its date and its answer becomes the best"
    )
    head = title.format(code=code.title.to(language.preferred()))
    rows = [_row(number, step) for number, step in enumerate(steps)]
    return f"{head}\n{table(rows, terminal_width())}"


def _row(number: int, step: Step) -> dict[str, Any]:
    result = step.result
    return {
        later("by when"): _by(number, step),
        later("actions"): len(step.closing),
        later("score"): wording.figure(result.tree.point),
        later("between"): _between(result),
        later("rating"): _rating(result),
        later("findings"): len(result.findings),
        later("critical or worse"): _grave(result),
    }


def _between(result: Result) -> str:
    low, high = result.tree.low, result.tree.high
    return "—" if low is None else f"{wording.figure(low)} – {wording.figure(high)}"


def _by(number: int, step: Step) -> str:
    if not number:
        return _("today, as answered")
    if step.by is not None:
        return step.by.isoformat()
    return _("closed so far") if number == 1 else _("without a date")


def _rating(result: Result) -> str:
    return wording.rating(result.rating, language.preferred()) if result.rating else "—"


def _grave(result: Result) -> int:
    return sum(one.severity.rank <= Severity.CRITICAL.rank for one in result.findings)


def _plain(step: Step) -> dict[str, Any]:
    tree = step.result.tree
    return {
        "by": step.by.isoformat() if step.by else None,
        "closing": list(step.closing),
        "score": tree.point,
        "low": tree.low,
        "high": tree.high,
        "rating": step.result.rating.band if step.result.rating else None,
        "findings": len(step.result.findings),
        "critical_or_worse": _grave(step.result),
    }
