"""A batch on a screen: what was understood, what was not, how suppliers stand, what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.outputs import Count
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.report.portfolio import summary
from sctoolkit.report.problems import Grouped

SHOWN = 5
"""Of each sort of thing so many are shown; the rest is counted and stands in the files."""
MOST_SORTS = 12


def summary_lines(ledger: Ledger, counted: Count, made: Sequence[Portfolio]) -> Iterator[str]:
    """Everything that a person needs to see before opening a file."""
    yield _counted(counted)
    yield from _understood(ledger)
    yield from _skipped(counted)
    yield from _problems(ledger)
    for one in made:
        yield ""
        yield from summary(one)
    yield ""


def _counted(counted: Count) -> str:
    parts = [
        plural("{count} file read", "{count} files read", counted.files),
        plural("{count} supplier", "{count} suppliers", counted.suppliers),
    ]
    if counted.skipped:
        parts.append(plural("{count} file skipped", "{count} files skipped", len(counted.skipped)))
    return ", ".join(parts)


def _understood(ledger: Ledger) -> Iterator[str]:
    """How files were read: those that were read alike stand together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for file, end in ledger.ends():
        if end.understood:
            alike.setdefault(end.understood, []).append(file)
    sorts = sorted(alike.items(), key=lambda one: -len(one[1]))
    if sorts:
        yield ""
        yield _("Understood as:")
    for lines, files in sorts[:MOST_SORTS]:
        yield f"  {_some(files)}"
        yield from (f"    {line}" for line in lines)
    if len(sorts) > MOST_SORTS:
        rest = sum(len(files) for _lines, files in sorts[MOST_SORTS:])
        yield "  " + plural(
            "… and {count} file that was read in yet another way",
            "… and {count} files that were read in yet other ways",
            rest,
        )


def _some(files: Sequence[str]) -> str:
    if len(files) == 1:
        return files[0]
    return _("{file} and {count} more").format(file=files[0], count=len(files) - 1)


def _skipped(counted: Count) -> Iterator[str]:
    if counted.skipped:
        yield ""
        yield _("Skipped:")
    for one in counted.skipped[:SHOWN]:
        yield f"  {labelled(one.file, one.because)}"
    if len(counted.skipped) > SHOWN:
        yield "  " + _more(len(counted.skipped) - SHOWN)


def _problems(ledger: Ledger) -> Iterator[str]:
    lines = Grouped(ledger.problems()).lines()
    if lines:
        yield ""
        yield _("Problems:")
        yield from (f"  {line}" for line in lines)


def _more(count: int) -> str:
    return plural("… and {count} more", "… and {count} more", count)
