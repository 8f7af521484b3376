"""Several companies' comparisons with the same reference, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sctoolkit import comparing, records
from sctoolkit.engine.equivalence.declaring import Age
from sctoolkit.language import _, later
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Declaration, Level, Published, PublishedClaim
from sctoolkit.model.equivalence import Degree
from sctoolkit.model.sharing import Card


@dataclass(frozen=True, slots=True)
class Theirs:
    """One company's comparison, as it stands today."""

    file: str
    published: Published
    by: Card | None
    """Who signed it; None for a mapping of another tool, which nobody did."""
    known: bool
    """Whether their card is kept here, so that the name is more than a claim."""
    ages: tuple[Age, ...] = ()


def heads(theirs: Sequence[Theirs], code: Code) -> list[str]:
    """What each is about, who signed it, and whether it is too old."""
    lines = []
    for number, one in enumerate(theirs, 1):
        tool = comparing.own_tool(_as_declaration(one.published))
        lines.append(_("{number}: {tool}, {file}").format(number=number, tool=tool, file=one.file))
        lines.append("   " + _signer(one))
        lines += [
            "   " + comparing.age(age, _as_declaration(one.published), code)
            for age in one.ages
            if one.by or age is not Age.CURRENT
        ]
    return lines


def _signer(one: Theirs) -> str:
    if one.by is None:
        return _("a mapping of another tool: nobody signed it, and its levels are drafts")
    words = _("signed by {name}, whose card you keep (fingerprint {fingerprint})")
    if not one.known:
        words = _(
            "signed by a key that calls itself {name}, whose card you do not keep (fingerprint "
            "{fingerprint}): compare it with them"
        )
    return words.format(name=one.by.name, fingerprint=one.by.fingerprint)


def rows(theirs: Sequence[Theirs], code: Code, language: str) -> list[dict[str, str]]:
    """A row for each clause of the reference, a column for each comparison."""
    return [
        {
            later("clause"): clause.id,
            later("title"): clause.title.to(language),
            **{str(number): _cell(one, clause.id) for number, one in enumerate(theirs, 1)},
        }
        for clause in code.clauses()
    ]


def _cell(one: Theirs, clause: str) -> str:
    """The level, verified ones and drafts marked."""
    claim = one.published.claims.get(clause)
    if claim is None:
        return "—"
    if one.by is None:
        known = claim.computed is not None
        said = comparing.level(claim.computed) if known else comparing.degree(Degree.CHECK)
        return _("{level} (mapped)").format(level=said)
    if claim.verified is not None:
        return _("{level} (verified)").format(level=comparing.level(claim.verified))
    if claim.level is None and claim.computed is not None:
        return _("{level} (computed)").format(level=comparing.level(claim.computed))
    return comparing.level(claim.level)


def summary(theirs: Sequence[Theirs], code: Code) -> list[dict[str, str]]:
    """How many clauses each covers: declared, verified, mapped. What does not apply is apart."""
    mapped = any(one.by is None for one in theirs)
    return [_counts(one, number, code, mapped=mapped) for number, one in enumerate(theirs, 1)]


def _counts(one: Theirs, number: int, code: Code, *, mapped: bool) -> dict[str, str]:
    claims = _claims(one, code)
    row = {later("comparison"): str(number), later("declared"): "—", later("verified"): "—"}
    if one.by is not None:
        row["declared"] = _covered([claim.level for claim in claims])
        row["verified"] = _covered([claim.verified for claim in claims])
    if mapped:
        row[later("mapped")] = "—" if one.by else _covered([claim.computed for claim in claims])
    return row


def _claims(one: Theirs, code: Code) -> list[PublishedClaim]:
    empty = PublishedClaim(None, None, "", None, "", "")
    return [one.published.claims.get(clause.id, empty) for clause in code.clauses()]


def _covered(levels: Sequence[Level | None]) -> str:
    counted = [level for level in levels if level is not Level.NOT_APPLICABLE]
    covered = sum(level is not None and level.is_covered for level in counted)
    return f"{covered}/{len(counted)}"


def _as_declaration(one: Published) -> Declaration:
    return Declaration(
        one.id,
        one.reference,
        one.own,
        made=one.made,
        expires=one.expires,
        superseded_by=one.superseded_by,
    )


def record(theirs: Sequence[Theirs]) -> list[dict[str, Any]]:
    """As plain values."""
    return [
        {
            "file": one.file,
            "comparison": records.to_plain(one.published),
            "signed_by": one.by.name if one.by else None,
            "fingerprint": one.by.fingerprint if one.by else None,
            "known": one.known,
            "age": [age.value for age in one.ages],
        }
        for one in theirs
    ]
