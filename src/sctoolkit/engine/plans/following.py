"""Goes on with a plan when it is made anew: what is carried over, what is back, what is gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sctoolkit.model.action_plan import ActionStatus, FindingStatus, ZeroTolerance
from sctoolkit.model.followed_plan import (
    CLOSING,
    Change,
    Entry,
    Field,
    FollowedAction,
    FollowedPlan,
)
from sctoolkit.model.severity import Severity

NOT_THERE = (FindingStatus.GONE, FindingStatus.UNASKED)


@dataclass(frozen=True, slots=True)
class Anew:
    """A plan as today's answers alone would make it, with what is known of these answers."""

    plan: FollowedPlan
    given: Mapping[str, date] = field(default_factory=dict)
    """Finding to the day on which its answer was given, where somebody recorded it."""
    settled: Collection[str] = ()
    """Findings whose answers do not fall short any more."""
    unasked: Collection[str] = ()
    """Findings whose answers no clause of today's codes looks at; they are not settled."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Questions of earlier versions to the ones that stand in their place."""


def follow(anew: Anew, previous: FollowedPlan | None) -> FollowedPlan:
    """Today's plan with all that people typed into the previous one; nothing of it is left out.

    An action that is still open is carried over where its question was answered again, and one
    that was closed is a repeat and open again. One for which “no action” was justified stays set
    aside, unless the finding is graver now or of zero tolerance. What nobody finds or asks for any
    more stays until it is closed; only what nobody ever worked on is dropped where it was never
    looked for again.
    """
    if previous is None:
        return anew.plan
    return _Continued(anew, previous).plan()


class _Continued:
    """One plan going on from another."""

    def __init__(self, anew: Anew, previous: FollowedPlan) -> None:
        self._anew, self._previous = anew, previous
        self._other = anew.plan.made_from != previous.made_from
        self._codes = {name.partition("@")[0] for name in anew.plan.codes}
        self._origin = ", ".join(anew.plan.made_from)
        self._revision = previous.revision + 1

    def plan(self) -> FollowedPlan:
        """The plan as it goes on; the previous one where nothing became different."""
        made = replace(
            self._anew.plan,
            id=self._previous.id,
            made_on=self._previous.made_on,
            revision=self._revision,
            actions=tuple(self._actions()),
            kept=self._previous.kept,
            imports=self._previous.imports,
        )
        before = self._previous
        same = replace(
            made,
            revision=before.revision,
            written_at=before.written_at,
            updated=before.updated,
        )
        made = before if same == before else made
        return replace(made, written_at=made.revision)

    def _actions(self) -> list[FollowedAction]:
        """Today's actions, gravest first, then those that only people know of."""
        old = {self._finding(one): one for one in self._previous.actions if not one.added}
        actions = []
        for proposal in self._anew.plan.actions:
            known = old.pop(str(proposal.value(Field.FINDING)), None)
            actions.append(self._again(proposal, known) if known else proposal)
        found = {action.id for action in actions}
        rest = [one for one in self._previous.actions if one.id not in found and self._stays(one)]
        rest.sort(key=lambda one: one.added)
        return actions + [self._not_found(one) for one in rest]

    def _stays(self, action: FollowedAction) -> bool:
        """Whether it stays though no answer calls for it: because of somebody's work on it."""
        worked_on = action.added or action.typed or action.history
        return bool(worked_on) or (self._other and self._codes.issuperset(action.codes))

    def _finding(self, action: FollowedAction) -> str:
        """The finding as its question is called today."""
        unit, _slash, question = str(action.value(Field.FINDING)).rpartition("/")
        now = self._anew.renamed.get(question, question)
        return f"{unit}/{now}" if unit else now

    def _again(self, proposal: FollowedAction, known: FollowedAction) -> FollowedAction:
        """An action that the answers still call for, under the id that it always had."""
        looked = self._looked(proposal, known)
        repeated = looked and known.status is ActionStatus.CLOSED
        back = repeated or (looked and _set_aside_no_longer(proposal, known))
        status = self._status(known, repeated=repeated, looked=looked)
        days = [one.proposed.get(Field.DUE) for one in (proposal, *[known] * (not back))]
        due = min((day for day in days if isinstance(day, date)), default=None)
        again = replace(
            known,
            proposed={**proposal.proposed, Field.DUE: due, Field.FINDING_STATUS: status.value},
            cites=proposal.cites,
        )
        if looked:
            again = self._changed(again, known, Field.FINDING_STATUS)
        again = self._changed(again, known, *(CLOSING if back else ()), *((Field.DUE,) * back))
        return self._noted(again, known, Field.SEVERITY)

    def _looked(self, proposal: FollowedAction, known: FollowedAction) -> bool:
        """Whether the question was answered again since the action stood where it stands."""
        since = max([known.opened or date.min, *(one.on for one in known.history)])
        given = self._anew.given.get(str(proposal.value(Field.FINDING)))
        return self._other or (given is not None and given > since)

    def _status(self, known: FollowedAction, *, repeated: bool, looked: bool) -> FindingStatus:
        if repeated:
            return FindingStatus.REPEAT
        if known.finding_status in NOT_THERE:
            return FindingStatus.CARRIED_OVER
        new = known.finding_status is FindingStatus.NEW
        return FindingStatus.CARRIED_OVER if looked and new else known.finding_status

    def _not_found(self, action: FollowedAction) -> FollowedAction:
        """An action that the answers do not call for: gone, or unasked, where we know why."""
        status = self._absent(action)
        if status is None or status is action.finding_status:
            return action
        gone = {**action.proposed, Field.FINDING_STATUS: status.value}
        return self._changed(replace(action, proposed=gone), action, Field.FINDING_STATUS)

    def _absent(self, action: FollowedAction) -> FindingStatus | None:
        """Why nothing calls for it; None where that is not known."""
        if action.added or not self._codes.issuperset(action.codes):
            return None
        finding = self._finding(action)
        if finding in self._anew.unasked:
            return FindingStatus.UNASKED
        return FindingStatus.GONE if finding in self._anew.settled else None

    def _changed(
        self, action: FollowedAction, before: FollowedAction, *columns: Field
    ) -> FollowedAction:
        """The action with these columns as they are proposed; what people typed is history."""
        typed = {key: entry for key, entry in action.typed.items() if key not in columns}
        return self._noted(replace(action, typed=typed), before, *columns)

    def _noted(
        self, action: FollowedAction, before: FollowedAction, *columns: Field
    ) -> FollowedAction:
        """The action with a line of history for each of these columns that is not as before."""
        noted = {one.field for one in action.history if one.revision == self._revision}
        changes = [
            self._change(column, before.value(column), action.value(column))
            for column in dict.fromkeys(columns)
            if before.value(column) != action.value(column) and column not in noted
        ]
        return replace(action, history=(*action.history, *changes))

    def _change(self, column: Field, was: Entry, now: Entry) -> Change:
        return Change(self._revision, self._anew.plan.updated, column, was, now, self._origin)


def _set_aside_no_longer(proposal: FollowedAction, known: FollowedAction) -> bool:
    """Whether no action was justified, but the finding is graver now, or of zero tolerance."""
    if known.status is not ActionStatus.NO_ACTION:
        return False
    before, now = (one.proposed.get(Field.SEVERITY) for one in (known, proposal))
    graver = before and now and Severity(str(now)).rank < Severity(str(before)).rank
    return bool(graver) or proposal.zero_tolerance is ZeroTolerance.YES
