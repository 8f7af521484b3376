"""Two people answered the same questionnaire; their answers in one assessment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sctoolkit.engine.merging import Merged, Prefer, merge, same_subject
from sctoolkit.model.assessment import Answer, AnswerState, AskedOf, Evidence, KeptAside

from .building import DONT_KNOW, MISSING, NOT_APPLICABLE, Given, answer, assessment

FIRST = Answer(AnswerState.ANSWERED, "half", note="Plant A", at="2026-01-02T08:00:00Z", by="Ana")
LATER = Answer(AnswerState.ANSWERED, "good", note="Plant B", at="2026-03-04T08:00:00Z", by="Ben")
RECORD = Evidence("record.pdf")
PHOTO = Evidence("photo.jpg")


def merged(ours: Given | None, theirs: Given | None, prefer: Prefer = Prefer.NEITHER) -> Merged:
    """Two assessments with one question; None = they say nothing about it."""
    first, second = (assessment({} if one is None else {"q": one}) for one in (ours, theirs))
    return merge(first, second, prefer)


def kept(ours: Given | None, theirs: Given | None, prefer: Prefer = Prefer.NEITHER) -> Answer:
    return merged(ours, theirs, prefer).assessment.answers["q"]


def test_answer_of_the_second_only_is_added() -> None:
    one = merged(None, "good")
    assert one.assessment.answers == {"q": answer("good")}
    assert (one.added, one.conflicts) == (1, ())


def test_answer_of_the_first_only_is_kept() -> None:
    one = merged("good", None)
    assert one.assessment.answers == {"q": answer("good")}
    assert (one.added, one.conflicts) == (0, ())


def test_same_answer_is_no_conflict() -> None:
    one = merged("good", "good")
    assert (one.assessment.answers["q"], one.added, one.conflicts) == (answer("good"), 0, ())


def test_missing_answer_gives_way_to_any_other() -> None:
    noted = Answer(AnswerState.MISSING, note="Ask Ana.")
    assert kept(noted, "good") == Answer(AnswerState.ANSWERED, "good", note="Ask Ana.")
    assert kept("good", noted) == Answer(AnswerState.ANSWERED, "good", note="Ask Ana.")
    assert (merged(noted, "good").added, merged("good", noted).added) == (1, 0)


def test_note_to_an_open_question_is_no_added_answer() -> None:
    assert merged(None, MISSING).added == 0


@pytest.mark.parametrize("other", ["bad", DONT_KNOW, NOT_APPLICABLE])
def test_different_answers_are_a_conflict(other: Given) -> None:
    (conflict,) = merged("good", other).conflicts
    assert conflict.asked == AskedOf("q")
    assert (conflict.first, conflict.second) == (answer("good"), answer(other))


@pytest.mark.parametrize(
    ("prefer", "value", "flagged"),
    [
        (Prefer.NEITHER, "half", True),
        (Prefer.FIRST, "half", False),
        (Prefer.SECOND, "good", False),
        (Prefer.NEWEST, "good", False),
    ],
)
def test_preference_settles_a_conflict(prefer: Prefer, value: str, flagged: bool) -> None:  # noqa: FBT001
    one = kept(FIRST, LATER, prefer)
    assert (one.value, one.flagged) == (value, flagged)


def test_newest_may_be_the_first() -> None:
    assert kept(LATER, FIRST, Prefer.NEWEST).by == "Ben"


@pytest.mark.parametrize(
    ("ours", "theirs"), [("", ""), (FIRST.at, ""), ("", LATER.at), (LATER.at, LATER.at)]
)
def test_newest_leaves_a_conflict_open_where_the_dates_do_not_say(ours: str, theirs: str) -> None:
    one = merged(replace(FIRST, at=ours), replace(LATER, at=theirs), Prefer.NEWEST)
    answer_now = one.assessment.answers["q"]
    assert [conflict.settled for conflict in one.conflicts] == [False]
    assert (answer_now.value, answer_now.flagged) == ("half", True)


@pytest.mark.parametrize("prefer", list(Prefer))
def test_every_conflict_is_listed_and_open_only_where_nothing_is_preferred(prefer: Prefer) -> None:
    (conflict,) = merged(FIRST, LATER, prefer).conflicts
    assert conflict.settled is (prefer is not Prefer.NEITHER)


def test_person_and_time_are_those_of_the_answer_that_stands() -> None:
    one = kept(FIRST, LATER, Prefer.SECOND)
    assert (one.by, one.at) == ("Ben", LATER.at)


@pytest.mark.parametrize(
    ("prefer", "note"),
    [(Prefer.FIRST, "Plant A\nBen: Plant B"), (Prefer.SECOND, "Plant B\nAna: Plant A")],
)
def test_notes_of_both_are_kept_the_other_one_under_its_name(prefer: Prefer, note: str) -> None:
    assert kept(FIRST, LATER, prefer).note == note


def test_same_note_stands_once() -> None:
    assert kept(replace(FIRST, note="Same"), replace(LATER, note="Same")).note == "Same"


def test_short_note_is_kept_beside_a_long_one_that_contains_it() -> None:
    ours, theirs = replace(FIRST, note="No audits"), replace(LATER, note="No")
    assert kept(ours, theirs).note == "No audits\nBen: No"


def test_second_note_of_the_same_person_needs_no_name() -> None:
    assert kept(FIRST, replace(FIRST, note="Plant C")).note == "Plant A\nPlant C"


def test_paragraphs_of_a_note_stay_apart() -> None:
    ours = replace(FIRST, note="One\n\nTwo")
    assert kept(ours, replace(LATER, note="Three\n\nFour")).note == "One\n\nTwo\nBen: Three\n\nFour"


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (("Acme", ""), ("Zed", ""), False),
        (("Acme", "Plant 1"), ("Acme", "Plant 2"), False),
        (("Acme", ""), ("  ACME ", ""), True),
        (("Acme", "Plant 1"), ("", ""), True),
    ],
)
def test_two_companies_or_sites_are_told_apart_by_their_names(
    ours: tuple[str, str],
    theirs: tuple[str, str],
    same: bool,  # noqa: FBT001
) -> None:
    first, second = (
        replace(assessment({}), organisation=organisation, site=site)
        for organisation, site in (ours, theirs)
    )
    assert same_subject(first, second) is same


def test_name_that_only_the_second_gives_is_kept() -> None:
    second = replace(assessment({}), organisation="Acme", site="Plant 1")
    one = merge(assessment({}), second).assessment
    assert (one.organisation, one.site) == ("Acme", "Plant 1")


def test_merging_the_second_once_more_changes_nothing() -> None:
    first = assessment({"q": replace(FIRST, evidence=(PHOTO,)), "p": DONT_KNOW})
    second = assessment({"q": replace(LATER, evidence=(RECORD,)), "p": "bad", "r": "good"})
    once = merge(first, second).assessment
    assert merge(once, second).assessment == once
    assert merge(first, once).assessment == once


def test_evidence_of_both_is_kept_once() -> None:
    ours = replace(FIRST, evidence=(RECORD,))
    theirs = replace(LATER, evidence=(RECORD, PHOTO))
    assert kept(ours, theirs).evidence == (RECORD, PHOTO)


def test_flag_of_either_is_kept() -> None:
    assert kept("good", replace(answer("good"), flagged=True)).flagged


def test_reason_why_it_does_not_apply_stays_with_that_answer() -> None:
    ours, theirs = "good", Answer(AnswerState.NOT_APPLICABLE, reason="No suppliers.")
    assert kept(ours, theirs, Prefer.FIRST).reason == ""
    assert kept(ours, theirs, Prefer.SECOND).reason == "No suppliers."
    assert kept(replace(theirs, reason=""), theirs).reason == "No suppliers."


def test_answers_kept_aside_are_those_of_both_once() -> None:
    old, older = KeptAside("old", "yes", "Gone."), KeptAside("older", "no", "Gone.")
    first = replace(assessment({}), kept_aside=(old,))
    second = replace(assessment({}), kept_aside=(old, older))
    assert merge(first, second).assessment.kept_aside == (old, older)


def test_merged_assessment_is_as_fresh_as_the_later_one() -> None:
    first = replace(assessment({}), updated="2026-01-01T00:00:00Z", organisation="Ours")
    second = replace(assessment({}), updated="2026-02-01T00:00:00Z", organisation="Theirs")
    one = merge(first, second).assessment
    assert (one.updated, one.organisation) == ("2026-02-01T00:00:00Z", "Ours")


def test_answers_of_a_made_up_company_make_the_whole_made_up() -> None:
    sample = replace(assessment({"q": "good"}), made_up=True)
    assert merge(assessment({}), sample).assessment.made_up
    assert merge(sample, assessment({})).assessment.made_up


@pytest.mark.parametrize("prefer", list(Prefer))
def test_merging_with_itself_changes_nothing(prefer: Prefer) -> None:
    noted = Answer(AnswerState.MISSING, note="Ask.", flagged=True)
    both = replace(FIRST, evidence=(RECORD, PHOTO), flagged=True)
    one = assessment({"a": both, "b": DONT_KNOW, "c": NOT_APPLICABLE, "d": noted, "e": ("x", "y")})
    again = merge(one, one, prefer)
    assert again == Merged(one, (), 0)


def test_neither_assessment_is_changed() -> None:
    first, second = assessment({"q": FIRST}), assessment({"q": LATER, "p": "good"})
    merge(first, second)
    assert first == assessment({"q": FIRST})
    assert second == assessment({"q": LATER, "p": "good"})
