"""`sctoolkit demo`: the sample assessment from answers to score to workbook, asking nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import typer

from sctoolkit.cli import plan_write, report, score
from sctoolkit.cli.opening import open_assessment, score_against
from sctoolkit.cli.showing import say
from sctoolkit.content.library import bundled
from sctoolkit.files.plan_workbook import Columns
from sctoolkit.files.session import cannot_save
from sctoolkit.language import _

SAMPLE = "marrowby-outdoor.yaml"


def command(
    out: Path = typer.Option(Path("demo"), "--out", "-o", help="The folder to write into."),
    code: str = typer.Option("comply-chain", "--code", "-c", help="The code of conduct."),
) -> int:
    """Score the sample assessment of a made-up company and write its report and workbook."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        answers = Path(shutil.copy(bundled() / "samples" / SAMPLE, out / SAMPLE))
    except OSError as error:
        raise cannot_save(out, error) from error
    say(_("A made-up company has answered the questionnaire: {path}").format(path=answers))
    say(f"$ sctoolkit score {answers} --code {code}")
    opened = open_assessment(answers, None)
    chosen = opened.library.code(code)
    score.show_reports(opened, [chosen], [score_against(opened, chosen)])
    page = out / "report.html"
    say(f"$ sctoolkit report {answers} --code {code} --format html --out {page}")
    report.command(file=answers, code=code, form=report.Format.HTML, out=page, library=None)
    plan = out / "plan.xlsx"
    say(f"$ sctoolkit plan write {answers} --code {code} --out {plan} --overwrite")
    return plan_write.command(
        file=answers,
        code=[code],
        out=plan,
        columns=Columns.STANDARD,
        overwrite=True,
        today=None,
        as_json=False,
        library=None,
    )
