"""`sctoolkit report`: the result for management, as Markdown or as a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from sctoolkit.cli.opening import DEFAULT_CODE, open_assessment, reported, score_against
from sctoolkit.cli.showing import show, written
from sctoolkit.cli.targets import check_target
from sctoolkit.errors import Exit
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.report.pages import html, markdown
from sctoolkit.report.summary import Reported


class Format(StrEnum):
    """The formats of a report."""

    MARKDOWN = "markdown"
    HTML = "html"


FORMATS: dict[Format, Callable[[Reported, date], str]] = {
    Format.MARKDOWN: markdown,
    Format.HTML: html,
}


def command(
    file: Path = typer.Argument(help="The assessment, as `sctoolkit assess` saved it."),
    code: str = typer.Option(DEFAULT_CODE, "--code", "-c", help="The code of conduct."),
    form: Format = typer.Option(Format.MARKDOWN, "--format", help="markdown or html."),
    out: Path | None = typer.Option(None, "--out", "-o", help="The file (default: the screen)."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Write the result for management: one Markdown file, or one page that prints."""
    if out is not None:
        check_target(out, file, overwrite=overwrite)
    opened = open_assessment(file, library)
    chosen = opened.library.code(code)
    (what,) = reported(opened, [chosen], [score_against(opened, chosen)])
    text = FORMATS[form](what, date.today())  # noqa: DTZ011 - the user's day
    if out is None:
        show(text)
        return Exit.DONE
    with saving(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(out, text.encode())
    written(out)
    return Exit.DONE
