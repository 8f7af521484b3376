"""Brings back the answers of an interrupted session, as far as their questions still take them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sctoolkit.document import Document
from sctoolkit.files.assessments.answers import answer_to_content
from sctoolkit.files.assessments.fitting import Place, fitted, misfit_kind, question_at
from sctoolkit.files.assessments.journal import Entry
from sctoolkit.files.printable import printable_answer
from sctoolkit.model.assessment import Answer, Assessment, KeptAside, Value
from sctoolkit.model.questionnaire import Question, Questionnaire


def replayed(
    assessment: Assessment,
    entries: Sequence[Entry],
    questionnaire: Questionnaire,
    journal: Document,
) -> Assessment:
    """The assessment with the answers of a journal over its own; misfits are kept aside."""
    questions = {question.id: question for question in questionnaire.questions()}
    answers, aside = dict(assessment.answers), list(assessment.kept_aside)
    last = _last_answers(assessment, entries)
    taken = set(last)
    for written, (answer, made_for) in last.items():
        now = questionnaire.merged.get(written, written)
        place = Place(journal, written, misfit_kind(made_for, questionnaire))
        question = question_at(place, questions, now, taken)
        if isinstance(question, Question):
            taken.add(now)
            found = fitted(replace(answer, value=None), _raw(answer.value), question, place)
        else:
            found = question
        if isinstance(found, Answer):
            answers[now] = found
            continue
        kept = KeptAside(written, _plain(answer), found.code)
        aside += [] if kept in aside else [kept]
    updated = next((one.at for one in reversed(entries) if one.answer), assessment.updated)
    at = next((one.question for one in reversed(entries) if _stands(one)), assessment.at)
    return replace(assessment, answers=answers, kept_aside=tuple(aside), updated=updated, at=at)


def _stands(entry: Entry) -> bool:
    """Whether the entry says which question was on the screen."""
    return entry.answer is None and not entry.opened_by


def _last_answers(
    assessment: Assessment, entries: Sequence[Entry]
) -> dict[str, tuple[Answer, str]]:
    """The last answer to each question, with the `id@version` of the questionnaire it was for."""
    last: dict[str, tuple[Answer, str]] = {}
    made_for = assessment.questionnaire
    for entry in entries:
        made_for = entry.questionnaire or made_for
        if entry.answer is not None:
            last[entry.question] = printable_answer(entry.answer), made_for
    return last


def _raw(value: Value) -> str | tuple[str, ...] | None:
    """The value as a person would write it."""
    return repr(value) if isinstance(value, float) else value


def _plain(answer: Answer) -> str:
    return json.dumps(answer_to_content(answer), ensure_ascii=False)
