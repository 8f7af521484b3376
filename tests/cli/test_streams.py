from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from .program import PROGRAM, environment, put

HALF = """\
    format: 1
    assessment: a
    questionnaire: comply-chain@1.0
    scope: quick
    answers: {monitor.reprisal-protection: "0", remedy.child-found: "4"}
    """


def shell(folder: Path, arguments: str, **variables: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of `sctoolkit ARGUMENTS` in a shell."""
    run = subprocess.run(
        ["sh", "-c", f"{shlex.join(PROGRAM)} {arguments}"],
        cwd=folder,
        env=environment(folder, variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize(
    ("arguments", "code"), [("assess", 2), ("assess --answers -", 5), ("assess --accessible", 130)]
)
def test_closed_standard_input_counts_as_an_empty_one(
    tmp_path: Path, arguments: str, code: int
) -> None:
    assert shell(tmp_path, f"{arguments} <&-")[0] == code


def test_closed_standard_output_is_no_failure(tmp_path: Path) -> None:
    assert shell(tmp_path, "list codes >&-") == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_under_standard_output_is_said(tmp_path: Path) -> None:
    code, _shown, said = shell(tmp_path, "list codes >/dev/full")
    assert code == 5
    assert said == "The output cannot be written: No space left on device.\n"


def test_reader_that_stops_reading_changes_neither_exit_code_nor_says_a_word(
    tmp_path: Path,
) -> None:
    put(tmp_path, "a.yaml", HALF)
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [*PROGRAM, "score", "a.yaml", "--json", "--fail-under", "90"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert (run.returncode, run.stderr) == (3, "Below the bar of 90.\n")


def test_output_for_a_terminal_that_knows_only_ascii_is_no_failure(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", HALF)
    code, shown, _said = shell(tmp_path, "score a.yaml", PYTHONIOENCODING="ascii")
    assert code == 0
    assert "Comply Chain" in shown


def test_input_that_is_not_utf_8_is_no_failure(tmp_path: Path) -> None:
    answers = r"printf 'caf\351\n1\nquit\n' | "
    run = subprocess.run(
        ["sh", "-c", f"{answers} {shlex.join(PROGRAM)} assess --accessible --file a.yaml"],
        cwd=tmp_path,
        env=environment(tmp_path, {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:strict"}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 4, run.stderr
    assert "organisation: caf" in (tmp_path / "a.yaml").read_text("utf-8")
