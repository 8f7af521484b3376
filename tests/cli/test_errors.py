from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


POWERS = "--bounding-set=-dac_override,-dac_read_search"
READS_NO_MORE_THAN_OTHERS = ("setpriv", POWERS) if is_root() else ()
"""Takes from root what lets it read everything; nobody else needs it."""


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("asess", "assess"), ("scores", "score"), ("lst", "list"), ("chekc", "check")],
)
def test_unknown_command_suggests_the_nearest(tmp_path: Path, typed: str, nearest: str) -> None:
    run = sctoolkit(tmp_path, typed)
    assert run.returncode == 2
    assert said(run).splitlines() == [
        f"There is no command “{typed}”.",
        f"Did you mean “{nearest}”? `sctoolkit --help` lists the commands.",
    ]


def test_half_of_a_command_names_its_other_half(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "plan")
    assert run.returncode == 2
    assert said(run).startswith("“plan” needs a second word: write, ")
    assert said(run).splitlines()[-1] == "sctoolkit plan --help"


def test_help_of_half_of_a_command_lists_its_other_halves(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "plan", "--help")
    assert run.returncode == 0
    assert "  plan write" in shown(run)


def test_wrong_option_names_the_help_of_its_command(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "plan", "write", "a.yaml", "--colums", "all")
    assert run.returncode == 2
    assert "--colums" in said(run)
    assert said(run).splitlines()[-1] == "`sctoolkit plan write --help` explains it."


def test_program_alone_shows_its_commands(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path)
    assert run.returncode == 2
    assert "assess merge" in said(run)


def test_error_is_json_where_json_is_asked_for(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "score", "none.yaml", "--json")
    assert run.returncode == 2
    assert plain(run) == {
        "schema": "sctoolkit.error/1",
        "error": {
            "code": "NotFound",
            "message": "There is no file “none.yaml”.",
            "hint": "`sctoolkit list assessments` finds yours.",
            "problems": [],
        },
    }
    assert said(run) == ""


def test_problems_of_a_file_are_in_the_json(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "format: 1\nassessment: a\nquestionnaire: comply-chain\nscop: x\n")
    run = sctoolkit(tmp_path, "score", "a.yaml", "--json")
    assert run.returncode == 5
    error = plain(run)["error"]
    assert error["code"] == "UnusableInput"
    (problem,) = [one for one in error["problems"] if "scop" in one["message"]]
    assert (problem["file"], problem["line"]) == ("a.yaml", 4)
    assert "scope" in problem["hint"]


@pytest.mark.parametrize(
    "arguments",
    [("score", "--json"), ("scroe", "--json"), ("plan", "--json"), ("list", "toads", "--json")],
    ids=["missing argument", "unknown command", "half a command", "wrong word"],
)
def test_misuse_is_json_too(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = sctoolkit(tmp_path, *arguments)
    assert run.returncode == 2
    assert plain(run)["error"]["code"] == "Misuse"


def test_no_terminal_is_json_too(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "assess", "none.yaml", "--json")
    assert run.returncode == 2
    assert plain(run)["error"]["message"] == "There is no file “none.yaml”."


def test_version(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "--version")
    assert (run.returncode, shown(run).split()[0]) == (0, "sctoolkit")


def test_file_that_may_not_be_read_is_an_unusable_input(tmp_path: Path) -> None:
    path = put(tmp_path, "a.yaml", "format: 1\n")
    path.chmod(0)
    run = sctoolkit(tmp_path, "score", "a.yaml", through=READS_NO_MORE_THAN_OTHERS)
    assert run.returncode == 5
    assert "a.yaml: error Y001 cannot be opened: Permission denied" in said(run)
