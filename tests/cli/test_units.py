"""A code that is asked per site, from the files to score, explanation, report and plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from .program import plain, put, said, sctoolkit, shown

FORM = """\
    format: 1
    questionnaire: plant
    version: "1.0"
    title: Plant check
    summary: Two questions.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: full, title: All, minutes: 1}]
    sections:
      - id: work
        title: Work
        questions:
          - {id: work.pay, ask: "Is pay on time?", help: Each month., kind: choice, scope: full,
             severity: major, criteria: [pay],
             options: [{id: late, label: Late, points: 0}, {id: ontime, label: On time, points: 1}],
             actions: {absent: {correct: Pay., prevent: Plan., type: policy},
                       partial: {correct: Pay., prevent: Plan., type: policy}}}
          - {id: work.exit, ask: "Is there an exit?", help: A way out., kind: choice, scope: full,
             severity: major, criteria: [exit],
             options: [{id: locked, label: Locked, points: 0}, {id: free, label: Free, points: 1}],
             actions: {absent: {correct: Open it., prevent: Plan., type: policy},
                       partial: {correct: Open it., prevent: Plan., type: policy}}}
    """
CRITERIA = """\
    format: 1
    criteria: hub
    version: "1.0"
    groups:
      - id: all
        title: All
        criteria:
          - {id: pay, title: Pay, definition: D., audience: facility, severity: major}
          - {id: exit, title: Exits, definition: D., audience: facility, severity: major}
    """
CODE = """\
    format: 1
    code: mine
    version: "1"
    title: My code
    publisher: Nobody
    kind: workplace
    audience: facility
    edition: First
    source: [{title: Own}]
    basis: Made up for a test.
    scoring: {official: none, total: own-method, because: A test., scale: {from: 0, to: 100}}
    sections:
      - id: "1"
        title: People
        per: {unit: site, method: minimum}
        clauses:
          - {id: "1.1", title: Pay, gist: G., basis: source,
             criteria: [{id: pay, relation: equivalent}]}
          - {id: "1.2", title: Exits, gist: G., basis: source,
             criteria: [{id: exit, relation: equivalent}]}
    """
ANSWERS = """\
    format: 1
    assessment: mine
    questionnaire: plant@1.0
    organisation: Acme
    answers:
      work.pay: ontime
    units:
      - {id: porto, kind: site, title: Porto works, answers: {work.exit: locked}}
      - {id: braga, kind: site, answers: {work.exit: locked, work.pay: late}}
    """
CODED = ("--code", "mine")


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    put(tmp_path, "questionnaires/plant/questionnaire.yaml", FORM)
    put(tmp_path, "codes/criteria.yaml", CRITERIA)
    put(tmp_path, "codes/mine/code.yaml", CODE)
    put(tmp_path, "acme.yaml", ANSWERS)
    return tmp_path


def test_score_shows_both_sites_and_where_each_finding_is(acme: Path) -> None:
    run = sctoolkit(acme, "score", "acme.yaml", *CODED, variables={"ACCESSIBLE": "1"})
    lines = shown(run).splitlines()
    assert "Section 1, People: 0 %, 100 % covered" in lines
    assert "In Porto works: 50 %, 100 % covered" in lines
    assert "In braga: 0 %, 100 % covered" in lines
    assert lines[lines.index("3 findings from 3 answers, gravest first") :][1:4] == [
        "Major: 1.1 Pay (braga): not met (0 %)",
        "Major: 1.2 Exits (Porto works): not met (0 %)",
        "Major: 1.2 Exits (braga): not met (0 %)",
    ]


def test_terminal_shows_both_sites_under_their_section(acme: Path) -> None:
    text = shown(sctoolkit(acme, "score", "acme.yaml", *CODED))
    assert [line.split()[0] for line in text.splitlines() if "100 % covered" in line] == [
        "1",
        "porto",
        "braga",
    ]
    assert "Exits (Porto works)" in text


def test_clause_that_is_itself_asked_per_site_is_found_once_and_names_the_sites(
    acme: Path,
) -> None:
    per = "        per: {unit: site, method: minimum}\n"
    own = CODE.replace(per, "").replace("gist: G.", "gist: G., per: {unit: site}")
    put(acme, "codes/mine/code.yaml", own)
    run = sctoolkit(acme, "score", "acme.yaml", *CODED, variables={"ACCESSIBLE": "1"})
    lines = [line for line in shown(run).splitlines() if line.startswith("Major: ")]
    assert lines == [
        "Major: 1.2 Exits (Porto works; braga): not met (0 %)",
        "Major: 1.1 Pay (braga): partly met (50 %)",
    ]


def test_json_says_the_unit_of_each_finding(acme: Path) -> None:
    (result,) = plain(sctoolkit(acme, "score", "acme.yaml", *CODED, "--json"))["results"]
    assert [(one["clause"], one["unit"], one["causes"]) for one in result["findings"]] == [
        ("1.1", "braga", [{"question": "work.pay", "unit": "braga"}]),
        ("1.2", "porto", [{"question": "work.exit", "unit": "porto"}]),
        ("1.2", "braga", [{"question": "work.exit", "unit": "braga"}]),
    ]


def test_explanation_of_a_clause_shows_it_in_both_sites(acme: Path) -> None:
    text = shown(sctoolkit(acme, "score", "acme.yaml", *CODED, "--explain", "1.1"))
    heads = [line for line in text.splitlines() if not line.startswith(" ")]
    assert heads == [
        "In Porto works:",
        "Clause 1.1: 1, met  (Pay)",
        "In braga:",
        "Clause 1.1: 0, not met  (Pay)",
    ]


def test_explanation_of_a_site_shows_what_is_asked_of_it(acme: Path) -> None:
    text = shown(sctoolkit(acme, "score", "acme.yaml", *CODED, "--explain", "porto"))
    assert text.splitlines()[0] == "Unit porto: 0.5  (Porto works)"


def test_report_names_the_site_of_each_finding(acme: Path) -> None:
    text = shown(sctoolkit(acme, "report", "acme.yaml", *CODED, "--format", "markdown"))
    assert "| · porto Porto works | 50 % |" in text
    assert "| · braga | 0 % |" in text
    heads = [line for line in text.splitlines() if line.startswith("#### ")]
    assert heads == [
        "#### 1.1 Pay (braga)",
        "#### 1.2 Exits (Porto works)",
        "#### 1.2 Exits (braga)",
    ]
    assert "1.1 Pay (Porto works): met" in text


def rows(folder: Path, sheet: str, *heads: str, top: int = 1) -> list[list[str]]:
    page = load_workbook(folder / "plan.xlsx")[sheet]
    table = [[str(cell or "") for cell in row] for row in page.iter_rows(top, values_only=True)]
    places = [table[0].index(head) for head in heads]
    return [[row[place] for place in places] for row in table[1:] if row[places[0]]]


def test_plan_has_an_action_for_each_site(acme: Path) -> None:
    run = sctoolkit(acme, "plan", "write", "acme.yaml", *CODED, "--columns", "all")
    assert run.returncode == 0
    assert rows(acme, "Actions", "Action ID", "Company / site", "Code and clause") == [
        ["ACT-braga/work.pay-1", "Acme · braga", "My code 1.1"],
        ["ACT-porto/work.exit-1", "Acme · Porto works", "My code 1.2"],
        ["ACT-braga/work.exit-1", "Acme · braga", "My code 1.2"],
    ]
    assert rows(acme, "Findings", "Title", "Actions, or why there is none", top=2) == [
        ["Pay (braga)", "Is pay on time? (ACT-braga/work.pay-1)"],
        ["Exits (Porto works)", "Is there an exit? (ACT-porto/work.exit-1)"],
        ["Exits (braga)", "Is there an exit? (ACT-braga/work.exit-1)"],
    ]


def test_plan_counts_the_actions_of_each_site(acme: Path) -> None:
    sctoolkit(acme, "plan", "write", "acme.yaml", *CODED)
    page = load_workbook(acme / "plan.xlsx")["Summary"]
    counted = {row[0]: row[1] for row in page.iter_rows(values_only=True)}
    assert (counted["Acme · Porto works"], counted["Acme · braga"]) == (1, 2)


def test_answer_of_a_site_can_be_set(acme: Path) -> None:
    run = sctoolkit(acme, "assess", "acme.yaml", "--set", "braga/work.pay=ontime")
    assert run.returncode == 0
    text = (acme / "acme.yaml").read_text("utf-8")
    assert "work.pay: ontime\n" in text
    (result,) = plain(sctoolkit(acme, "score", "acme.yaml", *CODED, "--json"))["results"]
    assert result["score"] == 50


def test_answer_of_a_site_that_is_cleared_gives_way_to_that_of_the_whole(acme: Path) -> None:
    assert sctoolkit(acme, "assess", "acme.yaml", "--set", "braga/work.pay=").returncode == 0
    (result,) = plain(sctoolkit(acme, "score", "acme.yaml", *CODED, "--json"))["results"]
    assert result["score"] == 50


def test_unknown_unit_is_named_and_nothing_is_changed(acme: Path) -> None:
    before = (acme / "acme.yaml").read_bytes()
    run = sctoolkit(acme, "assess", "acme.yaml", "--set", "bragga/work.pay=late")
    assert run.returncode == 5
    assert "no unit “bragga”" in said(run)
    assert "Did you mean “braga”?" in said(run)
    assert (acme / "acme.yaml").read_bytes() == before


def test_open_question_of_a_site_is_listed_under_its_name(acme: Path) -> None:
    put(acme, "acme.yaml", ANSWERS.replace("answers: {work.exit: locked}", "answers: {}"))
    run = sctoolkit(acme, "assess", "acme.yaml", "--no-input", "--json")
    assert run.returncode == 4
    found = plain(run)
    assert (found["asked"], found["answered"], found["open"]) == (4, 3, ["porto/work.exit"])


def test_merge_lists_a_conflict_of_a_site_and_keeps_both_answers(acme: Path) -> None:
    put(acme, "other.yaml", ANSWERS.replace("work.pay: late", "work.pay: ontime"))
    run = sctoolkit(acme, "assess", "merge", "acme.yaml", "other.yaml", "--out", "both.yaml")
    assert run.returncode == 4
    assert "Different answers: braga/work.pay  Is pay on time?" in said(run)
    assert "note: 'someone: On time'" in (acme / "both.yaml").read_text("utf-8")


def test_answers_file_is_taken_over_with_its_units(acme: Path) -> None:
    run = sctoolkit(acme, "assess", "plant", "--answers", "acme.yaml", "--file", "new.yaml")
    assert run.returncode == 0
    (result,) = plain(sctoolkit(acme, "score", "new.yaml", *CODED, "--json"))["results"]
    assert len(result["findings"]) == 3
