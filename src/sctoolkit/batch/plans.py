"""One supplier's action plan as a workbook, as `plan write` writes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sctoolkit import TOOL, language, settings
from sctoolkit.batch.desk import Asked
from sctoolkit.engine.elsewhere import elsewhere
from sctoolkit.engine.planning import Scored, plan
from sctoolkit.files.plan_workbook import Brief, Measured, write_plan
from sctoolkit.language import labelled
from sctoolkit.model.action_plan import Deadlines
from sctoolkit.model.assessment import Assessment
from sctoolkit.report import summary
from sctoolkit.report.summary import Reported


def write_supplier_plan(
    asked: Asked, assessment: Assessment, scored: Sequence[Scored], today: date, path: Path
) -> None:
    """Writes the workbook to `path`; raises OSError."""
    told = [_reported(one, asked, assessment) for one in scored]
    deadlines = Deadlines(today, settings.load().deadlines)
    brief = Brief(
        plan=plan(asked.form, assessment, scored, asked.hub, deadlines),
        assessment=assessment,
        questionnaire=asked.form,
        measured=[Measured(one.code, one.result, one.elsewhere, _notes(one)) for one in told],
        file=f"{path.stem}.yaml",
        tool=TOOL,
        language=language.preferred(),
    )
    write_plan(brief, path)


def _reported(one: Scored, asked: Asked, assessment: Assessment) -> Reported:
    elsewhere_ = elsewhere(one.result, one.code, asked.hub, asked.form, ())
    return Reported(one.result, one.code, asked.form, assessment, elsewhere_, language.preferred())


def _notes(one: Reported) -> list[str]:
    beside = " · ".join(labelled(name, figure) for name, figure in summary.shares(one.result))
    return [*summary.tested(one), *summary.notes(one), beside]
