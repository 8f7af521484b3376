"""What each clause adds to a result beside its figure: a finding, open questions, answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from sctoolkit.engine.scoring.findings import finding, rank
from sctoolkit.engine.scoring.kept import Kept
from sctoolkit.engine.scoring.rolls import counted_parts
from sctoolkit.engine.scoring.shares import Answered, counting
from sctoolkit.engine.units import Givers
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code
from sctoolkit.model.result import Finding, Part, PartKind, Why, placed

OPEN = (Why.CODE_ASKS_LESS, Why.CODE_ASKS_MORE)


@dataclass(frozen=True, slots=True)
class Aside:
    """What one clause adds."""

    clause: str
    finding: Finding | None
    rank: tuple[float, ...]
    """Where the finding stands among others."""
    open: tuple[Why, ...]
    """Why a criterion that counts for it leaves something open."""
    answers: Answered
    """Those that count towards the code."""


class Asides:
    """What clauses add; that of a clause which many results share is worked out once."""

    def __init__(self, code: Code) -> None:
        self._met_at = code.scoring.met_at
        self._places = {clause.id: place for place, clause in enumerate(code.clauses())}
        self._kept: Kept[Aside] = Kept()

    def of(self, tree: Part, assessment: Assessment) -> list[Aside]:
        """What every clause of the tree adds, in the order of the code."""
        givers = Givers(assessment)
        kept = Kept[Aside](shares=False) if assessment.units else self._kept
        return [
            kept.made((), (part,), partial(self._made, part, units, givers))
            for units, part in placed(tree, PartKind.CLAUSE)
        ]

    def _made(self, part: Part, units: tuple[str, ...], givers: Givers) -> Aside:
        asked = placed(part, PartKind.QUESTION, units)
        found = finding((units, part), asked, self._met_at, givers)
        return Aside(
            part.id,
            found,
            rank(found, self._places[part.id]) if found else (),
            tuple(why for why in OPEN if why in _whys(part)) if _may_be_open(part) else (),
            counting(asked),
        )


def findings(asides: Sequence[Aside]) -> tuple[Finding, ...]:
    """The findings, gravest first."""
    return tuple(one.finding for one in sorted(asides, key=_RANK) if one.finding is not None)


_RANK = attrgetter("rank")


def is_open(clause: Part, why: Why) -> bool:
    """Whether a criterion that counts for a clause, or for a unit of it, leaves something open."""
    return why in _whys(clause)


def _may_be_open(part: Part) -> bool:
    """Whether anything directly below says so, whether it counts or not, or may say so deeper."""
    return any(one.why or one.kind is PartKind.UNIT for one in part.parts)


def _whys(clause: Part) -> set[Why]:
    return {why for part in _counted_once(clause) for why in part.why}


def _counted_once(part: Part) -> Iterator[Part]:
    """The parts that make the figure of `part`, in each of its units."""
    for one in counted_parts(part):
        yield from _counted_once(one) if one.kind is PartKind.UNIT else (one,)
