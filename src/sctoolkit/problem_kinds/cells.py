"""Cells and files that people type in."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class CellKinds:
    """Cells and files that people type in."""

    TEXT_CUT = ProblemCode(
        "F601",
        later("text longer than a cell holds"),
        later("The full text is in the assessment file."),
    )
    CONTROL_CHARACTERS = ProblemCode(
        "F602", later("characters that a workbook cannot hold"), later("They are shown as �.")
    )
