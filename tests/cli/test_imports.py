from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest

from .program import before_others, environment, put, sctoolkit

SHARING = {"alembic", "cryptography", "fastapi", "psycopg", "pydantic", "sqlalchemy", "uvicorn"}
WATCHED = {"jinja2", "openpyxl", "prompt_toolkit", "questionary", "rich", "ruamel", *SHARING}
WITNESS = """\
    import os, sys
    log = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sys.addaudithook(
        lambda event, details: event == "import" and os.write(log, f"{{details[0]}}\\n".encode())
    )
    """
ANSWERS = "format: 1\nassessment: a\nquestionnaire: comply-chain@1.2\nanswers: {train.plan: '0'}\n"


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """Variables under which Python notes each import in `imports.txt` before it starts on it."""
    put(tmp_path, "a.yaml", ANSWERS)
    put(tmp_path, "witness/sitecustomize.py", WITNESS.format(log=str(tmp_path / "imports.txt")))
    return before_others(tmp_path / "witness")


def loaded(folder: Path) -> set[str]:
    """The libraries we watch that were imported."""
    names = (folder / "imports.txt").read_text().splitlines()
    assert "sctoolkit.cli.app" in names
    return WATCHED & {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (("--help",), WATCHED),
        (("--version",), WATCHED),
        (("assess", "--help"), WATCHED),
        (("help", "exit-codes"), WATCHED),
        (("score", "a.yaml"), WATCHED - {"ruamel", "rich"}),
        (("score", "a.yaml", "--json"), WATCHED - {"ruamel"}),
        (("plan", "write", "a.yaml"), WATCHED - {"ruamel", "openpyxl"}),
        (("report", "a.yaml"), WATCHED - {"ruamel", "jinja2"}),
        (("share", "pack", "--help"), WATCHED - {"ruamel"}),
        (("share", "log"), WATCHED),
        (("share", "keys", "--make", "a"), WATCHED - {"cryptography"}),
        (("check",), WATCHED - {"ruamel"}),
        (("list", "codes"), WATCHED - {"ruamel"}),
        (("assess", "comply-chain", "--no-input"), WATCHED - {"ruamel"}),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_command_leaves_libraries_alone_that_it_does_not_need(
    tmp_path: Path, watched: dict[str, str], arguments: tuple[str, ...], never: set[str]
) -> None:
    sctoolkit(tmp_path, *arguments, variables=watched)
    assert loaded(tmp_path) & never == set()


def test_first_question_comes_without_workbooks_and_pages(
    tmp_path: Path, watched: dict[str, str]
) -> None:
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "sctoolkit", "assess", "a.yaml"],
        cwd=str(tmp_path),
        env=environment(tmp_path, {"TERM": "xterm", **watched}),
        encoding="utf-8",
    )
    terminal.expect("How many people")
    terminal.expect("Your answer:")
    terminal.close(force=True)
    assert loaded(tmp_path) & {"openpyxl", "jinja2"} == set()
    assert "questionary" in loaded(tmp_path)


def test_plain_lines_need_no_prompts(tmp_path: Path, watched: dict[str, str]) -> None:
    sctoolkit(tmp_path, "assess", "a.yaml", "--accessible", given=b"quit\n", variables=watched)
    assert loaded(tmp_path) <= {"ruamel"}
