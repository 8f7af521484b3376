"""`sctoolkit compare`: how far codes and tools ask for the same."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.opening import open_library
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.severity import Severity


def command(
    codes: list[str] | None = typer.Argument(
        None, metavar="[CODE]...", help="Two codes or reference tools; any number with --matrix."
    ),
    matrix: bool = typer.Option(
        False, "--matrix", help="All the codes named beside each other; without names, every code."
    ),
    thresholds: list[str] | None = typer.Option(
        None,
        "--threshold",
        metavar="BAR",
        help="every, a percentage as 85, weighted:85, or no-blocking; leave with 3 where the first "
        "code does not reach it, with 4 where that is open. May be given several times.",
    ),
    blocking: Severity = typer.Option(
        Severity.CRITICAL, "--blocking", help="From which severity on a gap blocks."
    ),
    full: bool = typer.Option(False, "--full", help="Show also what is covered."),
    exit_zero: bool = typer.Option(False, "--exit-zero", help="Leave with 0 whatever the result."),
    as_json: bool = typer.Option(False, "--json", help="The comparison as JSON."),
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Compare two codes, each measured by the other: what is equivalent, what is missing.

    The codes are compared criterion by criterion and clause by clause, through the neutral criteria
    that their clauses cover. What blocks comes first. The comparison never decides acceptance.
    """
    from sctoolkit.cli import compare_codes  # noqa: PLC0415 - only what this way of comparing needs

    shelf = open_library(library)
    wanted = compare_codes.Wanted(compare_codes.read_thresholds(thresholds or ()), blocking)
    if matrix:
        return compare_codes.side_by_side(shelf, codes or (), as_json=as_json)
    if len(codes or ()) != PAIR:
        raise SctoolkitError(
            _("Two codes are compared, not {count}.").format(count=len(codes or ())),
            _("Many at once: sctoolkit compare --matrix. Their ids: sctoolkit list codes."),
        )
    found = compare_codes.both(shelf, *(codes or ()))
    return compare_codes.tell(found, wanted, full=full, as_json=as_json, exit_zero=exit_zero)


PAIR = 2
