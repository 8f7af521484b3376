"""Assessment files: one YAML format for saving, for answering by file, and for tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.files.answer_values import read_value
from sctoolkit.files.printable import printable, printable_answer
from sctoolkit.language import _
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Evidence,
    EvidenceLevel,
    KeptAside,
)
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.problem_kinds import ProblemKind


def questionnaire_of(path: Path) -> tuple[str, list[Problem]]:
    """The `id@version` of the questionnaire that the file answers; empty where it says none."""
    source = document.read(path)
    if source.root is None or not document.check_format(source.root):
        return "", source.problems
    if "assessment" not in source.root:
        source.root.problem(ProblemKind.NOT_RECOGNISED, _("not an assessment"))
        return "", source.problems
    return source.root.text("questionnaire"), source.problems


def read_assessment(
    path: Path, questionnaire: Questionnaire
) -> tuple[Assessment | None, list[Problem]]:
    """The assessment in `path`. Answers that do not fit are kept aside and reported as warnings."""
    source = document.read(path)
    root = source.root
    if root is None or not document.check_format(root):
        return None, source.problems
    made_for = root.text("questionnaire")
    version = made_for.partition("@")[2]
    if _is_other(version, questionnaire):
        newer = _parts(version) > _parts(questionnaire.version)
        root.document.report(
            ProblemKind.NEWER_VERSION if newer else ProblemKind.OTHER_VERSION,
            _("answered with version {theirs}, read with version {ours}").format(
                theirs=version, ours=questionnaire.version
            ),
            line=root.line_of("questionnaire"),
            warning=True,
        )
    assessment = Assessment(
        id=root.text("assessment"),
        questionnaire=questionnaire.name,
        scope=_scope(root, questionnaire),
        organisation=root.text("organisation", ""),
        site=root.text("site", ""),
        made_up=root.truth("made_up", default=False),
        digest=root.text("digest", ""),
        started=root.text("started", ""),
        updated=root.text("updated", ""),
        tool=root.text("tool", ""),
    )
    answers, aside = _answers(root, questionnaire)
    known = tuple(_kept_aside(entry) for entry in root.cursors("kept_aside"))
    root.finish()
    fresh = tuple(one for one in aside if one not in known)
    return replace(assessment, answers=answers, kept_aside=known + fresh), source.problems


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _scope(root: Cursor, questionnaire: Questionnaire) -> str:
    scopes = [scope.id for scope in questionnaire.scopes]
    scope = root.text("scope", scopes[-1])
    if scope not in scopes:
        root.unknown_word("scope", scope, scopes, ProblemKind.UNKNOWN_SCOPE)
        return scopes[-1]
    return scope


def _is_other(version: str, questionnaire: Questionnaire) -> bool:
    return bool(version) and version != questionnaire.version


@dataclass(frozen=True, slots=True)
class _Place:
    """An answer where it stands in its file."""

    block: Cursor
    key: str
    misfit: ProblemKind
    """What to call an answer that the question does not take."""

    def warn(self, kind: ProblemKind, message: str, hint: str = "") -> ProblemKind:
        """Reports a warning here; gives its kind back."""
        line = self.block.line_of(self.key)
        self.block.document.report(
            kind, f"{self.key}: {message}", line=line, hint=hint, warning=True
        )
        return kind

    def kept_aside(self, kind: ProblemKind) -> KeptAside:
        """The answer word for word, because of a problem of that kind."""
        plain = json.dumps(self.block.plain(self.key), ensure_ascii=False)
        return KeptAside(self.key, plain, kind.code)


def _answers(
    root: Cursor, questionnaire: Questionnaire
) -> tuple[dict[str, Answer], list[KeptAside]]:
    questions = {question.id: question for question in questionnaire.questions()}
    other = _is_other(root.text("questionnaire").partition("@")[2], questionnaire)
    misfit = ProblemKind.GONE_OPTION if other else ProblemKind.BAD_VALUE
    answers: dict[str, Answer] = {}
    aside: list[KeptAside] = []
    block = root.cursor("answers")
    for written in block.keys() if block else ():
        assert block is not None  # noqa: S101 - there are keys
        place = _Place(block, written, misfit)
        now = questionnaire.merged.get(written, written)
        found = _found(place, questions.get(now), answers, list(questions))
        if isinstance(found, Answer):
            answers[now] = found
        else:
            aside.append(place.kept_aside(found))
    return answers, aside


def _found(
    place: _Place, question: Question | None, taken: dict[str, Answer], ids: list[str]
) -> Answer | ProblemKind:
    """The answer, or why it is kept aside. The question may have had another id before."""
    if question is None:
        hint = document.did_you_mean(place.key, ids)
        return place.warn(ProblemKind.UNKNOWN_ANSWER, _("no such question"), hint)
    if place.key != question.id:
        if question.id in place.block or question.id in taken:
            became = _("became part of {id}, which has an answer already")
            return place.warn(ProblemKind.OTHER_VERSION, became.format(id=question.id))
        hint = _("The answer was moved there; see whether it still fits.")
        place.warn(ProblemKind.OTHER_VERSION, _("is now {id}").format(id=question.id), hint)
    return _answer(place.block.any(place.key), question, place)


def _kept_aside(entry: Cursor) -> KeptAside:
    if "answer" not in entry:
        entry.problem(ProblemKind.MISSING_KEY, _("“{key}” is missing").format(key="answer"))
        return KeptAside(entry.text("question"), '""', entry.text("because", ""))
    plain = json.dumps(entry.plain("answer"), ensure_ascii=False)
    return KeptAside(entry.text("question"), plain, entry.text("because", ""))


def _answer(
    found: Cursor | str | tuple[str, ...] | None, question: Question, place: _Place
) -> Answer | ProblemKind:
    if found is None:
        return Answer(AnswerState.MISSING)
    if isinstance(found, Cursor):
        return _detailed(found, question, place)
    if found in (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value):
        return Answer(AnswerState(str(found)))
    return _valued(Answer(AnswerState.ANSWERED), found, question, place)


def _valued(
    answer: Answer, raw: str | tuple[str, ...], question: Question, place: _Place
) -> Answer | ProblemKind:
    read = read_value(question, raw)
    if read.problem:
        return place.warn(place.misfit, read.problem, read.hint)
    return replace(answer, state=AnswerState.ANSWERED, value=read.value)


def _detailed(details: Cursor, question: Question, place: _Place) -> Answer | ProblemKind:
    details.name(place.key)
    state = details.word("state", AnswerState, AnswerState.MISSING)
    answer = Answer(
        state=state,
        reason=details.text("reason", ""),
        note=details.text("note", ""),
        flagged=details.truth("flag", default=False),
        evidence=tuple(_evidence(piece) for piece in details.cursors("evidence")),
        by=details.text("by", ""),
        at=details.text("at", ""),
    )
    raw = details.any("answer")
    details.finish()
    if raw is not None and state not in (AnswerState.MISSING, AnswerState.ANSWERED):
        message = _("has an answer and the state “{state}”: write one of them")
        return place.warn(place.misfit, message.format(state=state.value))
    if isinstance(raw, Cursor):
        return place.warn(place.misfit, _("needs a word, a number or a list of words"))
    if raw is not None:
        return _valued(answer, raw, question, place)
    if state is AnswerState.NOT_APPLICABLE:
        return _not_applicable(answer, question, place)
    return replace(answer, state=AnswerState.MISSING) if state is AnswerState.ANSWERED else answer


def _not_applicable(answer: Answer, question: Question, place: _Place) -> Answer | ProblemKind:
    if question.not_applicable is None:
        message = _("“does not apply” is no answer to this question")
        return place.warn(ProblemKind.NOT_ALLOWED, message)
    if not answer.reason:
        message = _("does not apply, but no reason is given")
        return place.warn(ProblemKind.REASON_MISSING, message)
    return answer


def _evidence(piece: Cursor) -> Evidence:
    where = piece.text("link" if "link" in piece else "file")
    evidence = Evidence(
        where, piece.text("sha256", ""), piece.word("level", EvidenceLevel, EvidenceLevel.DOCUMENT)
    )
    piece.finish()
    return evidence


def is_link(where: str) -> bool:
    """Whether the evidence is a link rather than a file."""
    return where.lower().startswith(("https://", "http://"))


def to_content(assessment: Assessment) -> dict[str, Any]:
    """The assessment as it stands in its file, key by key."""
    content: dict[str, Any] = {
        "format": document.FORMAT,
        "assessment": assessment.id,
        "questionnaire": assessment.questionnaire,
        "scope": assessment.scope,
    }
    optional = ("organisation", "site", "digest", "started", "updated", "tool")
    content |= {key: printable(value) for key in optional if (value := getattr(assessment, key))}
    if assessment.made_up:
        content["made_up"] = True
    content["answers"] = {
        question: answer_to_content(answer) for question, answer in assessment.answers.items()
    }
    if assessment.kept_aside:
        content["kept_aside"] = [
            {"question": one.question, "answer": json.loads(one.answer), "because": one.because}
            for one in assessment.kept_aside
        ]
    return content


def answer_to_content(answer: Answer) -> dict[str, Any]:
    """One answer as it stands in the file; only what was said."""
    answer = printable_answer(answer)
    content: dict[str, Any] = {}
    if answer.state is AnswerState.ANSWERED:
        content["answer"] = (
            list(answer.value) if isinstance(answer.value, tuple) else _tidy(answer.value)
        )
    elif answer.state is not AnswerState.MISSING:
        content["state"] = answer.state.value
    optional = {"reason": answer.reason, "note": answer.note, "flag": answer.flagged}
    content |= {key: value for key, value in optional.items() if value}
    if answer.evidence:
        content["evidence"] = [_evidence_to_content(piece) for piece in answer.evidence]
    return content | {key: value for key, value in (("by", answer.by), ("at", answer.at)) if value}


def _tidy(value: str | float | None) -> str | float | int | None:
    return int(value) if isinstance(value, float) and value == int(value) else value


def _evidence_to_content(piece: Evidence) -> dict[str, str]:
    content = {"link" if is_link(piece.where) else "file": piece.where}
    if piece.sha256:
        content["sha256"] = piece.sha256
    if piece.level is not EvidenceLevel.DOCUMENT:
        content["level"] = piece.level.value
    return content
