"""How commands show problems, errors and results: results to stdout, all else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sctoolkit import records
from sctoolkit.errors import SctoolkitError, UnusableInputError
from sctoolkit.language import _, plural
from sctoolkit.model.problem import Problem

ERROR = "sctoolkit.error/1"


def say(text: str) -> None:
    """A message for people, on stderr."""
    sys.stderr.write(text + "\n")


def show(text: str) -> None:
    """A result, on stdout."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def show_json(schema: str, **content: Any) -> None:  # noqa: ANN401 - JSON values have no common type
    """A result as JSON with its schema, on stdout."""
    show(records.to_json({"schema": schema, **content}))


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """Each problem on a line of its own, `file:line: CODE message`, its hint indented under it."""
    lines = []
    for problem in problems:
        lines.append(str(problem))
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return lines


def plain_problem(problem: Problem) -> dict[str, Any]:
    """A problem as plain values."""
    plain = asdict(problem)
    source = plain.pop("source")
    return {"code": problem.code, **source, **plain}


def warn(problems: Sequence[Problem]) -> None:
    """Shows problems that do not stop the command."""
    for line in problem_lines(problems):
        say(line)


def show_error(error: SctoolkitError, *, as_json: bool) -> None:
    """Shows why a command could not go on: with all problems, and what to do."""
    problems = error.problems if isinstance(error, UnusableInputError) else ()
    if as_json:
        detail = {
            "code": type(error).__name__.removesuffix("Error"),
            "message": str(error),
            "hint": error.hint,
            "problems": [plain_problem(problem) for problem in problems],
        }
        show_json(ERROR, error=detail)
        return
    say(str(error))
    warn(problems)
    if problems:
        say(plural("{count} problem.", "{count} problems.", len(problems)))
    if error.hint:
        say(error.hint)


def written(path: object) -> None:
    """Says which file was written."""
    say(_("Written: {path}").format(path=path))
