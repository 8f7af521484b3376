"""What is written for one supplier on its own: its answers, its action plan."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePath

from sctoolkit.batch.desk import Asked, Papers
from sctoolkit.document.writing import write
from sctoolkit.engine.plans.planning import Scored
from sctoolkit.files.assessments.answers import to_content
from sctoolkit.files.reading import Input
from sctoolkit.files.saving import write_atomically
from sctoolkit.files.sheet import Book
from sctoolkit.language import preferred, speaking
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.problem import Problem
from sctoolkit.model.result import Result
from sctoolkit.model.text import slug
from sctoolkit.settings import deadlines_for

TOLD_APART = 12
"""Figures in a name that tell suppliers of the same name apart: a million of them, if need be.

Names in other than Latin letters are all called `supplier`.
"""
LONGEST = 80
KEPT = ("xlsx", "xlsm")
"""What a marked copy stays; of all else it is an xlsx."""


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
        deadlines = deadlines_for(asked.codes, papers.today, papers.settings)
        paths = PlanPaths(answers, papers.plans / f"{name}.xlsx")
        with speaking(papers.language or preferred()):
            write_supplier_plan(asked, assessment, scored, deadlines, paths)


def name_of(assessment: Assessment, where: str) -> str:
    """The name of a supplier's files, the same in each run."""
    return _told_apart(f"{assessment.organisation} {assessment.site}", where)


def _told_apart(words: str, where: str) -> str:
    return (
        f"{slug(words)[:LONGEST] or 'supplier'}-"
        f"{sha256(where.encode('utf-8', 'replace')).hexdigest()[:TOLD_APART]}"
    )


def write_marked(folder: Path, given: Input, book: Book, problems: Sequence[Problem]) -> None:
    """A copy of a file to be sent back, with the cells of its problems marked; raises OSError."""
    from sctoolkit.files.annotated import annotate  # noqa: PLC0415 - only where it is wanted

    folder.mkdir(parents=True, exist_ok=True)
    form = book.form if book.form in KEPT else "xlsx"
    name = f"{_told_apart(PurePath(given.file).stem, given.file)}.{form}"
    annotate(given.content(), book, problems, folder / name)
