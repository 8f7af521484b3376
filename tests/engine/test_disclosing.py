from __future__ import annotations

from dataclasses import replace

from sctoolkit import records
from sctoolkit.engine.sharing.commerce import vocabulary
from sctoolkit.engine.sharing.disclosing import Disclosure, disclose
from sctoolkit.engine.sharing.gate import Verdict, Wishes
from sctoolkit.engine.sharing.receiving import received
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Evidence,
    EvidenceLevel,
    Unit,
)
from sctoolkit.model.questionnaire import (
    Audience,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    Scope,
    Section,
)
from sctoolkit.model.sharing import Facility, Profile
from sctoolkit.model.text import Text

WORDS = vocabulary({"price": ["price*", "prix"], "capacity": ["capacity"], "personal": ["phone*"]})
MILL = Facility("Blue Mill", "VN", "1 River Road")


def asked(name: str, kind: QuestionKind, ask: str) -> Question:
    options = (Option("yes", Text({"en": "Yes"})), Option("no", Text({"en": "No"})))
    given = () if kind in (QuestionKind.NUMBER, QuestionKind.TEXT) else options
    return Question(name, "s", Text({"en": ask}), Text({"en": ""}), kind, "all", options=given)


FORM = Questionnaire(
    "kitchen",
    "1.0",
    Text({"en": "Kitchen"}),
    Text({"en": ""}),
    Audience.FACILITY,
    (),
    (Scope("all", Text({"en": "All"}), 1),),
    (
        Section(
            "s",
            Text({"en": "S"}),
            Text({"en": ""}),
            "",
            (
                asked("exits", QuestionKind.CHOICE, "Are the exits open?"),
                asked("hours", QuestionKind.NUMBER, "How many hours a week?"),
                asked("piece", QuestionKind.NUMBER, "What is the unit price?"),
                asked("covers", QuestionKind.CHOICE, "Does the price cover wages?"),
                asked("contact", QuestionKind.TEXT, "What is your phone number?"),
                asked("story", QuestionKind.TEXT, "What happened?"),
            ),
        ),
    ),
)


def said(value: str | float, note: str = "") -> Answer:
    return Answer(AnswerState.ANSWERED, value, note=note, by="Anna Kim", at="2026-10-01T08:00:00Z")


def disclosed(answers: dict[str, Answer], profile: Profile, *confirmed: str) -> Disclosure:
    own = Assessment("a", "kitchen@1.0", "all", "Blue Mill", updated="2026-10-01", answers=answers)
    wishes = Wishes(profile, MILL, confirmed=frozenset(confirmed))
    return disclose(FORM, own, [], WORDS, wishes)


def places(found: Disclosure, verdict: Verdict) -> list[tuple[str, str]]:
    return [(one.place, one.meaning) for one in found.having(verdict)]


def test_members_see_answers_without_anybodys_own_words() -> None:
    found = disclosed(
        {"exits": said("no", "Anna locked them"), "hours": said(61), "story": said("A fire")},
        Profile.MEMBER,
    )
    assert found.may_leave
    assert [(one.question, one.value) for one in found.content.answers] == [
        ("exits", "no"),
        ("hours", 61),
    ]
    text = records.to_json(found.content)
    assert "Anna" not in text
    assert "fire" not in text


def test_public_sees_that_there_is_an_assessment_and_no_more() -> None:
    content = disclosed({"exits": said("no")}, Profile.PUBLIC).content
    assert content.facility == replace(MILL, address="")
    assert (content.answers, content.findings, content.areas, content.units) == ((), (), (), ())


def test_figure_that_a_question_asks_as_a_price_is_refused_with_its_place() -> None:
    found = disclosed({"piece": said(4.2)}, Profile.MEMBER, "piece")
    assert places(found, Verdict.REFUSED) == [("piece", "price")]
    assert found.content.answers == ()
    assert not found.may_leave


def test_closed_question_with_such_a_word_waits_until_somebody_looked() -> None:
    answers = {"covers": said("yes")}
    assert places(disclosed(answers, Profile.MEMBER), Verdict.WAITING) == [("covers", "price")]
    found = disclosed(answers, Profile.MEMBER, "covers")
    assert found.may_leave
    assert [one.question for one in found.content.answers] == ["covers"]


def test_words_that_may_mean_a_capacity_are_shown_and_wait() -> None:
    answers = {"exits": said("no", "The dormitory is over capacity.")}
    found = disclosed(answers, Profile.PRIVATE)
    assert places(found, Verdict.WAITING) == [("exits", "capacity")]
    assert found.having(Verdict.WAITING)[0].text == "The dormitory is over capacity."
    sure = disclosed(answers, Profile.PRIVATE, "exits")
    assert sure.may_leave
    assert sure.content.answers[0].note == "The dormitory is over capacity."


def test_personal_data_is_taken_out_of_notes_even_of_confirmed_ones() -> None:
    found = disclosed({"exits": said("no", "call +84 24 3456 7890")}, Profile.PRIVATE, "exits")
    assert places(found, Verdict.REMOVED) == [("exits", "phone")]
    assert found.content.answers[0].note == "call […]"


def test_field_for_personal_data_is_refused() -> None:
    found = disclosed({"contact": said("me")}, Profile.PRIVATE)
    assert places(found, Verdict.REFUSED) == [("contact", "personal")]


def test_text_in_a_script_without_a_list_waits() -> None:
    found = disclosed({"exits": said("no", "单价四美元")}, Profile.PRIVATE)
    assert ("exits", "script") in places(found, Verdict.WAITING)


def test_documents_stay_at_home_and_their_digests_go() -> None:
    proof = Evidence("photos/anna-kim.jpg", "d" * 64, EvidenceLevel.VERIFIED)
    found = disclosed({"exits": replace(said("no"), evidence=(proof,))}, Profile.PRIVATE)
    assert "anna" not in records.to_json(found.content)
    assert found.content.answers[0].digests == ("d" * 64,)
    back = received(found.content, "b", "tool").answers["exits"]
    assert back.evidence_level() is EvidenceLevel.VERIFIED
    assert back.evidence[0].is_link


def test_unit_named_after_a_customer_or_a_price_is_refused_and_sizes_become_shares() -> None:
    units = (
        Unit("line-1", "line", "Line for Acme", 300, {"exits": said("no")}),
        Unit("low-price-line", "line", "", 100),
    )
    own = Assessment("a", "kitchen@1.0", "all", "Blue Mill", updated="2026-10-01", units=units)
    found = disclose(FORM, own, [], WORDS, Wishes(Profile.MEMBER, MILL))
    assert places(found, Verdict.REFUSED) == [("unit low-price-line", "price")]
    assert [one.share for one in found.content.units] == [0.75, 0.25]
    assert "Acme" not in records.to_json(found.content)
    assert received(found.content, "b", "tool").units[0].answers["exits"].value == "no"
