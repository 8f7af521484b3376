"""Replies that are assessments: the supplier used sctoolkit itself, so nothing is to be guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from sctoolkit import document
from sctoolkit.batch.desk import Asked, Desk
from sctoolkit.batch.pieces import FileEnd, Piece
from sctoolkit.batch.scoring import Scoring
from sctoolkit.document import Document
from sctoolkit.errors import SctoolkitError
from sctoolkit.files.assessments.answers import assessment_in, questionnaire_in
from sctoolkit.files.assessments.fitting import other_form
from sctoolkit.files.assessments.recent import SAVED
from sctoolkit.files.reading import Input
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.sharing.consents import unreadable
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import AnswerState, Assessment
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.problem_kinds import ProblemKind


def is_saved(file: str) -> bool:
    """Whether a file of this name is read as an assessment."""
    return file.lower().endswith(SAVED)


def saved(given: Input, desk: Desk) -> Iterator[Piece]:
    """The supplier of one assessment, and how it was read."""
    read = _read(given, desk)
    if not isinstance(read, tuple):
        yield FileEnd(problems=tuple(read), skipped=read[0].message)
        return
    assessment, asked, problems = read
    scope = desk.job.scope or assessment.scope
    assessment = replace(
        assessment,
        scope=scope,
        organisation=assessment.organisation or PurePath(given.file).stem,
    )
    yield (Scoring(asked, scope, desk.job.papers).saved(assessment, given.file, problems),)
    yield FileEnd((asked.form.name, _said(assessment)))


def _said(assessment: Assessment) -> str:
    given = [one for _asked_of, one in assessment.every_answer()]
    count = sum(one.state is not AnswerState.MISSING for one in given)
    answers = plural("{count} question is answered", "{count} questions are answered", count)
    return _("an assessment, scope {scope}: {answers}").format(
        scope=assessment.scope, answers=answers
    )


Read = tuple[Assessment, Asked, list[Problem]]


def _read(given: Input, desk: Desk) -> Read | list[Problem]:
    """The assessment with what it answers, and warnings; else why it cannot be taken."""
    try:
        source = document.parse(_content(given), Document(given.file))
    except RefusedError as error:
        return list(error.of(given.file).problems)
    reference, problems = questionnaire_in(source)
    if not reference or not usable(problems):
        return problems
    form = reference.partition("@")[0]
    wanted = desk.job.questionnaire.partition("@")[0]
    if wanted and form != wanted:
        return [other_form(given.file, form, wanted)]
    try:
        asked = desk.opened(desk.job.questionnaire or form)
    except SctoolkitError as error:
        kind = ProblemKind.UNKNOWN_QUESTIONNAIRE
        return [kind.at(Source(given.file), str(error), error.hint)]
    assessment, problems = assessment_in(source, asked.form)
    if assessment is None or not usable(problems):
        return problems
    return unreadable(given.file, assessment.shared) or (assessment, asked, problems)


def _content(given: Input) -> bytes:
    """No more of a file than is looked at: what is larger is refused."""
    with given.opened() as found:
        return found.stream.read(document.LARGEST + 1)
