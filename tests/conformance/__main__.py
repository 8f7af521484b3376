"""The conformance report: what each published method gives here, and what was published."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from .comparing import Compared, compared
from .methods import METHODS
from .published import Method, cases

HEAD = (
    f"{'method':<9}{'cases':>7}{'figures':>9}{'equal':>8}{'differ':>8}{'off by':>9}{'seconds':>9}"
)
SHOWN = 10
"""Differences that are printed of each method."""


def main() -> int:
    """Prints the report; 1 where a figure is not the published one, or does not add up."""
    if not cases().is_dir():
        print(f"Skipped: there is no folder {cases()}. SCTOOLKIT_CASES says where the cases are.")
        return 0
    print(HEAD)
    good = True
    for read in METHODS:
        begun, method = perf_counter(), read()
        with TemporaryDirectory() as folder:
            one = compared(method, Path(folder))
        good = good and one.good
        print("\n".join(_lines(method, one, perf_counter() - begun)))
    print("All is as published." if good else "Not all is as published.")
    return 0 if good else 1


def _lines(method: Method, one: Compared, seconds: float) -> list[str]:
    """A line of figures, then what differs, and why equal figures are not exactly the same."""
    figures = f"{one.cases:>7,}{one.figures:>9,}{one.equal:>8,}{len(one.differences):>8,}"
    head = f"{method.id:<9}{figures}{one.furthest:>9.4f}{seconds:>9.1f}"
    differ = [
        f"  {each.case}, {each.node}: {each.found} here, {each.published} published:"
        f" {each.reason or 'nobody knows why'}"
        for each in one.differences[:SHOWN]
    ]
    sums = [f"  does not add up: {each}" for each in one.wrong_sums[:SHOWN]]
    return [head, *([f"  {method.note}"] if method.note else []), *differ, *sums]


if __name__ == "__main__":
    sys.exit(main())
