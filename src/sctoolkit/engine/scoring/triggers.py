"""What sets a gate off: findings, or parts below a floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sctoolkit.engine.scoring.outcomes import GRAVITY, reached
from sctoolkit.model.result import Part, PartKind, every, of_kind
from sctoolkit.model.steps import Trigger


def set_off(trigger: Trigger, parts: Sequence[Part]) -> tuple[str, ...]:
    """The ids of what sets the gate off at or under `parts`, each once; none where it stays off."""
    if trigger.all_of:
        each = [set_off(one, parts) for one in trigger.all_of]
        return tuple(dict.fromkeys(chain.from_iterable(each))) if all(each) else ()
    found = [one for part in parts for one in _found(trigger, part)]
    return tuple(dict.fromkeys(found)) if len(found) >= trigger.at_least else ()


def as_grave(outcomes: Sequence[str]) -> list[str]:
    """The outcomes, and those that are graver than the mildest of them."""
    mildest = max((GRAVITY.index(one) for one in GRAVITY if one in outcomes), default=-1)
    return [*outcomes, *GRAVITY[: mildest + 1]]


def _found(trigger: Trigger, part: Part) -> Iterator[str]:
    floors = {
        PartKind.SECTION: trigger.sections,
        PartKind.CLAUSE: trigger.clauses,
        PartKind.QUESTION: trigger.questions,
    }
    for kind, named in floors.items():
        for one in every(part, kind) if named else ():
            if one.id in named and _under(trigger, one):
                yield one.id
    if trigger.criteria:
        yield from _with_a_criterion_under(trigger, part)
    if trigger.severities:
        outcomes = as_grave(trigger.outcomes)
        for one in of_kind(part, PartKind.CLAUSE):
            if one.severity in trigger.severities and one.outcome in outcomes:
                yield one.id


def _with_a_criterion_under(trigger: Trigger, part: Part) -> Iterator[str]:
    """The clauses, or where none stand below the criteria themselves."""
    for clause in of_kind(part, PartKind.CLAUSE) or [part]:
        criteria = of_kind(clause, PartKind.CRITERION)
        if any(_criterion_under(trigger, one) for one in criteria):
            yield clause.id


def _criterion_under(trigger: Trigger, part: Part) -> bool:
    tested = part.parts if trigger.weakest else (part,)
    return part.id in trigger.criteria and any(_under(trigger, one) for one in tested)


def _under(trigger: Trigger, part: Part) -> bool:
    return part.point is not None and not reached(part.point, trigger.below)
