"""The whole batch on large CSV files: peak memory of its largest process, and time."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from streams import COLUMNS, LONG, QUESTIONNAIRE, WIDE, long, wide

OFTEN = 0.05
"""Seconds between two looks at the processes."""


def processes(root: int) -> list[int]:
    """A process and all that came from it; empty where the system does not tell."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                parents[int(folder.name)] = int(fields[1])
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def peak(process: int) -> int:
    """The most bytes that a process ever had in memory; 0 where it is gone."""
    with suppress(OSError, ValueError, IndexError):
        status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    return 0


def batch(path: Path, out: Path) -> tuple[float, int]:
    """Seconds, and the peak of the largest process."""
    words = ("batch", str(path), "-q", QUESTIONNAIRE, "-c", QUESTIONNAIRE, "--out", str(out))
    begun, most = time.perf_counter(), 0
    with subprocess.Popen(
        [sys.executable, "-m", "sctoolkit", *words, "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as run:
        while run.poll() is None:
            most = max([most, *(peak(one) for one in processes(run.pid))])
            time.sleep(OFTEN)
    if run.returncode:
        raise SystemExit(run.returncode)
    return time.perf_counter() - begun, most


def main() -> None:
    """Prints the figures; a number behind the name of the script takes that part of each file."""
    part = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    tables = {f"wide, {WIDE // part:,} × {COLUMNS}": wide(WIDE // part)}
    tables |= {f"long, {count // part:,} suppliers": long(count // part) for count in LONG}
    for name, rows in tables.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "replies.csv")
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(rows)
            size = os.path.getsize(path) / 1024**2  # noqa: PTH202 - one figure
            seconds, most = batch(path, Path(folder, "out"))
            print(f"{name}: {size:.0f} MB, {seconds:.0f} s, peak {most / 1024**2:.0f} MB")


if __name__ == "__main__":
    main()
