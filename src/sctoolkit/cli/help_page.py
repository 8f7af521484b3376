"""What `--help` shows, in the user's language: headings, and what commands and options say.

Its words stand in the code as help of a parameter and as docstrings of commands; docs/messages.py
collects them from there, paragraph by paragraph.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

from sctoolkit.language import _, labelled, later

BESIDE = (later("required"), later("default: {default}"))
"""What Typer says beside a parameter; it looks it up where `language.lend` puts our words."""
PIECES = (later("[OPTIONS]"), later("COMMAND [ARGS]..."))
"""What Typer says in the line of usage."""
HELP = later("Show this message and exit.")
"""What Typer says of `--help`."""


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a help text, each in one line."""
    parts = inspect.cleandoc(text or "").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def translate(said: Any) -> Any:  # noqa: ANN401 - Typer's command or parameter
    """The command or parameter, with its help in the user's language; None for None."""
    if said is not None and getattr(said, "help", None):
        said.help = "\n\n".join(_(one) for one in paragraphs(said.help))
    return said


def write_usage(formatter: Any, command: str, pieces: Sequence[str]) -> None:  # noqa: ANN401 - Typer's
    """The line that says how a command is called."""
    formatter.write_usage(command, " ".join(_(one) for one in pieces), labelled(_("Usage"), ""))


def write_parameters(command: Any, context: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's
    """Arguments and options, each under its heading."""
    every = command.get_params(context)
    for kind, title in (("argument", _("Arguments")), ("option", _("Options"))):
        lines = [one.get_help_record(context) for one in every if one.param_type_name == kind]
        write_section(formatter, title, [line for line in lines if line])


def write_section(formatter: Any, title: str, lines: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401 - Typer's
    """Names with what they mean, under a heading; nothing where there is none."""
    if lines:
        heading = labelled(title, "").rstrip().removesuffix(":")
        with formatter.section(heading):
            formatter.write_dl(lines)
