"""`sctoolkit diff`: two assessments, and what became of each finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from .plant import PAY, answer, put_plant, take, work_on, write
from .program import Finished, plain, said, sctoolkit, shown


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    return put_plant(tmp_path)


def diff(folder: Path, *options: str) -> Finished:
    return sctoolkit(folder, "diff", "a.yaml", "b.yaml", "--code", "own", *options)


def moves(folder: Path) -> dict[str, str]:
    (code,) = plain(diff(folder, "--json"))["codes"]
    return {one["clause"]: one["move"] for one in code["moved"]}


def test_new_and_fixed_findings_are_told_apart(plant: Path) -> None:
    answer(plant, "a.yaml", age="no", hours="yes", pay="yes")
    answer(plant, "b.yaml", age="yes", hours="no", pay="yes")
    run = diff(plant)
    assert run.returncode == 0
    assert shown(run).splitlines() == [
        "Own code: 66.6 → 66.6",
        "",
        "New",
        "clause  title  severity  was          now",
        "1.2     Hours  Critical  met (100 %)  not met (0 %)",
        "",
        "Fixed",
        "clause  title  severity        was            now",
        "1.1     Age    Zero tolerance  not met (0 %)  met (100 %)",
    ]


def test_what_stays_is_counted(plant: Path) -> None:
    answer(plant, "a.yaml", age="yes")
    answer(plant, "b.yaml", age="yes")
    assert "2 findings are as they were." in shown(diff(plant))


def test_nothing_that_moved_is_said(plant: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        answer(plant, name, age="yes", hours="yes", pay="yes")
    assert "Nothing moved." in shown(diff(plant))


def test_code_of_which_nothing_was_assessed_is_not_called_unmoved(plant: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        answer(plant, name)
    run = sctoolkit(plant, "diff", "a.yaml", "b.yaml", "--code", "comply-chain")
    assert shown(run).startswith("Comply Chain")
    assert "Nothing of it was assessed, neither before nor now. Another code: --code" in shown(run)
    assert "Nothing moved." not in shown(run)


def test_figures_that_rest_on_different_clauses_are_said_so(plant: Path) -> None:
    answer(plant, "a.yaml", age="yes", hours="yes", pay="yes")
    without = (plant / "a.yaml").read_text("utf-8").replace(', work.pay: "yes"', "")
    (plant / "b.yaml").write_text(without, "utf-8")
    assert shown(diff(plant)).splitlines()[:2] == [
        "Own code: 100 → 100 · A High → —",
        "1 clause cannot be compared: the figures do not rest on the same clauses.",
    ]


def test_assessments_of_two_companies_are_said_to_be_so(plant: Path) -> None:
    for name, company in (("a.yaml", "Acme"), ("b.yaml", "Brill")):
        path = answer(plant, name, age="yes")
        path.write_text(path.read_text("utf-8").replace("Plant Ltd", company), "utf-8")
    line = "The one is about Acme, the other about Brill: what differs need not have changed."
    assert said(diff(plant)).splitlines() == [line]


def test_codes_of_the_plan_are_compared_where_none_is_named(plant: Path) -> None:
    answer(plant, "a.yaml")
    write(plant)
    answer(plant, "b.yaml", age="yes")
    assert shown(sctoolkit(plant, "diff", "a.yaml", "b.yaml")).startswith("Own code: ")


def test_question_that_nobody_answered_cannot_be_compared(plant: Path) -> None:
    answer(plant, "a.yaml", age="yes", hours="yes", pay="yes")
    text = (plant / "a.yaml").read_text()
    (plant / "a.yaml").write_text(text.replace(', work.pay: "yes"', ""))
    answer(plant, "b.yaml", age="yes", hours="yes", pay="no")
    (code,) = plain(diff(plant, "--json"))["codes"]
    assert [(one["clause"], one["move"], one["because"]) for one in code["moved"]] == [
        ("1.3", "not-comparable", "not-assessed-before")
    ]
    assert "not assessed before" in shown(diff(plant))


def test_renamed_question_of_a_newer_version_counts_under_its_new_id(plant: Path) -> None:
    answer(plant, "a.yaml", age="no", hours="yes", pay="yes")
    form = plant / "questionnaires" / "plant" / "questionnaire.yaml"
    text = form.read_text().replace("work.age", "work.proof").replace('"1.0"', '"1.1"')
    form.write_text(text.replace("scopes:", "renamed: {work.age: work.proof}\nscopes:"))
    new = answer(plant, "b.yaml", age="yes", hours="yes", pay="yes")
    new.write_text(new.read_text().replace("work.age", "work.proof").replace("@1.0", "@1.1"))
    assert moves(plant) == {"1.1": "fixed"}


def test_finding_that_was_closed_in_the_plan_and_is_back_is_repeated(plant: Path) -> None:
    answer(plant, "a.yaml", age="yes", hours="yes")
    write(plant)
    proof = {"Evidence_link_or_file": "x.pdf", "Verified_by": "Eva", "Responsible_person": "Ana"}
    work_on(plant, "eva.xlsx", PAY, Status="Closed - verified", **proof)
    take(plant, "eva.xlsx")
    answer(plant, "b.yaml", age="yes", hours="yes")
    assert moves(plant) == {"1.3": "repeated"}


@pytest.mark.parametrize(
    ("bar", "code"),
    [("new", 3), ("new-major", 3), ("new-critical", 3), ("new-zero-tolerance", 0), ("worse", 0)],
)
def test_scheduler_gets_code_3(plant: Path, bar: str, code: int) -> None:
    answer(plant, "a.yaml", age="no", hours="yes", pay="no")
    answer(plant, "b.yaml", age="no", hours="no", pay="yes")
    run = diff(plant, "--fail-on", bar)
    assert run.returncode == code
    assert bool(code) == (f"--fail-on {bar}" in said(run))


@pytest.mark.parametrize(("first", "second", "move"), [("2", "1", "worse"), ("1", "2", "better")])
def test_finding_is_worse_or_better_by_its_share(
    plant: Path, first: str, second: str, move: str
) -> None:
    form = plant / "questionnaires" / "plant" / "questionnaire.yaml"
    pay = 'options:\n          - {id: "no", label: Late, points: 0}'
    steps = 'options:\n          - {id: "1", label: Some, points: 0.2}'
    steps += '\n          - {id: "2", label: More, points: 0.6}'
    form.write_text(form.read_text().replace(pay, steps))
    for name, level in (("a.yaml", first), ("b.yaml", second)):
        answer(plant, name, age="yes", hours="yes", pay=level)
    assert moves(plant) == {"1.3": move}
