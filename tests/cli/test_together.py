"""Several assessments at once: `score`, `report`, `plan write` and `laws` take them together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from sctoolkit.content.library import Library, bundled
from sctoolkit.errors import Exit

from .program import Finished, plain, put, said, sctoolkit, shown

LIBRARY = Library((bundled(),))
FACILITY, COMPLY_CHAIN = map(LIBRARY.questionnaire, ("facility", "comply-chain"))

SAMPLES = Path(__file__).parent.parent.parent / "samples"
COMPANY, SITE = (str(SAMPLES / f"marrowby-{name}.yaml") for name in ("outdoor", "facility"))
OURS = """\
    format: 1
    assessment: ours
    questionnaire: comply-chain@1.2
    scope: quick
    organisation: Harbour Ltd
    answers: {monitor.reprisal-protection: "0", remedy.child-found: "4"}
    """
QUAY = """\
    format: 1
    assessment: quay
    questionnaire: facility@1.0
    scope: quick
    organisation: Quay Ltd
    site: Quay 3
    answers: {safety.fire-exits: locked}
    """


def run(folder: Path, *arguments: str) -> Finished:
    """With a company's answers in `ours.yaml`, and its site's in `quay.yaml`."""
    put(folder, "ours.yaml", OURS)
    put(folder, "quay.yaml", QUAY)
    return sctoolkit(folder, *arguments)


def scored(folder: Path, *arguments: str) -> dict[str, Any]:
    done = sctoolkit(folder, "score", *arguments, "--json")
    assert done.returncode == Exit.DONE, said(done)
    (result,) = plain(done)["results"]
    assert isinstance(result, dict)
    return result


def test_more_of_a_code_is_tested_together_than_by_each_alone(tmp_path: Path) -> None:
    files = ([COMPANY], [SITE], [COMPANY, SITE])
    company, site, both = (scored(tmp_path, *one, "--code", "sa8000") for one in files)
    fully = [len(one["tested"]["fully"]) for one in (company, site, both)]
    assert max(fully[:2]) < fully[2]
    assert both["shares"]["coverage"] > site["shares"]["coverage"]
    assert (both["site"], both["made_up"]) == ("Warehouse and repair workshop", True)


def test_order_of_the_files_changes_no_figure(tmp_path: Path) -> None:
    one, other = (
        scored(tmp_path, *files, "--code", "sa8000") for files in ([COMPANY, SITE], [SITE, COMPANY])
    )
    keys = ("score", "low", "high", "evidenced_score", "shares", "tested", "rating", "reviews")
    assert [one[key] for key in keys] == [other[key] for key in keys]


def test_result_says_which_questionnaires_it_rests_on_and_how_to_go_on(tmp_path: Path) -> None:
    text = shown(run(tmp_path, "score", "ours.yaml", "quay.yaml", "--code", "eti"))
    assert "This assessment joins comply-chain (quick) and facility (quick). Together they " in text
    assert "Larger scopes of them would say more about" in text
    for command in ("assess ours.yaml", "assess quay.yaml", "plan write ours.yaml quay.yaml"):
        assert f"\n  sctoolkit {command}" in text


def test_explanation_shows_the_questions_of_both(tmp_path: Path) -> None:
    text = shown(run(tmp_path, "score", "ours.yaml", "quay.yaml", "--code", "smeta", "--explain"))
    assert "Question remedy.child-found: 1  (" in text
    assert "Question safety.fire-exits: 0  (" in text


def test_all_codes_that_either_tests_stand_side_by_side(tmp_path: Path) -> None:
    text = shown(run(tmp_path, "score", "ours.yaml", "quay.yaml", "--code", "all"))
    assert {"oecd", "wrap"} <= {line.split("@")[0] for line in text.splitlines()}


def test_report_names_both_questionnaires_with_their_own_counts(tmp_path: Path) -> None:
    text = shown(run(tmp_path, "report", "ours.yaml", "quay.yaml", "--code", "eti"))
    lines = [line for line in text.splitlines() if line.startswith("- Questionnaire: ")]
    assert [line.split(": ")[1] for line in lines] == [
        "Comply Chain self-assessment",
        "Facility self-assessment",
    ]
    assert "This assessment joins comply-chain (quick) and facility (quick)." in text
    assert f"Questionnaire {COMPLY_CHAIN.name} + {FACILITY.name} (" in text


def test_plan_has_actions_from_both_and_names_both_files(tmp_path: Path) -> None:
    codes = ("--code", "comply-chain", "--code", "eti")
    done = run(tmp_path, "plan", "write", "ours.yaml", "quay.yaml", *codes)
    assert done.returncode == Exit.DONE, said(done)
    book = load_workbook(tmp_path / "plan.xlsx")
    actions = {row[0] for row in book["Actions"].iter_rows(min_row=2, values_only=True)}
    assert {"ACT-monitor.reprisal-protection-1", "ACT-safety.fire-exits-1"} <= actions
    about = {row[0]: row[1] for row in book["Read me"].iter_rows(max_row=9, values_only=True)}
    assert about["From the answers in"] == "ours.yaml, quay.yaml"
    assert about["Questionnaire"] == (
        f"Comply Chain self-assessment {COMPLY_CHAIN.version} (quick)\n"
        f"Facility self-assessment {FACILITY.version} (quick)"
    )


def test_result_is_never_written_over_any_of_the_assessments(tmp_path: Path) -> None:
    done = run(tmp_path, "plan", "write", "ours.yaml", "quay.yaml", "--out", "quay.yaml")
    assert done.returncode == Exit.USAGE
    assert "quay.yaml is an assessment; nothing was written." in said(done)


def shared(text: str, consent: str) -> str:
    under = f"shared: {{consent: {consent}, by: abc, until: '2999-01-01'}}"
    return text.replace("    answers:", f"    {under}\n    answers:")


def test_plan_with_answers_that_were_shared_stays_under_their_consent(tmp_path: Path) -> None:
    put(tmp_path, "theirs.yaml", shared(QUAY, "c-1"))
    done = run(tmp_path, "plan", "write", "ours.yaml", "theirs.yaml", "--code", "eti")
    assert done.returncode == Exit.DONE, said(done)
    assert "consent: c-1" in (tmp_path / "ours.plan.yaml").read_text("utf-8")


def test_no_plan_is_made_of_answers_under_several_consents(tmp_path: Path) -> None:
    put(tmp_path, "one.yaml", shared(OURS, "c-1"))
    put(tmp_path, "other.yaml", shared(QUAY, "c-2"))
    done = run(tmp_path, "plan", "write", "one.yaml", "other.yaml", "--code", "eti")
    assert done.returncode == Exit.USAGE
    assert "shared with you under several consents" in said(done)
    assert not (tmp_path / "plan.xlsx").exists()


def test_companies_of_different_names_are_named(tmp_path: Path) -> None:
    done = run(tmp_path, "score", "ours.yaml", "quay.yaml")
    assert "about “Harbour Ltd” and “Quay Ltd”; the result is given for “Harbour Ltd”" in said(done)
    assert shown(done).startswith("Harbour Ltd · Quay 3")


def test_two_assessments_of_one_questionnaire_are_scored_one_by_one(tmp_path: Path) -> None:
    put(tmp_path, "pier.yaml", QUAY)
    done = run(tmp_path, "score", "quay.yaml", "pier.yaml")
    assert done.returncode == Exit.USAGE
    assert "quay.yaml and pier.yaml both answer the questionnaire “facility”." in said(done)
    assert "one by one: sctoolkit score pier.yaml" in said(done)


def test_questionnaires_with_the_same_question_are_not_taken_together(tmp_path: Path) -> None:
    put(
        tmp_path,
        "questionnaires/exits/questionnaire.yaml",
        """\
        format: 1
        questionnaire: exits
        version: "1.0"
        title: Exits
        summary: One question.
        audience: facility
        source: [{title: Made up for a test}]
        scopes: [{id: all, title: All, minutes: 1}]
        sections:
          - id: exits
            title: Exits
            questions:
              - {id: safety.fire-exits, ask: "Are they open?", help: Look., kind: choice,
                 scope: all, scored: false, options: [{id: yes, label: Yes}, {id: no, label: No}]}
        """,
    )
    answers = QUAY.replace("facility", "exits").replace("scope: quick", "scope: all")
    put(tmp_path, "exits.yaml", answers.replace("locked", "no"))
    done = run(tmp_path, "score", "quay.yaml", "exits.yaml")
    assert done.returncode == Exit.USAGE
    assert "“facility” and “exits” have the same “safety.fire-exits”." in said(done)
    assert "Score them apart." in said(done)


def test_laws_count_the_evidence_of_all_assessments(tmp_path: Path) -> None:
    done = sctoolkit(tmp_path, "laws", "--for", COMPANY, "--for", SITE, "--json")
    covered = {law["id"]: law["covered"] for law in plain(done)["laws"]}
    company, both = (
        scored(tmp_path, *files, "--code", "lksg")["shares"]["coverage"]
        for files in ([COMPANY], [COMPANY, SITE])
    )
    assert covered["lksg@2021"] == both != company


def test_sample_of_the_site_is_complete_in_its_scope(tmp_path: Path) -> None:
    state = plain(sctoolkit(tmp_path, "assess", SITE, "--no-input", "--json"))
    assert state["scope"] == "core"
    assert state["answered"] == state["asked"]
