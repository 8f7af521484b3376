"""Commands to be copied name the program as it was called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .program import environment, said, sctoolkit

SCRIPT = Path(sys.executable).parent / "sctoolkit"


def hint(folder: Path, program: str, path: str) -> str:
    """The last line of what `assess` says where nobody can answer."""
    run = subprocess.run(
        [program, "assess"],
        cwd=folder,
        env=environment(folder, {"PATH": path}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return said(run).splitlines()[-1]


@pytest.mark.skipif(not SCRIPT.exists(), reason="sctoolkit is not installed as a script")
def test_program_that_no_shell_would_find_is_named_by_its_path(tmp_path: Path) -> None:
    program = os.path.relpath(SCRIPT, tmp_path)
    made = f"Make one with: {program} assess comply-chain --write-template answers.yaml"
    assert hint(tmp_path, program, os.defpath) == made


@pytest.mark.skipif(not SCRIPT.exists(), reason="sctoolkit is not installed as a script")
def test_program_that_the_shell_finds_is_named_by_its_name(tmp_path: Path) -> None:
    made = "Make one with: sctoolkit assess comply-chain --write-template answers.yaml"
    assert hint(tmp_path, str(SCRIPT), str(SCRIPT.parent)) == made


def test_module_is_named_like_the_program(tmp_path: Path) -> None:
    made = "Make one with: sctoolkit assess comply-chain --write-template answers.yaml"
    assert said(sctoolkit(tmp_path, "assess")).splitlines()[-1] == made
