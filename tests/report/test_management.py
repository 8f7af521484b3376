"""The report for management: what it says beyond the figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sctoolkit.content.library import Library
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.report.management import Chapter, chapter, management
from sctoolkit.report.summary import Reported

from .content import ANSWERS, reported

MADE_ON = date(2026, 3, 2)
ALL = 6
"""How many clauses the code of content.py has."""


def level(value: str) -> Answer:
    return Answer(AnswerState.ANSWERED, value)


def report(plant: Library, **answers: Answer) -> Chapter:
    """The report of the fixed answers with some of them changed."""
    changed = {f"work.{name}": answer for name, answer in answers.items()}
    return chapter(reported(plant, ANSWERS | changed))


@pytest.fixture
def page(small: Reported) -> Chapter:
    return chapter(small)


def test_who_and_when_are_said_where_the_file_says_so(small: Reported) -> None:
    answers = dict(small.assessment.answers)
    answers["work.age"] = replace(answers["work.age"], by="HR manager", at="2026-02-03T10:00:00Z")
    answers["work.pay"] = replace(answers["work.pay"], by="owner", at="2026-02-01T10:00:00Z")
    told = replace(small, assessment=replace(small.assessment, answers=answers))
    about = dict(management([told], MADE_ON).about)
    assert about["Answered"] == "2026-02-01 to 2026-02-03"
    assert about["Answered by"] == "HR manager, owner"
    assert about["Report made"] == "2026-03-02"


def test_who_and_when_are_left_out_where_nobody_wrote_them(small: Reported) -> None:
    about = dict(management([small], MADE_ON).about)
    assert list(about) == ["Questionnaire", "Report made"]
    assert about["Questionnaire"] == "Plant check: Few, 5 of 5 questions answered"


def test_finding_says_what_was_asked_answered_and_comes_next(plant: Library) -> None:
    (group,) = report(plant, rest=level("2")).groups
    (entry,) = group.entries
    assert (group.title, entry.clause, entry.gist) == ("Very serious", "1.1", "G.")
    assert entry.outcome == "not met · 33 %"
    assert [(one.ask, one.answer, one.next_step) for one in entry.shortfalls] == [
        ("How about hours?", "Not at all", "Begin."),
        ("How about rest?", "Mostly", "Go on."),
    ]


@pytest.mark.parametrize(
    ("state", "answer", "step"),
    [
        ("dont-know", "I don't know", "Find out and record the answer."),
        (
            "refused",
            "I prefer not to say",
            "Agree on who may answer this, and record the answer.",
        ),
    ],
)
def test_what_nobody_knows_is_to_be_found_out_first(
    plant: Library, state: str, answer: str, step: str
) -> None:
    (group,) = report(plant, rest=Answer(AnswerState(state))).groups
    rest = group.entries[0].shortfalls[-1]
    assert (rest.answer, rest.next_step) == (answer, step)


def test_first_steps_are_things_to_do_rather_than_to_find_out(page: Chapter) -> None:
    assert [(entry.clause, step) for entry, step in page.first_steps] == [("1.1", "Begin.")]


def test_answer_behind_several_clauses_is_told_under_the_gravest_only(small: Reported) -> None:
    first, second = small.result.findings
    again = replace(second, outcome=first.outcome, causes=(*first.causes, *second.causes))
    result = replace(small.result, findings=(first, again), reviews=())
    entries = [
        entry for group in chapter(replace(small, result=result)).groups for entry in group.entries
    ]
    assert [len(entry.shortfalls) for entry in entries] == [2, 1]
    assert [entry.elsewhere for entry in entries] == ["", "Also behind it: 2 answers under 1.1."]


def test_clauses_to_review_say_why(page: Chapter) -> None:
    assert [(entry.clause, entry.reasons) for entry in page.open_clauses] == [
        ("1.2", ("Pay: the clause asks less than was asked here. Minimum pay only.",)),
        ("1.3", ("Water: the clause asks more than was asked here. Warm water too.",)),
    ]


def test_what_was_not_assessed_stands_under_what_would_cover_it(page: Chapter) -> None:
    assert [(gap.title, [line.clause for line in gap.lines]) for gap in page.gaps] == [
        ("Asked in a larger scope", ["2.2"]),
        ("Asked nowhere in the library", ["2.3"]),
    ]
    assert page.gaps[1].lines[0].stands == "No labour matter."


def test_what_was_asked_and_not_answered_is_no_matter_of_scope(plant: Library) -> None:
    few = chapter(reported(plant, {"work.hours": level("4")}))
    unanswered = few.gaps[0]
    assert unanswered.title == "Asked here, but not answered yet"
    assert [(line.clause, line.stands) for line in unanswered.lines] == [
        ("1.1", "1 open question"),
        ("1.2", "1 open question"),
        ("1.3", "1 open question"),
        ("2.1", "1 open question"),
    ]


def test_strengths_are_the_clauses_that_are_met(plant: Library) -> None:
    assert [(line.clause, line.stands) for line in report(plant).strengths] == [("2.1", "met")]
    few = chapter(reported(plant, {"work.hours": level("4")}))
    assert [(line.clause, line.stands) for line in few.strengths] == [
        ("1.1", "met as far as tested (33 %)")
    ]


def test_every_clause_is_counted_once(plant: Library, page: Chapter) -> None:
    assert [(count.name, count.count) for count in page.counts] == [
        ("met", 1),
        ("met so far, the code asks more", 1),
        ("to be reviewed", 1),
        ("not met", 1),
        ("not assessed", 2),
    ]
    few = chapter(reported(plant, {"work.hours": level("4")}))
    assert [count.name for count in few.counts] == ["met as far as tested", "not assessed"]
    assert sum(count.count for count in few.counts) == ALL


def test_section_that_was_not_assessed_has_no_bar_rather_than_an_empty_one(plant: Library) -> None:
    hours = {"work.hours": level("0"), "work.rest": level("0")}
    work, people = chapter(reported(plant, hours)).sections
    assert (work.figure, work.share) == ("0 %", 0)
    assert (people.figure, people.share) == ("—", None)


def test_long_answers_are_cut_at_a_word(plant: Library) -> None:
    what = reported(plant, ANSWERS)
    (section,) = what.questionnaire.sections
    long = tuple(
        replace(
            question,
            options=tuple(
                replace(option, label=replace(option.label, wordings={"en": "word " * 60}))
                for option in question.options
            ),
        )
        for question in section.questions
    )
    questionnaire = replace(what.questionnaire, sections=(replace(section, questions=long),))
    told = chapter(replace(what, questionnaire=questionnaire))
    answer = told.groups[0].entries[0].shortfalls[0].answer
    assert len(answer) <= 122
    assert answer.endswith("word …")
