"""`plan status`, `plan calendar` and `plan reminders`: the plan followed from day to day."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from .plant import AGE, HOURS, PAY, answer, put_plant, take, work_on, write
from .program import before_others, plain, put, said, sctoolkit, shown


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """A plan in which Ana has one action, one is closed, and one is zero tolerance."""
    answer(put_plant(tmp_path))
    write(tmp_path)
    work_on(tmp_path, "ana.xlsx", HOURS, Responsible_person="Ana", E_mail="ana@plant.example")
    proof = {"Status": "Closed - verified", "Evidence_link_or_file": "slips.pdf"}
    work_on(tmp_path, "eva.xlsx", PAY, Responsible_person="Rui", Verified_by="Eva", **proof)
    take(tmp_path, "ana.xlsx", "eva.xlsx")
    return tmp_path


def test_status_begins_with_zero_tolerance_and_ends_with_clauses(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "status", "a.yaml", "--date", "2026-04-15")
    lines = shown(run).splitlines()
    assert run.returncode == 0
    assert lines[0] == "Plant Ltd · Porto on 2026-04-15: 2 open, 2 overdue"
    assert lines[2] == "Zero tolerance, not closed"
    assert lines[4].split() == [
        *(AGE, "Zero", "tolerance", "2026-03-09", "-37", "–", "Not", "started")
    ]
    assert [line.split()[0] for line in lines if line.startswith("own:")] == [
        "own:1.1",
        "own:1.2",
        "own:1.3",
    ]


def test_status_lists_what_was_typed_and_not_taken_over(plant: Path) -> None:
    work_on(plant, "rui.xlsx", HOURS, Status="nearly  done", Finding="All is well")
    take(plant, "rui.xlsx")
    status = ("plan", "status", "a.yaml", "--date", "2026-04-15")
    lines = shown(sctoolkit(plant, *status)).splitlines()
    start = lines.index(
        "Typed, but not taken over; kept in the plan's file until you delete it there"
    )
    assert [line.split() for line in lines[start + 1 : start + 4]] == [
        ["action", "column", "typed", "file", "code"],
        [HOURS, "Finding", "All", "is", "well", "rui.xlsx", "F706"],
        [HOURS, "Status", "nearly", "done", "rui.xlsx", "F707"],
    ]
    found = plain(sctoolkit(plant, *status, "--json"))
    assert [(one["column"], one["text"]) for one in found["kept"]] == [
        ("text", "All is well"),
        ("status", "nearly  done"),
    ]


def test_status_as_json_has_every_figure(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "status", "a.plan.yaml", "--date", "2026-04-15", "--json")
    found = plain(run)
    assert found["schema"] == "sctoolkit.plan-status/1"
    assert found["total"] == {
        "open": 2,
        "overdue": 2,
        "within": {"30": 0, "60": 0, "90": 0},
        "later": 0,
        "undated": 0,
        "waiting": 0,
        "proven": 1,
        "unproven": 0,
        "set_aside": 0,
    }
    assert [(one["name"], one["open"]) for one in found["by_owner"]] == [
        ("", 1),
        ("Ana", 1),
        ("Rui", 0),
    ]
    assert [one["action"] for one in found["overdue"]] == [HOURS]


@pytest.mark.parametrize(
    ("bar", "day", "code"),
    [
        ("overdue-critical", "2026-03-20", 3),
        ("overdue-critical", "2026-03-05", 0),
        ("open-zero-tolerance", "2026-03-05", 3),
        ("unproven", "2026-03-20", 0),
    ],
)
def test_scheduler_gets_code_3(plant: Path, bar: str, day: str, code: int) -> None:
    run = sctoolkit(plant, "plan", "status", "a.yaml", "--date", day, "--fail-on", bar)
    assert run.returncode == code


def test_zero_tolerance_stays_open_whatever_justifies_no_action(plant: Path) -> None:
    reason = {"Status": "No action (justified)", "Comment_of_the_site": "It is custom here."}
    work_on(plant, "site.xlsx", AGE, **reason)
    words = ("site.xlsx", "-a", "a.yaml", "--date", "2026-03-20")
    run = sctoolkit(plant, "plan", "update", *words)
    assert run.returncode == 4
    assert (
        "Actions!A2: error F724 ACT-work.age-1: zero tolerance stays open, and its deadline "
        "holds, whatever justifies no action"
    ) in said(run)
    bar = ("--fail-on", "overdue-zero-tolerance", "--json")
    run = sctoolkit(plant, "plan", "status", "a.yaml", "--date", "2026-03-20", *bar)
    assert run.returncode == 3
    total = plain(run)["total"]
    assert (total["open"], total["overdue"], total["set_aside"]) == (2, 1, 0)
    sctoolkit(plant, "plan", "calendar", "a.yaml", "--out", "d.ics")
    events = Calendar.from_ical((plant / "d.ics").read_bytes()).walk("VEVENT")
    assert [str(one["STATUS"]) for one in events if AGE in str(one["UID"])] == ["CONFIRMED"]
    assert AGE in shown(sctoolkit(plant, "plan", "reminders", "a.yaml", "--date", "2026-03-20"))


def test_status_of_a_folder_is_that_of_all_its_plans(plant: Path) -> None:
    answer(plant, "sites/lisbon/b.yaml", age="yes")
    write(plant, name="sites/lisbon/b.yaml", out="b.xlsx")
    found = plain(sctoolkit(plant, "plan", "status", ".", "--date", "2026-03-20", "--json"))
    assert [one["open"] for one in found["by_plan"]] == [4]
    assert len(found["plans"]) == 2


def test_status_of_several_companies_says_how_many_plans_there_are(plant: Path) -> None:
    for name, site in (("b.yaml", "Porto"), ("c.yaml", "Lisbon")):
        path = answer(plant, f"sites/{name}")
        path.write_text(path.read_text("utf-8").replace("Porto", site), "utf-8")
        write(plant, name=f"sites/{name}", out=f"{name}.xlsx")
    run = sctoolkit(plant, "plan", "status", ".", "--date", "2026-03-20")
    assert shown(run).startswith("3 plans on 2026-03-20: ")


def test_calendar_holds_each_deadline_and_calls_off_what_is_closed(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "calendar", "a.yaml", "--out", "d.ics")
    assert said(run).strip() == "Written: d.ics"
    found = Calendar.from_ical((plant / "d.ics").read_bytes())
    days = {
        str(event["UID"]).partition("-ACT-")[2]: (event.decoded("DTSTART"), str(event["STATUS"]))
        for event in found.walk("VEVENT")
    }
    assert {name: (day.isoformat(), state) for name, (day, state) in days.items()} == {
        "work.age-1@sctoolkit": ("2026-03-09", "CONFIRMED"),
        "work.hours-1@sctoolkit": ("2026-04-01", "CONFIRMED"),
        "work.pay-1@sctoolkit": ("2026-05-01", "CANCELLED"),
    }
    assert len(list(found.walk("VALARM"))) == 4


def test_calendar_without_its_library_says_what_to_install(plant: Path) -> None:
    put(plant, "broken/icalendar.py", "raise ImportError\n")
    variables = before_others(plant / "broken")
    run = sctoolkit(plant, "plan", "calendar", "a.yaml", variables=variables)
    assert run.returncode == 2
    assert "pip install 'sctoolkit[calendar]'" in said(run)


def test_reminders_go_to_each_person_with_something_due(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "reminders", "a.yaml", "--date", "2026-03-20")
    ana, nobody = shown(run).split("-" * 72)
    assert ana.startswith(
        "To: Ana <ana@plant.example>\nSubject: 1 action due soon\n\nDear Ana,\n\nDue soon:\n"
    )
    assert "- due 2026-04-01, Critical, ACT-work.hours-1\n  How are hours kept?\n" in ana
    assert "Nobody is responsible yet for:" in nobody
    assert "Rui" not in shown(run)


def test_reminders_go_into_files(plant: Path) -> None:
    words = ("plan", "reminders", "a.yaml", "--date", "2026-03-20", "--out", "mail")
    assert sctoolkit(plant, *words).returncode == 0
    assert sorted(path.name for path in (plant / "mail").iterdir()) == [
        "01-ana.txt",
        "02-nobody.txt",
    ]
    assert sctoolkit(plant, *words).returncode == 2


def test_nothing_due_is_said(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "reminders", "a.yaml", "--date", "2026-03-02", "--within", "0")
    assert (shown(run), said(run).strip()) == ("", "Nothing is overdue or due within 0 days.")
