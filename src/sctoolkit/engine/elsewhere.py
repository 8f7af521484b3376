"""What would say something about the clauses that were not tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.questionnaire import Audience, Questionnaire
from sctoolkit.model.result import Result


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Clauses by what would cover them. A clause stands once, under the first that helps."""

    larger_scope: tuple[str, ...]
    """The same questionnaire, asked in a larger scope."""
    questionnaires: dict[str, tuple[str, ...]]
    """Other questionnaires of the library."""
    facility: tuple[str, ...]
    """Only an assessment of the sites themselves."""
    nothing: tuple[str, ...]
    """Nothing in the library: outside the hub, or no question was written yet."""


def elsewhere(
    result: Result,
    code: Code,
    hub: CriteriaHub,
    asked: Questionnaire,
    others: Sequence[Questionnaire],
) -> Elsewhere:
    """For each clause not fully tested, what would cover the rest of it."""
    wanted = {*result.tested.untested, *result.tested.partly}
    scope_order = [scope.id for scope in asked.scopes]
    reach = scope_order.index(result.stamp.scope)
    in_scope = _tests(asked, scope_order[: reach + 1])
    everything = _tests(asked, scope_order)
    groups: dict[str, list[str]] = {}
    for clause in code.clauses():
        if clause.id in wanted:
            missing = {cover.criterion for cover in clause.covers} - in_scope
            groups.setdefault(_place(clause, missing, everything, hub, others), []).append(
                clause.id
            )
    return Elsewhere(
        larger_scope=tuple(groups.pop("scope", ())),
        facility=tuple(groups.pop("facility", ())),
        nothing=tuple(groups.pop("nothing", ())),
        questionnaires={name: tuple(ids) for name, ids in groups.items()},
    )


def _tests(questionnaire: Questionnaire, scopes: Sequence[str]) -> set[str]:
    return {
        criterion
        for question in questionnaire.questions()
        if question.scored and question.scope in scopes
        for criterion in question.criteria
    }


def _place(
    clause: Clause,
    missing: set[str],
    everything: set[str],
    hub: CriteriaHub,
    others: Sequence[Questionnaire],
) -> str:
    if clause.outside_hub or not missing:
        return "nothing"
    if missing & everything:
        return "scope"
    for other in others:
        if missing & _tests(other, [scope.id for scope in other.scopes]):
            return other.id
    known = [hub.criteria[one] for one in missing if one in hub.criteria]
    on_site = any(criterion.audience is not Audience.COMPANY for criterion in known)
    return "facility" if on_site else "nothing"
