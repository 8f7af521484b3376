"""The review before the end: where things stand by section, and one row to change."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from sctoolkit import wording
from sctoolkit.engine.interview import Interview
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, Section
from sctoolkit.wizard.screen import Item, Screen


class Choice(StrEnum):
    """What to do from the review, besides changing one answer."""

    FINISH = "finish"
    OPEN = "open"
    SAVE = "save"


def review(interview: Interview, screen: Screen, language: str) -> Choice | Question:
    """Shows the review until the person chooses; a Question is one to be changed."""
    while True:
        asked = interview.asked()
        screen.table(
            _("Review"), _head(), [_row(interview, one, language) for one in _used(interview)]
        )
        key = screen.choose(_("What next?"), _items(interview, asked, language), Choice.FINISH)
        if key is None or key == Choice.OPEN:
            if interview.open_questions():
                return Choice.OPEN
            continue
        if key in (Choice.FINISH, Choice.SAVE):
            return Choice(key)
        picked = _pick(interview, screen, key, language)
        if picked is not None:
            return picked


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


def _items(interview: Interview, asked: list[Question], language: str) -> list[Item]:
    pending = len(interview.open_questions())
    flagged = [
        one for one in asked if one.id in interview.answers and interview.answers[one.id].flagged
    ]
    finish = _("Finish: see the score and the action plan")
    if pending:
        finish = _("Finish with {count} open: the score counts what is answered").format(
            count=pending
        )
    items = [Item(Choice.FINISH, finish)]
    if pending:
        items.append(Item(Choice.OPEN, _("Answer what is open ({count})").format(count=pending)))
    if flagged:
        items.append(
            Item("flagged", _("Look at what is flagged ({count})").format(count=len(flagged)))
        )
    items += [
        Item(
            f"section:{one.id}",
            _("Change an answer in: {section}").format(section=one.title.to(language)),
        )
        for one in _used(interview)
    ]
    return [*items, Item(Choice.SAVE, _("Save and quit"))]


def _pick(interview: Interview, screen: Screen, key: str, language: str) -> Question | None:
    if key == "flagged":
        questions = [
            one
            for one in interview.asked()
            if one.id in interview.answers and interview.answers[one.id].flagged
        ]
    else:
        section = key.removeprefix("section:")
        questions = [one for one in interview.asked() if one.section == section]
    items = [Item(one.id, _line(interview, one, language)) for one in questions]
    picked = screen.choose(_("Which one?"), items)
    return interview.question(picked) if picked else None


def _line(interview: Interview, question: Question, language: str) -> str:
    answer = interview.answers.get(question.id) or Answer(AnswerState.MISSING)
    flag = "⚑ " if answer.flagged else ""
    return f"{flag}{question.ask.to(language)} → {wording.answer(question, answer, language)}"
