"""How commands show problems, errors and results: results to stdout, all else to stderr."""

from __future__ import annotations

import errno
import os
import re
import shlex
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from sctoolkit import records
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.language import _, plural
from sctoolkit.model.problem import Problem
from sctoolkit.model.text import steady

ERROR = "sctoolkit.error/1"
COMMAND = re.compile(r"`[^`]*`|(?<=: )\S*sctoolkit(?:\.exe)? .*")
WIDE = 100
"""Columns of sentences that go to no terminal."""
NAME = "sctoolkit"
BOND = "\xa0"
"""A blank at which no line is broken."""


class CannotShowError(SctoolkitError):
    """A result cannot be written to stdout."""

    exit = Exit.UNUSABLE


def say(text: str) -> None:
    """A message for people, on stderr; one that cannot be shown stops nothing."""
    with suppress(CannotShowError):
        _put(sys.stderr, _broken_at_words(text, _columns(sys.stderr)) + "\n")


def _columns(stream: TextIO) -> int:
    """How wide the terminal is; 0 where the stream is none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def _broken_at_words(text: str, columns: int) -> str:
    """The text for a terminal; a command in it stays whole, so that it can be copied."""
    if not columns:
        return text
    lines = []
    for line in text.splitlines():
        bound = COMMAND.sub(lambda command: command[0].replace(" ", BOND), line)
        indent = " " * (len(line) - len(line.lstrip()))
        broken = textwrap.wrap(
            bound,
            columns,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines.append("\n".join(broken).replace(BOND, " "))
    return "\n".join(lines)


def show(text: str, *, drawn: bool = False) -> None:
    """A result, on stdout; what was drawn for a terminal keeps its colours.

    Raises CannotShowError.
    """
    _put(sys.stdout, text if text.endswith("\n") else text + "\n", drawn=drawn)


def show_lines(lines: Iterable[str]) -> None:
    """A result line by line, on stdout; no word is broken on a terminal."""
    for line in lines:
        show(_broken_at_words(line, _columns(sys.stdout)))


def _put(stream: TextIO, text: str, *, drawn: bool = False) -> None:
    """Writes now; where nobody reads any more (`| head`), the command goes on to its own end."""
    try:
        stream.write(steady(text) if stream.isatty() and not drawn else text)
        stream.flush()
    except OSError as error:
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), stream.fileno())
        if not _nobody_reads(error):
            message = _("The output cannot be written: {why}.")
            raise CannotShowError(message.format(why=error.strerror or error)) from error


def _nobody_reads(error: OSError) -> bool:
    """Whether the pipe was closed; Windows calls that an argument that does not fit."""
    closed = os.name == "nt" and error.errno == errno.EINVAL
    return closed or isinstance(error, BrokenPipeError)


def terminal_width() -> int | None:
    """The columns of the terminal that results are shown in; None where they go elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def text_width() -> int:
    """The columns that a result in sentences has: those of the terminal, else a fixed number."""
    return terminal_width() or WIDE


def show_json(schema: str, **content: Any) -> None:  # noqa: ANN401 - JSON values have no common type
    """A result as JSON with its schema, on stdout."""
    show(records.to_json({"schema": schema, **content}))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file and line, those of a whole file before the others."""
    return sorted(problems, key=lambda problem: (problem.source.file, problem.source.line or 0))


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Each problem on a line, `file:line: error CODE message`, its hint indented under it."""
    lines = []
    for problem in in_order(problems):
        word = _("warning") if problem.warning else _("error")
        lines.append(f"{problem.source}: {word} {problem.code} {problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return lines


def count_problems(problems: Sequence[Problem]) -> str:
    """How many of them are errors and how many only warnings."""
    warnings = sum(problem.warning for problem in problems)
    errors = len(problems) - warnings
    parts = []
    if errors or not warnings:
        parts.append(plural("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(plural("{count} warning", "{count} warnings", warnings))
    return ", ".join(parts)


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
            "problems": [records.plain_problem(problem) for problem in in_order(problems)],
        }
        show_json(ERROR, error=detail)
        return
    say(str(error))
    warn(problems)
    if problems:
        say(f"{count_problems(problems)}.")
    if error.hint:
        say(error.hint)


def command_line(*words: object) -> str:
    """A command of this program, ready to be copied into a shell."""
    return shlex.join([_called(), *(steady(str(word)) for word in words)])


def _called() -> str:
    """The program's name; where no shell finds it by that, the path by which it was called."""
    typed = sys.argv[0]
    by_path = Path(typed).stem == NAME and Path(typed).name != typed
    return typed if by_path and shutil.which(NAME) is None else NAME


def written(path: object) -> None:
    """Says which file was written."""
    say(_("Written: {path}").format(path=path))
