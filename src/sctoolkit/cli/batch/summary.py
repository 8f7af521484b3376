"""A batch on a screen: what was understood, what was not, how suppliers stand, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sctoolkit.batch.desk import Papers
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.outputs import Count
from sctoolkit.cli.showing import command_line
from sctoolkit.language import _, plural
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.model.problem import Problem
from sctoolkit.report.portfolio import summary
from sctoolkit.report.problems import Grouped
from sctoolkit.wording import some_of

SHOWN = 5
"""Of each sort of thing so many are shown; the rest is counted and stands in the files."""
MOST_SORTS = 12


def summary_lines(ledger: Ledger, counted: Count, made: Sequence[Portfolio]) -> Iterator[str]:
    """Everything that a person needs to see before opening a file."""
    yield _counted(counted)
    yield from _understood(ledger)
    yield from _grouped(_("Skipped:"), ledger.problems(skipped=True))
    yield from _grouped(_("Problems:"), ledger.problems(skipped=False))
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
        yield f"  {some_of(files[:1], len(files))}"
        yield from (f"    {line}" for line in lines)
    if len(sorts) > MOST_SORTS:
        rest = sum(len(files) for _lines, files in sorts[MOST_SORTS:])
        yield "  " + plural(
            "… and {count} file that was read in yet another way",
            "… and {count} files that were read in yet other ways",
            rest,
        )


def _grouped(head: str, problems: Iterable[Problem]) -> Iterator[str]:
    lines = Grouped(problems).lines()
    if lines:
        yield ""
        yield head
        yield from (f"  {line}" for line in lines)


def next_lines(counted: Count, papers: Papers, out: str) -> Iterator[str]:
    """What a person usually does next, as far as this run has not done it yet."""
    if counted.files and counted.errors + counted.warnings and not papers.marked:
        yield _("To send files back with their problems marked in the cells, add --annotate.")
    if counted.suppliers and not papers.answers:
        example = command_line("score", f"{out}/answers/NAME.yaml", "--explain")
        yield _("To see how a score came about, add --answers, then: {command}").format(
            command=example
        )
