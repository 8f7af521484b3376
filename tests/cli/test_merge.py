from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.library import Library
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.model.assessment import Answer

from .program import plain, put, said, sctoolkit

KITCHEN = """\
    format: 1
    questionnaire: kitchen
    version: "1.0"
    title: The kitchen
    summary: Two questions.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: all, title: All, minutes: 2}]
    sections:
      - id: fire
        title: Fire
        questions:
          - {id: fire.stove, ask: "Is there a stove?", help: Any stove., kind: choice, scope: all,
             scored: false, options: [{id: gas, label: Gas}, {id: none, label: No stove}]}
          - {id: fire.cooks, ask: "How many cooks?", help: Count., kind: number, scope: all,
             scored: false, minimum: 1, whole: true}
    """
ANA = """\
    format: 1
    assessment: kitchen
    questionnaire: kitchen@1.0
    scope: all
    answers:
      fire.stove: {answer: gas, note: Two flames, by: Ana, at: '2026-03-01T08:00:00Z'}
    """
BEN = """\
    format: 1
    assessment: kitchen
    questionnaire: kitchen@1.0
    scope: all
    answers:
      fire.stove: {answer: none, note: It was sold, by: Ben, at: '2026-03-02T08:00:00Z'}
      fire.cooks: 3
    """


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    put(tmp_path, "questionnaires/kitchen/questionnaire.yaml", KITCHEN)
    put(tmp_path, "ana.yaml", ANA)
    put(tmp_path, "ben.yaml", BEN)
    return tmp_path


def joined(folder: Path) -> dict[str, Answer]:
    questionnaire = Library((folder,)).questionnaire("kitchen")
    assessment, problems = load_assessment(folder / "both.yaml", questionnaire)
    assert assessment is not None
    assert problems == []
    return assessment.answers


def merge(folder: Path, *options: str) -> tuple[int, list[str]]:
    run = sctoolkit(
        folder, "assess", "merge", "ana.yaml", "ben.yaml", "--out", "both.yaml", *options
    )
    return run.returncode, said(run).splitlines()


def test_conflict_is_listed_with_both_values_and_who_gave_them(kitchen: Path) -> None:
    assert merge(kitchen) == (
        4,
        [
            "Written: both.yaml",
            "1 answer was added.",
            "Different answers: fire.stove  Is there a stove?",
            "  Ana, 2026-03-01: Gas",
            "  Ben, 2026-03-02: No stove",
            "The first answers stand, flagged; the others are in their notes. Decide with:",
            "  sctoolkit assess both.yaml",
        ],
    )


def test_first_answer_stands_flagged_while_a_conflict_is_open(kitchen: Path) -> None:
    merge(kitchen)
    answer = joined(kitchen)["fire.stove"]
    assert (answer.value, answer.flagged) == ("gas", True)


def test_answers_of_both_are_joined(kitchen: Path) -> None:
    merge(kitchen)
    answers = joined(kitchen)
    assert answers["fire.cooks"].value == 3.0
    assert answers["fire.stove"].note.splitlines()[:2] == ["Two flames", "Ben: It was sold"]


def test_answer_that_does_not_stand_is_in_the_note(kitchen: Path) -> None:
    merge(kitchen)
    assert joined(kitchen)["fire.stove"].note.splitlines()[2:] == ["Ben, 2026-03-02: No stove"]


def test_answer_without_a_name_or_a_date_is_someones(kitchen: Path) -> None:
    put(kitchen, "ben.yaml", BEN.replace(", by: Ben, at: '2026-03-02T08:00:00Z'", ""))
    assert "  someone: No stove" in merge(kitchen)[1]


def test_newest_leaves_a_conflict_without_dates_open(kitchen: Path) -> None:
    put(kitchen, "ben.yaml", BEN.replace(", at: '2026-03-02T08:00:00Z'", ""))
    assert merge(kitchen, "--prefer", "newest")[0] == 4
    answer = joined(kitchen)["fire.stove"]
    assert (answer.value, answer.flagged) == ("gas", True)


