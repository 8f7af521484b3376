"""`sctoolkit plan update`: what it shows, what it writes, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from .plant import AGE, HOURS, answer, put_plant, take, work_on, write
from .program import Finished, plain, said, sctoolkit, shown


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """A folder with a plan and its workbook."""
    answer(put_plant(tmp_path))
    write(tmp_path)
    return tmp_path


def update(folder: Path, *words: str) -> Finished:
    return sctoolkit(
        folder, "plan", "update", *words, "--assessment", "a.yaml", "--date", "2026-03-20"
    )


def store(folder: Path) -> str:
    return (folder / "a.plan.yaml").read_text("utf-8")


def test_it_shows_cell_was_and_now_and_saves_them(plant: Path) -> None:
    work_on(plant, "eva.xlsx", HOURS, Responsible_person="Ana", Status="In progress")
    run = update(plant, "eva.xlsx", "--by", "Eva")
    assert run.returncode == 0
    assert shown(run).splitlines() == [
        "action            cell  column              was          now",
        "ACT-work.hours-1  I3    Responsible person  –            Ana",
        "ACT-work.hours-1  K3    Status              Not started  In progress",
    ]
    assert said(run).splitlines() == [
        "2 entries changed.",
        "Write the workbook anew with: sctoolkit plan write a.yaml --overwrite",
        "Written: a.plan.yaml",
    ]
    assert "      person: Ana\n" in store(plant)
    assert "  who: Eva\n" in store(plant)


def test_dry_run_says_the_same_and_writes_nothing(plant: Path) -> None:
    before = store(plant)
    work_on(plant, "eva.xlsx", HOURS, Responsible_person="Ana")
    run = update(plant, "eva.xlsx", "--dry-run")
    assert "Ana" in shown(run)
    assert "Nothing was saved, as --dry-run says." in said(run)
    assert store(plant) == before


def test_conflict_stops_with_both_values_and_their_files_and_code_4(plant: Path) -> None:
    before = store(plant)
    work_on(plant, "eva.xlsx", HOURS, Responsible_person="Ana")
    work_on(plant, "rui.xlsx", HOURS, Responsible_person="Rui")
    run = update(plant, "eva.xlsx", "rui.xlsx")
    assert run.returncode == 4
    assert (
        "rui.xlsx: Actions!I3: error F715 ACT-work.hours-1: “Responsible person” is “Ana” from "
        "eva.xlsx, and “Rui” in this file"
    ) in said(run)
    assert "Nothing was taken over, because of the conflicts." in said(run)
    assert store(plant) == before


def test_json_names_changes_and_problems(plant: Path) -> None:
    work_on(plant, "eva.xlsx", HOURS, Responsible_person="Ana", Status="nearly")
    found = plain(update(plant, "eva.xlsx", "--json"))
    assert found["schema"] == "sctoolkit.plan-update/1"
    (change,) = found["changes"]
    assert (change["column"], change["was"], change["now"]) == ("person", "", "Ana")
    assert [one["code"] for one in found["problems"]] == ["F707"]
    assert found["saved"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.xlsx", b"PK\x03\x04 broken", "F61"),
        ("x.xlsx", b"", "F622"),
        ("x.pdf", b"%PDF-1.4", "F61"),
        ("x.csv", b"a,b\n1,2\n", "F700"),
    ],
)
def test_file_that_is_no_plan_is_refused_with_code_5(
    plant: Path, name: str, content: bytes, code: str
) -> None:
    (plant / name).write_bytes(content)
    before = store(plant)
    run = update(plant, name)
    assert run.returncode == 5
    assert f"error {code}" in said(run)
    assert store(plant) == before


def test_one_bad_file_keeps_the_good_one_from_being_half_read(plant: Path) -> None:
    work_on(plant, "eva.xlsx", HOURS, Responsible_person="Ana")
    (plant / "x.csv").write_text("a,b\n")
    before = store(plant)
    assert update(plant, "eva.xlsx", "x.csv").returncode == 5
    assert store(plant) == before


def test_without_a_plan_it_says_how_to_make_one(tmp_path: Path) -> None:
    answer(put_plant(tmp_path))
    (tmp_path / "eva.csv").write_text("a\n")
    run = update(tmp_path, "eva.csv")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "There is no plan beside a.yaml.",
        "Make one with: sctoolkit plan write a.yaml",
    ]


def test_command_for_the_next_workbook_can_be_typed_where_one_stands(plant: Path) -> None:
    work_on(plant, "eva.xlsx", AGE, Responsible_person="Ana")
    name = plant.name
    run = sctoolkit(plant.parent, "plan", "update", f"{name}/eva.xlsx", "-a", f"{name}/a.yaml")
    assert f"sctoolkit plan write {name}/a.yaml --overwrite" in said(run)


def test_workbook_written_anew_holds_what_was_read(plant: Path) -> None:
    work_on(plant, "eva.xlsx", AGE, Responsible_person="Ana")
    take(plant, "eva.xlsx")
    write(plant, "--date", "2026-03-21")
    again = update(plant, "plan.xlsx")
    assert (again.returncode, shown(again)) == (0, "")
    assert "Responsible person" not in said(again)
    assert "      person: Ana\n" in store(plant)


def test_workbook_with_entries_that_were_not_read_back_is_never_replaced(plant: Path) -> None:
    work_on(plant, "plan.xlsx", HOURS, Responsible_person="Ana")
    words = ("plan", "write", "a.yaml", "--overwrite", "--date", "2026-03-21")
    run = sctoolkit(plant, *words)
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "plan.xlsx holds entries that were not read back; nothing was written.",
        "Read them first: sctoolkit plan update plan.xlsx --assessment a.yaml",
    ]
    take(plant, "plan.xlsx")
    assert sctoolkit(plant, *words).returncode == 0


def test_workbook_of_another_plan_is_never_replaced(plant: Path) -> None:
    answer(plant, "b.yaml")
    held = (plant / "plan.xlsx").read_bytes()
    run = sctoolkit(plant, "plan", "write", "b.yaml", "--code", "own", "--overwrite")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "plan.xlsx is the workbook of another plan; nothing was written.",
        "Give another --out.",
    ]
    assert (plant / "plan.xlsx").read_bytes() == held
    assert not (plant / "b.plan.yaml").exists()


def test_next_workbook_shows_as_many_columns_as_the_one_that_it_replaces(plant: Path) -> None:
    def hidden() -> bool:
        page = load_workbook(plant / "plan.xlsx")["Actions"]
        return any(one.hidden for one in page.column_dimensions.values())

    again = ("plan", "write", "a.yaml", "--overwrite")
    assert hidden()
    assert sctoolkit(plant, *again, "--columns", "all").returncode == 0
    assert sctoolkit(plant, *again).returncode == 0
    assert not hidden()


def test_check_finds_mistakes_in_a_plan_with_their_lines(plant: Path) -> None:
    assert sctoolkit(plant, "check", "a.plan.yaml").returncode == 0
    path = plant / "a.plan.yaml"
    path.write_text(path.read_text().replace("due: '2026-03-09'", "due: soon"))
    run = sctoolkit(plant, "check", "a.plan.yaml")
    assert run.returncode == 5
    assert "error F719 ACT-work.age-1 proposed: “soon” is not a day" in shown(run) + said(run)
