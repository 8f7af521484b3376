"""What of an action plan may leave: codes, days, standings; words where they were looked at."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sctoolkit.engine.sharing.gate import Gate
from sctoolkit.model.action_plan import ActionStatus, FindingStatus, ZeroTolerance
from sctoolkit.model.followed_plan import (
    Decision,
    Field,
    FollowedAction,
    FollowedPlan,
    HowVerified,
)
from sctoolkit.model.severity import Severity
from sctoolkit.model.sharing import Profile, SharedAction, SharedPlan

KEYS: dict[Field, type[StrEnum]] = {
    Field.SEVERITY: Severity,
    Field.ZERO: ZeroTolerance,
    Field.STATUS: ActionStatus,
    Field.FINDING_STATUS: FindingStatus,
    Field.HOW_VERIFIED: HowVerified,
    Field.DECISION: Decision,
}
"""Columns that hold a listed word, with the list."""
DAYS = (Field.DUE, Field.NEW_DUE, Field.VERIFIED_ON)
WORDS = (
    Field.TEXT,
    Field.CORRECT,
    Field.IMMEDIATE,
    Field.PREVENT,
    Field.REMEDY,
    Field.NEW_DUE_REASON,
    Field.COMMENT_SUPPLIER,
    Field.COMMENT_BUYER,
)
"""Columns that hold somebody's own words. Persons, costs and evidence have no place here."""

VERIFYING = (Field.HOW_VERIFIED, Field.VERIFIED_ON, Field.COMMENT_BUYER)
"""What a company that does not lead says of an action."""


def shared_plan(plan: FollowedPlan, gate: Gate) -> SharedPlan:
    """The plan as it may leave; words only under the profile `private`.

    Of a plan that another company shared and leads, only what was verified goes back.
    """
    verifying = plan.shared is not None
    return SharedPlan(
        id=plan.id,
        codes=plan.codes,
        made_on=plan.made_on.isoformat(),
        updated=plan.updated.isoformat(),
        revision=plan.revision,
        language=plan.language,
        actions=tuple(_action(one, gate, verifying=verifying) for one in plan.actions),
    )


def _action(action: FollowedAction, gate: Gate, *, verifying: bool) -> SharedAction:
    spoken = WORDS if gate.wishes.profile is Profile.PRIVATE else ()
    leaving = set(VERIFYING if verifying else (*KEYS, *DAYS, *WORDS, Field.DONE))
    texts = {column: action.words(column) for column in spoken if column in leaving}
    return SharedAction(
        id=action.id,
        cites=action.cites,
        opened=_day(action.opened),
        done=action.figure(Field.DONE) if Field.DONE in leaving else None,
        **{column.value: action.words(column) for column in KEYS if column in leaving},
        **{column.value: _day(action.day(column)) for column in DAYS if column in leaving},
        **{column.value: gate.words(text, action.id) for column, text in texts.items() if text},
    )


def _day(found: date | None) -> str:
    return found.isoformat() if found else ""
