"""Runs every benchmark, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    "startup",
    "answering",
    "scoring",
    "rollup",
    "plan",
    "plans",
    "plans_many",
    "forms",
    "reading",
    "streams",
    "batching",
    "comparing",
    "one_request",
    "many_members",
    "yaml_loaders",
)


def main() -> None:
    """Prints all figures; see README.md for what they are held against."""
    for name in SCRIPTS:
        subprocess.run([sys.executable, Path(__file__).with_name(f"{name}.py")], check=True)


if __name__ == "__main__":
    main()
