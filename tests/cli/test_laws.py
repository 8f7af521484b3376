"""`sctoolkit laws` says which laws apply, why, from when, and what is not known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sctoolkit.errors import Exit

from .program import Finished, plain, said, sctoolkit, shown

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "marrowby-outdoor.yaml"


def facts(**given: object) -> list[str]:
    return [word for fact, answer in given.items() for word in ("--set", _named(fact, answer))]


def _named(fact: str, answer: object) -> str:
    return f"legal.{fact.replace('_', '-')}={answer}"


def run(*arguments: str) -> Finished:
    return sctoolkit(SAMPLE.parent, "laws", "--date", "2026-11-22", *arguments)


def laws(*arguments: str) -> dict[str, dict[str, Any]]:
    done = run("--json", *arguments)
    assert done.returncode == Exit.DONE, said(done)
    return {law["id"].partition("@")[0]: law for law in plain(done)["laws"]}


def test_law_applies_from_its_threshold_on_and_says_which_facts_decide() -> None:
    found = laws(*facts(establishments="united-kingdom", uk_turnover=36))
    assert found["ukmsa"]["verdict"] == "applies"
    assert found["ukmsa"]["from"] == "2015-10-29"
    assert set(found["ukmsa"]["decided_by"]) == {"legal.establishments", "legal.uk-turnover"}


def test_law_does_not_apply_below_its_threshold() -> None:
    found = laws(*facts(establishments="united-kingdom", uk_turnover=35))
    assert found["ukmsa"]["verdict"] == "not"
    assert "legal.uk-turnover" in found["ukmsa"]["decided_by"]


def test_law_that_is_adopted_applies_later() -> None:
    given = facts(eu_registered="yes", staff_worldwide=5001, turnover_worldwide_eur=1501)
    found = laws(*given)
    assert (found["csddd"]["verdict"], found["csddd"]["from"]) == ("later", "2029-07-26")


def test_nothing_is_known_without_facts_but_laws_that_never_came_into_force_are_out() -> None:
    found = laws()
    assert found.pop("nlclddl")["verdict"] == "not"
    assert {law["verdict"] for law in found.values()} == {"unknown"}
    assert all(law["unknown"] for law in found.values())


def test_every_law_says_when_its_facts_were_checked_and_where_they_come_from() -> None:
    for law in laws().values():
        assert "2015" <= law["checked"][:4] <= "2026"
        assert law["sources"]


def test_assessment_says_how_far_the_duties_of_a_law_are_evidenced() -> None:
    found = laws("--for", str(SAMPLE), *facts(establishments="united-kingdom"))
    assert 0 < found["ukmsa"]["covered"] <= 1
    assert 0 < found["ukmsa"]["documented"] < 1


def test_text_names_the_open_question_and_what_is_left_to_a_lawyer() -> None:
    text = " ".join(shown(run(*facts(establishments="united-kingdom"))).split())
    assert "Not known yet" in text
    assert "(legal.uk-turnover)" in text
    assert "For a lawyer:" in text
    assert "not legal advice" in text


def test_fact_that_does_not_exist_is_named_with_the_nearest_one() -> None:
    done = run(*facts(staff_germny=9))
    assert done.returncode == Exit.UNUSABLE
    assert "legal.staff-germany" in said(done)


def test_facts_that_nobody_was_asked_for_decide_nothing_in_words() -> None:
    """Staff in France is no question to a company in Germany."""
    text = shown(run(*facts(establishments="germany")))
    french = " ".join(text.split("(frvig@2017)")[1].split("Facts last checked")[0].split())
    assert french.startswith("Decided by: legal.establishments = Germany Whether customers pass")


def test_law_that_never_came_into_force_says_so() -> None:
    text = shown(run())
    assert "Status: adopted and never brought into force." in text.split("(nlclddl@2019)")[1]
