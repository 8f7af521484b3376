"""Where results may be written, and what they never replace."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import Finished, plain, put, said, sctoolkit

ANSWERS = "format: 1\nassessment: a\nquestionnaire: comply-chain@1.2\nscope: quick\nanswers: {}\n"
REPORT = ("report", "a.yaml")
PLAN = ("plan", "write", "a.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "a.yaml", ANSWERS)
    put(tmp_path, "b.yaml", ANSWERS)
    (tmp_path / "link.md").symlink_to("a.yaml")
    (tmp_path / "twin.md").hardlink_to(tmp_path / "a.yaml")
    return tmp_path


def write(folder: Path, command: tuple[str, ...], *options: str) -> Finished:
    return sctoolkit(folder, *command, *options)


@pytest.mark.parametrize("command", [REPORT, PLAN], ids=["report", "plan"])
@pytest.mark.parametrize("out", ["a.yaml", "b.yaml", "./a.yaml", "link.md", "twin.md"])
def test_result_never_replaces_an_assessment(
    folder: Path, command: tuple[str, ...], out: str
) -> None:
    run = write(folder, command, "--out", out, "--overwrite")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        f"{Path(out)} is an assessment; nothing was written.",
        "Give another --out.",
    ]
    assert (folder / out).read_text("utf-8") == ANSWERS


@pytest.mark.parametrize("command", [REPORT, PLAN], ids=["report", "plan"])
def test_other_file_is_replaced_only_when_told_to(folder: Path, command: tuple[str, ...]) -> None:
    put(folder, "out", "by hand")
    run = write(folder, command, "--out", "out")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "out exists already; nothing was written.",
        "Give another --out, or --overwrite.",
    ]
    assert (folder / "out").read_text("utf-8") == "by hand"
    assert write(folder, command, "--out", "out", "--overwrite").returncode == 0
    assert (folder / "out").read_bytes() != b"by hand"


@pytest.mark.parametrize("command", [REPORT, PLAN], ids=["report", "plan"])
def test_folder_of_a_result_is_made(folder: Path, command: tuple[str, ...]) -> None:
    assert write(folder, command, "--out", "results/march/out").returncode == 0
    assert (folder / "results/march/out").is_file()


@pytest.mark.parametrize("command", [REPORT, PLAN], ids=["report", "plan"])
def test_place_that_cannot_be_written_is_named(folder: Path, command: tuple[str, ...]) -> None:
    run = write(folder, command, "--out", "a.yaml/out")
    assert run.returncode == 5
    assert "a.yaml/out cannot be saved: " in said(run)


def test_demo_writes_all_its_files_again_and_again(tmp_path: Path) -> None:
    for _time in range(2):
        assert sctoolkit(tmp_path, "demo", "--out", "demo").returncode == 0
    names = sorted(path.name for path in (tmp_path / "demo").iterdir())
    ours = ["marrowby-outdoor.plan.yaml", "marrowby-outdoor.yaml", "plan.xlsx", "report.html"]
    assert names == ours


def test_demo_does_not_replace_a_sample_that_somebody_worked_on(tmp_path: Path) -> None:
    path = put(tmp_path, "demo/marrowby-outdoor.yaml", ANSWERS)
    run = sctoolkit(tmp_path, "demo", "--out", "demo")
    assert run.returncode == 2
    assert "marrowby-outdoor.yaml is not the sample any more; nothing was written." in said(run)
    assert path.read_text("utf-8") == ANSWERS


def test_demo_says_as_json_what_it_wrote(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "demo", "--out", "our demo", "--json")
    assert plain(run) == {
        "schema": "sctoolkit.demo/1",
        "answers": "our demo/marrowby-outdoor.yaml",
        "report": "our demo/report.html",
        "plan": "our demo/plan.xlsx",
    }
    assert "$ sctoolkit report 'our demo/marrowby-outdoor.yaml' --code" in said(run)
