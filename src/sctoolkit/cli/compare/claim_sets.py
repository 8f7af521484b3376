"""What `--set` says of a declaration: `CLAUSE=LEVEL`, `CLAUSE/gap=…`, `own/version=3`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sctoolkit.document import did_you_mean
from sctoolkit.engine.sharing.days import is_day
from sctoolkit.errors import UnusableInputError
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Claim, Declaration, Level, Review
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

SOURCE = Source("--set")
FIELDS = ("reference", "evidence", "gap", "action", "responsible", "due")
OWN = ("name", "version", "owner", "date", "kind")
HEADS = ("expires", "superseded_by")
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that is set, by whom and when."""

    target: str
    field: str
    """Empty for the level of a clause."""
    value: str


def with_sets(
    declaration: Declaration, code: Code, sets: Sequence[str], who: str, at: str, *, review: bool
) -> Declaration:
    """The declaration with what the command line says; as a review where `review`.

    Raises UnusableInputError with all that is wrong.
    """
    settings = [_setting(one, code) for one in sets]
    clauses = [clause.id for clause in code.clauses()]
    problems = [
        problem for one in settings for problem in _problems(one, clauses, code, review=review)
    ]
    if problems:
        raise UnusableInputError(_("Nothing was changed."), problems)
    for one in settings:
        declaration = _with(declaration, one, who, at, review=review)
    return _checked(declaration, settings)


def _setting(typed: str, code: Code) -> Setting:
    name, _equals, value = (part.strip() for part in typed.partition("="))
    target, _slash, field = name.partition("/")
    return Setting(code.called_now(target), field, value)


def _problems(one: Setting, clauses: Sequence[str], code: Code, *, review: bool) -> list[Problem]:
    if review:
        fields: tuple[str, ...] = (NOTE,)
    else:
        fields = FIELDS
        if one.target == "expires" and one.value and not is_day(one.value):
            message = _("“{written}” is no date like 2026-11-22").format(written=one.value)
            return [ProblemKind.WRONG_SHAPE.at(SOURCE, message)]
        if one.target in HEADS or (one.target == "own" and one.field in OWN):
            return []
    if one.target not in clauses:
        message = _("{code} has no clause “{clause}”").format(code=code.name, clause=one.target)
        hint = did_you_mean(one.target, [*clauses, *([] if review else HEADS)])
        return [ProblemKind.UNKNOWN_CLAIM.at(SOURCE, message, hint)]
    allowed = [level.value for level in Level]
    if one.field:
        wrong, words = one.field not in fields, list(fields)
    else:
        wrong, words = one.value not in allowed, allowed
    if not wrong:
        return []
    message = _("“{word}” cannot be set here").format(word=one.field or one.value)
    return [
        ProblemKind.UNKNOWN_CLAIM.at(SOURCE, message, did_you_mean(one.field or one.value, words))
    ]


def _with(
    declaration: Declaration, one: Setting, who: str, at: str, *, review: bool
) -> Declaration:
    if one.target == "own":
        own: dict[str, Any] = {one.field: one.value}
        return replace(declaration, own=replace(declaration.own, **own))
    if one.target in HEADS:
        head: dict[str, Any] = {one.target: one.value}
        return replace(declaration, **head)
    claim = declaration.claim(one.target)
    changed = _reviewed(claim, one, who, at) if review else _claimed(claim, one, who, at)
    return declaration.claiming(one.target, changed)


def _claimed(claim: Claim, one: Setting, who: str, at: str) -> Claim:
    if not one.field:
        return replace(claim, level=Level(one.value), by=who, at=at)
    if one.field == "evidence":
        pieces = tuple(filter(None, (piece.strip() for piece in one.value.split(";"))))
        return replace(claim, evidence=pieces, by=who, at=at)
    said: dict[str, Any] = {one.field: one.value, "by": who, "at": at}
    return replace(claim, **said)


def _reviewed(claim: Claim, one: Setting, who: str, at: str) -> Claim:
    if one.field and claim.review is None:
        message = _("{clause} has no reviewed level yet").format(clause=one.target)
        problem = ProblemKind.UNKNOWN_CLAIM.at(SOURCE, message, _("Set the level first."))
        raise UnusableInputError(_("Nothing was changed."), [problem])
    if claim.review is not None and one.field:
        return replace(claim, review=replace(claim.review, note=one.value, by=who, at=at))
    return replace(claim, review=Review(Level(one.value), claim.level, by=who, at=at))


def _checked(declaration: Declaration, settings: Sequence[Setting]) -> Declaration:
    """The declaration; raises UnusableInputError where a clause does not apply without a reason."""
    for one in settings:
        claim = declaration.claim(one.target)
        if claim.level is Level.NOT_APPLICABLE and not claim.gap:
            message = _("{clause} says that it does not apply, and not why")
            words = message.format(clause=one.target)
            hint = _("Give --set {clause}/gap=REASON as well.").format(clause=one.target)
            problem = ProblemKind.CLAIM_WITHOUT_REASON.at(SOURCE, words, hint)
            raise UnusableInputError(_("Nothing was changed."), [problem])
    return declaration
