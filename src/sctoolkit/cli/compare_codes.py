"""Codes compared through the criteria: a pair in both directions, or many side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import comparing, language, wording
from sctoolkit.cli.opening import all_usable
from sctoolkit.cli.paragraphs import wrapped
from sctoolkit.cli.showing import show, show_json, terminal_width, written
from sctoolkit.cli.tables import fits, table
from sctoolkit.comparing import Compared
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence import Position, compare, inverted, position, share
from sctoolkit.engine.thresholds import (
    USUAL,
    Bar,
    Standing,
    Threshold,
    Verdict,
    of_comparison,
    verdict,
)
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, later
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.equivalence import Share
from sctoolkit.model.severity import Severity
from sctoolkit.report.equivalence import record, text

SCHEMA = "sctoolkit.compare/1"
MATRIX = "sctoolkit.compare-matrix/1"
WIDE = 100
"""Characters of a line where no terminal says how wide it is."""
_BAR = re.compile(r"(weighted:)?(\d{1,3}(?:\.\d+)?)\s?%?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a comparison is held against."""

    thresholds: tuple[Threshold, ...]
    """Empty where the user gave none: then the published ones are shown and bar nothing."""
    blocking: Severity

    @property
    def shown(self) -> tuple[Threshold, ...]:
        """The bars that are shown."""
        return self.thresholds or USUAL


def read_thresholds(typed: Sequence[str]) -> tuple[Threshold, ...]:
    """The bars that the user typed; raises SctoolkitError for one that is none."""
    return tuple(_threshold(one.strip().lower()) for one in typed)


def _threshold(typed: str) -> Threshold:
    if typed in (Bar.EVERY, Bar.NO_BLOCKING):
        return Threshold(Bar(typed))
    found = _BAR.fullmatch(typed)
    percent = float(found[2]) if found else 0.0
    if not found or not 0 < percent <= 100:  # noqa: PLR2004 - percent
        message = _("“{typed}” is no threshold.").format(typed=typed)
        raise SctoolkitError(message, _("Use every, no-blocking, 85 or weighted:85."))
    return Threshold(Bar.WEIGHTED if found[1] else Bar.SHARE, percent / 100)


def both(shelf: Library, first: str, second: str) -> tuple[Compared, Compared]:
    """The first code measured by the second, and the other way round."""
    hub, tongue = shelf.criteria(), language.preferred()
    own, other = position(shelf.code(first), hub), position(shelf.code(second), hub)
    there = compare(own, other, hub)
    back = inverted(there, own, other, hub)
    return (
        Compared(there, own.code, other.code, hub, tongue),
        Compared(back, other.code, own.code, hub, tongue),
    )


def tell(
    found: Sequence[Compared], wanted: Wanted, *, full: bool, as_json: bool, exit_zero: bool
) -> int:
    """Shows both directions; the exit code says whether the first reaches the user's bars."""
    if as_json:
        rows = [record(one, wanted.shown, wanted.blocking) for one in found]
        show_json(SCHEMA, comparisons=rows, note=comparing.neutral())
    else:
        width = terminal_width() or WIDE
        parts = [text(one, wanted.shown, wanted.blocking, width, full=full) for one in found]
        show("\n\n".join([*parts, _neutral(width)]))
    return Exit.DONE if exit_zero else _exit(found[0], wanted)


def write(shelf: Library, found: Sequence[Compared], wanted: Wanted, out: Path) -> None:
    """Writes both directions: a workbook, or what follows for each clause, signed for others."""
    first = found[0]
    positions = [position(one, first.hub) for one in (first.own, first.other)]
    if is_oscal(out):
        from sctoolkit.cli.compare_oscal import write_codes as write_oscal  # noqa: PLC0415 - as below

        write_oscal(positions, first.hub, out)
        return
    if out.suffix.lower() == ".json":
        from sctoolkit.cli.compare_published import publish  # noqa: PLC0415 - an extra, and heavy
        from sctoolkit.cli.compare_tool import from_code  # noqa: PLC0415 - as above

        publish(from_code(shelf, first.own, first.other, first.own.id), out, words=False)
        return
    from sctoolkit.files.comparison_workbook import write_codes  # noqa: PLC0415 - only for it

    write_codes(found, _shares(positions, first.hub), wanted.blocking, out)
    written(out)


def is_oscal(out: Path) -> bool:
    """Whether a file of this name is a mapping for tools that read OSCAL."""
    return out.name.lower().endswith(OSCAL)


OSCAL = ".oscal.json"


def held_against(wanted: Wanted, standing: Standing) -> int:
    """The exit code: 4 where a bar of the user is open, 3 where one is not reached."""
    stands = [verdict(one, standing) for one in wanted.thresholds]
    if Verdict.OPEN in stands:
        return Exit.INCOMPLETE
    return Exit.BELOW_BAR if Verdict.NOT_REACHED in stands else Exit.DONE


def _exit(found: Compared, wanted: Wanted) -> int:
    return held_against(wanted, of_comparison(found.comparison, wanted.blocking))


def side_by_side(shelf: Library, names: Sequence[str], out: Path | None, *, as_json: bool) -> int:
    """Every pair of many codes: the row measured by the column."""
    hub = shelf.criteria()
    codes = [shelf.code(name) for name in names] or all_usable(shelf, CODES)
    positions = [position(code, hub) for code in codes]
    shares = _shares(positions, hub)
    if out is not None:
        _write_matrix(positions, shares, hub, out)
    if as_json:
        rows = [
            {"own": own, "other": other, "plain": found} for (own, other), found in shares.items()
        ]
        show_json(MATRIX, codes=[code.name for code in codes], pairs=rows)
    else:
        width = terminal_width()
        show("\n\n".join([_grid(positions, shares, width), _neutral(width or WIDE)]))
    return Exit.DONE


def _write_matrix(
    positions: Sequence[Position], shares: Shares, hub: CriteriaHub, out: Path
) -> None:
    from sctoolkit.cli.compare_oscal import write_codes  # noqa: PLC0415 - only for it
    from sctoolkit.files.comparison_workbook import write_matrix  # noqa: PLC0415 - only for it

    if is_oscal(out):
        write_codes(positions, hub, out)
        return
    if out.suffix.lower() == ".json":
        raise SctoolkitError(
            _("Only two codes are signed; many are written as .xlsx or .oscal.json.")
        )
    write_matrix(shares, out)
    written(out)


def _neutral(width: int) -> str:
    return "\n".join(wrapped(comparing.neutral(), width=width))


Shares = dict[tuple[str, str], Share | None]
"""By the code that is measured and the one that it is measured by."""


def _shares(positions: Sequence[Position], hub: CriteriaHub) -> Shares:
    return {
        (own.code.id, other.code.id): share(own, other, hub)
        for own in positions
        for other in positions
        if own is not other
    }


def _grid(positions: Sequence[Position], shares: Shares, width: int | None) -> str:
    names = [one.code.id for one in positions]
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


def _cell(shares: Shares, own: str, other: str) -> str:
    if own == other:
        return ""
    found = shares[own, other]
    return wording.percent(found.covered if found else None)
