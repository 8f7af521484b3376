"""What a plan cites of an earlier version of a code: under a new id by now, or not there."""

from __future__ import annotations

from collections.abc import Iterable

from sctoolkit.engine.standing import FINISHED
from sctoolkit.model.action_plan import FindingStatus
from sctoolkit.model.code import Code
from sctoolkit.model.followed_plan import FollowedPlan
from sctoolkit.model.severity import Severity


def cited(cites: Iterable[str], code: Code) -> list[str]:
    """The clauses of the code among these `code:clause`, called as they are written there."""
    pairs = (one.partition(":") for one in cites)
    return list(dict.fromkeys(clause for name, _colon, clause in pairs if name == code.id))


def renumbered(plan: FollowedPlan, code: Code) -> dict[str, str]:
    """The clauses that the plan cites under an old id, each with the one that it has now."""
    found = cited((one for action in plan.actions for one in action.cites), code)
    return {clause: code.called_now(clause) for clause in found if clause in code.renamed}


def called_now(cites: Iterable[str], codes: Iterable[Code]) -> tuple[str, ...]:
    """These `code:clause` as the codes call them now, each once."""
    by_id = {code.id: code for code in codes}
    found = (one.partition(":") for one in cites)
    return tuple(
        dict.fromkeys(
            f"{name}:{by_id[name].called_now(clause) if name in by_id else clause}"
            for name, _colon, clause in found
        )
    )


def not_there(plan: FollowedPlan, code: Code) -> dict[str, Severity]:
    """The clauses of open actions that the code does not have any more, and how grave it was."""
    known = {clause.id for clause in code.clauses()}
    found: dict[str, Severity] = {}
    for action in plan.actions:
        severity = action.severity or Severity.OBSERVATION
        for clause in cited(action.cites, code) if action.status not in FINISHED else ():
            if code.called_now(clause) not in known:
                found[clause] = min(found.get(clause, severity), severity, key=lambda one: one.rank)
    return found


def unasked(plan: FollowedPlan) -> list[str]:
    """The open actions that no clause of today's codes asks for."""
    status = FindingStatus.UNASKED
    return [
        one.id
        for one in plan.actions
        if one.finding_status is status and one.status not in FINISHED
    ]
