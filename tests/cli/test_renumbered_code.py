"""A code's next version: clauses under other ids, and clauses that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.files.plans.store import read_plan
from sctoolkit.model.action_plan import ActionStatus, FindingStatus
from sctoolkit.model.followed_plan import Field, FollowedPlan

from .plant import AGE, HOURS, PAY, answer, put_plant, take, work_on, write
from .program import plain, put, said, sctoolkit, shown

DECLARED = """\
    format: 1
    declaration: manual
    reference: own@1
    own: {name: Manual, version: "3"}
    clauses:
      "1.1": {level: partly, gap: No papers., by: Ann}
      "1.3": {level: equivalent}
    """

MAPPING = """\
    objects:
      requirement_mapping_sets:
      - source_framework_urn: urn:acme:risk:framework:manual
        target_framework_urn: urn:acme:risk:framework:own
        requirement_mappings:
        - source_requirement_urn: urn:acme:risk:req_node:manual:4
          target_requirement_urn: urn:acme:risk:req_node:own:1.1
          relationship: equal
    """
PROOF = {"Evidence_link_or_file": "x.pdf", "Verified_by": "Eva"}


def put_second_version(folder: Path) -> None:
    """Version 2: clause 1.1 is 5.1 now, clause 1.3 is gone."""
    file = folder / "codes" / "own" / "code.yaml"
    text = file.read_text().replace('version: "1"', 'version: "2"\nrenamed: {"1.1": "5.1"}')
    text = text.replace('id: "1.1"', 'id: "5.1"')
    file.write_text(text[: text.index('    - {id: "1.3"')])


def followed(folder: Path, name: str = "a.plan.yaml") -> FollowedPlan:
    plan, problems = read_plan(folder / name)
    assert plan is not None, problems
    return plan


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """A plan under version 1, in which Ana works on each action; then version 2."""
    answer(put_plant(tmp_path))
    write(tmp_path)
    for number, action in enumerate((AGE, HOURS, PAY)):
        work_on(tmp_path, f"ana-{number}.xlsx", action, Responsible_person="Ana")
        take(tmp_path, f"ana-{number}.xlsx")
    put_second_version(tmp_path)
    return tmp_path


def test_action_goes_on_under_the_new_id_of_its_clause(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "write", "a.yaml", "--date", "2026-04-01", "--out", "b.xlsx")
    assert run.returncode == 0
    assert "Under other ids in own@2: 1.1 → 5.1." in said(run)
    action = followed(plant).by_id()[AGE]
    assert (action.cites, action.value(Field.CLAUSES)) == (("own:5.1",), "Own code 5.1")
    assert action.value(Field.PERSON) == "Ana"


def test_action_that_is_settled_meanwhile_is_cited_under_the_new_id_too(plant: Path) -> None:
    answer(plant, age="yes")
    write(plant, "--date", "2026-04-01")
    action = followed(plant).by_id()[AGE]
    assert action.finding_status is FindingStatus.GONE
    assert (action.cites, action.value(Field.CLAUSES)) == (("own:5.1",), "Own code 5.1")


def test_action_whose_clause_is_gone_stays_open_and_is_not_called_settled(plant: Path) -> None:
    run = sctoolkit(plant, "plan", "write", "a.yaml", "--date", "2026-04-01", "--out", "b.xlsx")
    assert f"No clause asks for these any more; they stay until they are closed: {PAY}" in said(run)
    action = followed(plant).by_id()[PAY]
    assert action.finding_status is FindingStatus.UNASKED
    assert (action.status, action.cites) == (ActionStatus.NOT_STARTED, ("own:1.3",))


def test_workbook_of_the_first_version_is_read_back_under_the_second(plant: Path) -> None:
    work_on(plant, "rui.xlsx", AGE, Root_cause="No copies are kept.")
    write(plant, "--date", "2026-04-01", out="b.xlsx")
    take(plant, "rui.xlsx", on="2026-04-02")
    action = followed(plant).by_id()[AGE]
    assert (action.value(Field.CAUSE), action.cites) == ("No copies are kept.", ("own:5.1",))


def test_diff_says_which_clauses_are_called_otherwise_and_which_are_gone(plant: Path) -> None:
    answer(plant, "b.yaml", age="yes")
    run = sctoolkit(plant, "diff", "a.yaml", "b.yaml", "--code", "own")
    assert "Under other ids in own@2: 1.1 → 5.1." in said(run)
    lines = shown(run).splitlines()
    place = lines.index("Not comparable")
    assert lines[place + 2].startswith("1.3     Is pay on time?  Major ")
    assert lines[place + 2].endswith("the clause is not in own@2")
    assert next(line for line in lines if line.startswith("5.1")).split()[1] == "Age"


def test_closed_action_that_is_back_is_repeated_under_the_new_id(plant: Path) -> None:
    work_on(plant, "eva.xlsx", AGE, Status="Closed - verified", **PROOF)
    take(plant, "eva.xlsx")
    answer(plant, "b.yaml")
    run = sctoolkit(plant, "diff", "a.yaml", "b.yaml", "--json")
    (code,) = plain(run)["codes"]
    assert {one["clause"]: one["move"] for one in code["moved"]}["5.1"] == "repeated"
    again = ("plan", "write", "b.yaml", "--previous", "a.yaml", "--date", "2026-04-01")
    assert sctoolkit(plant, *again, "--out", "b.xlsx").returncode == 0
    action = followed(plant, "b.plan.yaml").by_id()[AGE]
    assert (action.finding_status, action.cites) == (FindingStatus.REPEAT, ("own:5.1",))


def test_next_assessment_carries_over_what_is_open_under_the_new_id(plant: Path) -> None:
    answer(plant, "b.yaml")
    again = ("plan", "write", "b.yaml", "--previous", "a.yaml", "--date", "2026-04-01")
    assert sctoolkit(plant, *again, "--out", "b.xlsx").returncode == 0
    action = followed(plant, "b.plan.yaml").by_id()[AGE]
    assert (action.finding_status, action.cites) == (FindingStatus.CARRIED_OVER, ("own:5.1",))


def test_status_counts_by_the_ids_under_which_the_plan_was_last_written(plant: Path) -> None:
    def clauses() -> list[str]:
        run = sctoolkit(plant, "plan", "status", "a.yaml", "--date", "2026-04-02", "--json")
        return sorted(one["name"] for one in plain(run)["by_clause"])

    assert clauses() == ["own:1.1", "own:1.2", "own:1.3"]
    write(plant, "--date", "2026-04-01")
    assert clauses() == ["own:1.2", "own:1.3", "own:5.1"]


def test_old_id_in_a_returned_workbook_is_no_changed_grey_cell(plant: Path) -> None:
    work_on(plant, "rui.xlsx", AGE, Root_cause="No copies are kept.")
    write(plant, "--date", "2026-04-01", out="b.xlsx")
    run = sctoolkit(plant, "plan", "update", "rui.xlsx", "-a", "a.yaml", "--date", "2026-04-02")
    assert (run.returncode, "warning" in said(run)) == (0, False)


def test_mapping_of_another_tool_to_the_first_version_begins_a_declaration(plant: Path) -> None:
    put(plant, "manual-and-own.yaml", MAPPING)
    tool = ("compare", "--tool", "own", "manual.yaml", "--from", "manual-and-own.yaml")
    run = sctoolkit(plant, *tool, "--exit-zero", "--json")
    assert plain(run)["claims"]["5.1"]["computed"] == "equivalent"


def test_diff_is_silent_on_a_lost_clause_whose_action_is_closed(plant: Path) -> None:
    work_on(plant, "eva.xlsx", PAY, Status="Closed - verified", **PROOF)
    take(plant, "eva.xlsx")
    answer(plant, "b.yaml", age="yes")
    run = sctoolkit(plant, "diff", "a.yaml", "b.yaml", "--code", "own", "--json")
    (code,) = plain(run)["codes"]
    assert {one["clause"]: one["move"] for one in code["moved"]} == {"5.1": "fixed", "1.2": "same"}


@pytest.mark.parametrize(
    "words",
    [("score", "a.yaml", "--code", "own", "--explain", "1.1"), ("show", "own:1.1")],
    ids=["explain", "show"],
)
def test_clause_is_found_by_its_old_id(plant: Path, words: tuple[str, ...]) -> None:
    run = sctoolkit(plant, *words)
    assert run.returncode == 0
    assert "5.1" in shown(run).splitlines()[0]


def test_declaration_goes_on_under_the_new_ids_and_keeps_what_is_gone(plant: Path) -> None:
    file = put(plant, "manual.yaml", DECLARED)
    tool = ("compare", "--tool", "own", "manual.yaml", "--exit-zero")
    run = sctoolkit(plant, *tool, "--set", "1.2=exceeds", "--json")
    assert run.returncode == 0
    assert [line for line in said(run).splitlines() if "warning E70" in line] == [
        "manual.yaml:6: warning E708 “1.1” is “5.1” in own@2",
        "manual.yaml:7: warning E701 own@2 has no clause “1.3”",
    ]
    assert "Made for own@1: it stays in the file, and does not count." in said(run)
    claims = plain(run)["claims"]
    assert (claims["5.1"]["level"], claims["5.1"]["gap"]) == ("partly", "No papers.")
    text = file.read_text()
    assert '"5.1":' in text or "'5.1':" in text
    assert '"1.1":' not in text
    assert '"1.3": {level: equivalent}' in text


def test_old_id_does_not_overrule_what_is_declared_under_the_new_one(plant: Path) -> None:
    text = DECLARED.replace('"1.3": {level', '"5.1": {level')
    put(plant, "manual.yaml", text)
    run = sctoolkit(plant, "compare", "--tool", "own", "manual.yaml", "--exit-zero", "--json")
    assert plain(run)["claims"]["5.1"]["level"] == "equivalent"
    assert "warning E701 own@2 has no clause “1.1”" in said(run)
