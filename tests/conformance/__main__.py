"""The conformance report: what each published method gives here, and what was published."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from .comparing import Compared, compared
from .methods import METHODS
from .published import cases

SHOWN = 10
"""Differences without a reason that are printed of each method."""


def main() -> int:
    """Prints the report; 1 where a figure differs and nobody knows why."""
    if not cases().is_dir():
        print(f"Skipped: there is no folder {cases()}; SCTOOLKIT_CASES says where the cases are.")
        return 0
    print(f"{'method':<10}{'cases':>8}{'figures':>10}{'equal':>10}{'differ':>8}{'seconds':>9}")
    good = True
    for read in METHODS:
        begun = perf_counter()
        with TemporaryDirectory() as folder:
            one = compared(read(), Path(folder))
        print(_line(one, perf_counter() - begun))
        good = good and not (one.unexplained or one.wrong_sums)
    print("All is as published." if good else "Some figures differ, and nobody knows why.")
    return 0 if good else 1


def _line(one: Compared, seconds: float) -> str:
    head = (
        f"{one.method:<10}{one.cases:>8,}{one.figures:>10,}{one.equal:>10,}"
        f"{len(one.differences):>8,}{seconds:>9.1f}"
    )
    known = [each for each in one.differences if each.reason]
    lines = [
        f"  {each.case}, {each.node}: {each.found} here, {each.published} published"
        f" ({each.reason or 'no reason known'})"
        for each in (*known, *one.unexplained[:SHOWN])
    ]
    lines += [f"  does not add up: {each}" for each in one.wrong_sums[:SHOWN]]
    return "\n".join([head, *lines])


if __name__ == "__main__":
    sys.exit(main())
