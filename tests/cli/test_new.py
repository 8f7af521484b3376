"""Starting a questionnaire or a code of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown


@pytest.mark.parametrize("sort", ["questionnaire", "code"])
def test_what_is_started_passes_the_check(tmp_path: Path, sort: str) -> None:
    assert sctoolkit(tmp_path, "new", sort, "our-own").returncode == 0
    place = tmp_path / f"{sort}s" / "our-own"
    assert sorted(path.name for path in place.iterdir()) == ["README.md", f"{sort}.yaml"]
    run = sctoolkit(tmp_path, "check", f"{sort}s/our-own")
    assert (run.returncode, shown(run)) == (0, "")


@pytest.mark.parametrize("sort", ["questionnaire", "code"])
@pytest.mark.parametrize("name", ["null", "con", "lpt1", "aux.old", "Our Own", "../ours"])
def test_id_that_no_file_or_no_folder_can_have_is_refused(
    tmp_path: Path, sort: str, name: str
) -> None:
    run = sctoolkit(tmp_path, "new", sort, name)
    assert run.returncode == 2
    assert f"“{name}” is not a usable id." in said(run)
    assert not (tmp_path / f"{sort}s").exists()


def test_nothing_that_exists_is_written_over(tmp_path: Path) -> None:
    ours = put(tmp_path, "codes/ours/code.yaml", "code: ours\n")
    assert sctoolkit(tmp_path, "new", "code", "ours").returncode == 2
    assert ours.read_text("utf-8") == "code: ours\n"


def test_folder_for_it_may_be_named(tmp_path: Path) -> None:
    assert sctoolkit(tmp_path, "new", "code", "ours", "--in", "shelf").returncode == 0
    assert (tmp_path / "shelf" / "codes" / "ours" / "code.yaml").is_file()


def test_what_to_do_next_can_be_copied(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "new", "code", "ours", "--in", "our shelf")
    assert said(run).splitlines() == [
        "Written: our shelf/codes/ours",
        "Edit it, then: sctoolkit check 'our shelf/codes/ours'",
    ]


def test_json_says_what_was_written(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "new", "questionnaire", "ours", "--json")
    assert plain(run) == {
        "schema": "sctoolkit.new/1",
        "folder": "questionnaires/ours",
        "files": ["questionnaires/ours/README.md", "questionnaires/ours/questionnaire.yaml"],
    }
    assert said(run) == ""
