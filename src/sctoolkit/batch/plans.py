"""One supplier's action plan as a workbook, as `plan write` writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit import TOOL, language
from sctoolkit.batch.desk import Asked
from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.elsewhere import elsewhere
from sctoolkit.files.plan_workbook import Brief, Measured, followed, write_plan
from sctoolkit.files.plans.store import holding, read_plan, save_plan, store_of
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.deadline import Deadlines
from sctoolkit.paths import is_file
from sctoolkit.report.beside import said_beside
from sctoolkit.report.summary import Reported


@dataclass(frozen=True, slots=True)
class PlanPaths:
    """Where the papers of one supplier stand."""

    answers: Path
    workbook: Path


def write_supplier_plan(
    asked: Asked,
    assessment: Assessment,
    scored: Sequence[Scored],
    deadlines: Deadlines,
    paths: PlanPaths,
) -> None:
    """Writes the plan beside the answers, and its workbook; raises OSError, CannotSaveError.

    A plan that people have followed goes on; one that cannot be read any more is left alone, and
    so is its workbook.
    """
    told = [_reported(one, asked, assessment) for one in scored]
    brief = Brief(
        plan=plan(asked.form, assessment, scored, asked.hub, deadlines),
        assessment=assessment,
        questionnaire=asked.form,
        measured=[Measured(one.code, one.result, one.elsewhere, said_beside(one)) for one in told],
        files=(paths.answers.name,),
        tool=TOOL,
        language=language.preferred(),
    )
    store = store_of(paths.answers)
    with holding(store):
        before = read_plan(store)[0] if is_file(store) else None
        if before is None and is_file(store):
            return
        followed_ = followed(brief, before)
        save_plan(store, followed_)
    write_plan(replace(brief, followed=followed_), paths.workbook)


def _reported(one: Scored, asked: Asked, assessment: Assessment) -> Reported:
    elsewhere_ = elsewhere(one.result, one.code, asked.hub, asked.form, ())
    return Reported(one.result, one.code, asked.form, assessment, elsewhere_, language.preferred())
