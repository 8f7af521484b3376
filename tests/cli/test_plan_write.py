"""`sctoolkit plan write`: what it says, what it refuses, what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .plant import AGE, HOURS, answer, put_plant
from .program import Finished, put, said, sctoolkit

ANSWERS = """\
format: 1
assessment: a
questionnaire: comply-chain@1.2
scope: quick
answers:
  remedy.fee-repayment: dont-know
"""


def write(folder: Path, *options: str) -> Finished:
    put(folder, "a.yaml", ANSWERS)
    return sctoolkit(folder, "plan", "write", "a.yaml", *options)


def test_it_says_how_many_actions_there_are_and_how_much_nobody_answered(tmp_path: Path) -> None:
    run = write(tmp_path)
    assert run.returncode == 0
    lines = said(run).splitlines()
    assert lines[-2].startswith("1 action for ")
    assert "questions are not answered. The plan says nothing about them" in lines[-1]


def test_json_counts_open_questions_too(tmp_path: Path) -> None:
    found = json.loads(write(tmp_path, "--json").stdout)
    assert found["schema"] == "sctoolkit.plan/1"
    assert found["open_questions"] == found["asked"] - 1


@pytest.mark.parametrize("codes", [["sa8000", "sa8000"], ["sa8000", "sa8000@2014"]])
def test_code_that_is_given_twice_counts_once(tmp_path: Path, codes: list[str]) -> None:
    write(tmp_path, "--code", "sa8000", "--out", "once.xlsx")
    options = [word for code in codes for word in ("--code", code)]
    assert write(tmp_path, *options, "--out", "twice.xlsx").returncode == 0
    once, twice = (
        [[cell.value for cell in row] for row in load_workbook(tmp_path / name)["Findings"]]
        for name in ("once.xlsx", "twice.xlsx")
    )
    assert once == twice


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2200-01-01", "9999-12-31"])
def test_date_that_no_workbook_holds_is_refused(tmp_path: Path, day: str) -> None:
    run = write(tmp_path, "--date", day)
    assert run.returncode == 2
    year = int(day[:4])
    assert said(run).strip() == f"The date of a plan lies between 1990 and 2199, not in {year}."
    assert not (tmp_path / "plan.xlsx").exists()


@pytest.mark.parametrize("day", ["1990-01-01", "2199-12-31"])
def test_first_and_last_date_are_taken(tmp_path: Path, day: str) -> None:
    assert write(tmp_path, "--date", day).returncode == 0
    page = load_workbook(tmp_path / "plan.xlsx")["Summary"]
    assert page["A2"].value == f"Action plan of {day}"


def test_workbook_says_how_much_of_the_code_was_tested(tmp_path: Path) -> None:
    write(tmp_path, "--code", "eti")
    page = load_workbook(tmp_path / "plan.xlsx")["Summary"]
    texts = [str(row[0].value) for row in page]
    assert any("This questionnaire tests" in text and "of 28 clauses" in text for text in texts)


def test_earliest_deadline_of_customers_and_codes_is_the_one_that_holds(tmp_path: Path) -> None:
    answer(put_plant(tmp_path))
    code = tmp_path / "codes" / "own" / "code.yaml"
    code.write_text(code.read_text().replace("scoring:", "deadlines: {critical: 20}\nscoring:"))
    put(
        tmp_path,
        "settings/config.yaml",
        """\
        customers:
          - {name: Big Shop, deadlines: {critical: 10 business days, zero-tolerance: 24 hours}}
        """,
    )
    words = ("plan", "write", "a.yaml", "--code", "own", "--date", "2026-03-02")
    run = sctoolkit(tmp_path, *words, variables={"SCTOOLKIT_CONFIG": str(tmp_path / "settings")})
    assert run.returncode == 0
    page = load_workbook(tmp_path / "plan.xlsx")["Actions"]
    heads = [str(cell.value) for cell in page[1]]
    rows = {row[0]: row for row in page.iter_rows(min_row=2, values_only=True)}
    found = {name: str(rows[name][heads.index("Due")])[:10] for name in (AGE, HOURS)}
    assert found == {AGE: "2026-03-03", HOURS: "2026-03-16"}
    assert (
        "Deadlines: Big Shop 2026-03-16 (10 business days); Own code 2026-03-22 (20 days)"
    ) in str(rows[HOURS][heads.index("Finding")])
