"""A tool of one's own against a reference, as a workbook that its owner and reviewers fill in."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import comparing, wording
from sctoolkit.engine.equivalence.declaring import profile
from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.files.comparison_workbook.grid import Column, Grid, save_book
from sctoolkit.language import _, later
from sctoolkit.model.code import Clause, Code, CriteriaHub
from sctoolkit.model.declaration import Claim, Declaration, Level

CLAUSES, GAPS, TOOL = later("Clauses"), later("Gaps"), later("Tool")
PROFILE = later("Profile")
"""Names of sheets."""
MARK = "sctoolkit equivalence/1"
COLOURS = {
    Level.NOT_EQUIVALENT: "overdue",
    Level.PARTLY: "soon",
    Level.EQUIVALENT: "closed",
    Level.EXCEEDS: "closed",
    Level.NOT_APPLICABLE: "idle",
}
HEADS = {
    "clause": later("clause"),
    "title": later("title"),
    "asks": later("what it asks for"),
    "severity": later("severity"),
    "computed": later("computed level"),
    "level": later("your level"),
    "reference": later("where in your tool"),
    "evidence": later("evidence"),
    "gap": later("what is missing"),
    "action": later("what is planned"),
    "responsible": later("responsible"),
    "due": later("due"),
    "review_level": later("reviewer's level"),
    "review_note": later("reviewer's note"),
    "reviewer": later("reviewer"),
    "verified": later("verified level"),
}
WIDTHS = (14, 26, 46, 12, 15, 15, 20, 24, 30, 30, 16, 12, 15, 28, 16, 15)
CHOSEN = ("level", "review_level")
TOOL_HEADS = {"key": later("what"), "value": later("value")}
TOOL_KEYS = {
    "reference": later("reference"),
    "declaration": later("declaration"),
    "name": later("name"),
    "version": later("version"),
    "owner": later("owner"),
    "date": later("in force since"),
    "made": later("compared on"),
    "expires": later("expires on"),
}


def write_declared(
    declaration: Declaration, code: Code, hub: CriteriaHub, path: Path, language: str
) -> None:
    """Writes the workbook: every clause, the gaps as an action plan, what is compared.

    Raises CannotSaveError.
    """
    rows = [_row(clause, declaration, hub, language) for clause in code.clauses()]
    levels = tuple(comparing.level(level) for level in Level)
    columns = tuple(
        Column(_(head), width, levels if key in CHOSEN else ())
        for (key, head), width in zip(HEADS.items(), WIDTHS, strict=True)
    )
    colours = {comparing.level(level): fill for level, fill in COLOURS.items()}
    missing = [comparing.level(level) for level in Level if level.is_gap]
    gaps = [row for row in rows if row[5] in missing]
    ranks = {
        wording.severity(clause_severity(one, hub)): clause_severity(one, hub).rank
        for one in code.clauses()
    }
    gaps.sort(key=lambda row: ranks[row[3]])
    note = comparing.neutral()
    grids = [
        Grid(_(CLAUSES), columns, rows, colours, note),
        Grid(_(GAPS), columns, gaps, colours, _about_gaps()),
        Grid(_(TOOL), _tool_columns(), _tool(declaration), note=MARK),
    ]
    if reached := profile(declaration, code):
        titles = {one.id: one.title.to(language) for one in code.sections}
        names = (_("theme"), _("declared"), _("verified"), _("of how many"))
        heads = tuple(Column(name, 30) for name in names)
        themes = [(titles[one.section], one.declared, one.verified, one.of) for one in reached]
        grids.append(Grid(_(PROFILE), heads, themes))
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
    return comparing.level(level) if level else ""


def _about_gaps() -> str:
    words = _("As it stood when it was written; write in “{sheet}”.")
    return words.format(sheet=_(CLAUSES))


def _tool_columns() -> tuple[Column, ...]:
    widths = (18, 60)
    return tuple(
        Column(_(head), width) for head, width in zip(TOOL_HEADS.values(), widths, strict=True)
    )


def _tool(declaration: Declaration) -> list[tuple[str, str]]:
    own = declaration.own
    said = {
        "reference": declaration.reference,
        "declaration": declaration.id,
        "name": own.name,
        "version": own.version,
        "owner": own.owner,
        "date": own.date,
        "made": declaration.made,
        "expires": declaration.expires,
    }
    return [(_(word), said[key]) for key, word in TOOL_KEYS.items()]
