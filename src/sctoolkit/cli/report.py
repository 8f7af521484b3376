"""`sctoolkit report`: the result for management, as Markdown or as a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

import typer

from sctoolkit.cli.clock import this_day
from sctoolkit.cli.joining import CODE, FILES, open_assessments
from sctoolkit.cli.opening import reported, score_against, wanted_codes
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.origins import origins, plain_origins, say_own
from sctoolkit.cli.showing import command_line, show, show_json, written
from sctoolkit.cli.targets import check_target
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.report.pages import html, markdown
from sctoolkit.report.summary import Reported

SCHEMA = "sctoolkit.report/2"


class Format(StrEnum):
    """The formats of a report."""

    MARKDOWN = "markdown"
    HTML = "html"


FORMATS: dict[Format, Callable[[Sequence[Reported], date], str]] = {
    Format.MARKDOWN: markdown,
    Format.HTML: html,
}


def command(
    files: list[Path] = FILES,
    code: list[str] | None = CODE,
    form: Format = typer.Option(Format.MARKDOWN, "--format", help="markdown or html."),
    out: Path | None = typer.Option(None, "--out", "-o", help="The file (default: the screen)."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written to --out."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Write the result for management: one Markdown file, or one page that prints.

    Against several codes, it begins with a line for each, and has a chapter for each.
    """
    if as_json and out is None:
        raise SctoolkitError(
            _("--json says what was written, so it needs --out."),
            _("The figures as JSON: {command}").format(
                command=command_line("score", *files, *_named(code or ()), "--json")
            ),
        )
    if out is not None:
        check_target(out, files, overwrite=overwrite)
    opened = open_assessments(files, library)
    codes = wanted_codes(opened, code)
    used = origins(opened, codes)
    what = reported(opened, codes, [score_against(opened, one) for one in codes])
    text = FORMATS[form](what, this_day())
    if out is None:
        show(text)
        say_own(used)
        return Exit.DONE
    with saving(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(out, text.encode())
    if as_json:
        content = plain_origins(used)
        names = [one.name for one in codes]
        show_json(SCHEMA, file=str(out), format=form.value, codes=names, content=content)
    else:
        say_own(used)
        written(out)
    return Exit.DONE


def _named(codes: Sequence[str]) -> list[str]:
    return [word for one in codes for word in ("--code", one)]