def test_assessments_of_two_companies_are_not_merged(kitchen: Path) -> None:
    put(kitchen, "ana.yaml", ANA.replace("scope: all", "scope: all\n    organisation: Acme"))
    put(kitchen, "ben.yaml", BEN.replace("scope: all", "scope: all\n    organisation: Zed"))
    assert merge(kitchen) == (
        2,
        [
            "ana.yaml is about Acme, ben.yaml about Zed; nothing was written.",
            "If they are the same, write `organisation:` and `site:` alike in both files.",
        ],
    )
    assert not (kitchen / "both.yaml").exists()


@pytest.mark.parametrize(
    ("prefer", "value"), [("first", "gas"), ("second", "none"), ("newest", "none")]
)
def test_prefer_settles_the_conflict(kitchen: Path, prefer: str, value: str) -> None:
    assert merge(kitchen, "--prefer", prefer)[0] == 0
    answer = joined(kitchen)["fire.stove"]
    assert (answer.value, answer.flagged) == (value, False)


def test_equal_answers_are_no_conflict(kitchen: Path) -> None:
    put(kitchen, "ben.yaml", BEN.replace("answer: none", "answer: gas"))
    code, lines = merge(kitchen)
    assert code == 0
    assert not any(line.startswith("Different") for line in lines)


def test_conflicts_as_json(kitchen: Path) -> None:
    arguments = ("ana.yaml", "ben.yaml", "--out", "both.yaml", "--json")
    run = sctoolkit(kitchen, "assess", "merge", *arguments)
    assert run.returncode == 4
    content = plain(run)
    assert (content["file"], content["added"]) == ("both.yaml", 1)
    (conflict,) = content["conflicts"]
    assert conflict["question"] == "fire.stove"
    assert (conflict["first"]["answer"], conflict["second"]["answer"]) == ("gas", "none")
    assert conflict["settled"] is False


def test_merge_replaces_no_third_file(kitchen: Path) -> None:
    before = put(kitchen, "both.yaml", ANA).read_bytes()
    code, lines = merge(kitchen)
    assert (code, lines[0]) == (2, "both.yaml exists already; nothing was written.")
    assert (kitchen / "both.yaml").read_bytes() == before


def test_merge_may_write_into_the_first_file(kitchen: Path) -> None:
    arguments = ("ana.yaml", "ben.yaml", "--out", "ana.yaml", "--prefer", "second")
    assert sctoolkit(kitchen, "assess", "merge", *arguments).returncode == 0
    assert "answer: none" in (kitchen / "ana.yaml").read_text("utf-8")


def test_assessments_of_two_questionnaires_are_not_merged(kitchen: Path) -> None:
    put(
        kitchen,
        "ben.yaml",
        "format: 1\nassessment: b\nquestionnaire: comply-chain@1.2\nscope: quick\nanswers: {}\n",
    )
    code, lines = merge(kitchen)
    assert code == 2
    assert lines == ["ana.yaml answers kitchen, ben.yaml answers comply-chain."]
    assert not (kitchen / "both.yaml").exists()


SHARED = "    shared: {consent: c-1, by: abc, until: '2999-01-01'}\n    answers:"


def test_what_another_company_shared_is_not_merged_into_ones_own(kitchen: Path) -> None:
    put(kitchen, "ben.yaml", BEN.replace("    answers:", SHARED))
    code, lines = merge(kitchen)
    assert code == 2
    assert "ben.yaml is what another company shared with you; nothing was written." in lines[0]
    assert not (kitchen / "both.yaml").exists()


def test_two_files_under_one_consent_are_merged_and_stay_under_it(kitchen: Path) -> None:
    for name, text in (("ana.yaml", ANA), ("ben.yaml", BEN)):
        put(kitchen, name, text.replace("    answers:", SHARED))
    merge(kitchen)
    assert "consent: c-1" in (kitchen / "both.yaml").read_text("utf-8")
