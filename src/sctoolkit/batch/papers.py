"""What is written for one supplier on its own: its answers, its action plan."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sctoolkit import TOOL, language, settings
from sctoolkit.batch.desk import Asked, Papers
from sctoolkit.document.writing import write
from sctoolkit.engine.elsewhere import elsewhere
from sctoolkit.engine.planning import Scored, plan
from sctoolkit.files.answers import to_content
from sctoolkit.files.plan_workbook.brief import Brief, Measured
from sctoolkit.files.saving import write_atomically
from sctoolkit.language import labelled
from sctoolkit.model.action_plan import Deadlines
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.result import Result
from sctoolkit.model.text import slug
from sctoolkit.report import summary
from sctoolkit.report.summary import Reported

TOLD_APART = 4
"""Figures in a name that tell suppliers of the same name apart."""
LONGEST = 80


def write_papers(
    papers: Papers, asked: Asked, assessment: Assessment, results: Sequence[Result], where: str
) -> None:
    """Writes what is wanted of one supplier; `where` it came from tells it from its namesakes."""
    name = name_of(assessment, where)
    if papers.answers:
        papers.answers.mkdir(parents=True, exist_ok=True)
        text = write(to_content(assessment), where)
        write_atomically(papers.answers / f"{name}.yaml", text.encode())
    if papers.plans and results:
        papers.plans.mkdir(parents=True, exist_ok=True)
        deadlines = Deadlines(papers.today, settings.load().deadlines)
        brief = _brief(asked, assessment, results, deadlines, f"{name}.yaml")
        _write_plan(brief, papers.plans / f"{name}.xlsx")


def name_of(assessment: Assessment, where: str) -> str:
    """The name of a supplier's files, the same in each run."""
    words = slug(f"{assessment.organisation} {assessment.site}")[:LONGEST] or "supplier"
    return f"{words}-{sha256(where.encode('utf-8', 'replace')).hexdigest()[:TOLD_APART]}"


def _write_plan(brief: Brief, path: Path) -> None:
    from sctoolkit.files.plan_workbook import write_plan  # noqa: PLC0415 - heavy

    write_plan(brief, path)


def _brief(
    asked: Asked,
    assessment: Assessment,
    results: Sequence[Result],
    deadlines: Deadlines,
    file: str,
) -> Brief:
    scored = [Scored(code, one) for code, one in zip(asked.codes, results, strict=True)]
    told = [_reported(one, asked, assessment) for one in scored]
    return Brief(
        plan=plan(asked.form, assessment, scored, asked.hub, deadlines),
        assessment=assessment,
        questionnaire=asked.form,
        measured=[Measured(one.code, one.result, one.elsewhere, _notes(one)) for one in told],
        file=file,
        tool=TOOL,
        language=language.preferred(),
    )


def _reported(one: Scored, asked: Asked, assessment: Assessment) -> Reported:
    elsewhere_ = elsewhere(one.result, one.code, asked.hub, asked.form, ())
    return Reported(one.result, one.code, asked.form, assessment, elsewhere_, language.preferred())


def _notes(one: Reported) -> list[str]:
    beside = " · ".join(labelled(name, figure) for name, figure in summary.shares(one.result))
    return [*summary.tested(one), *summary.notes(one), beside]
