"""Two or more codes compared, as a workbook: both directions, the gaps as a plan, the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sctoolkit import comparing, wording
from sctoolkit.comparing import Compared
from sctoolkit.engine.equivalence.codes import Matrix
from sctoolkit.files.comparison_workbook.gaps import gaps_sheet
from sctoolkit.files.comparison_workbook.grid import Column, Grid, save_book
from sctoolkit.language import _
from sctoolkit.model.equivalence import Degree, Match
from sctoolkit.model.severity import Severity

FILLS = {
    Degree.NOT_COVERED: "overdue",
    Degree.PARTLY: "soon",
    Degree.CHECK: "doubtful",
    Degree.EQUIVALENT: "closed",
    Degree.EXCEEDS: "closed",
    Degree.ASKS_MORE: "idle",
}
LONGEST = 31
"""Characters of the name of a sheet."""


def write_codes(
    found: Sequence[Compared],
    shares: Matrix,
    blocking: Severity,
    path: Path,
) -> None:
    """Writes each direction on a sheet of its own, the gaps as an action plan, and the matrix.

    Raises CannotSaveError.
    """
    grids = [_direction(one) for one in found]
    grids += [_clauses(one) for one in found]
    grids += [gaps_sheet(found, blocking, _colours()), _matrix(shares)]
    save_book(grids, path, " · ".join(found[0].names.values()))


def write_matrix(shares: Matrix, path: Path) -> None:
    """Writes the matrix of many codes alone; raises CannotSaveError."""
    save_book([_matrix(shares)], path, _("Codes side by side"))


def _colours() -> dict[str, str]:
    return {comparing.degree(degree): fill for degree, fill in FILLS.items()}


def _name(words: str) -> str:
    """A name that a sheet can have."""
    return "".join("-" if letter in "[]:*?/\\" else letter for letter in words)[:LONGEST]


def _direction(one: Compared) -> Grid:
    own, other = one.names["own"], one.names["other"]
    heads = (
        (_("criterion"), 30),
        (_("title"), 28),
        (_("severity"), 14),
        (_("degree"), 15),
        (own, 14),
        (_("{code} asks").format(code=own), 44),
        (other, 14),
        (_("{code} asks").format(code=other), 44),
    )
    rows = [_match(match, one) for match in one.comparison.matches]
    columns = tuple(Column(head, width) for head, width in heads)
    name = _name(f"{one.own.id} - {one.other.id}")
    return Grid(name, columns, rows, _colours(), comparing.neutral())


def _match(match: Match, one: Compared) -> list[str]:
    return [
        match.criterion,
        one.title(match),
        wording.severity(match.severity),
        comparing.degree(match.degree),
        ", ".join(match.own.clauses),
        comparing.asked(match, one, match.own),
        ", ".join(match.other.clauses),
        comparing.asked(match, one, match.other),
    ]


def _clauses(one: Compared) -> Grid:
    """Every clause of the second code with what the first says to it."""
    titles = {clause.id: clause.title.to(one.language) for clause in one.other.clauses()}
    rows = [
        [
            match.clause,
            titles[match.clause],
            wording.severity(match.severity),
            comparing.degree(match.degree),
            ", ".join(match.own_clauses),
        ]
        for match in one.comparison.clauses
    ]
    heads = ((_("clause"), 12), (_("title"), 44), (_("severity"), 14), (_("degree"), 16))
    columns = (*(Column(head, width) for head, width in heads), Column(one.names["own"], 24))
    return Grid(_name(_("clauses of {code}").format(code=one.other.id)), columns, rows, _colours())


def _matrix(shares: Matrix) -> Grid:
    """What the row covers of what the column asks for, in percent."""
    names = list(dict.fromkeys(own for own, _other in shares))
    columns = (Column(_("code"), 26), *(Column(name, 12) for name in names))
    rows = [[own, *(_percent(shares, own, other) for other in names)] for own in names]
    note = _("What the row covers of the criteria that the column asks for.")
    return Grid(_name(_("matrix")), columns, rows, note=note)


def _percent(shares: Matrix, own: str, other: str) -> str:
    found = shares.get((own, other))
    return wording.percent(found.covered) if found else ""
