"""What an assessment made under one code says of another one, and what is left to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sctoolkit import comparing, wording
from sctoolkit.comparing import Compared
from sctoolkit.engine.equivalence.recognition import ClauseRecognised, Recognition
from sctoolkit.language import _, labelled, later, plural
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import PartKind, Result


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognition with what its ids stand for."""

    found: Recognition
    compared: Compared
    questionnaire: Questionnaire
    result: Result
    """What is recognised, scored against the code to be met."""


def rows(one: Recognised) -> list[dict[str, str]]:
    """A row for each clause: what is known of it, through which clauses, and what is left."""
    titles = {clause.id: clause.title for clause in one.compared.other.clauses()}
    outcomes = {part.id: part for part in one.result.parts(PartKind.CLAUSE)}
    return [
        {
            later("clause"): clause.match.clause,
            later("title"): titles[clause.match.clause].to(one.compared.language),
            later("through"): ", ".join(clause.match.own_clauses) or _("no clause"),
            later("codes"): comparing.degree(clause.match.degree),
            later("known"): str(len(clause.known)),
            later("left"): str(len(clause.left)),
            later("evidence"): standing(clause),
            later("so far"): wording.clause_outcome(outcomes[clause.match.clause]),
        }
        for clause in one.found.clauses
    ]


def standing(clause: ClauseRecognised) -> str:
    """How far a clause is evidenced, in words."""
    if clause.is_evidenced:
        return _("evidenced")
    if clause.known:
        return _("evidenced in part")
    if clause.left:
        return _("not evidenced")
    return _("no question about it") if clause.untested else _("nothing asked in this scope")


def summary(one: Recognised) -> list[str]:
    """How many clauses are evidenced, and the saving: what is not asked again, and what is left."""
    found, names = one.found, one.compared.names
    evidenced = _evidenced(one)
    partly = sum(bool(clause.known) and not clause.is_evidenced for clause in found.clauses)
    line = _("{other}: {all} clauses, {evidenced} evidenced, {partly} in part.")
    asked, left = len(found.not_again), len(found.left)
    lines = [
        line.format(all=len(found.clauses), evidenced=evidenced, partly=partly, **names),
        labelled(_("Not asked again"), _questions(asked)),
        labelled(_("Left to ask"), _questions(left)),
    ]
    if found.set_aside:
        words = _(
            "{own} does not ask about it, so these answers are not recognised: {questions}. "
            "--beyond counts them as well."
        )
        lines.append(words.format(questions=_questions(len(found.set_aside)), **names))
    untested = [clause.match.clause for clause in found.clauses if clause.untested]
    if untested:
        words = _("“{questionnaire}” does not ask about all of: {clauses}.")
        form = one.questionnaire.id
        lines.append(words.format(questionnaire=form, clauses=", ".join(untested)))
    return lines


@dataclass(frozen=True, slots=True)
class Counted:
    """One of several assessments that were recognised."""

    file: Path
    organisation: str
    found: Recognised
    written: Path | None
    """The questionnaire with what is left; None where none was written."""


def counted(several: Sequence[Counted]) -> list[dict[str, str]]:
    """A row for each assessment: how much counts already, and what is left to ask."""
    return [
        {
            later("assessment"): str(one.file),
            later("organisation"): one.organisation,
            later("clauses"): str(len(one.found.found.clauses)),
            later("evidenced"): str(_evidenced(one.found)),
            later("not asked again"): str(len(one.found.found.not_again)),
            later("left"): str(len(one.found.found.left)),
            later("questionnaire"): one.written.name if one.written else "—",
        }
        for one in several
    ]


def together(several: Sequence[Counted]) -> list[str]:
    """The saving over all assessments."""
    asked = sum(len(one.found.found.not_again) for one in several)
    left = sum(len(one.found.found.left) for one in several)
    return [
        labelled(_("Not asked again"), _questions(asked)),
        labelled(_("Left to ask"), _questions(left)),
    ]


def _evidenced(one: Recognised) -> int:
    return sum(clause.is_evidenced for clause in one.found.clauses)


def _questions(count: int) -> str:
    return plural("{count} question", "{count} questions", count)


def record(one: Recognised) -> dict[str, Any]:
    """As plain values."""
    outcomes = {part.id: part.outcome for part in one.result.parts(PartKind.CLAUSE)}
    return {
        "own": one.compared.own.name,
        "other": one.compared.other.name,
        "questionnaire": one.questionnaire.name,
        "scope": one.found.recognised.scope,
        "not_asked_again": list(one.found.not_again),
        "left": [left.question.id for left in one.found.left],
        "set_aside": list(one.found.set_aside),
        "clauses": [_clause(clause, outcomes) for clause in one.found.clauses],
    }


def _clause(clause: ClauseRecognised, outcomes: dict[str, Any]) -> dict[str, Any]:
    return {
        "clause": clause.match.clause,
        "through": list(clause.match.own_clauses),
        "degree": clause.match.degree.value,
        "known": list(clause.known),
        "left": list(clause.left),
        "untested": list(clause.untested),
        "evidenced": clause.is_evidenced,
        "outcome": outcomes[clause.match.clause],
    }
