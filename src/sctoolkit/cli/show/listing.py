"""`sctoolkit list`: what there is to answer, to score against, and to go on with."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import typer

from sctoolkit import language, wording
from sctoolkit.cli.opening import all_usable, load, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.show.code_list import code_rows, code_text, listed
from sctoolkit.cli.showing import show, show_json, terminal_width
from sctoolkit.cli.tables import spread
from sctoolkit.content.library import QUESTIONNAIRES, Library
from sctoolkit.engine.interview import in_scope
from sctoolkit.engine.units import asking
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.assessments.recent import find_assessments
from sctoolkit.language import _, later
from sctoolkit.model.questionnaire import Audience
from sctoolkit.model.severity import Severity

SCHEMA = "sctoolkit.list/1"
Row = dict[str, Any]


class Sort(StrEnum):
    """What can be listed."""

    CODES = "codes"
    QUESTIONNAIRES = "questionnaires"
    CRITERIA = "criteria"
    ASSESSMENTS = "assessments"


BELOW = {
    Sort.QUESTIONNAIRES: ("title",),
    Sort.CRITERIA: ("title",),
    Sort.ASSESSMENTS: ("about", "questionnaire"),
}
"""The columns that stand below the others where a terminal is narrow."""


def command(
    what: Sort = typer.Argument(Sort.CODES, help="codes, questionnaires, criteria or assessments."),
    as_json: bool = typer.Option(False, "--json", help="The list as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """List codes, questionnaires, criteria, or the assessments in this folder and opened before."""
    shelf = open_library(library)
    if what is Sort.CODES:
        codes = listed(shelf)
        rows = code_rows(codes)
        text = partial(code_text, codes)
    else:
        rows = _rows(what, shelf)
        text = partial(spread, [_in_words(row) for row in rows], BELOW[what])
    if as_json:
        show_json(SCHEMA, **{what.value: rows})
    else:
        show(text(terminal_width()) if rows else _("There are none here."))
    return Exit.DONE


def _in_words(row: Row) -> Row:
    """The row for people; programs get the ids."""
    words = {"for": lambda one: wording.audience(Audience(one))}
    words |= {"severity": lambda one: wording.severity(Severity(one))}
    return {head: words.get(head, str)(cell) for head, cell in row.items()}


def _rows(what: Sort, shelf: Library) -> list[Row]:
    return {
        Sort.QUESTIONNAIRES: _questionnaires,
        Sort.CRITERIA: _criteria,
        Sort.ASSESSMENTS: _assessments,
    }[what](shelf)


def _questionnaires(shelf: Library) -> list[Row]:
    rows = []
    for one in all_usable(shelf, QUESTIONNAIRES):
        sizes = [f"{scope.id} {len(in_scope(one, scope.id))}" for scope in one.scopes]
        rows.append(
            {
                later("id"): one.name,
                later("title"): one.title.to(language.preferred()),
                later("for"): one.audience.value,
                later("questions by scope"): ", ".join(sizes),
                later("languages"): ", ".join(one.languages),
            }
        )
    return rows


def _criteria(shelf: Library) -> list[Row]:
    return [
        {
            later("id"): criterion.id,
            later("title"): criterion.title.to(language.preferred()),
            later("for"): criterion.audience.value,
            later("severity"): criterion.severity.value,
        }
        for criterion in shelf.criteria().criteria.values()
    ]


def _assessments(shelf: Library) -> list[Row]:
    rows = []
    for path in find_assessments(Path()):
        try:
            assessment, questionnaire, _problems = load(path, shelf)
        except SctoolkitError as error:
            rows.append(_row(path, "?", "", str(error), ""))
            continue
        found = asking(questionnaire, assessment)
        done = f"{len(found.asked) - len(found.open)}/{len(found.asked)}"
        name = f"{questionnaire.id} ({assessment.scope})"
        rows.append(_row(path, assessment.organisation, name, done, assessment.updated[:10]))
    return rows


def _row(path: Path, who: str, questionnaire: str, done: str, updated: str) -> Row:
    return {
        later("file"): str(path),
        later("about"): who,
        later("questionnaire"): questionnaire,
        later("answered"): done,
        later("last"): updated,
    }
