"""Whether an action may count as closed: proof, and someone else who looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sctoolkit.engine.plans.remarks import Remark, RemarkKind
from sctoolkit.engine.plans.standing import same_person, set_aside
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.followed_plan import Field, FollowedAction


def closing_remarks(action: FollowedAction, today: date) -> Iterator[Remark]:
    """What speaks against the way in which the action was closed or set aside."""
    if action.status is ActionStatus.CLOSED:
        if not action.value(Field.EVIDENCE):
            yield Remark(RemarkKind.UNPROVEN, action=action.id, column=Field.EVIDENCE)
        if not action.value(Field.VERIFIED_BY):
            yield Remark(RemarkKind.NOT_VERIFIED, action=action.id, column=Field.VERIFIED_BY)
        elif same_person(action):
            theirs = action.words(Field.VERIFIED_BY)
            yield Remark(
                RemarkKind.SELF_VERIFIED,
                action=action.id,
                column=Field.VERIFIED_BY,
                theirs=theirs,
            )
    verified = action.day(Field.VERIFIED_ON)
    if verified and verified > today:
        yield Remark(
            RemarkKind.VERIFIED_LATER,
            action=action.id,
            column=Field.VERIFIED_ON,
            theirs=verified.isoformat(),
        )
    silent = not (action.words(Field.COMMENT_SUPPLIER) or action.words(Field.COMMENT_BUYER))
    if set_aside(action) and silent:
        yield Remark(RemarkKind.NO_REASON, action=action.id, column=Field.COMMENT_SUPPLIER)
    if action.status is ActionStatus.NO_ACTION and not set_aside(action):
        yield Remark(RemarkKind.NEVER_ASIDE, action=action.id, column=Field.STATUS)
