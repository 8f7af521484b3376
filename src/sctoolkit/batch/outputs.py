"""What a batch leaves behind: every result in every form, written from the ledger line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import TOOL, language, records
from sctoolkit.batch.ledger import Ledger
from sctoolkit.content.library import Library
from sctoolkit.engine.portfolio import portfolio_of
from sctoolkit.files.portfolio_workbook import Contents, Skip, write_portfolio
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, CodeSection
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.report.portfolio import write_csv

SCHEMA = "sctoolkit.batch/1"
LINES, TABLE, BOOK = "results.jsonl", "results.csv", "portfolio.xlsx"


@dataclass(frozen=True, slots=True)
class Count:
    """How much a batch went through."""

    files: int
    """Files that were read."""
    suppliers: int
    skipped: tuple[Skip, ...]
    """Files of which nothing was scored, with the reason."""
    errors: int
    """Files that could not be taken as they are."""
    warnings: int
    """All else that somebody should look at, cells that are no answer among them."""


def portfolios(ledger: Ledger, library: Library) -> list[Portfolio]:
    """All suppliers under each code of the run."""
    return [
        portfolio_of(code, ledger.ranking(code), _titles(library.code(code)))
        for code in ledger.codes()
    ]


def _titles(code: Code) -> dict[str, str]:
    sections = [inner for one in code.sections for inner in one.every_section()]
    parts: list[Clause | CodeSection] = [*sections, *code.clauses()]
    return {part.id: part.title.to(language.preferred()) for part in parts}


def count(ledger: Ledger) -> Count:
    """How much is in the ledger's run."""
    ends = [(file, end.skipped) for file, end in ledger.ends()]
    skipped = tuple(Skip(file, why) for file, why in ends if why)
    kinds = Counter(problem.warning for problem in ledger.problems())
    return Count(len(ends) - len(skipped), ledger.count(), skipped, kinds[False], kinds[True])


def write_all(ledger: Ledger, made: Sequence[Portfolio], counted: Count, out: Path) -> list[Path]:
    """Writes all forms into a folder; gives the paths. Raises OSError."""
    write_lines(ledger, out / LINES)
    if not made:
        return [out / LINES]
    with _replacing(out / TABLE) as part, part.open("w", encoding="utf-8-sig", newline="") as table:
        write_csv(made, [(one.file, one.because) for one in counted.skipped], table)
    contents = Contents(made, counted.skipped, ledger.problems(), _about(made, counted))
    with _replacing(out / BOOK) as part:
        write_portfolio(contents, part)
    return [out / name for name in (BOOK, TABLE, LINES)]


def write_lines(ledger: Ledger, path: Path) -> None:
    """One line of JSON for each supplier, then one for each file of which nothing was scored."""
    with _replacing(path) as part, part.open("wb") as out:
        for one in ledger.suppliers():
            out.write(records.to_line({"schema": SCHEMA} | records.to_plain(one)))
        for file, end in ledger.ends():
            if end.skipped:
                plain = {"schema": SCHEMA, "file": file} | records.to_plain(end)
                out.write(records.to_line(plain))


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A path to write to; what was written takes the place of `path` when all of it is there."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _about(made: Sequence[Portfolio], counted: Count) -> list[tuple[str, str]]:
    codes = ", ".join(one.code for one in made)
    return [
        (_("What this is"), _("Suppliers' answers to a questionnaire, scored by sctoolkit.")),
        (_("Codes"), codes),
        (_("Suppliers"), str(counted.suppliers)),
        (_("Files read"), str(counted.files)),
        (_("Files skipped"), str(len(counted.skipped))),
        (
            _("How to read it"),
            _(
                "A score says how far the answers meet a code. It is what suppliers say of "
                "themselves: look at what was covered, at what stands behind the answers, and at "
                "what speaks against them, before you compare two suppliers."
            ),
        ),
        (_("Made with"), TOOL),
    ]
