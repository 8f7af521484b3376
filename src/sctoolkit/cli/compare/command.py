"""`sctoolkit compare`: how far codes and tools ask for the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

import typer

from sctoolkit.cli.compare import codes as pair
from sctoolkit.cli.compare import matrix as table
from sctoolkit.cli.compare.bars import Bars, read_thresholds
from sctoolkit.cli.compare.gaps import Planning, planned
from sctoolkit.cli.compare.out import checked_out
from sctoolkit.cli.compare.ways import Way, refuse_foreign, way_of
from sctoolkit.cli.opening import open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.comparing import Compared
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.severity import Severity
from sctoolkit.settings import load


def command(
    codes: list[str] = typer.Argument(
        [],
        metavar="[CODE]...",
        help="Two codes or reference tools; any number with --matrix; with --import the reference.",
    ),
    matrix: bool = typer.Option(
        False, "--matrix", help="All the codes named beside each other; without names, every code."
    ),
    thresholds: list[str] = typer.Option(
        [],
        "--threshold",
        metavar="BAR",
        help="every, a percentage as 85, weighted:85, or no-blocking; leave with 3 where the first "
        "code does not reach it, with 4 where that is open. May be given several times.",
    ),
    tool: str = typer.Option(
        "",
        "--tool",
        metavar="TOOL",
        help="Hold a tool of your own against this reference (audit-process, auditor-competence, "
        "buyer-system, supplier-system, environment, or any code), clause by clause; the argument "
        "is the file that keeps it.",
    ),
    own: str = typer.Option("", "--own", help="Begin that file from your tool, written as a code."),
    answers: Path | None = typer.Option(
        None, "--answers", "-a", help="Begin it from answers to the reference's questionnaire."
    ),
    mapping: Path | None = typer.Option(
        None,
        "--from",
        help="Begin it from a mapping of another tool (OSCAL, CISO Assistant) to the reference.",
    ),
    sets: list[str] = typer.Option(
        [],
        "--set",
        metavar="CLAUSE=LEVEL",
        help="not-equivalent, partly, equivalent, exceeds or not-applicable; also "
        "CLAUSE/reference, /evidence, /gap, /action, /responsible, /due; own/name, own/version, "
        "own/owner, own/date; expires, superseded_by. May be given several times.",
    ),
    who: str = typer.Option("", "--name", help="Who declares it; written beside each clause."),
    reviewer: str = typer.Option(
        "",
        "--as-reviewer",
        metavar="NAME",
        help="Review what is declared: levels and notes of an independent person, kept apart.",
    ),
    book: Path | None = typer.Option(
        None, "--read", help="Take what was written in the workbook of this comparison."
    ),
    plan: Path | None = typer.Option(
        None, "--plan", help="The file that keeps what is planned about the gaps of two codes."
    ),
    out: Path | None = typer.Option(
        None,
        "--out",
        "-o",
        help="Write a workbook (.xlsx), a signed file for others (.json), or a mapping for tools "
        "that read OSCAL (.oscal.json).",
    ),
    words: bool = typer.Option(
        False, "--with-words", help="Give gaps and notes along in the signed file."
    ),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    theirs: list[Path] = typer.Option(
        [],
        "--import",
        help="Lay signed comparisons of several companies side by side, and mappings of other "
        "tools (OSCAL, CISO Assistant); may be given again.",
    ),
    no_input: bool = typer.Option(False, "--no-input", help="Never ask; say what is open."),
    accessible: bool = typer.Option(False, "--accessible", help="Ask in plain lines."),
    blocking: Severity = typer.Option(
        Severity.CRITICAL, "--blocking", help="From which severity on a gap blocks."
    ),
    full: bool = typer.Option(False, "--full", help="Show also what is covered."),
    exit_zero: bool = typer.Option(False, "--exit-zero", help="Leave with 0 whatever the result."),
    as_json: bool = typer.Option(False, "--json", help="The comparison as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Compare two codes, each measured by the other: what is equivalent, what is missing.

    The codes are compared criterion by criterion and clause by clause, through the neutral criteria
    that their clauses cover. What blocks comes first. With --tool you declare how far a tool of
    your own covers a reference, and others review it. The comparison never decides acceptance.
    """
    shelf = open_library(library)
    bars = Bars(read_thresholds(thresholds), blocking)
    way = way_of(imports=bool(theirs), matrix=matrix, tool=bool(tool))
    given = {
        "--matrix": matrix,
        "--threshold": thresholds,
        "--tool": tool,
        "--own": own,
        "--answers": answers,
        "--from": mapping,
        "--set": sets,
        "--as-reviewer": reviewer,
        "--with-words": words,
        "--plan": plan,
        "--read": book,
        "--out": out,
    }
    refuse_foreign(way, given)
    match way:
        case Way.IMPORT:
            from sctoolkit.cli.compare import published  # noqa: PLC0415 - only for this

            return published.side_by_side(shelf, theirs, codes, as_json=as_json)
        case Way.MATRIX:
            target = checked_out(out, [], overwrite=overwrite)
            return table.tell(shelf, codes, target, as_json=as_json)
        case Way.TOOL:
            from sctoolkit.cli.compare import begun, declared  # noqa: PLC0415 - only for this

            file = one_file(codes)
            saying = declared.Saying(
                file,
                tool,
                begun.Beginning(own, answers, mapping),
                sets,
                who=who or load().name,
                reviewer=reviewer,
                may_ask=not (no_input or as_json),
                accessible=accessible,
                book=book,
                out=checked_out(out, [file], overwrite=overwrite),
                words=words,
            )
            return declared.tell(shelf, saying, bars, as_json=as_json, exit_zero=exit_zero)
        case Way.CODES:
            target = checked_out(out, [], overwrite=overwrite)
            compared: Sequence[Compared] = pair.both(shelf, codes)
            if plan or book:
                compared = planned(compared, Planning(plan, book, who or load().name))
            if target:
                pair.write(shelf, compared, bars, target)
            return pair.tell(compared, bars, full=full, as_json=as_json, exit_zero=exit_zero)
        case never:
            assert_never(never)


def one_file(given: Sequence[str]) -> Path:
    """The one file that is named; raises SctoolkitError."""
    if len(given) == 1:
        return Path(given[0])
    raise SctoolkitError(
        _("--tool needs one file: where the comparison is kept."),
        "sctoolkit compare --tool audit-process our-manual.yaml",
    )
