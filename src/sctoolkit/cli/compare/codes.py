"""Two codes compared through the criteria, each measured by the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from sctoolkit import comparing, language
from sctoolkit.cli.compare.bars import Bars, held_against
from sctoolkit.cli.compare.out import Kind, kind_of
from sctoolkit.cli.compare.shown import show_parts
from sctoolkit.cli.showing import show_json, text_width, written
from sctoolkit.comparing import Compared
from sctoolkit.content.library import Library
from sctoolkit.engine.equivalence.codes import compare, inverted, matrix, position
from sctoolkit.engine.equivalence.thresholds import of_comparison
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _
from sctoolkit.report.equivalence import record, text

SCHEMA = "sctoolkit.compare/1"
PAIR = 2


def both(shelf: Library, names: Sequence[str]) -> tuple[Compared, Compared]:
    """The first code measured by the second, and the other way round."""
    if len(names) != PAIR:
        raise SctoolkitError(
            _("Two codes are compared, not {count}.").format(count=len(names)),
            _("Many at once: sctoolkit compare --matrix. Their ids: sctoolkit list codes."),
        )
    hub, tongue = shelf.criteria(), language.preferred()
    own, other = (position(shelf.code(name), hub) for name in names)
    there = compare(own, other, hub)
    back = inverted(there, own, other, hub)
    return (
        Compared(there, own.code, other.code, hub, tongue),
        Compared(back, other.code, own.code, hub, tongue),
    )


def tell(
    found: Sequence[Compared], bars: Bars, *, full: bool, as_json: bool, exit_zero: bool
) -> int:
    """Shows both directions; the exit code says whether the first reaches the user's bars."""
    if as_json:
        rows = [record(one, bars.shown, bars.blocking) for one in found]
        show_json(SCHEMA, comparisons=rows, note=comparing.neutral())
    else:
        width = text_width()
        show_parts(text(one, bars.shown, bars.blocking, width, full=full) for one in found)
    if exit_zero:
        return Exit.DONE
    return held_against(bars, of_comparison(found[0].comparison, bars.blocking))


def write(shelf: Library, found: Sequence[Compared], bars: Bars, out: Path) -> None:
    """Writes both directions, as what the name of the file says."""
    first = found[0]
    positions = [position(one, first.hub) for one in (first.own, first.other)]
    match kind_of(out):
        case Kind.OSCAL:
            from sctoolkit.cli.compare.oscal import write_codes as write_oscal  # noqa: PLC0415 - only for it

            write_oscal(positions, first.hub, out)
        case Kind.SIGNED:
            from sctoolkit.cli.compare.begun import from_code  # noqa: PLC0415 - only for it
            from sctoolkit.cli.compare.published import publish  # noqa: PLC0415 - an extra, and heavy

            publish(from_code(shelf, first.own, first.other, first.own.id), out, words=False)
        case Kind.WORKBOOK:
            from sctoolkit.files.comparison_workbook import write_codes  # noqa: PLC0415 - only for it

            write_codes(found, matrix(positions, first.hub), bars.blocking, out)
            written(out)
        case never:
            assert_never(never)
