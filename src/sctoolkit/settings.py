"""The user's configuration: library folders, deadlines, name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sctoolkit.errors import UnusableInputError
from sctoolkit.folders import config_folder
from sctoolkit.language import _, preferred
from sctoolkit.model.code import Code
from sctoolkit.model.deadline import Deadlines, Policy, Term, WorkCalendar
from sctoolkit.model.severity import Severity
from sctoolkit.paths import is_file, is_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sctoolkit.document import Cursor

DEADLINES = {
    Severity.ZERO_TOLERANCE: Term(7),
    Severity.CRITICAL: Term(30),
    Severity.MAJOR: Term(60),
    Severity.MINOR: Term(90),
    Severity.OBSERVATION: Term(180),
}
"""sctoolkit's own proposal, no official rule of any code."""
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.yaml` in the configuration folder may say."""

    name: str = ""
    """Who answers; written beside each answer."""
    library: tuple[Path, ...] = ()
    """Folders with own questionnaires and codes."""
    deadlines: dict[Severity, Term] = field(default_factory=lambda: dict(DEADLINES))
    """From the plan's date, per severity."""
    customers: tuple[Policy, ...] = ()
    """Deadlines that customers set, for all codes or for theirs."""
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    """Which days count as business days."""
    accessible: bool = False
    """Always ask in plain lines."""


def load() -> Settings:
    """The settings, or the defaults without a file; raises UnusableInputError with all problems."""
    path = config_folder() / "config.yaml"
    if not is_file(path):
        return Settings()
    from sctoolkit import document  # noqa: PLC0415 - without a file nobody pays for a YAML reader

    source = document.read(path)
    if source.empty:
        return Settings()
    settings = _read(source.root, path.parent) if source.root else Settings()
    if not source.usable:
        raise UnusableInputError(_("The configuration cannot be used."), source.problems)
    return settings


def _read(root: Cursor, folder: Path) -> Settings:
    inner = root.cursor("deadlines")
    settings = Settings(
        name=root.text("name", ""),
        library=_library(root, folder),
        deadlines=_deadlines(inner) if inner else dict(DEADLINES),
        customers=tuple(_customer(one) for one in root.cursors("customers")),
        calendar=_calendar(root),
        accessible=root.truth("accessible", default=False),
    )
    root.finish()
    return settings


def _library(cursor: Cursor, folder: Path) -> tuple[Path, ...]:
    from sctoolkit.problem_kinds import ProblemKind  # noqa: PLC0415 - as above

    found = []
    for name in cursor.texts("library"):
        path = folder / os.path.expanduser(name)  # noqa: PTH111 - Path raises for an unknown home
        if not is_folder(path):
            message = _("there is no folder “{path}”").format(path=path)
            cursor.problem(ProblemKind.BAD_SETTING, message, key="library")
        found.append(path)
    return tuple(found)


def _deadlines(cursor: Cursor) -> dict[Severity, Term]:
    from sctoolkit.document.terms import read_terms  # noqa: PLC0415 - as above
    from sctoolkit.problem_kinds import ProblemKind  # noqa: PLC0415 - as above

    return DEADLINES | read_terms(cursor, ProblemKind.BAD_SETTING)


def _customer(cursor: Cursor) -> Policy:
    from sctoolkit.document.terms import read_terms  # noqa: PLC0415 - as above
    from sctoolkit.problem_kinds import ProblemKind  # noqa: PLC0415 - as above

    inner = cursor.cursor("deadlines", required=True)
    terms = read_terms(inner, ProblemKind.BAD_SETTING) if inner else {}
    policy = Policy(cursor.text("name"), terms, cursor.texts("codes"))
    cursor.finish()
    return policy


def _calendar(root: Cursor) -> WorkCalendar:
    from sctoolkit.problem_kinds import ProblemKind  # noqa: PLC0415 - as above

    holidays = set()
    for written in root.texts("holidays"):
        try:
            holidays.add(date.fromisoformat(written))
        except ValueError:
            message = _("“{found}” is not a day; write it as 2026-12-31").format(found=written)
            root.problem(ProblemKind.BAD_SETTING, message, key="holidays")
    weekend = root.texts("weekend")
    for day in weekend:
        if day not in WEEK:
            root.unknown_word("weekend", day, list(WEEK), ProblemKind.BAD_SETTING)
    free = frozenset(WEEK.index(day) for day in weekend if day in WEEK)
    if len(free) == len(WEEK):
        root.problem(ProblemKind.BAD_SETTING, _("somebody must work some day"), key="weekend")
    usual = WorkCalendar()
    return WorkCalendar(free if "weekend" in root else usual.weekend, frozenset(holidays))


def deadlines_for(codes: Sequence[Code], today: date, own: Settings | None = None) -> Deadlines:
    """By when actions are due: as customers and codes ask, else as the user set it.

    `own` are the settings of somebody else than the user of this process.
    """
    own = own or load()
    of_codes = [
        Policy(one.cited(preferred()), one.deadlines, (one.id,)) for one in codes if one.deadlines
    ]
    return Deadlines(today, own.deadlines, (*own.customers, *of_codes), own.calendar)
