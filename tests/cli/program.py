"""The real program in a process of its own, without a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Finished = subprocess.CompletedProcess[bytes]
PROGRAM = (sys.executable, "-m", "sctoolkit")


def environment(folder: Path, variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """These variables and ours, with the memory of recent assessments in `folder`."""
    return {**os.environ, "SCTOOLKIT_STATE": str(folder / ".state"), **(variables or {})}


def before_others(folder: Path) -> dict[str, str]:
    """Variables under which Python takes modules from this folder before all others."""
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


def sctoolkit(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    variables: Mapping[str, str] | None = None,
    through: Sequence[str] = (),
) -> Finished:
    """One run in this folder, perhaps `through` another program; its stdin is a pipe."""
    return subprocess.run(
        [*through, *PROGRAM, *arguments],
        cwd=folder,
        env=environment(folder, variables),
        input=given,
        capture_output=True,
        check=False,
    )


def said(run: Finished) -> str:
    """What the run wrote to stderr."""
    return run.stderr.decode()


def shown(run: Finished) -> str:
    """What the run wrote to stdout."""
    return run.stdout.decode()


def plain(run: Finished) -> Any:  # noqa: ANN401 - JSON values have no common type
    """The one JSON document on stdout."""
    return json.loads(run.stdout)


def put(folder: Path, name: str, text: str) -> Path:
    """Writes an indented text to a file of this folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), "utf-8")
    return path
