"""What a followed plan says of a result: which findings, that a rating waits for, are closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sctoolkit.engine.plans.standing import unproven
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan
from sctoolkit.model.result import Finding, Outcome, Result


def by_plans(result: Result, plans: Iterable[FollowedPlan]) -> Result:
    """The result with its rating waiting only for findings that the plans do not show closed."""
    rating = result.rating
    if rating is None or not rating.if_closed:
        return result
    closed = _closed([action for plan in plans for action in plan.actions])
    still_open = {
        one.clause
        for one in result.findings
        if one.outcome is not Outcome.REVIEW and not _is_closed(one, closed)
    }
    waits_for = tuple(clause for clause in rating.if_closed if clause in still_open)
    return replace(result, rating=replace(rating, if_closed=waits_for))


def _closed(actions: Iterable[FollowedAction]) -> set[str]:
    """The findings of which every action is closed, with proof that someone else verified."""
    done: dict[str, bool] = {}
    for action in actions:
        proven = action.status is ActionStatus.CLOSED and not unproven(action)
        name = action.words(Field.FINDING)
        done[name] = proven and done.get(name, True)
    return {name for name, closed in done.items() if closed}


def _is_closed(finding: Finding, closed: set[str]) -> bool:
    """Whether every answer that it rests on led to something that is closed."""
    return bool(finding.causes) and all(str(cause) in closed for cause in finding.causes)
