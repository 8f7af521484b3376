from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from sctoolkit.cli.showing import CannotShowError, show

from .program import PROGRAM, environment, put

HALF = """\
    format: 1
    assessment: a
    questionnaire: comply-chain@1.2
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_under_a_score_is_said(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", HALF)
    code, _shown, said = shell(tmp_path, "score a.yaml >/dev/full")
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
    assert (run.returncode, run.stderr) == (3, "comply-chain@2022: below the bar of 90.\n")


def test_output_for_a_terminal_that_knows_only_ascii_is_no_failure(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", HALF)
    code, shown, _said = shell(tmp_path, "score a.yaml", PYTHONIOENCODING="ascii")
    assert code == 0
    assert "Comply Chain" in shown


def test_what_goes_into_a_file_is_utf_8_whatever_the_console_speaks(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", HALF)
    console = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    for command in ("report a.yaml --format html", "score a.yaml --json"):
        assert shell(tmp_path, f"{command} >out.txt", **console)[0] == 0
        assert "sctoolkit" in (tmp_path / "out.txt").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_name_of_a_file_steers_no_terminal(tmp_path: Path) -> None:
    put(tmp_path, "red\x1b[31m.yaml", "format: 1\n")
    terminal = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], "score", "red\x1b[31m.yaml"],
        cwd=str(tmp_path),
        env=environment(tmp_path, {"TERM": "xterm"}),
        encoding="utf-8",
    )
    shown = terminal.read()
    assert "red\ufffd[31m.yaml" in shown
    assert "\x1b[31m" not in shown


class Broken(io.TextIOWrapper):
    """A stream that fails without a system's reason."""

    def write(self, text: str, /) -> int:
        message = f"no room for {len(text)} characters"
        raise OSError(message)


def test_output_that_fails_without_a_reason_of_the_system_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Broken((tmp_path / "out.txt").open("wb")) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(CannotShowError, match="no room for 6 characters"):
            show("words")


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
