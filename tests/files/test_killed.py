"""A kill at any moment loses no answer that was confirmed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sctoolkit.files.assessments.session import load_assessment

from . import recorder

PROGRAM = str(recorder.__file__)
KILLS = 10
LONGEST = 0.2
"""Seconds: about one round of answering and folding."""


def confirmed_before_kill(path: Path, first: int, pause: float, *, wait: bool) -> list[str]:
    """The ids that a recorder confirmed until it was killed.

    That is `pause` seconds after it was ready, or with `wait` after it confirmed the first.
    """
    child = subprocess.Popen(
        [sys.executable, PROGRAM, "answer", str(path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    begun = child.stdout.readline() if wait else ""
    time.sleep(pause)
    child.kill()
    rest, _errors = child.communicate()
    lines = (begun + rest).splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("seed", range(10))
def test_killed_session_loses_no_confirmed_answer(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - moments, no secrets
    path = tmp_path / "killed.yaml"
    questionnaire = recorder.many()
    confirmed: list[str] = []
    for kill in range(KILLS):
        pause = dice.uniform(0, LONGEST)
        confirmed += confirmed_before_kill(path, len(confirmed), pause, wait=kill % 2 == 1)
        if not path.exists():
            assert not confirmed
            continue
        assessment, problems = load_assessment(path, questionnaire)
        assert assessment is not None, [str(one) for one in problems]
        assert {one.code for one in problems} <= {"A410"}
        for place, question in enumerate(confirmed):
            assert assessment.answers[question] == recorder.answer(place), question
    assert confirmed
