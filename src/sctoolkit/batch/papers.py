"""What is written for one supplier on its own: its answers, its action plan."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from sctoolkit.batch.desk import Asked, Papers
from sctoolkit.document.writing import write
from sctoolkit.engine.planning import Scored
from sctoolkit.files.answers import to_content
from sctoolkit.files.saving import write_atomically
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.result import Result
from sctoolkit.model.text import slug

TOLD_APART = 4
"""Figures in a name that tell suppliers of the same name apart."""
LONGEST = 80


def write_papers(
    papers: Papers, asked: Asked, assessment: Assessment, results: Sequence[Result], where: str
) -> None:
    """Writes what is wanted of one supplier; `where` it came from tells it from its namesakes."""
    if papers.answers is None:
        return
    papers.answers.mkdir(parents=True, exist_ok=True)
    name = name_of(assessment, where)
    answers = papers.answers / f"{name}.yaml"
    write_atomically(answers, write(to_content(assessment), where).encode())
    if papers.plans and results:
        from sctoolkit.batch.plans import PlanPaths, write_supplier_plan  # noqa: PLC0415 - heavy

        papers.plans.mkdir(parents=True, exist_ok=True)
        scored = [Scored(code, one) for code, one in zip(asked.codes, results, strict=True)]
        paths = PlanPaths(answers, papers.plans / f"{name}.xlsx")
        write_supplier_plan(asked, assessment, scored, papers.today, paths)


def name_of(assessment: Assessment, where: str) -> str:
    """The name of a supplier's files, the same in each run."""
    words = slug(f"{assessment.organisation} {assessment.site}")[:LONGEST] or "supplier"
    return f"{words}-{sha256(where.encode('utf-8', 'replace')).hexdigest()[:TOLD_APART]}"
