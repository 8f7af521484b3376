"""A tool of one's own against a reference: what is declared, what was reviewed, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sctoolkit import comparing, records, wording
from sctoolkit.engine.equivalence.declaring import Age, Tally, profile, tally
from sctoolkit.engine.equivalence.thresholds import Threshold, of_tally
from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.language import _, in_a_row, labelled, later, plural
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.declaration import Claim, Declaration
from sctoolkit.model.severity import Severity
from sctoolkit.report.equivalence import threshold_line, threshold_records
from sctoolkit.report.paragraphs import wrapped


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration with what its ids stand for, on one day."""

    declaration: Declaration
    code: Code
    hub: CriteriaHub
    ages: tuple[Age, ...]
    language: str
    blocking: Severity

    def tally(self, *, verified: bool) -> Tally:
        """How its clauses stand, as declared or as verified."""
        return tally(self.declaration, self.code, self.hub, self.blocking, verified=verified)


def text(one: Declared, thresholds: Sequence[Threshold], width: int) -> str:
    """What it comes to, declared and verified apart; the gaps, the gravest first."""
    head = _("{own} against {reference}").format(
        own=comparing.own_tool(one.declaration), reference=one.code.title.to(one.language)
    )
    lines = [*wrapped(head, "", width), "=" * min(len(head), width)]
    for age in one.ages:
        lines += wrapped(comparing.age(age, one.declaration, one.code), "", width)
    for verified in (False, True):
        lines += ["", *_counted(one, thresholds, width, verified=verified)]
    return "\n".join([*lines, *_profile(one), *_gaps(one, width)])


def _counted(
    one: Declared, thresholds: Sequence[Threshold], width: int, *, verified: bool
) -> list[str]:
    found = one.tally(verified=verified)
    name = _("Verified by an independent reviewer") if verified else _("Declared by its owner")
    if verified and not any(found.levels.values()):
        return [labelled(name, _("nothing yet"))]
    counts = [f"{count} {comparing.level(level)}" for level, count in found.levels.items() if count]
    if found.silent:
        counts.append(plural("{count} clause open", "{count} clauses open", found.silent))
    lines = [
        labelled(name, ", ".join(counts)),
        labelled(_("Covered"), comparing.declared_share(found.plain)),
        labelled(_("Weighed by severity"), comparing.declared_share(found.weighted)),
    ]
    standing = of_tally(found)
    lines += [threshold_line(bar, standing, one.blocking) for bar in thresholds]
    first, *rest = lines
    return wrapped(first, "", width) + [
        line for words in rest for line in wrapped(words, "  ", width)
    ]


def _profile(one: Declared) -> list[str]:
    """The level reached in each theme, where the reference has progressive levels."""
    found = profile(one.declaration, one.code)
    if not found:
        return []
    titles = {section.id: section.title.to(one.language) for section in one.code.sections}
    line = _("{theme}: level {declared} of {of} declared, {verified} verified")
    return [
        "",
        _("Each theme is rated alone, and a level needs the one below it:"),
        *(
            "  "
            + line.format(
                theme=titles[reached.section],
                declared=reached.declared,
                of=reached.of,
                verified=reached.verified,
            )
            for reached in found
        ),
    ]


def _gaps(one: Declared, width: int) -> list[str]:
    """Every clause with a gap, declared or reviewed, the gravest first."""
    found = [
        (clause_severity(clause, one.hub), clause, one.declaration.claim(clause.id))
        for clause in one.code.clauses()
    ]
    gaps = sorted((gap for gap in found if _is_gap(gap[2])), key=lambda gap: gap[0].rank)
    if not gaps:
        return []
    head = labelled(_("Gaps"), str(len(gaps)))
    lines = ["", head, "-" * len(head)]
    for severity, clause, claim in gaps:
        words = f"{wording.severity(severity)} · {clause.id} {clause.title.to(one.language)}"
        lines += wrapped(words, "", width)
        for line in _said(claim):
            lines += wrapped(line, "  ", width)
    return lines


def _is_gap(claim: Claim) -> bool:
    return any(level is not None and level.is_gap for level in (claim.level, claim.verified))


def _said(claim: Claim) -> list[str]:
    review = claim.review
    said = {
        _("Declared"): comparing.level(claim.level),
        _("Where"): claim.reference,
        _("What is missing"): claim.gap,
        _("Planned"): _action(claim),
        _("Reviewed"): " ".join((comparing.level(review.level), review.note)) if review else "",
    }
    lines = [labelled(name, words) for name, words in said.items() if words]
    if claim.outdated_review:
        lines.append(_("It was changed after the review, so the review no longer counts."))
    return lines


def _action(claim: Claim) -> str:
    return in_a_row(filter(None, (claim.action, claim.responsible, claim.due)))


def rows(one: Declared) -> list[dict[str, str]]:
    """A row for each clause: declared and reviewed levels in columns of their own."""
    return [_row(clause, one) for clause in one.code.clauses()]


def _row(clause: Clause, one: Declared) -> dict[str, str]:
    claim = one.declaration.claim(clause.id)
    computed = _("{level} (computed, confirm)").format(level=comparing.level(claim.computed))
    draft = claim.level is None and claim.computed is not None
    return {
        later("clause"): clause.id,
        later("title"): clause.title.to(one.language),
        later("declared"): computed if draft else comparing.level(claim.level),
        later("where"): claim.reference,
        later("reviewed"): comparing.level(claim.review.level) if claim.review else "",
        later("by"): claim.review.by if claim.review else "",
        later("verified"): comparing.level(claim.verified) if claim.verified else "",
    }


def record(one: Declared, thresholds: Sequence[Threshold]) -> dict[str, Any]:
    """As plain values."""
    plain: dict[str, Any] = records.to_plain(one.declaration)
    for clause, row in plain["claims"].items():
        verified = one.declaration.claim(clause).verified
        row["verified"] = verified.value if verified else None
    plain["age"] = [age.value for age in one.ages]
    plain["reached"] = [records.to_plain(found) for found in profile(one.declaration, one.code)]
    for name, verified_too in (("declared", False), ("verified", True)):
        found = one.tally(verified=verified_too)
        counted: dict[str, Any] = records.to_plain(found)
        plain[name] = counted | {"thresholds": threshold_records(thresholds, of_tally(found))}
    return plain


def open_clauses(one: Declared) -> list[str]:
    """The clauses on which nothing is declared."""
    return [
        clause.id for clause in one.code.clauses() if one.declaration.claim(clause.id).level is None
    ]
