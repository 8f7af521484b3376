"""Many codes side by side: the row measured by the column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from sctoolkit import wording
from sctoolkit.cli.compare.out import Kind, kind_of
from sctoolkit.cli.compare.shown import show_parts
from sctoolkit.cli.opening import all_usable
from sctoolkit.cli.showing import show_json, terminal_width, written
from sctoolkit.cli.tables import fits, table
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence.codes import Matrix, Position, matrix, position
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, later
from sctoolkit.model.code import CriteriaHub

SCHEMA = "sctoolkit.compare-matrix/1"


def tell(shelf: Library, names: Sequence[str], out: Path | None, *, as_json: bool) -> int:
    """Shows every pair of the codes named, and writes them; of all codes where none is named."""
    hub = shelf.criteria()
    codes = [shelf.code(name) for name in names] or all_usable(shelf, CODES)
    positions = [position(code, hub) for code in codes]
    shares = matrix(positions, hub)
    if out is not None:
        _write(positions, shares, hub, out)
    if as_json:
        pairs = [
            {"own": own, "other": other, "plain": found} for (own, other), found in shares.items()
        ]
        show_json(SCHEMA, codes=[code.name for code in codes], pairs=pairs)
    else:
        show_parts([_grid([code.id for code in codes], shares)])
    return Exit.DONE


def _write(positions: Sequence[Position], shares: Matrix, hub: CriteriaHub, out: Path) -> None:
    match kind_of(out):
        case Kind.OSCAL:
            from sctoolkit.cli.compare.oscal import write_codes  # noqa: PLC0415 - only for it

            write_codes(positions, hub, out)
        case Kind.SIGNED:
            message = _("Only two codes are signed; many are written as .xlsx or .oscal.json.")
            raise SctoolkitError(message)
        case Kind.WORKBOOK:
            from sctoolkit.files.comparison_workbook import write_matrix  # noqa: PLC0415 - only for it

            write_matrix(shares, out)
            written(out)
        case never:
            assert_never(never)


def _grid(names: Sequence[str], shares: Matrix) -> str:
    width = terminal_width()
    rows = [
        {later("code"): own} | {other: _cell(shares, own, other) for other in names}
        for own in names
    ]
    legend = _("What the row covers of the criteria that the column asks for.")
    if width is None or fits(rows, width):
        return "\n".join([table(rows, width), "", legend])
    short = [
        dict(zip(["code", *map(str, range(1, len(names) + 1))], row.values(), strict=True))
        for row in rows
    ]
    notes = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
    return "\n".join([table(short, width), "", notes, "", legend])


def _cell(shares: Matrix, own: str, other: str) -> str:
    if own == other:
        return ""
    found = shares[own, other]
    return wording.percent(found.covered if found else None)
