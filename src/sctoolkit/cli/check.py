"""`sctoolkit check`: every mistake in content and in assessments, at once."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.opening import load, open_library
from sctoolkit.cli.showing import plain_problem, problem_lines, say, show, show_json
from sctoolkit.content.checks import Checked, check_paths, content_files
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.evidence import check_evidence
from sctoolkit.files.recent import assessments_at, is_assessment
from sctoolkit.language import _, plural
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
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Check questionnaires, codes and assessments for mistakes.

    Lists every problem as `file:line: CODE message` with what to do about it. Leaves with 5 where
    something cannot be used.
    """
    shelf = open_library(library)
    checked = _check(paths or _all(shelf), shelf, language)
    if as_json:
        problems = [plain_problem(problem) for problem in checked.problems]
        show_json(SCHEMA, files=list(checked.files), problems=problems)
    else:
        for line in problem_lines(checked.problems):
            show(line)
        _sum_up(checked)
    return Exit.DONE if checked.clean else Exit.UNUSABLE


def _all(shelf: Library) -> list[Path]:
    """Every hub, questionnaire and code that is found, each file once."""
    hubs = [folder / "codes" / "criteria.yaml" for folder in shelf.folders]
    items = [*shelf.ids(QUESTIONNAIRES).values(), *shelf.ids(CODES).values()]
    found = [*(hub for hub in hubs if hub.is_file()), *items]
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
    answered = [found for path in paths for found in assessments_at(path)]
    hub, problems = _hub(shelf)
    content = check_paths([path for path in paths if _holds_content(path)], hub, language)
    problems += [one for one in content.problems if one not in problems]
    for path in answered:
        problems += _check_assessment(path, shelf)
    return Checked((*content.files, *(str(path) for path in answered)), tuple(problems))


def _holds_content(path: Path) -> bool:
    """Whether there is something else than assessments: a folder of answers alone is fine."""
    if not is_folder(path):
        return not is_assessment(path)
    return bool(content_files(path)) or not assessments_at(path)


def _check_assessment(path: Path, shelf: Library) -> list[Problem]:
    try:
        assessment, _questionnaire, problems = load(path, shelf)
    except UnusableInputError as error:
        return list(error.problems)
    except SctoolkitError as error:
        return [_unknown(path, str(error), error.hint)]
    return problems + check_evidence(assessment, path)


def _unknown(path: Path, message: str, hint: str) -> Problem:
    from sctoolkit.model.problem import Source  # noqa: PLC0415 - only when it fails
    from sctoolkit.problem_kinds import ProblemKind  # noqa: PLC0415 - only when it fails

    return Problem(Source(str(path), 1), ProblemKind.UNKNOWN_QUESTIONNAIRE.code, message, hint)


def _sum_up(checked: Checked) -> None:
    files = plural("{count} file checked", "{count} files checked", len(checked.files))
    found = plural("{count} problem", "{count} problems", len(checked.problems))
    say(f"{files}, {found}.")
