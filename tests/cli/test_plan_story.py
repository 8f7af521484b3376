"""The whole life of a plan: assessed, typed in by two people, assessed again, closed."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from .plant import AGE, HOURS, PAY, put_plant, work_on, write
from .program import Finished, plain, said, sctoolkit


def run(folder: Path, *words: str) -> Finished:
    done = sctoolkit(folder, *words)
    assert done.returncode == 0, said(done)
    return done


def column(folder: Path, heading: str) -> dict[object, object]:
    """Action id to what stands under the heading in the newest workbook."""
    rows = list(load_workbook(folder / "plan.xlsx")["Actions"].iter_rows(values_only=True))
    place = rows[0].index(heading)
    return {row[0]: row[place] for row in rows[1:] if row[0]}


def test_from_the_first_answer_to_the_last_closure(tmp_path: Path) -> None:
    put_plant(tmp_path)
    answers = ("--set", "work.age=no", "--set", "work.hours=no", "--set", "work.pay=yes")
    run(tmp_path, "assess", "plant", "--for", "Plant Ltd", "--file", "a.yaml", *answers)
    write(tmp_path, "--date", "2026-03-02")

    ana = {"Responsible_person": "Ana", "Root_cause": "No papers asked for"}
    work_on(tmp_path, "ana.xlsx", AGE, Status="In progress", **ana)
    proof = {
        "Evidence_link_or_file": "clock.jpg",
        "Verified_by": "Eva",
        "Verified_on": "2026-03-18",
    }
    work_on(
        tmp_path, "rui.xlsx", HOURS, Status="Closed - verified", Responsible_person="Rui", **proof
    )
    update = ("plan", "update", "--assessment", "a.yaml", "--date", "2026-03-20")
    found = plain(run(tmp_path, *update, "--json", "ana.xlsx", "rui.xlsx"))
    assert (len(found["changes"]), found["problems"]) == (8, [])

    again = (tmp_path / "a.yaml").read_text().replace("assessment: ", "assessment: second-")
    (tmp_path / "b.yaml").write_text(again + "previous: a.yaml\n")
    run(tmp_path, "assess", "b.yaml", "--set", "work.pay=no", "--set", "work.hours=no")
    moved = plain(run(tmp_path, "diff", "a.yaml", "b.yaml", "--code", "own", "--json"))
    assert {one["clause"]: one["move"] for one in moved["codes"][0]["moved"]} == {
        "1.1": "same",
        "1.2": "repeated",
        "1.3": "new",
    }

    write(tmp_path, "--date", "2027-03-02", name="b.yaml")
    assert column(tmp_path, "Finding status") == {
        AGE: "Carried over",
        HOURS: "Repeat",
        PAY: "New",
    }
    assert column(tmp_path, "Responsible person") == {AGE: "Ana", HOURS: "Rui", PAY: None}
    assert column(tmp_path, "Status")[HOURS] == "Not started"

    names = []
    for number, action in enumerate((AGE, HOURS, PAY)):
        names.append(f"end{number}.xlsx")
        work_on(tmp_path, names[-1], action, Status="Closed - verified", **proof)
    update = ("plan", "update", "--assessment", "b.yaml", "--date", "2027-04-01")
    run(tmp_path, *update, *names)
    status = ("plan", "status", "b.yaml", "--date", "2027-04-01", "--fail-on", "unproven")
    total = plain(run(tmp_path, *status, "--json"))["total"]
    assert (total["open"], total["proven"], total["unproven"]) == (0, 3, 0)
    forecast = plain(run(tmp_path, "plan", "forecast", "b.yaml", "--json"))
    assert [round(one["score"]) for one in forecast["codes"]["own@1"]] == [0, 100]
