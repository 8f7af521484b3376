"""What would say something about the clauses that were not tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sctoolkit.engine.interview import in_scope
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.questionnaire import Audience, Questionnaire
from sctoolkit.model.result import PartKind, Result


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
    tested = _tests(asked, result.stamp.scope)
    everything = _tests(asked, asked.scopes[-1].id)
    elsewhere_tested = {other.id: _tests(other, other.scopes[-1].id) for other in others}
    larger, facility, nothing = list[str](), list[str](), list[str]()
    questionnaires: dict[str, list[str]] = {}
    for clause in code.clauses():
        if clause.id not in wanted:
            continue
        missing = frozenset() if clause.outside_hub else _asks(clause) - tested
        other = next((name for name, tests in elsewhere_tested.items() if missing & tests), None)
        if missing & everything:
            larger.append(clause.id)
        elif other is not None:
            questionnaires.setdefault(other, []).append(clause.id)
        else:
            (facility if _on_site(missing, hub) else nothing).append(clause.id)
    return Elsewhere(
        larger_scope=tuple(larger),
        questionnaires={name: tuple(ids) for name, ids in questionnaires.items()},
        facility=tuple(facility),
        nothing=tuple(nothing),
    )


_Asked = tuple[PartKind, str]
"""A criterion or a question, by its id."""


def _asks(clause: Clause) -> frozenset[_Asked]:
    criteria = {(PartKind.CRITERION, cover.criterion) for cover in clause.covers}
    return frozenset(criteria | {(PartKind.QUESTION, question) for question in clause.questions})


def _tests(questionnaire: Questionnaire, scope: str) -> frozenset[_Asked]:
    reach = in_scope(questionnaire, scope)
    asked = [
        (form.id, one)
        for form in questionnaire.made_of
        for one in form.questions()
        if one.scored and one.id in reach
    ]
    criteria = {(PartKind.CRITERION, name) for _form, one in asked for name in one.criteria}
    names = [name for form, one in asked for name in (one.id, f"{form}:{one.id}")]
    return frozenset(criteria | {(PartKind.QUESTION, name) for name in names})


def _on_site(missing: frozenset[_Asked], hub: CriteriaHub) -> bool:
    """Whether anything of it is about sites rather than the company."""
    known = [hub.criteria[name] for _kind, name in missing if name in hub.criteria]
    return any(criterion.audience is not Audience.COMPANY for criterion in known)
