"""Joins two assessments of the same questionnaire that different people answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from sctoolkit.model.assessment import Answer, AnswerState, Assessment


class Prefer(StrEnum):
    """Whose answer stands where both answered differently."""

    NEITHER = "neither"
    """Conflicts are listed; the first file's answer stands, flagged."""
    FIRST = "first"
    SECOND = "second"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that both answered, differently."""

    question: str
    first: Answer
    second: Answer


@dataclass(frozen=True, slots=True)
class Merged:
    """Both assessments in one, with what they disagree on."""

    assessment: Assessment
    conflicts: tuple[Conflict, ...]
    added: int
    """How many answers came from the second only."""


def merge(first: Assessment, second: Assessment, prefer: Prefer = Prefer.NEITHER) -> Merged:
    """The first assessment with the second's answers added. Notes and evidence of both are kept."""
    answers = dict(first.answers)
    conflicts, added = [], 0
    for question, theirs in second.answers.items():
        ours = answers.get(question)
        if ours is None or ours.state is AnswerState.MISSING:
            answers[question] = _joined(theirs, ours) if ours else theirs
            added += theirs.state is not AnswerState.MISSING
        elif theirs.state is AnswerState.MISSING or _same(ours, theirs):
            answers[question] = _joined(ours, theirs)
        else:
            conflicts.append(Conflict(question, ours, theirs))
            answers[question] = _settled(ours, theirs, prefer)
    aside = first.kept_aside + tuple(
        one for one in second.kept_aside if one not in first.kept_aside
    )
    joined = replace(
        first,
        answers=answers,
        kept_aside=aside,
        made_up=first.made_up or second.made_up,
        updated=max(first.updated, second.updated),
    )
    return Merged(joined, tuple(conflicts), added)


def _same(ours: Answer, theirs: Answer) -> bool:
    return (ours.state, ours.value) == (theirs.state, theirs.value)


def _settled(ours: Answer, theirs: Answer, prefer: Prefer) -> Answer:
    newer_is_theirs = prefer is Prefer.NEWEST and theirs.at > ours.at
    winner, loser = (theirs, ours) if prefer is Prefer.SECOND or newer_is_theirs else (ours, theirs)
    joined = _joined(winner, loser)
    return replace(joined, flagged=True) if prefer is Prefer.NEITHER else joined


def _joined(kept: Answer, other: Answer) -> Answer:
    lines = kept.note.splitlines()
    more = [line for line in other.note.splitlines() if line not in lines]
    evidence = kept.evidence + tuple(one for one in other.evidence if one not in kept.evidence)
    return replace(
        kept,
        note="\n".join([kept.note, *more]) if kept.note else other.note,
        reason=kept.reason or (other.reason if other.state is kept.state else ""),
        evidence=evidence,
        flagged=kept.flagged or other.flagged,
    )
