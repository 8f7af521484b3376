"""Which places of a row are about which question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Column
from sctoolkit.model.questionnaire import Question


@dataclass(frozen=True, slots=True)
class Slot:
    """The places in a row that are about one question."""

    question: Question
    singles: tuple[int, ...] = ()
    """Each holds the whole answer."""
    ticks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Option to the places that say whether it is ticked: several where versions were merged."""
    comments: tuple[int, ...] = ()
    evidence: tuple[int, ...] = ()
    unite: bool = False
    """Several places hold one option each, as rows of a long table do."""
    merged: bool = False
    """Whether an option has several places."""
    alone: int | None = None
    """The place of the answer where it has only one: most slots are so."""
    beside: tuple[int, ...] = ()
    """The places of comments and of evidence."""

    @property
    def place(self) -> int:
        """Where its answer stands, or the first part of it."""
        ticks = [place for places in self.ticks.values() for place in places]
        return (*self.singles, *ticks, *self.comments, *self.evidence)[0]


class Places:
    """Gathers the places of each question while columns are gone through."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._of: dict[str, dict[str, list[int]]] = {}

    def add(self, column: Column, place: int) -> None:
        """Adds the place of a column that is about a question."""
        kept = self._of.setdefault(column.question, {})
        role = Role.COMMENT if column.role is Role.OTHER else column.role
        key = f"/{column.option}" if role is Role.OPTION else role.value
        kept.setdefault(key, []).append(place)

    def slots(self) -> list[Slot]:
        """The places of each question, in the order in which the questions came."""
        return [self._slot(self._index.questions[one], kept) for one, kept in self._of.items()]

    def _slot(self, question: Question, kept: dict[str, list[int]]) -> Slot:
        singles = tuple(kept.get(Role.ANSWER.value, ()))
        if len(kept) == len(singles) == 1:
            return Slot(question, singles, alone=singles[0])
        ticks = {key[1:]: tuple(places) for key, places in kept.items() if key[0] == "/"}
        comments = tuple(kept.get(Role.COMMENT.value, ()))
        evidence = tuple(kept.get(Role.EVIDENCE.value, ()))
        return Slot(
            question,
            singles,
            ticks,
            comments,
            evidence,
            merged=any(len(places) > 1 for places in ticks.values()),
            alone=singles[0] if len(singles) == 1 and not ticks else None,
            beside=comments + evidence,
        )


def slots_of(columns: Iterable[Column], index: Index) -> list[Slot]:
    """The places of each question, in the order of the columns."""
    places = Places(index)
    for column in columns:
        if column.question:
            places.add(column, column.place)
    return places.slots()
