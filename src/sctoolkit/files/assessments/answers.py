"""Assessment files: one YAML format for saving, for answering by file, and for tests."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sctoolkit import document
from sctoolkit.document import Cursor, Document
from sctoolkit.files.assessments.fitting import is_newer, is_other
from sctoolkit.files.assessments.lines import AnswerLines
from sctoolkit.files.printable import printable, printable_answer
from sctoolkit.language import _
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    AskedOf,
    Assessment,
    Evidence,
    EvidenceLevel,
    KeptAside,
    Permission,
    Unit,
)
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.problem_kinds import ProblemKind


def questionnaire_of(path: Path) -> tuple[str, list[Problem]]:
    """The `id@version` of the questionnaire that the file answers; empty where it says none."""
    return questionnaire_in(document.read(path, must_say="format"))


def questionnaire_in(source: Document) -> tuple[str, list[Problem]]:
    """As `questionnaire_of`, of what was read."""
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
    return assessment_in(document.read(path), questionnaire)


def assessment_in(
    source: Document, questionnaire: Questionnaire
) -> tuple[Assessment | None, list[Problem]]:
    """As `read_assessment`, of what was read."""
    root = source.root
    if root is None or not document.check_format(root):
        return None, source.problems
    made_for = root.text("questionnaire")
    if is_other(made_for, questionnaire):
        newer = is_newer(made_for, questionnaire.name)
        root.document.report(
            ProblemKind.NEWER_VERSION if newer else ProblemKind.OTHER_VERSION,
            _("answered with version {theirs}, read with version {ours}").format(
                theirs=made_for.partition("@")[2], ours=questionnaire.version
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
        previous=root.text("previous", ""),
        at=root.text("at", ""),
        shared=permission(root),
    )
    lines = AnswerLines(questionnaire, made_for)
    assessment = replace(assessment, answers=lines.answers(root), units=lines.units(root))
    answered = {asked for asked, _answer in assessment.every_answer()}
    known = tuple(_kept_aside(entry, answered) for entry in root.cursors("kept_aside"))
    root.finish()
    fresh = tuple(one for one in lines.aside if one not in known)
    return replace(assessment, kept_aside=known + fresh), source.problems


def permission(root: Cursor) -> Permission | None:
    """The consent under which a file may be read; None for one's own."""
    inner = root.cursor("shared")
    if inner is None:
        return None
    found = Permission(inner.text("consent"), inner.text("by"), inner.day("until"))
    inner.finish()
    return found


def _scope(root: Cursor, questionnaire: Questionnaire) -> str:
    scopes = [scope.id for scope in questionnaire.scopes]
    scope = root.text("scope", scopes[-1])
    if scope not in scopes:
        root.unknown_word("scope", scope, scopes, ProblemKind.UNKNOWN_SCOPE)
        return scopes[-1]
    return scope


def _kept_aside(entry: Cursor, answered: Container[AskedOf]) -> KeptAside:
    """What stands aside already; a warning until its question has an answer."""
    question, because = entry.text("question"), entry.text("because", "")
    asked = AskedOf(question, entry.text("unit", ""))
    if "answer" not in entry:
        entry.problem(ProblemKind.MISSING_KEY, _("“{key}” is missing").format(key="answer"))
        return KeptAside(question, '""', because, asked.unit)
    if asked not in answered:
        message = _("{id}: an answer is kept aside").format(id=asked)
        line = entry.line_of("question")
        entry.document.report(ProblemKind.KEPT_ASIDE, message, line=line, warning=True)
    plain = json.dumps(entry.plain("answer"), ensure_ascii=False)
    return KeptAside(question, plain, because, asked.unit)


def to_content(assessment: Assessment) -> dict[str, Any]:
    """The assessment as it stands in its file, key by key."""
    content: dict[str, Any] = {
        "format": document.FORMAT,
        "assessment": assessment.id,
        "questionnaire": assessment.questionnaire,
        "scope": assessment.scope,
    }
    optional = ("organisation", "site", "digest", "started", "updated", "tool", "previous", "at")
    content |= {key: printable(value) for key in optional if (value := getattr(assessment, key))}
    if assessment.made_up:
        content["made_up"] = True
    if assessment.shared:
        content["shared"] = asdict(assessment.shared)
    content["answers"] = _answers_to_content(assessment.answers)
    if assessment.units:
        content["units"] = [_unit_to_content(unit) for unit in assessment.units]
    if assessment.kept_aside:
        content["kept_aside"] = [_aside_to_content(one) for one in assessment.kept_aside]
    return content


def _answers_to_content(answers: Mapping[str, Answer]) -> dict[str, Any]:
    return {question: answer_to_content(answer) for question, answer in answers.items()}


def _unit_to_content(unit: Unit) -> dict[str, Any]:
    content: dict[str, Any] = {"id": unit.id, "kind": printable(unit.kind)}
    if unit.title:
        content["title"] = printable(unit.title)
    if unit.size != 1:
        content["size"] = _tidy(unit.size)
    if unit.answers:
        content["answers"] = _answers_to_content(unit.answers)
    if unit.units:
        content["units"] = [_unit_to_content(one) for one in unit.units]
    return content


def _aside_to_content(one: KeptAside) -> dict[str, Any]:
    content = {"question": one.question, "unit": one.unit, "answer": json.loads(one.answer)}
    content["because"] = one.because
    return {key: value for key, value in content.items() if key != "unit" or value}


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
    content = {"link" if piece.is_link else "file": piece.where}
    if piece.sha256:
        content["sha256"] = piece.sha256
    if piece.level is not EvidenceLevel.DOCUMENT:
        content["level"] = piece.level.value
    return content
