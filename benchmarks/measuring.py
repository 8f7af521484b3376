"""How the benchmarks measure: medians of interleaved runs, printed as ratios."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

REPEATS = 15


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def medians(runs: Mapping[str, Callable[[], object]], repeats: int = REPEATS) -> dict[str, float]:
    """The median of each; runs take turns, so that a busy machine is busy for all of them."""
    for run in runs.values():
        run()
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _repeat in range(repeats):
        for name, run in runs.items():
            found[name].append(seconds(run))
    return {name: statistics.median(times) for name, times in found.items()}


def bare_interpreter() -> None:
    """The floor of every start: Python that does nothing."""
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def report(title: str, times: Mapping[str, float], floor: str) -> None:
    """Prints each median in milliseconds and as a ratio to the floor."""
    print(f"\n{title}")
    for name, taken in times.items():
        print(f"  {name:<52} {taken * 1000:9.2f} ms   {taken / times[floor]:7.2f} × {floor}")
