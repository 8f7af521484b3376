from __future__ import annotations

from pathlib import Path

from .program import Finished, before_others, plain, put, said, sctoolkit, shown

ANSWERS = "format: 1\nassessment: a\nquestionnaire: comply-chain@1.2\nscope: quick\nanswers: {}\n"


def with_broken(folder: Path, module: str, *arguments: str, **variables: str) -> Finished:
    """A run on an installation in which a library of ours is damaged: importing it fails."""
    put(folder, "a.yaml", ANSWERS)
    put(folder, f"damaged/{module}.py", "raise RuntimeError('half a file')\n")
    return sctoolkit(
        folder, *arguments, variables={**before_others(folder / "damaged"), **variables}
    )


def test_crash_ends_with_1_and_a_saved_report_and_shows_no_traceback(tmp_path: Path) -> None:
    run = with_broken(tmp_path, "jinja2", "report", "a.yaml")
    report = tmp_path / ".state" / "last-crash.txt"
    assert run.returncode == 1
    assert said(run).splitlines() == [
        "Something went wrong inside sctoolkit. Your answers are safe.",
        f"Please report it with this file: {report}",
    ]
    assert shown(run) == ""
    assert "RuntimeError: half a file" in report.read_text("utf-8")


def test_crash_is_json_where_json_is_asked_for(tmp_path: Path) -> None:
    run = with_broken(tmp_path, "xlsxwriter", "plan", "write", "a.yaml", "--json")
    assert run.returncode == 1
    assert plain(run)["error"]["code"] == "Bug"
    assert "last-crash.txt" in plain(run)["error"]["hint"]


def test_crash_whose_report_cannot_be_saved_is_said_in_words(tmp_path: Path) -> None:
    put(tmp_path, "taken", "a file where the folder should be")
    taken = {"SCTOOLKIT_STATE": str(tmp_path / "taken")}
    run = with_broken(tmp_path, "jinja2", "report", "a.yaml", **taken)
    assert run.returncode == 1
    assert said(run).splitlines() == [
        "Something went wrong inside sctoolkit. Your answers are safe.",
        "Please report it with these words: RuntimeError: half a file",
    ]


def test_damaged_library_that_a_command_does_not_need_stops_nothing(tmp_path: Path) -> None:
    run = with_broken(tmp_path, "openpyxl", "score", "a.yaml", "--exit-zero")
    assert run.returncode == 0


def test_file_that_cannot_be_used_is_named_and_is_no_crash(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", ANSWERS)
    put(tmp_path, "damaged/jinja2.py", "open('gone/template.txt')\n")
    run = sctoolkit(tmp_path, "report", "a.yaml", variables=before_others(tmp_path / "damaged"))
    assert run.returncode == 5
    assert said(run) == "gone/template.txt cannot be used: No such file or directory.\n"
