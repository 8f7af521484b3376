"""What is planned about the gaps of two codes, as YAML that people may edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.document.writing import rewrite, write
from sctoolkit.files.printable import printable
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.model.gap_plan import GapPlan, Step
from sctoolkit.model.problem import Problem
from sctoolkit.paths import is_file
from sctoolkit.problem_kinds import ProblemKind

TEXTS = ("planned", "responsible", "due", "by", "at")
HEAD = "gaps_of"


def read_gap_plan(path: Path) -> tuple[GapPlan | None, list[Problem]]:
    """The plan in `path`, with all that is wrong in it."""
    source = document.read(path)
    root = source.root
    if root is None or not document.check_format(root):
        return None, source.problems
    if HEAD not in root:
        root.problem(ProblemKind.NOT_DECLARATION, _("not a plan about the gaps of two codes"))
        return None, source.problems
    codes = root.texts(HEAD, required=True)
    inner = root.cursor("gaps")
    steps = {code: _steps(inner, code) for code in inner.keys()} if inner else {}  # noqa: SIM118
    root.finish()
    return (GapPlan(codes, steps) if source.usable else None), source.problems


def _steps(inner: Cursor, code: str) -> dict[str, Step]:
    entries = inner.cursor(code)
    found = {}
    for criterion in entries.keys() if entries else ():
        entry = entries.cursor(criterion) if entries else None
        if entry is not None:
            texts = {key: entry.text(key, "") for key in TEXTS}
            found[criterion] = Step(**texts | {"due": entry.day("due", "")})
            entry.finish()
    return found


def save_gap_plan(plan: GapPlan, path: Path) -> None:
    """Writes the file as a whole or not at all; lines of what did not change stay as they are.

    Raises CannotSaveError.
    """
    gaps = {
        code: {criterion: _content(step) for criterion, step in steps.items()}
        for code, steps in plan.steps.items()
    }
    content: dict[str, Any] = {"format": document.FORMAT, HEAD: list(plan.codes), "gaps": gaps}
    text = rewrite(path.read_text("utf-8"), content) if is_file(path) else write(content)
    with saving(path):
        write_atomically(path, text.encode())


def _content(step: Step) -> dict[str, str]:
    said = {key: getattr(step, key) for key in TEXTS}
    return {key: printable(value) for key, value in said.items() if value}
