"""From key press to the next question on the screen, with the answer on the disk."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

QUESTIONS = 40


def answer(child: pexpect.spawn[str], following: int) -> float:
    """Answers with the option on top; seconds until question number `following` shows."""
    child.expect("know")  # the last line of the menu
    time.sleep(0.15)
    if "space ticks" in str(child.before):
        child.send(" ")
        time.sleep(0.15)
    start = time.perf_counter()
    child.send("\r")
    child.expect(f"Question {following} of about")
    return time.perf_counter() - start


def main() -> None:
    """Prints the median over a session of single-choice questions in a terminal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "CONFIG"):
            os.environ[f"SCTOOLKIT_{kind}"] = str(folder / kind.lower())
        path = folder / "answers.yaml"
        arguments = ["-m", "sctoolkit", "assess", "--for", "A", "--scope", "full", "-f", str(path)]
        child = pexpect.spawn(
            sys.executable, arguments, timeout=20, dimensions=(50, 120), encoding="utf-8"
        )
        child.delaybeforesend = None
        child.expect("Question 1 of about")
        taken = []
        for number in range(1, QUESTIONS):
            taken.append(answer(child, number + 1))
            journal = Path(f"{path}.journal").read_text("utf-8")
            if journal.count('"answered"') < number:
                sys.exit("the answer is not on the disk")
        child.close(force=True)
    print(
        f"\nKey press to next question: median {statistics.median(taken) * 1000:.1f} ms, ", end=""
    )
    print(f"slowest {max(taken) * 1000:.1f} ms, {len(taken)} answers, each flushed to the disk")


if __name__ == "__main__":
    main()
