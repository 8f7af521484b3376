"""Writing a plan of 150 actions, against the same cells written plain with openpyxl."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from answers import LIBRARY, answered
from measuring import medians, report
from workbooks import same_cells

from sctoolkit.engine.plans.planning import Scored, plan
from sctoolkit.engine.scoring.elsewhere import elsewhere
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.files.plan_workbook import Brief, Measured, write_plan
from sctoolkit.model.deadline import Deadlines
from sctoolkit.settings import DEADLINES

ACTIONS = 150


def brief() -> Brief:
    """A plan of exactly 150 actions."""
    questionnaire = LIBRARY.questionnaire("comply-chain")
    assessment = answered(questionnaire, "full", 0.35)
    code, hub = LIBRARY.code("comply-chain"), LIBRARY.criteria()
    result = score(questionnaire, assessment, code, hub, "bench")
    deadlines = Deadlines(date(2026, 11, 22), DEADLINES)
    made = plan(questionnaire, assessment, [Scored(code, result)], hub, deadlines)
    made = replace(made, actions=tuple(islice(cycle(made.actions), ACTIONS)))
    rest = elsewhere(result, code, hub, questionnaire, [])
    measured = [Measured(code, result, rest, ["One note."])]
    return Brief(made, assessment, questionnaire, measured, ("bench.yaml",), "bench")


def main() -> None:
    """Prints the figures."""
    what = brief()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_plan(what, path)
        runs = {
            "same cells, plain openpyxl": same_cells(path),
            "plan workbook": lambda: write_plan(what, path),
        }
        report(f"A plan of {ACTIONS} actions", medians(runs, 7), "same cells, plain openpyxl")


if __name__ == "__main__":
    main()
