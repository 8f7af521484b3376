"""Scoring the full questionnaire against one code, after loading; and loading itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from answers import LIBRARY, answered
from measuring import medians, report

from sctoolkit.content.checks import checked_questionnaire
from sctoolkit.content.library import bundled
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.points import points
from sctoolkit.engine.scoring.scorer import score


def main() -> None:
    """Prints the figures."""
    os.environ["SCTOOLKIT_CACHE"] = tempfile.mkdtemp()
    questionnaire, hub = LIBRARY.questionnaire("comply-chain"), LIBRARY.criteria()
    codes = {name: LIBRARY.code(name) for name in ("comply-chain", "sa8000", "eti", "oecd")}
    assessment = answered(questionnaire, "full", 0.6)

    def plain_loop() -> dict[str, float]:
        """The roll-up that a user would write: a mean per criterion, nothing explained."""
        sums: dict[str, list[float]] = {}
        for question in Interview(questionnaire, "full", assessment.answers).asked():
            worth = points(question, assessment.answers[question.id].value)
            for criterion in question.criteria if worth else ():
                sums.setdefault(criterion, []).append(worth.worth if worth else 0.0)
        return {name: sum(shares) / len(shares) for name, shares in sums.items()}

    runs: dict[str, Callable[[], object]] = {"plain loop, means only": plain_loop}
    for name, code in codes.items():
        runs[f"score against {name}"] = partial(
            score, questionnaire, assessment, code, hub, "bench"
        )
    report(f"Scoring {len(assessment.answers)} answers", medians(runs), "plain loop, means only")

    path = bundled() / "questionnaires" / "comply-chain" / "questionnaire.yaml"
    files = [path, *Path(path.parent).glob("sections/*.yaml")]
    loading = {
        "read the bytes": lambda: [file.read_bytes() for file in files],
        "from the cache": lambda: LIBRARY.questionnaire("comply-chain"),
        "read, build and check the YAML": lambda: checked_questionnaire(path),
    }
    report("Loading the full questionnaire", medians(loading, repeats=5), "read the bytes")


if __name__ == "__main__":
    main()
