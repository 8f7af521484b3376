"""`sctoolkit check`: every mistake in content, assessments and plans, at once."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit import records
from sctoolkit.cli.opening import load, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import (
    count_problems,
    in_order,
    problem_lines,
    say,
    show,
    show_json,
)
from sctoolkit.content.checks import Checked, check_paths, content_files
from sctoolkit.content.library import CODES, CRITERIA, QUESTIONNAIRES, Library
from sctoolkit.errors import Exit, NotFoundError, UnusableInputError
from sctoolkit.files.assessments.evidence import check_evidence
from sctoolkit.files.assessments.recent import assessments_at
from sctoolkit.files.plans.store import plans_at, read_plan
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.problem import Problem
from sctoolkit.paths import is_folder, is_there

SCHEMA = "sctoolkit.check/1"


def command(
    paths: list[Path] | None = typer.Argument(
        None, help="Files or folders (default: all content that sctoolkit finds)."
    ),
    language: str = typer.Option("", "--language", help="Also list what this language lacks."),
    as_json: bool = typer.Option(False, "--json", help="The problems as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Check questionnaires, codes, assessments and plans for mistakes.

    Lists every problem as `file:line: error CODE message` with what to do about it; a warning
    stops nothing. Leaves with 5 where there are errors.
    """
    shelf = open_library(library)
    checked = _check(paths or _all(shelf), shelf, language)
    if as_json:
        problems = [records.plain_problem(problem) for problem in in_order(checked.problems)]
        show_json(SCHEMA, files=list(checked.files), problems=problems)
    else:
        for line in problem_lines(checked.problems):
            show(line)
        _sum_up(checked)
    return Exit.DONE if checked.clean else Exit.UNUSABLE


def _all(shelf: Library) -> list[Path]:
    """Every hub, questionnaire and code that is found, each file once."""
    items = [*shelf.ids(QUESTIONNAIRES).values(), *shelf.ids(CODES).values()]
    found = [*shelf.paths(CRITERIA), *items]
    return list({path.resolve(): path for path in reversed(found)}.values())[::-1]


def _hub(shelf: Library) -> tuple[CriteriaHub | None, list[Problem]]:
    """The criteria to check against; where they cannot be used, their problems."""
    try:
        return shelf.criteria(), []
    except UnusableInputError as error:
        return None, list(error.problems)


def _check(paths: list[Path], shelf: Library, language: str) -> Checked:
    for path in paths:
        if not is_there(path):
            raise NotFoundError(_("There is no file or folder “{path}”.").format(path=path))
    answers = {path: assessments_at(path) for path in paths}
    plans = list(dict.fromkeys(plan for path in paths for plan in plans_at(path)))
    held = [
        path
        for path, found in answers.items()
        if path not in plans and (not found or _holds_more(path))
    ]
    hub, problems = _hub(shelf)
    content = check_paths(
        held,
        hub,
        language,
        others=lambda: shelf.usable(QUESTIONNAIRES)[0],
        codes=lambda: shelf.usable(CODES)[0],
    )
    problems += [one for one in content.problems if one not in problems]
    answered = dict.fromkeys(path for found in answers.values() for path in found)
    for path in answered:
        problems += _check_assessment(path, shelf)
    for path in plans:
        problems += read_plan(path)[1]
    return Checked((*content.files, *map(str, (*answered, *plans))), tuple(problems))


def _holds_more(path: Path) -> bool:
    """Whether there is content beside the assessments."""
    return is_folder(path) and bool(content_files(path))


def _check_assessment(path: Path, shelf: Library) -> list[Problem]:
    try:
        assessment, _questionnaire, problems = load(path, shelf)
    except UnusableInputError as error:
        return list(error.problems)
    return problems + check_evidence(assessment, path)


def _sum_up(checked: Checked) -> None:
    files = plural("{count} file checked", "{count} files checked", len(checked.files))
    say(f"{labelled(files, count_problems(checked.problems))}.")
