"""`sctoolkit demo`: the sample assessment from answers to score to workbook, asking nothing."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli import report, score
from sctoolkit.cli.joining import open_assessments
from sctoolkit.cli.opening import score_against
from sctoolkit.cli.plan import write as plan_write
from sctoolkit.cli.showing import command_line, say, show_json
from sctoolkit.content.library import bundled
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.assessments.journal import holds_answers
from sctoolkit.files.plan_workbook import Columns
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.paths import is_file

SCHEMA = "sctoolkit.demo/1"
SAMPLE = "marrowby-outdoor.yaml"


def command(
    out: Path = typer.Option(Path("demo"), "--out", "-o", help="The folder to write into."),
    code: str = typer.Option("comply-chain", "--code", "-c", help="The code of conduct."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
) -> int:
    """Score the sample assessment of a made-up company and write its report and workbook."""
    answers, page, book = out / SAMPLE, out / "report.html", out / "plan.xlsx"
    _put_sample(answers)
    say(_("A made-up company has answered the questionnaire: {path}").format(path=answers))
    if not as_json:
        _score(answers, code)
    _report(answers, code, page)
    _plan(answers, code, book)
    if as_json:
        show_json(SCHEMA, answers=str(answers), report=str(page), plan=str(book))
    return Exit.DONE


def _score(answers: Path, code: str) -> None:
    _run("score", answers, "--code", code)
    opened = open_assessments([answers], None)
    chosen = opened.library.code(code)
    score.show_reports(opened, [chosen], [score_against(opened, chosen)])


def _report(answers: Path, code: str, page: Path) -> None:
    _run("report", answers, "--code", code, "--format", "html", "--out", page, "--overwrite")
    report.command(
        files=[answers],
        code=[code],
        form=report.Format.HTML,
        out=page,
        overwrite=True,
        as_json=False,
        library=None,
    )


def _plan(answers: Path, code: str, book: Path) -> None:
    _run("plan", "write", answers, "--code", code, "--out", book, "--overwrite")
    plan_write.command(
        files=[answers],
        code=[code],
        out=book,
        columns=Columns.STANDARD,
        overwrite=True,
        today=None,
        plan_file=None,
        previous=None,
        as_json=False,
        library=None,
    )


def _run(*words: object) -> None:
    """Shows the command that does what comes next."""
    say(f"$ {command_line(*words)}")


def _put_sample(path: Path) -> None:
    """Copies the sample; raises SctoolkitError where somebody worked on the copy that is there."""
    sample = (bundled() / "samples" / SAMPLE).read_bytes()
    with saving(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        changed = is_file(path) and path.read_bytes() != sample
        if changed or holds_answers(path):
            message = _("{path} is not the sample any more; nothing was written.")
            raise SctoolkitError(message.format(path=path), _("Give another --out."))
        write_atomically(path, sample)
