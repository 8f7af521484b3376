"""What a plan cites of an earlier version of a code: under a new id by now, or not there."""

from __future__ import annotations

from collections.abc import Iterable

from sctoolkit.engine.changes import Dropped
from sctoolkit.engine.plans.standing import finished
from sctoolkit.model.action_plan import FindingStatus
from sctoolkit.model.code import Code
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text


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


def dropped(plan: FollowedPlan, code: Code) -> list[Dropped]:
    """The clauses of open actions that the code does not have any more, by the gravest of them."""
    known = {clause.id for clause in code.clauses()}
    found: dict[str, Dropped] = {}
    for action in sorted(_open(plan), key=lambda one: _severity(one).rank):
        for clause in cited(action.cites, code):
            if code.called_now(clause) not in known:
                asked = action.words(Field.TEXT).partition("\n")[0] or clause
                title = Text({plan.language or "en": asked})
                found.setdefault(clause, Dropped(clause, title, _severity(action)))
    return list(found.values())


def _open(plan: FollowedPlan) -> list[FollowedAction]:
    return [one for one in plan.actions if not finished(one)]


def _severity(action: FollowedAction) -> Severity:
    return action.severity or Severity.OBSERVATION


def unasked(plan: FollowedPlan) -> list[str]:
    """The open actions that no clause of today's codes asks for."""
    status = FindingStatus.UNASKED
    return [one.id for one in _open(plan) if one.finding_status is status]
