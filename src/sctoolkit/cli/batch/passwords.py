"""Passwords of workbooks: from a file, and from the person who runs the batch."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.batch.ledger import Ledger
from sctoolkit.cli.batch.summary import SHOWN
from sctoolkit.cli.opening import existing_file, text_in
from sctoolkit.cli.showing import say
from sctoolkit.language import _, plural
from sctoolkit.problem_kinds import ProblemKind


def given_passwords(path: Path | None) -> tuple[str, ...]:
    """The lines of the file; none without one."""
    if path is None:
        return ()
    return tuple(filter(None, text_in(existing_file(path)).splitlines()))


def asked_password(ledger: Ledger) -> str:
    """What a person types for the files that ask for a password; empty where nobody knows it."""
    locked = [
        file
        for file, end in ledger.ends()
        if any(one.code == ProblemKind.PASSWORD.code for one in end.problems)
    ]
    if not locked:
        return ""
    say(
        plural(
            "{count} file asks for a password:", "{count} files ask for a password:", len(locked)
        )
    )
    for file in locked[:SHOWN]:
        say(f"  {file}")
    asked = _("Password (nothing to leave them out)")
    return str(typer.prompt(asked, default="", hide_input=True, show_default=False, err=True))
