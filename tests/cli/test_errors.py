from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


FRENCH = {"SCTOOLKIT_LANGUAGE": "fr"}
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


def test_without_a_word_the_list_ends_with_where_to_begin(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path)
    assert run.returncode == 2
    assert said(run).splitlines()[-1] == "Begin with: sctoolkit assess --scope quick"


def test_list_of_commands_has_one_line_for_all_that_share(tmp_path: Path) -> None:
    lines = shown(sctoolkit(tmp_path, "--help")).splitlines()
    assert [line.split("  ")[1] for line in lines if line.startswith("  share")] == ["share …"]
    assert "  share pack" in shown(sctoolkit(tmp_path, "share", "--help"))


def test_wrong_option_names_the_help_of_its_command(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "plan", "write", "a.yaml", "--colums", "all")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "There is no option --colums.",
        "Did you mean “--columns”? `sctoolkit plan write --help` explains it.",
    ]


@pytest.mark.parametrize(
    ("typed", "said_then"),
    [
        (("score", "--colour"), "Il n'y a pas d'option --colour."),
        (("score",), "Il manque l'argument file."),
        (("share", "consent", "give"), "Il manque l'option --name."),
        (("score", "a.yaml", "--code"), "Il manque une valeur après --code."),
        (("score", "a.yaml", "--json=3"), "--json ne prend pas de valeur."),
        (("show", "eti", "sa8000"), "Il n'y a pas de place pour\xa0: sa8000."),
        (("score", "a.yaml", "--fail-under", "72,5"), "--fail-under ne prend pas «\xa072,5\xa0»."),
        (("score", "a.yaml", "--fail-on", "mjor"), "--fail-on ne prend pas «\xa0mjor\xa0»."),
    ],
)
def test_wrong_call_is_explained_in_the_users_language(
    tmp_path: Path, typed: tuple[str, ...], said_then: str
) -> None:
    run = sctoolkit(tmp_path, *typed, variables=FRENCH)
    assert run.returncode == 2
    assert said(run).splitlines()[0] == said_then
    assert "--help` l'explique." in said(run)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        (("score", "a.yaml", "--fail-under", "72,5"), "behind a point, as in 72.5."),
        (("score", "a.yaml", "--fail-on", "mjor"), "Did you mean “major”?"),
        (("plan", "status", "a.yaml", "--date", "1/12/2026"), "Write a day, as 2026-12-31."),
        (("batch", "a", "--workers", "-3"), "Write a whole number of 0 or more."),
        (("score", "--exlpain"), "Did you mean “--explain”?"),
    ],
)
def test_value_that_an_option_does_not_take_says_what_to_write(
    tmp_path: Path, typed: tuple[str, ...], remedy: str
) -> None:
    run = sctoolkit(tmp_path, *typed)
    assert run.returncode == 2
    assert remedy in said(run).splitlines()[1]


def test_help_page_is_in_the_users_language(tmp_path: Path) -> None:
    page = shown(sctoolkit(tmp_path, "plan", "write", "--help", variables=FRENCH))
    assert page.startswith("Utilisation\xa0: sctoolkit plan write [OPTIONS] {file...}")
    assert "\nArguments\xa0:\n" in page
    assert "\nOptions\xa0:\n" in page
    assert "\n  Une ligne par écart, avec ce qu'il faut faire" in page
    said_in_one_line = re.sub("[ \n]+", " ", page)
    assert "Remplacer un classeur qui existe." in said_in_one_line
    assert "[obligatoire]" in said_in_one_line
    assert "[par défaut\xa0: plan.xlsx]" in said_in_one_line
    assert "Afficher cette aide et quitter." in said_in_one_line


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
