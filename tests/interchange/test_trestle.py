"""What is written for OSCAL, read and checked by the public compliance-trestle: `make oscal`."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from cli.program import put, said, sctoolkit
from cli.test_compare_tool import ANSWERS

TRESTLE = os.environ.get("TRESTLE", "")
pytestmark = pytest.mark.skipif(
    not TRESTLE, reason="compliance-trestle has an environment of its own: make oscal"
)
TOOL = ("--tool", "audit-process", "manual.yaml")


def trestle(folder: Path, *arguments: str) -> str:
    """What trestle says in its workspace in this folder; it must succeed."""
    program = Path(TRESTLE).absolute()
    done = subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trestle")
    trestle(folder, "init", "--local")
    return folder


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("pair", ("eti", "sa8000")),
        ("many", ("--matrix", "eti", "sa8000", "smeta", "gscp")),
        ("declared", (*TOOL, "--answers", "self.yaml", "--with-words")),
    ],
)
def test_trestle_reads_it_and_finds_it_valid(
    tmp_path: Path, workspace: Path, name: str, arguments: tuple[str, ...]
) -> None:
    put(tmp_path, "self.yaml", ANSWERS)
    done = sctoolkit(tmp_path, "compare", *arguments, "--out", "out.oscal.json", "--exit-zero")
    assert "Written: out.oscal.json" in said(done), said(done)
    trestle(workspace, "import", "-f", str(tmp_path / "out.oscal.json"), "-o", name)
    told = trestle(workspace, "validate", "-t", "mapping-collection", "-n", name)
    assert "VALID" in told
    kept = json.loads(
        (workspace / f"mapping-collections/{name}/mapping-collection.json").read_text()
    )
    ours = json.loads((tmp_path / "out.oscal.json").read_text("utf-8"))
    assert kept["mapping-collection"]["mappings"] == ours["mapping-collection"]["mappings"]
