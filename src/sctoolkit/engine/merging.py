"""Joins two assessments of the same questionnaire that different people answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from sctoolkit.model.assessment import Answer, AnswerState, AskedOf, Assessment, Unit


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

    asked: AskedOf
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
    merging = Merging(prefer)
    answers = merging.answers(first.answers, second.answers)
    units = merging.units(first.units, second.units)
    aside = first.kept_aside + tuple(
        one for one in second.kept_aside if one not in first.kept_aside
    )
    joined = replace(
        first,
        organisation=first.organisation or second.organisation,
        site=first.site or second.site,
        answers=answers,
        units=units,
        kept_aside=aside,
        made_up=first.made_up or second.made_up,
        updated=max(first.updated, second.updated),
    )
    return Merged(joined, tuple(merging.conflicts), merging.added)


class Merging:
    """Joins answers and units, and remembers what it met on the way."""

    def __init__(self, prefer: Prefer) -> None:
        self._prefer = prefer
        self.conflicts: list[Conflict] = []
        self.added = 0

    def answers(
        self, first: Mapping[str, Answer], second: Mapping[str, Answer], unit: str = ""
    ) -> dict[str, Answer]:
        """The answers of both to what one unit, or the whole, was asked."""
        answers = dict(first)
        for question, theirs in second.items():
            ours = answers.get(question)
            if ours is None or ours.state is AnswerState.MISSING:
                answers[question] = _joined(theirs, ours) if ours else theirs
                self.added += theirs.state is not AnswerState.MISSING
            elif theirs.state is AnswerState.MISSING or _same(ours, theirs):
                answers[question] = _joined(ours, theirs)
            else:
                winner = _winner(ours, theirs, self._prefer)
                settled = winner is not None
                self.conflicts.append(Conflict(AskedOf(question, unit), ours, theirs, settled))
                answers[question] = _decided(ours, theirs, winner)
        return answers

    def units(self, first: Sequence[Unit], second: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units of both, those of one id in one, where the first has it."""
        theirs = {unit.id: unit for one in second for unit in one.every_unit()}
        known = {unit.id for one in first for unit in one.every_unit()}
        joined = [self._unit(one, theirs, known) for one in first]
        return (*joined, *self._new(second, known))

    def _unit(self, ours: Unit, theirs: Mapping[str, Unit], known: Collection[str]) -> Unit:
        units = [self._unit(one, theirs, known) for one in ours.units]
        other = theirs.get(ours.id)
        if other is None:
            return replace(ours, units=tuple(units))
        return replace(
            ours,
            title=ours.title or other.title,
            answers=self.answers(ours.answers, other.answers, ours.id),
            units=(*units, *self._new(other.units, known)),
        )

    def _new(self, units: Sequence[Unit], known: Collection[str]) -> list[Unit]:
        """The units that the first does not have; what it has of their parts stands there."""
        new = [one for one in units if one.id not in known]
        return [
            replace(
                one,
                answers=self.answers({}, one.answers, one.id),
                units=tuple(self._new(one.units, known)),
            )
            for one in new
        ]


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
