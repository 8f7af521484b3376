"""From codes and answers to a declaration, and what a declaration comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from sctoolkit.engine.equivalence.codes import WEIGHTS
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.model.assessment import Answer, AnswerState, Assessment
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.declaration import Claim, Declaration, Level
from sctoolkit.model.equivalence import Comparison, Degree, Share
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method

OF_DEGREE = {
    Degree.NOT_COVERED: Level.NOT_EQUIVALENT,
    Degree.PARTLY: Level.PARTLY,
    Degree.EQUIVALENT: Level.EQUIVALENT,
    Degree.EXCEEDS: Level.EXCEEDS,
}
"""What the criteria say of a clause; of what has to be checked by hand they say nothing."""


class Age(StrEnum):
    """Whether a declaration can still be relied on."""

    CURRENT = "current"
    EXPIRED = "expired"
    OTHER_REFERENCE = "other-reference"
    """The reference is here in another version than the one compared."""
    SUPERSEDED = "superseded"
    """The own tool has a newer version."""


def ages(declaration: Declaration, today: str, reference: Code, own: Code | None) -> list[Age]:
    """All that makes it too old; `current` alone where nothing does."""
    found = []
    if declaration.expires and declaration.expires < today:
        found.append(Age.EXPIRED)
    if declaration.reference != reference.name:
        found.append(Age.OTHER_REFERENCE)
    if declaration.superseded_by or (own and declaration.code and own.name != declaration.code):
        found.append(Age.SUPERSEDED)
    return found or [Age.CURRENT]


def drafted(comparison: Comparison) -> dict[str, Claim]:
    """A claim with a computed level for each clause of the code that was measured by."""
    return {
        one.clause: Claim(
            computed=OF_DEGREE.get(one.degree) if one.criteria else None,
            reference=", ".join(one.own_clauses),
        )
        for one in comparison.clauses
    }


def answered(code: Code, form: Questionnaire, assessment: Assessment) -> dict[str, Claim]:
    """The claims that answers to the questionnaire of a reference tool make.

    Where an answer hides the question of a clause, the clause takes the level of that answer.
    """
    interview = Interview(form, assessment.scope, assessment.answers)
    found = {}
    for clause in code.clauses():
        for question in clause.questions_of(form):
            asked = interview.question(question)
            if asked is None:
                continue
            source = asked.inherits if interview.hidden(question) and asked.inherits else question
            answer = assessment.answers.get(source)
            if answer is not None and (claim := _claim(answer)) is not None:
                found[clause.id] = claim
    return found


def _claim(answer: Answer) -> Claim | None:
    levels = {level.value: level for level in Level}
    if answer.state is AnswerState.NOT_APPLICABLE:
        level, gap = Level.NOT_APPLICABLE, answer.reason
    elif answer.state is AnswerState.ANSWERED and answer.value in levels:
        level, gap = levels[str(answer.value)], answer.note
    else:
        return None
    evidence = tuple(one.where for one in answer.evidence)
    return Claim(level, evidence=evidence, gap=gap, by=answer.by, at=answer.at)


@dataclass(frozen=True, slots=True)
class Tally:
    """How the clauses of the reference stand, as declared or as verified."""

    levels: dict[Level, int]
    """How many clauses have each level."""
    silent: int
    """Clauses without one."""
    plain: Share | None
    weighted: Share | None
    blocking: tuple[str, ...]
    """Clauses with a gap, as grave as the bar or graver."""
    may_block: tuple[str, ...]
    """Clauses without a level, as grave as the bar or graver."""


def tally(
    declaration: Declaration,
    code: Code,
    hub: CriteriaHub,
    blocking: Severity,
    *,
    verified: bool,
) -> Tally:
    """All clauses; the shares leave out what does not apply, and silence may turn out covered."""
    clauses = code.clauses()
    levels = [_level(declaration.claim(one.id), verified=verified) for one in clauses]
    gravity = [clause_severity(one, hub) for one in clauses]
    grave = [
        (clause.id, level)
        for clause, level, severity in zip(clauses, levels, gravity, strict=True)
        if severity.rank <= blocking.rank
    ]
    return Tally(
        {level: levels.count(level) for level in Level},
        levels.count(None),
        _share(levels, [1] * len(levels)),
        _share(levels, [WEIGHTS[one] for one in gravity]),
        tuple(clause for clause, level in grave if level is not None and level.is_gap),
        tuple(clause for clause, level in grave if level is None),
    )


def _level(claim: Claim, *, verified: bool) -> Level | None:
    return claim.verified if verified else claim.level


def _share(levels: Sequence[Level | None], weights: Sequence[int]) -> Share | None:
    counted = [
        (level, weight)
        for level, weight in zip(levels, weights, strict=True)
        if level is not Level.NOT_APPLICABLE
    ]
    whole = fsum(weight for _level, weight in counted)
    if not whole:
        return None
    covered = fsum(weight for level, weight in counted if level and level.is_covered)
    silent = fsum(weight for level, weight in counted if level is None)
    return Share(covered / whole, (covered + silent) / whole)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many levels of a theme are covered in a row from the first."""

    section: str
    declared: int
    verified: int
    of: int


def profile(declaration: Declaration, code: Code) -> tuple[Reached, ...]:
    """The level reached in each theme, where the reference has progressive levels; never a mean."""
    each = code.scoring.each.get("sections", ())
    if not each or each[0].method is not Method.PROGRESSIVE:
        return ()
    return tuple(
        Reached(
            section.id,
            _in_a_row(declaration, section.every_clause(), verified=False),
            _in_a_row(declaration, section.every_clause(), verified=True),
            len(section.every_clause()),
        )
        for section in code.sections
    )


def _in_a_row(declaration: Declaration, clauses: Iterable[Clause], *, verified: bool) -> int:
    count = 0
    for clause in clauses:
        level = _level(declaration.claim(clause.id), verified=verified)
        if level is None or not level.is_covered:
            break
        count += 1
    return count
