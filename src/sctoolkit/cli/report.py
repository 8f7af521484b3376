"""`sctoolkit report`: the result for management, as Markdown or as a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from sctoolkit.cli.joining import FILES, open_assessments
from sctoolkit.cli.opening import DEFAULT_CODE, reported, score_against
from sctoolkit.cli.origins import origins, plain_origins, say_own
from sctoolkit.cli.showing import command_line, show, show_json, written
from sctoolkit.cli.targets import check_target
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.report.pages import html, markdown
from sctoolkit.report.summary import Reported

SCHEMA = "sctoolkit.report/1"


class Format(StrEnum):
    """The formats of a report."""

    MARKDOWN = "markdown"
    HTML = "html"


FORMATS: dict[Format, Callable[[Reported, date], str]] = {
    Format.MARKDOWN: markdown,
    Format.HTML: html,
}


def command(
    files: list[Path] = FILES,
    code: str = typer.Option(DEFAULT_CODE, "--code", "-c", help="The code of conduct."),
    form: Format = typer.Option(Format.MARKDOWN, "--format", help="markdown or html."),
    out: Path | None = typer.Option(None, "--out", "-o", help="The file (default: the screen)."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written to --out."),
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Write the result for management: one Markdown file, or one page that prints."""
    if as_json and out is None:
        raise SctoolkitError(
            _("--json says what was written, so it needs --out."),
            _("The figures as JSON: {command}").format(
                command=command_line("score", *files, "--code", code, "--json")
            ),
        )
    if out is not None:
        check_target(out, files, overwrite=overwrite)
    opened = open_assessments(files, library)
    chosen = opened.library.code(code)
    used = origins(opened, [chosen])
    (what,) = reported(opened, [chosen], [score_against(opened, chosen)])
    text = FORMATS[form](what, date.today())  # noqa: DTZ011 - the user's day
    if out is None:
        show(text)
        say_own(used)
        return Exit.DONE
    with saving(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(out, text.encode())
    if as_json:
        content = plain_origins(used)
        show_json(SCHEMA, file=str(out), format=form.value, code=chosen.name, content=content)
    else:
        say_own(used)
        written(out)
    return Exit.DONE
