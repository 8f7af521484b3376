"""The user's configuration: library folders, deadlines, name."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from sctoolkit.errors import UnusableInputError
from sctoolkit.folders import config_folder
from sctoolkit.language import _
from sctoolkit.model.severity import Severity
from sctoolkit.paths import is_file, is_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sctoolkit.document import Cursor

DEADLINES = {
    Severity.ZERO_TOLERANCE: 7,
    Severity.CRITICAL: 30,
    Severity.MAJOR: 60,
    Severity.MINOR: 90,
    Severity.OBSERVATION: 180,
}
"""Days. sctoolkit's own proposal, no official rule of any code."""
LONGEST = 3650
"""Days; a later deadline is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.yaml` in the configuration folder may say."""

    name: str = ""
    """Who answers; written beside each answer."""
    library: tuple[Path, ...] = ()
    """Folders with own questionnaires and codes."""
    deadlines: dict[Severity, int] = field(default_factory=lambda: dict(DEADLINES))
    """Days from the plan's date, per severity."""
    accessible: bool = False
    """Always ask in plain lines."""


def load() -> Settings:
    """The settings, or the defaults without a file; raises UnusableInputError with all problems."""
    path = config_folder() / "config.yaml"
    if not is_file(path):
        return Settings()
    from sctoolkit import document  # noqa: PLC0415 - without a file nobody pays for a YAML reader

    source = document.read(path)
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


def _deadlines(cursor: Cursor) -> dict[Severity, int]:
    from sctoolkit.problem_kinds import ProblemKind  # noqa: PLC0415 - as above

    deadlines = {}
    for severity, usual in DEADLINES.items():
        days = cursor.number(severity.value, usual)
        if not 0 <= days <= LONGEST or days != int(days):
            message = _("days are whole numbers from 0 to {most}").format(most=LONGEST)
            cursor.problem(ProblemKind.BAD_SETTING, message, key=severity.value)
        deadlines[severity] = int(days)
    cursor.finish()
    return deadlines
