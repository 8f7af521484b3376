"""Joins two assessments of the same questionnaire that different people answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from sctoolkit.model.assessment import Answer, AnswerState, Assessment


class Prefer(StrEnum):
    """Whose answer stands where both answered differently."""

    NEITHER = "neither"
    """Conflicts stay open; the first file's answer stands, flagged."""
    FIRST = "first"
    SECOND = "second"
    NEWEST = "newest"
    """Conflicts stay open where the dates do not say which answer is newer."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that both answered, differently."""

    question: str
    first: Answer
    second: Answer
    settled: bool
    """False where nothing says whose answer stands: the first one does, flagged."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Both assessments in one, with what they disagree on."""

    assessment: Assessment
    conflicts: tuple[Conflict, ...]
    added: int
    """How many answers came from the second only."""

    def open_conflicts(self) -> list[Conflict]:
        """The conflicts in which someone has to decide."""
        return [one for one in self.conflicts if not one.settled]


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
            winner = _winner(ours, theirs, prefer)
            conflicts.append(Conflict(question, ours, theirs, settled=winner is not None))
            answers[question] = _decided(ours, theirs, winner)
    aside = first.kept_aside + tuple(
        one for one in second.kept_aside if one not in first.kept_aside
    )
    joined = replace(
        first,
        organisation=first.organisation or second.organisation,
        site=first.site or second.site,
        answers=answers,
        kept_aside=aside,
        made_up=first.made_up or second.made_up,
        updated=max(first.updated, second.updated),
    )
    return Merged(joined, tuple(conflicts), added)


def same_subject(first: Assessment, second: Assessment) -> bool:
    """Whether both may be about the same company and site; one that names none may be."""
    pairs = [(first.organisation, second.organisation), (first.site, second.site)]
    return all(not one or not other or _bare(one) == _bare(other) for one, other in pairs)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())


def _same(ours: Answer, theirs: Answer) -> bool:
    return (ours.state, ours.value) == (theirs.state, theirs.value)


def _winner(ours: Answer, theirs: Answer, prefer: Prefer) -> Answer | None:
    """The answer that stands; None where nothing says which."""
    match prefer:
        case Prefer.NEITHER:
            return None
        case Prefer.FIRST:
            return ours
        case Prefer.SECOND:
            return theirs
        case Prefer.NEWEST:
            dated = ours.at and theirs.at and ours.at != theirs.at
            return max(ours, theirs, key=lambda one: one.at) if dated else None
        case _:
            assert_never(prefer)


def _decided(ours: Answer, theirs: Answer, winner: Answer | None) -> Answer:
    if winner is None:
        return replace(_joined(ours, theirs), flagged=True)
    return _joined(winner, ours if winner is theirs else theirs)


def _joined(kept: Answer, other: Answer) -> Answer:
    evidence = kept.evidence + tuple(one for one in other.evidence if one not in kept.evidence)
    return replace(
        kept,
        note=_both_notes(kept, other),
        reason=kept.reason or (other.reason if other.state is kept.state else ""),
        evidence=evidence,
        flagged=kept.flagged or other.flagged,
    )


def _both_notes(kept: Answer, other: Answer) -> str:
    """What the other person noted stands below, under that person's name."""
    who = f"{other.by}: " if other.by and other.by != kept.by else ""
    lines = kept.note.splitlines()
    known = {*lines, *(line.removeprefix(who) for line in lines)}
    new = [line for line in other.note.splitlines() if not line or line not in known]
    more = "\n".join(new).strip()
    return "\n".join([*lines, who + more]) if more else kept.note
