"""`sctoolkit form`: a blank form to send to a supplier."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import typer

from sctoolkit import TOOL, language
from sctoolkit.cli.assess.wanted import check_scope
from sctoolkit.cli.opening import open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import say, show_json, warn, written
from sctoolkit.cli.targets import check_target
from sctoolkit.engine.form import Form, form
from sctoolkit.errors import Exit, NotFoundError
from sctoolkit.files.form_csv import csv
from sctoolkit.files.form_workbook import write_form
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _, plural
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.report.form_page import form_page

SCHEMA = "sctoolkit.form/1"


class Format(StrEnum):
    """The formats of a form."""

    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


def _text(made: Callable[[Form], str]) -> Callable[[Form, Path], list[Problem]]:
    def write(asked: Form, path: Path) -> list[Problem]:
        write_atomically(path, made(asked).encode())
        return []

    return write


FORMATS: dict[Format, Callable[[Form, Path], list[Problem]]] = {
    Format.XLSX: write_form,
    Format.CSV: _text(csv),
    Format.HTML: _text(form_page),
}


def command(
    questionnaire: str = typer.Argument(help="The id of the questionnaire."),
    out: Path | None = typer.Option(
        None, "--out", "-o", help="The file to write (default: the questionnaire's id)."
    ),
    scope: str | None = typer.Option(
        None, "--scope", help="How much is asked, as quick, core or full (default: all)."
    ),
    tongue: str | None = typer.Option(
        None, "--language", help="The language of the form, as fr (default: yours)."
    ),
    organisation: str = typer.Option("", "--for", help="The company that it is sent to."),
    form_of: Format | None = typer.Option(
        None, "--format", help="xlsx, csv or html (default: by the end of --out)."
    ),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Write a blank form to send to a supplier: a workbook, a CSV file or a page to print."""
    asked_of = open_library(library).questionnaire(questionnaire)
    chosen = form_of or _by_name(out)
    path = out or Path(f"{asked_of.id}.{chosen.value}")
    check_target(path, [], overwrite=overwrite)
    blank = form(
        asked_of,
        check_scope(asked_of, scope or asked_of.scopes[-1].id),
        _spoken(asked_of, tongue),
        TOOL,
        organisation.strip(),
    )
    with saving(path), language.speaking(blank.language):
        path.parent.mkdir(parents=True, exist_ok=True)
        problems = FORMATS[chosen](blank, path)
    warn(problems)
    _tell(blank, path, chosen, as_json=as_json)
    return Exit.DONE


def _by_name(out: Path | None) -> Format:
    ending = out.suffix.lower().lstrip(".") if out else ""
    return Format(ending) if ending in list(Format) else Format.XLSX


def _spoken(questionnaire: Questionnaire, wanted: str | None) -> str:
    """The language of the form; raises NotFoundError for one that it is not written in.

    Nobody chose their own language for the supplier, so where it is missing the questionnaire's is
    taken.
    """
    if wanted is None:
        own = language.preferred()
        return own if own in questionnaire.languages else questionnaire.languages[0]
    if wanted not in questionnaire.languages:
        message = _("{questionnaire} is not written in “{language}”.")
        hint = _("It has: {languages}.").format(languages=", ".join(questionnaire.languages))
        raise NotFoundError(message.format(questionnaire=questionnaire.id, language=wanted), hint)
    return wanted


def _tell(blank: Form, path: Path, chosen: Format, *, as_json: bool) -> None:
    count = sum(1 for _one in blank.asked())
    if as_json:
        show_json(
            SCHEMA,
            file=str(path),
            format=chosen.value,
            questionnaire=blank.questionnaire.name,
            digest=blank.questionnaire.digest,
            scope=blank.scope,
            language=blank.language,
            questions=count,
        )
        return
    written(path)
    said = _("{questionnaire}, scope {scope}, in “{language}”: {count}.")
    say(
        said.format(
            questionnaire=blank.questionnaire.name,
            scope=blank.scope,
            language=blank.language,
            count=plural("{count} question", "{count} questions", count),
        )
    )
