"""The review before the end: where things stand by section, and one row to change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from sctoolkit import wording
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.integrity import contradictions
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, Section
from sctoolkit.wizard.screen import Item, Screen


class Choice(StrEnum):
    """What to do from the review, besides changing one answer."""

    FINISH = "finish"
    OPEN = "open"
    SAVE = "save"
    BACK = "back"
    """To the question that was on the screen before."""


FLAGGED, CHANGE = "flagged", "change"


def review(
    interview: Interview, screen: Screen, language: str, news: Sequence[str]
) -> Choice | Question:
    """Shows the review until the person chooses; a Question is one to be changed.

    `news` is said last, where it is seen.
    """
    while True:
        rows = [_row(interview, one, language) for one in _used(interview)]
        screen.table(_("Review"), _head(), rows)
        for line in [*_contradictions(interview, language), *news]:
            screen.say(line)
        key = screen.choose(_("What next?"), _items(interview), Choice.FINISH)
        if key is None:
            return Choice.BACK
        if key not in (FLAGGED, CHANGE):
            return Choice(key)
        picked = _pick(interview, screen, key, language)
        if picked is not None:
            return picked


def _contradictions(interview: Interview, language: str) -> list[str]:
    found = [wording.contradiction(one, language) for one in contradictions(interview)]
    return wording.contradictions(found)


def _used(interview: Interview) -> list[Section]:
    asked = {question.section for question in interview.asked()}
    return [section for section in interview.questionnaire.sections if section.id in asked]


def _head() -> list[str]:
    return [
        _("Section"),
        _("Answered"),
        _("Open"),
        _("Not applicable"),
        _("Don't know"),
        _("Flagged"),
    ]


def _row(interview: Interview, section: Section, language: str) -> list[str]:
    questions = [one for one in interview.asked() if one.section == section.id]
    answers = [interview.answers.get(one.id) or Answer(AnswerState.MISSING) for one in questions]
    states = Counter(answer.state for answer in answers)
    flagged = sum(answer.flagged for answer in answers)
    counts = [
        states[AnswerState.ANSWERED],
        states[AnswerState.MISSING],
        states[AnswerState.NOT_APPLICABLE],
        states[AnswerState.DONT_KNOW] + states[AnswerState.REFUSED],
        flagged,
    ]
    return [section.title.to(language), *(str(count) if count else "" for count in counts)]


def _items(interview: Interview) -> list[Item]:
    pending, flagged = len(interview.open_questions()), len(_flagged(interview))
    finish = _("Finish: see the score and the action plan")
    if pending:
        finish = _("Finish with {count} open: the score counts what is answered").format(
            count=pending
        )
    items = [Item(Choice.FINISH, finish)]
    if pending:
        items.append(Item(Choice.OPEN, _("Answer what is open ({count})").format(count=pending)))
    if flagged:
        items.append(Item(FLAGGED, _("Look at what is flagged ({count})").format(count=flagged)))
    return [*items, Item(CHANGE, _("Change an answer")), Item(Choice.SAVE, _("Save and quit"))]


def _flagged(interview: Interview) -> list[Question]:
    return [
        one
        for one in interview.asked()
        if one.id in interview.answers and interview.answers[one.id].flagged
    ]


def _pick(interview: Interview, screen: Screen, key: str, language: str) -> Question | None:
    questions = _flagged(interview)
    if key == CHANGE:
        sections = [Item(one.id, one.title.to(language)) for one in _used(interview)]
        section = screen.choose(_("In which section?"), sections)
        questions = [one for one in interview.asked() if one.section == section]
    if not questions:
        return None
    items = [Item(one.id, _line(interview, one, language)) for one in questions]
    picked = screen.choose(_("Which one?"), items)
    return interview.question(picked) if picked else None


def _line(interview: Interview, question: Question, language: str) -> str:
    answer = interview.answers.get(question.id) or Answer(AnswerState.MISSING)
    flag = "⚑ " if answer.flagged else ""
    return f"{flag}{question.ask.to(language)} → {wording.answer(question, answer, language)}"
