"""Decides requests for a later deadline: many at once, each with its entry in the history."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date

from sctoolkit.model.followed_plan import Change, Decision, Field, FollowedAction, FollowedPlan


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided, when and by whom."""

    decision: Decision
    on: date
    who: str
    comment: str = ""
    """What the buyer says to it; empty for nothing."""


def requests(plan: FollowedPlan) -> tuple[FollowedAction, ...]:
    """The actions for which a later day was asked that nobody decided yet."""
    return tuple(one for one in plan.actions if _is_open(one))


def decided(plan: FollowedPlan, actions: Container[str], verdict: Verdict) -> FollowedPlan:
    """The plan with the open requests of these actions decided; as it was where there is none."""
    chosen = {one.id for one in requests(plan) if one.id in actions}
    if not chosen:
        return plan
    revision = plan.revision + 1
    return replace(
        plan,
        actions=tuple(
            _with(one, verdict, revision) if one.id in chosen else one for one in plan.actions
        ),
        revision=revision,
        updated=max(plan.updated, verdict.on),
    )


def _is_open(action: FollowedAction) -> bool:
    asked = action.day(Field.NEW_DUE) is not None
    return asked and action.words(Field.DECISION) in ("", Decision.PENDING)


def _with(action: FollowedAction, verdict: Verdict, revision: int) -> FollowedAction:
    said = {Field.DECISION: verdict.decision.value}
    if verdict.comment:
        before = action.words(Field.COMMENT_BUYER)
        said[Field.COMMENT_BUYER] = "\n".join(filter(None, (before, verdict.comment)))
    changes = tuple(
        Change(revision, verdict.on, column, action.value(column), now, verdict.who)
        for column, now in said.items()
    )
    history = (*action.history, *changes)
    return replace(action, typed={**action.typed, **said}, history=history)
