"""One thing of the library in full: `show`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .kitchen import put_kitchen
from .program import plain, put, said, sctoolkit, shown

HOUSE_RULES = """\
    format: 1
    code: house-rules
    version: "1"
    title: House rules
    publisher: The house
    edition: First edition
    kind: workplace
    audience: facility
    source: [{title: On the wall, url: "https://example.org/wall"}]
    basis: Read from the wall.
    sections:
      - id: "1"
        title: Guests
        clauses:
          - id: "1.1"
            title: Guests are welcome
            gist: Nobody is turned away.
            basis: source
            criteria: [{id: management.policy, relation: equivalent}]
          - id: "1.2"
            title: Shoes come off
            gist: At the door.
            basis: memory
            outside_hub: No criterion is about shoes.
    scoring: {official: none, because: Nobody counts., total: refused}
    """


def show(folder: Path, *arguments: str) -> list[str]:
    run = sctoolkit(folder, "show", *arguments)
    assert run.returncode == 0, said(run)
    return shown(run).splitlines()


def test_code_is_shown_with_what_it_rests_on_and_what_its_clauses_cover(tmp_path: Path) -> None:
    put(tmp_path, "codes/house-rules/code.yaml", HOUSE_RULES)
    assert show(tmp_path, "house-rules") == [
        "House rules  (house-rules@1)",
        "The house. First edition. Workplace code.",
        "",
        "Official score: no published score. Nobody counts.",
        "Tested by:",
        "  comply-chain: 1 of 2 clauses",
        "  facility: 1 of 2 clauses",
        "What this rests on: Read from the wall.",
        "Source: On the wall https://example.org/wall",
        "",
        "1  Guests",
        "  1.1  Guests are welcome",
        "      Nobody is turned away.",
        "      · management.policy: equivalent",
        "  1.2  Shoes come off  (from memory)",
        "      At the door.",
        "      · No criterion is about shoes.",
        "",
        'A clause in full: sctoolkit show "house-rules:1.1"',
    ]


def test_degrees_that_a_code_asks_for_stand_in_words(tmp_path: Path) -> None:
    text = " ".join(" ".join(show(tmp_path, "eti")).split())
    assert "· hours.weekly-rest: A day off in every seven, or two in fourteen where the law" in text


def test_law_is_shown_with_whom_it_binds_and_when_that_was_checked(tmp_path: Path) -> None:
    lines = show(tmp_path, "lksg")
    assert "Where: Germany; in force" in lines
    assert "To whom it applies:" in lines
    assert any(line.startswith("Facts last checked: 20") for line in lines)


def test_clause_is_shown_with_how_far_it_covers_and_what_tests_it(tmp_path: Path) -> None:
    lines = show(tmp_path, "eti:6.4")
    assert lines[0] == "60-hour ceiling  (eti:6.4)"
    assert lines[6:15] == [
        "",
        "If missing: Major",
        "What this rests on: read in the source",
        "Covers:",
        "  hours.total-limit  Limit on total hours: At most 60 hours a week, overtime",
        "    included, with defined exceptions only.",
        "Tested by:",
        "  facility: hours.most-overtime, hours.above-sixty",
        "Source: ETI Base Code https://www.ethicaltrade.org/eti-base-code",
    ]


def test_clause_is_shown_with_why_nothing_covers_it(tmp_path: Path) -> None:
    put(tmp_path, "codes/house-rules/code.yaml", HOUSE_RULES)
    lines = show(tmp_path, "house-rules:1.2")
    assert "Outside the criteria: No criterion is about shoes." in lines
    assert "What this rests on: from memory" in lines


def test_questionnaire_is_shown_with_scopes_and_questions(tmp_path: Path) -> None:
    assert show(put_kitchen(tmp_path), "kitchen") == [
        "The kitchen  (kitchen@1.0)",
        "Three questions.",
        "",
        "For: the site",
        "Languages: en",
        "Scopes:",
        "  short: The first, 1 question, about 1 minute",
        "  all: All, 3 questions, about 2 minutes",
        "Source: Made up for a test",
        "",
        "Fire",
        "  fire.stove  Is there a stove?",
        "  fire.tools  Which tools hang there?",
        "  fire.cooks  How many cooks?",
    ]


def test_question_is_shown_with_its_answers(tmp_path: Path) -> None:
    assert show(put_kitchen(tmp_path), "fire.stove")[:6] == [
        "Is there a stove?  (fire.stove)",
        "",
        "Any stove.",
        "",
        "Answers:",
        "  gas: Gas",
    ]


def test_question_of_two_questionnaires_is_told_apart_by_the_name_of_its_own(
    tmp_path: Path,
) -> None:
    asked = show(put_kitchen(tmp_path), "kitchen:fire.stove")
    assert "Stands in: Fire, scope short of kitchen@1.0" in asked


def test_answer_is_shown_with_the_level_that_it_reaches(tmp_path: Path) -> None:
    text = "\n".join(show(tmp_path, "hours.above-sixty"))
    assert "exceptional: All 4 conditions were met  [1]  (hours.total-limit sixty-hours)" in text


def test_question_is_shown_with_when_it_does_not_apply(tmp_path: Path) -> None:
    assert "Does not apply if: Nobody cooks." in show(put_kitchen(tmp_path), "fire.cooks")


def test_question_of_the_guidance_is_shown_with_what_it_tests_and_what_to_do(
    tmp_path: Path,
) -> None:
    lines = show(tmp_path, "remedy.child-found")
    assert "A reviewer would ask to see:" in lines
    assert any(line.startswith("From the guidance: ") for line in lines)
    assert any(line.startswith("Counts for: ") for line in lines)
    assert any(line.startswith("Tests: ") for line in lines)
    assert "If missing: Critical" in lines
    assert "If it is not in place" in lines


def test_criterion_is_shown_with_its_clauses_and_questions(tmp_path: Path) -> None:
    put(tmp_path, "codes/house-rules/code.yaml", HOUSE_RULES)
    lines = show(tmp_path, "management.policy")
    assert lines[0].endswith("(management.policy)")
    assert "  house-rules:1.1  Guests are welcome: equivalent" in lines
    assert lines.index("Tested by:") < lines.index("Covered by:")


def test_group_of_criteria_gets_those_that_are_in_it(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "show", "forced-labour")
    assert run.returncode == 2
    first, second = said(run).splitlines()
    assert first == "There is nothing called “forced-labour”."
    assert second.startswith("There are forced-labour.prohibition, ")


@pytest.mark.parametrize(
    "what", ["csddd", "rba", "questionnaire:facility", "hours.total-limit", "remedy.child-found"]
)
def test_only_an_address_is_wider_than_a_page(what: str, tmp_path: Path) -> None:
    wide = [line for line in show(tmp_path, what) if len(line) > 80]
    assert [line for line in wide if not line.strip().startswith("https://")] == []


def test_word_before_a_colon_says_which_is_meant(tmp_path: Path) -> None:
    assert "(comply-chain@2022)" in show(tmp_path, "code:comply-chain")[0]
    assert "(comply-chain@1." in show(tmp_path, "questionnaire:comply-chain")[0]


@pytest.mark.parametrize(
    ("what", "sort"),
    [
        ("eti", "code"),
        ("eti:1.1", "clause"),
        ("questionnaire:comply-chain", "questionnaire"),
        ("remedy.child-found", "question"),
        ("management.policy", "criterion"),
    ],
)
def test_everything_is_json_under_its_sort(tmp_path: Path, what: str, sort: str) -> None:
    content = plain(sctoolkit(tmp_path, "show", what, "--json"))
    assert content["schema"] == "sctoolkit.show/1"
    assert content[sort]["id"] == what.rpartition(":")[2]
    assert isinstance(content[sort].get("title", content[sort].get("ask")), str)


def test_what_is_nowhere_gets_the_nearest(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "show", "comply-chian")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "There is nothing called “comply-chian”.",
        "Did you mean “comply-chain”?",
    ]


@pytest.mark.parametrize(
    ("what", "nearest"),
    [("eti:6.44", "eti:6.4"), ("remedy.child-foun", "remedy.child-found")],
)
def test_clause_or_question_that_is_nowhere_gets_the_nearest(
    what: str, nearest: str, tmp_path: Path
) -> None:
    run = sctoolkit(tmp_path, "show", what)
    assert said(run).splitlines()[1] == f"Did you mean “{nearest}”?"


def test_folder_of_own_content_comes_before_all_others(tmp_path: Path) -> None:
    own = HOUSE_RULES.replace("code: house-rules", "code: eti").replace("House rules", "Our ETI")
    put(tmp_path, "shelf/codes/eti/code.yaml", own)
    assert show(tmp_path, "eti", "--library", "shelf")[0] == "Our ETI  (eti@1)"
    assert show(tmp_path, "eti")[0] == "ETI Base Code  (eti@2014)"


def test_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "show", "eti", "--library", "shelf")
    assert (run.returncode, said(run)) == (2, "There is no folder “shelf”.\n")


def test_coverage_says_how_much_of_each_code_each_questionnaire_tests(tmp_path: Path) -> None:
    rows = {
        row["code"]: row
        for row in plain(sctoolkit(tmp_path, "show", "coverage", "--json"))["coverage"]
    }
    assert rows["comply-chain"]["comply-chain"] == rows["comply-chain"]["clauses"]
    assert rows["eti"]["comply-chain"] == "1 + 3"
    assert rows["eti"]["gscp-audit-process"] == "–"
