"""The content that comes with sctoolkit keeps its own promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sctoolkit.content.checks import check_paths
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library, bundled
from sctoolkit.engine.interview import Interview, in_scope
from sctoolkit.model.code import CodeKind, CriteriaHub
from sctoolkit.model.questionnaire import Audience, Question, Questionnaire

PRACTICES = """
B   2 2 3 6 7
S1  3 8 10 4 4 3
S2  2 7 6 9 3 7 4 1 8 4 10 4
S3  2 8 8 7 4 3 4
S4  3 1 12 7
S5  3 11 6 7 11 6 16 1 1 8
S6  6 11 10 10 3
S7  2 6 6 2
S8  3 6 10 4 5
W   3 1 0 0 1 2 0 1 1
"""
"""How many practices each topic of the guidance has: part, then topics T1, T2 …"""

CLAUSES = {
    "aumsa": 8,
    "bsci": 13,
    "cas211": 10,
    "comply-chain": 64,
    "csddd": 15,
    "eti": 28,
    "euflr": 9,
    "fairtrade": 10,
    "fla": 19,
    "frvig": 6,
    "gscp": 19,
    "gscp-audit-process": 31,
    "gscp-auditor-competence": 24,
    "gscp-buyer-system": 25,
    "gscp-environment": 33,
    "gscp-supplier-system": 18,
    "ics": 10,
    "ilo": 38,
    "lksg": 11,
    "nlclddl": 4,
    "notra": 9,
    "oecd": 6,
    "rba": 42,
    "sa8000": 46,
    "sb657": 6,
    "slcp": 10,
    "smeta": 16,
    "uflpa": 13,
    "ukmsa": 9,
    "ungc": 10,
    "ungprf": 12,
    "wrap": 12,
}


def practices() -> list[str]:
    """Every number of the guidance, B.T1.P1 to W.T9.P1."""
    found = []
    for line in PRACTICES.split("\n")[1:-1]:
        part, *counts = line.split()
        for topic, count in enumerate(counts, 1):
            found += [f"{part}.T{topic}.P{number}" for number in range(1, int(count) + 1)]
    return found


def scored(questionnaire: Questionnaire) -> list[Question]:
    return [question for question in questionnaire.questions() if question.scored]


def test_the_check_finds_nothing(hub: CriteriaHub) -> None:
    checked = check_paths([bundled() / "questionnaires", bundled() / "codes"], hub)
    assert checked.problems == ()
    assert {Path(file).parent.name for file in checked.files} >= {"codes", *CLAUSES}


def test_every_practice_of_the_guidance_is_carried_by_exactly_one_question(
    comply_chain: Questionnaire,
) -> None:
    carried = Counter(
        number for question in comply_chain.questions() for number in question.practice
    )
    assert len(practices()) == 339
    assert carried == Counter(practices())


@pytest.mark.parametrize(("scope", "least", "most"), [("quick", 20, 30), ("core", 130, 180)])
def test_scope_asks_about_as_much_as_it_says(
    comply_chain: Questionnaire, scope: str, least: int, most: int
) -> None:
    assert least <= len(Interview(comply_chain, scope, {}).asked()) <= most


def test_full_scope_asks_everything(comply_chain: Questionnaire) -> None:
    assert Interview(comply_chain, "full", {}).asked() == comply_chain.questions()


def test_each_scope_holds_the_one_before(comply_chain: Questionnaire) -> None:
    quick, core, full = (
        {question.id for question in Interview(comply_chain, scope, {}).asked()}
        for scope in ("quick", "core", "full")
    )
    assert quick < core < full


def test_every_scored_question_says_what_a_reviewer_would_ask_to_see(
    comply_chain: Questionnaire,
) -> None:
    assert [one.id for one in scored(comply_chain) if not one.evidence] == []


def test_every_scored_question_has_actions_for_both_gaps(comply_chain: Questionnaire) -> None:
    for question in scored(comply_chain):
        what = question.recommendation
        assert what is not None, question.id
        for gap in (what.absent, what.partial):
            assert gap.correct.to("en"), question.id
            assert gap.prevent.to("en"), question.id
        assert what.absent.correct != what.partial.correct, question.id


def test_every_criterion_of_the_comply_chain_code_is_tested_by_a_question(
    library: Library, comply_chain: Questionnaire
) -> None:
    covered = {
        cover.criterion
        for clause in library.code("comply-chain").clauses()
        for cover in clause.covers
    }
    tested = {criterion for one in comply_chain.questions() for criterion in one.criteria}
    assert covered - tested == set()


@pytest.mark.parametrize("name", CLAUSES)
def test_code_has_all_clauses_of_its_publisher(name: str, library: Library) -> None:
    assert len(library.code(name).clauses()) == CLAUSES[name]


def test_every_code_says_what_may_be_used_and_what_has_changed(library: Library) -> None:
    for path in library.ids(CODES).values():
        readme = (path.parent / "README.md").read_text("utf-8")
        _before, heading, changes = readme.partition("\n## Changelog\n")
        assert "licence" in readme.lower(), path
        assert heading, path
        assert changes.strip().startswith("- "), path


@pytest.mark.parametrize("language", ["fr", "es"])
def test_facility_questionnaire_is_complete_in_its_languages(
    language: str, hub: CriteriaHub
) -> None:
    checked = check_paths([bundled() / "questionnaires" / "facility"], hub, language)
    assert checked.problems == ()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_codes_for_workplaces_are_complete_in_the_languages_of_the_facility_questionnaire(
    language: str, library: Library, hub: CriteriaHub
) -> None:
    workplace = [one for one in map(library.code, CLAUSES) if one.kind is CodeKind.WORKPLACE]
    paths = [bundled() / "codes" / one.id for one in workplace]
    assert len(paths) == 10
    assert check_paths(paths, hub, language).problems == ()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_criteria_are_complete_in_the_languages_of_the_facility_questionnaire(
    language: str, library: Library, hub: CriteriaHub
) -> None:
    forms, codes = library.usable(QUESTIONNAIRES)[0], library.usable(CODES)[0]
    criteria = bundled() / "codes" / "criteria.yaml"
    checked = check_paths([criteria], hub, language, lambda: forms, lambda: codes)
    assert checked.problems == ()


@pytest.mark.parametrize(
    ("language", "number_of_workers"),
    [
        ("en", "number of workers"),
        ("fr", "nombre de travailleurs"),
        ("es", "número de trabajadores"),
    ],
)
def test_share_of_women_is_explained_without_a_figure_that_only_the_full_scope_asks_for(
    library: Library, language: str, number_of_workers: str
) -> None:
    facility = library.questionnaire("facility")
    asked = in_scope(facility, "core")
    assert "site.women" in asked
    assert "site.workers" not in asked
    women = next(one for one in facility.questions() if one.id == "site.women")
    assert number_of_workers not in women.help.to(language)


def test_facility_questionnaire_tests_every_criterion_that_a_site_can_evidence(
    library: Library, hub: CriteriaHub
) -> None:
    asked = {one for each in library.questionnaire("facility").questions() for one in each.criteria}
    on_site = {one.id for one in hub.criteria.values() if one.audience is not Audience.COMPANY}
    assert on_site == asked


def test_every_code_has_a_short_name_of_its_own(library: Library) -> None:
    short = [library.code(name).short for name in CLAUSES]
    assert [one for one in short if not one or len(one) > 24] == []
    assert len(set(short)) == len(short)


def test_each_theme_of_the_environmental_tool_is_a_section_with_its_three_levels(
    library: Library,
) -> None:
    themes = library.code("gscp-environment").sections
    assert len(themes) == 11
    for theme in themes:
        assert [clause.id for clause in theme.clauses] == [f"{theme.id}.{n}" for n in (1, 2, 3)]
        assert [len(clause.questions) for clause in theme.clauses] == [1, 1, 1]


@pytest.mark.parametrize(
    ("days", "level"),
    [(6, "one-in-seven"), (12, "two-in-fourteen"), (13, "with-exceptions"), (20, None)],
)
def test_longest_run_of_days_reaches_a_degree_of_weekly_rest(
    days: int, level: str | None, library: Library
) -> None:
    questions = library.questionnaire("facility").questions()
    run = next(one for one in questions if one.id == "hours.longest-run")
    reached = [band.reaches for band in run.bands if band.start <= days][-1]
    assert reached.get("hours.weekly-rest") == level
