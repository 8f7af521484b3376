"""Assessment files: one YAML format for saving, for answering by file, and for tests."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.files.answer_values import read_value
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

DETAILS = ("answer", "state", "reason", "note", "flag", "evidence", "by", "at")


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
    if version and version != questionnaire.version:
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
    root.finish()
    known = tuple(_kept_aside(entry) for entry in root.cursors("kept_aside"))
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


def _answers(
    root: Cursor, questionnaire: Questionnaire
) -> tuple[dict[str, Answer], list[KeptAside]]:
    questions = {question.id: question for question in questionnaire.questions()}
    answers: dict[str, Answer] = {}
    aside: list[KeptAside] = []
    block = root.cursor("answers")
    for written in block.keys() if block else ():
        assert block is not None  # noqa: S101 - there are keys
        question = questions.get(questionnaire.merged.get(written, written))
        if question is None:
            hint = document.did_you_mean(written, list(questions))
            _warn(block, written, ProblemKind.UNKNOWN_ANSWER, _("no such question"), hint)
            aside.append(_aside(block, written, ProblemKind.UNKNOWN_ANSWER))
            continue
        found = block.any(written)
        answer = _answer(found, question, block, written)
        if answer is None:
            aside.append(_aside(block, written, ProblemKind.GONE_OPTION))
        else:
            answers[question.id] = answer
    return answers, aside


def _aside(block: Cursor, written: str, kind: ProblemKind) -> KeptAside:
    plain = json.dumps(block.plain(written), ensure_ascii=False)
    return KeptAside(written, plain, kind.code)


def _kept_aside(entry: Cursor) -> KeptAside:
    plain = json.dumps(entry.plain("answer"), ensure_ascii=False)
    return KeptAside(entry.text("question"), plain, entry.text("because", ""))


def _warn(block: Cursor, key: str, kind: ProblemKind, message: str, hint: str = "") -> None:
    line = block.line_of(key)
    block.document.report(kind, f"{key}: {message}", line=line, hint=hint, warning=True)


def _answer(
    found: Cursor | str | tuple[str, ...] | None, question: Question, block: Cursor, key: str
) -> Answer | None:
    if found is None:
        return Answer(AnswerState.MISSING)
    if isinstance(found, Cursor):
        return _detailed(found, question, block, key)
    if found in (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value):
        return Answer(AnswerState(str(found)))
    return _valued(Answer(AnswerState.ANSWERED), found, question, block, key)


def _valued(
    answer: Answer, raw: str | tuple[str, ...], question: Question, block: Cursor, key: str
) -> Answer | None:
    read = read_value(question, raw)
    if read.problem:
        _warn(block, key, ProblemKind.BAD_VALUE, read.problem, read.hint)
        return None
    return replace(answer, state=AnswerState.ANSWERED, value=read.value)


def _detailed(details: Cursor, question: Question, block: Cursor, key: str) -> Answer | None:
    details.name(key)
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
    if isinstance(raw, (str, tuple)):
        return _valued(answer, raw, question, block, key)
    if state is AnswerState.NOT_APPLICABLE:
        return _not_applicable(answer, question, block, key)
    return replace(answer, state=AnswerState.MISSING) if state is AnswerState.ANSWERED else answer


def _not_applicable(answer: Answer, question: Question, block: Cursor, key: str) -> Answer | None:
    if question.not_applicable is None:
        message = _("“does not apply” is no answer to this question")
        _warn(block, key, ProblemKind.NOT_ALLOWED, message)
        return None
    if not answer.reason:
        _warn(block, key, ProblemKind.REASON_MISSING, _("does not apply, but no reason is given"))
        return None
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
    return where.startswith(("https://", "http://"))


def to_content(assessment: Assessment) -> dict[str, Any]:
    """The assessment as it stands in its file, key by key."""
    content: dict[str, Any] = {
        "format": document.FORMAT,
        "assessment": assessment.id,
        "questionnaire": assessment.questionnaire,
        "scope": assessment.scope,
    }
    optional = ("organisation", "site", "digest", "started", "updated", "tool")
    content |= {key: value for key in optional if (value := getattr(assessment, key))}
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
