"""`sctoolkit plan decide`: extension requests, listed and decided together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .plant import AGE, HOURS, PAY, answer, put_plant, take, work_on, write
from .program import said, sctoolkit, shown


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """A plan in which somebody asks for later days for two of three actions."""
    put_plant(tmp_path)
    answer(tmp_path)
    write(tmp_path)
    asked = {"New_due_date_asked_for": "2026-06-30", "Reason_for_a_new_date": "The lift is late"}
    work_on(tmp_path, "ana.xlsx", HOURS, **asked)
    work_on(tmp_path, "rui.xlsx", PAY, **asked)
    take(tmp_path, "ana.xlsx", "rui.xlsx")
    return tmp_path


def decide(plant: Path, *words: str) -> str:
    run = sctoolkit(plant, "plan", "decide", *words, "--date", "2026-03-21")
    assert run.returncode == 0, said(run)
    return shown(run) + said(run)


def store(plant: Path) -> str:
    return (plant / "a.plan.yaml").read_text(encoding="utf-8")


def test_requests_are_listed_and_nothing_is_changed(plant: Path) -> None:
    before = store(plant)
    told = decide(plant, "a.yaml")
    assert HOURS in told
    assert PAY in told
    assert AGE not in told
    assert "The lift is late" in told
    assert "2 requests are open." in told
    assert store(plant) == before


def test_all_requests_are_approved_at_once_with_a_comment(plant: Path) -> None:
    told = decide(plant, ".", "--as", "approved", "--comment", "Fine, once.", "--by", "Eva")
    assert "2 requests approved." in told
    kept = store(plant)
    assert kept.count("now: approved") == 2
    assert kept.count("from: Eva") == 4
    assert kept.count("comment_buyer: Fine, once.") == 2
    assert "0 requests are open." in decide(plant, "a.yaml")


def test_one_request_is_declined_and_the_other_stays_open(plant: Path) -> None:
    decide(plant, "a.yaml", "--as", "declined", "--action", PAY)
    assert store(plant).count("now: declined") == 1
    told = decide(plant, "a.yaml")
    assert "1 request is open." in told
    assert HOURS in told


def test_action_that_nobody_asks_for_is_an_error(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "decide", "a.yaml", "--as", "approved", "--action", AGE)
    assert run.returncode == 2
    assert f"Nobody asks for a later deadline of {AGE}." in said(run)


def test_status_names_the_requests_that_wait_for_an_answer(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "status", "a.yaml", "--date", "2026-03-21")
    told = shown(run).partition("Later dates asked for")[2].partition("\n\n")[0]
    assert HOURS in told
    assert PAY in told
    assert "The lift is late" in told
    decide(plant, "a.yaml", "--as", "approved", "--action", PAY)
    plain = sctoolkit(plant, "plan", "status", "a.yaml", "--json", "--date", "2026-03-21").stdout
    assert [(one["action"], one["asked"]) for one in json.loads(plain)["requests"]] == [
        (HOURS, "2026-06-30")
    ]
