"""A tool of one's own against a reference, as a workbook that its owner and reviewers fill in."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import comparing, wording
from sctoolkit.engine.declaring import profile
from sctoolkit.engine.findings import clause_severity
from sctoolkit.files.comparison_workbook.grid import Column, Grid, save_book
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.declaration import Claim, Declaration, Level

CLAUSES, GAPS, TOOL, PROFILE = "Clauses", "Gaps", "Tool", "Profile"
"""Names of sheets, the same in every language: they are found by them when read back."""
MARK = "sctoolkit equivalence/1"
LEVELS = tuple(level.value for level in Level)
COLOURS = {
    Level.NOT_EQUIVALENT.value: "overdue",
    Level.PARTLY.value: "soon",
    Level.EQUIVALENT.value: "closed",
    Level.EXCEEDS.value: "closed",
    Level.NOT_APPLICABLE.value: "idle",
}
COLUMNS = (
    "clause",
    "title",
    "asks",
    "severity",
    "computed",
    "level",
    "reference",
    "evidence",
    "gap",
    "action",
    "responsible",
    "due",
    "review_level",
    "review_note",
    "reviewer",
    "verified",
)
"""The heads, the same in every language."""
WIDTHS = (14, 26, 46, 12, 15, 15, 20, 24, 30, 30, 16, 12, 15, 28, 16, 15)
CHOSEN = ("level", "review_level")


def write_declared(
    declaration: Declaration, code: Code, hub: CriteriaHub, path: Path, language: str
) -> None:
    """Writes the workbook: every clause, the gaps as an action plan, what is compared.

    Raises CannotSaveError.
    """
    rows = [_row(clause, declaration, hub, language) for clause in code.clauses()]
    columns = tuple(
        Column(head, width, LEVELS if head in CHOSEN else ())
        for head, width in zip(COLUMNS, WIDTHS, strict=True)
    )
    gaps = [row for row in rows if row[5] in (Level.NOT_EQUIVALENT.value, Level.PARTLY.value)]
    ranks = {
        wording.severity(clause_severity(one, hub)): clause_severity(one, hub).rank
        for one in code.clauses()
    }
    gaps.sort(key=lambda row: ranks[row[3]])
    note = comparing.neutral()
    grids = [
        Grid(CLAUSES, columns, rows, COLOURS, note),
        Grid(
            GAPS, columns, gaps, COLOURS, _("As it stood when it was written; write in “Clauses”.")
        ),
        Grid(TOOL, (Column("key", 18), Column("value", 60)), _tool(declaration), note=MARK),
    ]
    if reached := profile(declaration, code):
        titles = {one.id: one.title.to(language) for one in code.sections}
        heads = tuple(Column(head, 30) for head in ("theme", "declared", "verified", "of"))
        themes = [(titles[one.section], one.declared, one.verified, one.of) for one in reached]
        grids.append(Grid(PROFILE, heads, themes))
    save_book(grids, path, declaration.own.name)


def _row(clause: Clause, declaration: Declaration, hub: CriteriaHub, language: str) -> list[str]:
    claim = declaration.claim(clause.id)
    review = claim.review
    return [
        clause.id,
        clause.title.to(language),
        clause.gist.to(language),
        wording.severity(clause_severity(clause, hub)),
        _level(claim.computed),
        *said_of(claim),
        _level(review.level) if review else "",
        review.note if review else "",
        review.by if review else "",
        _level(claim.verified),
    ]


def said_of(claim: Claim) -> list[str]:
    """What the owner says of a clause, in the order of the columns."""
    return [
        _level(claim.level),
        claim.reference,
        "; ".join(claim.evidence),
        claim.gap,
        claim.action,
        claim.responsible,
        claim.due,
    ]


def _level(level: Level | None) -> str:
    return level.value if level else ""


def _tool(declaration: Declaration) -> list[tuple[str, str]]:
    own = declaration.own
    return [
        ("reference", declaration.reference),
        ("declaration", declaration.id),
        ("name", own.name),
        ("version", own.version),
        ("owner", own.owner),
        ("date", own.date),
        ("made", declaration.made),
        ("expires", declaration.expires),
    ]
