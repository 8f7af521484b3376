"""Which question is next, given the answers so far."""

from __future__ import annotations

from sctoolkit.engine.interview import Interview, Progress
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import NotApplicable, NotApplicableKind, Question

from .building import (
    DONT_KNOW,
    MISSING,
    NOT_APPLICABLE,
    REFUSED,
    Given,
    assessment,
    choice,
    fact,
    questionnaire,
    unless,
    when,
    words,
)

FORM = questionnaire(
    choice("first", scope="quick"),
    fact("audits", "yes", "no"),
    choice("results", ask_if=unless("audits", "no"), scope="quick"),
    choice("follow-up", ask_if=when("results", "bad", "half")),
    choice("last"),
    scopes="quick full",
)


def interview(**given: Given) -> Interview:
    return Interview(FORM, "full", assessment(given).answers)


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


def test_questions_are_asked_in_the_order_of_the_questionnaire() -> None:
    asked = ["first", "audits", "results", "follow-up", "last"]
    assert ids(interview().asked()) == asked
    assert ids(Interview(FORM, "quick", {}).asked()) == ["first", "audits", "results"]


def test_answered_question_is_open_no_more() -> None:
    assert ids(interview(first="good", results="bad").open_questions()) == [
        "audits",
        "follow-up",
        "last",
    ]


def test_any_answer_but_a_missing_one_closes_a_question() -> None:
    talk = interview(first=DONT_KNOW, audits=REFUSED, results=NOT_APPLICABLE, last=MISSING)
    assert ids(talk.open_questions()) == ["last"]


def test_note_alone_is_no_answer() -> None:
    noted = Answer(AnswerState.MISSING, note="Ask Ana.", flagged=True)
    assert not interview(first=noted).is_answered("first")


def following(after: str | None, **given: Given) -> str | None:
    question = interview(**given).next_after(after)
    return question.id if question else None


def test_next_is_the_first_open_question_after_this_one() -> None:
    assert following(None) == "first"
    assert following(None, first="good") == "audits"
    assert following("audits") == "results"
    assert following("first", audits="no") == "last"


def test_nothing_comes_after_the_last_open_question() -> None:
    assert following("last") is None
    assert following("audits", results="good", last="bad") is None


def test_open_question_before_this_one_is_not_the_next() -> None:
    assert following("last", first=MISSING) is None


def test_progress_counts_what_is_asked_answered_and_flagged_now() -> None:
    flagged = Answer(AnswerState.ANSWERED, "half", flagged=True)
    assert interview(first=flagged, audits=DONT_KNOW).progress() == Progress(
        answered=2, asked=5, flagged=1
    )


def test_progress_leaves_out_what_is_hidden() -> None:
    flagged = Answer(AnswerState.ANSWERED, "half", flagged=True)
    assert interview(audits="no", results=flagged).progress() == Progress(
        answered=1, asked=3, flagged=0
    )


def test_changing_a_routing_answer_reopens_questions_and_loses_no_answer() -> None:
    answers = assessment({"audits": "yes", "results": "bad", "follow-up": "good"}).answers
    talk = Interview(FORM, "full", answers)
    assert ids(talk.open_questions()) == ["first", "last"]
    answers["audits"] = Answer(AnswerState.ANSWERED, "no")
    assert ids(talk.asked()) == ["first", "audits", "last"]
    answers["audits"] = Answer(AnswerState.ANSWERED, "yes")
    assert ids(talk.asked()) == ["first", "audits", "results", "follow-up", "last"]
    assert ids(talk.open_questions()) == ["first", "last"]


def test_question_behind_a_hidden_question_is_hidden_too() -> None:
    """The old answer to `results` still stands, but nobody is asked for it."""
    talk = interview(audits="no", results="bad")
    assert talk.hidden("results")
    assert talk.hidden("follow-up")


def offered(rule: NotApplicable | None, size: Given = MISSING) -> bool:
    """Whether "does not apply" may be answered."""
    asked = choice("q", not_applicable=rule)
    form = questionnaire(fact("size", "micro", "large"), asked)
    return Interview(form, "full", assessment({"size": size}).answers).may_be_not_applicable(asked)


def test_does_not_apply_is_offered_only_where_the_author_allows_it() -> None:
    assert not offered(None)
    assert offered(NotApplicable(NotApplicableKind.CHOICE, words("Another route.")))


def test_does_not_apply_is_offered_where_its_condition_holds_or_is_undecided() -> None:
    rule = NotApplicable(NotApplicableKind.SIZE, words("Small."), condition=when("size", "micro"))
    assert offered(rule, "micro")
    assert offered(rule, DONT_KNOW)
    assert not offered(rule, "large")
