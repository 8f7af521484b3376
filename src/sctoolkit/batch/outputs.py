"""What a batch leaves behind: every result in every form, written from the ledger line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from sctoolkit import TOOL, language, records, wording
from sctoolkit.batch.ledger import Ledger
from sctoolkit.content.library import Library
from sctoolkit.engine.portfolio import portfolio_of
from sctoolkit.files.portfolio_workbook import Contents, write_portfolio
from sctoolkit.files.problem_workbook import Skip, write_problems
from sctoolkit.files.saving import replacing
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, CodeSection
from sctoolkit.model.portfolio import Portfolio
from sctoolkit.report.portfolio import write_csv

SCHEMA = "sctoolkit.batch/1"
LINES, TABLE, BOOK = "results.jsonl", "results.csv", "portfolio.xlsx"
PROBLEMS, PROBLEM_LINES = "problems.xlsx", "problems.jsonl"


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
    return [_portfolio(ledger, library.code(name), name) for name in ledger.codes()]


def _portfolio(ledger: Ledger, code: Code, name: str) -> Portfolio:
    spoken = language.preferred()
    sections = [inner for one in code.sections for inner in one.every_section()]
    parts: list[Clause | CodeSection] = [*sections, *code.clauses()]
    titles = {part.id: part.title.to(spoken) for part in parts}
    bands = {band.id: wording.band(band.id, band.label.to(spoken)) for band in code.scoring.bands}
    return portfolio_of(name, ledger.ranking(name), titles, bands)


def count(ledger: Ledger) -> Count:
    """How much is in the ledger's run."""
    ends = [(file, end.skipped) for file, end in ledger.ends()]
    skipped = tuple(Skip(file, why) for file, why in ends if why)
    kinds = Counter(problem.warning for problem in ledger.problems())
    return Count(len(ends) - len(skipped), ledger.count(), skipped, kinds[False], kinds[True])


def write_all(ledger: Ledger, made: Sequence[Portfolio], counted: Count, out: Path) -> list[Path]:
    """Writes all forms into a folder; gives the paths. Raises OSError."""
    with language.speaking(language.preferred()):  # each word would ask the system anew
        return _written(ledger, made, counted, out)


def _written(ledger: Ledger, made: Sequence[Portfolio], counted: Count, out: Path) -> list[Path]:
    with replacing(out / LINES) as file:
        file.writelines(_lines(ledger))
    with replacing(out / PROBLEM_LINES) as file:
        file.writelines(records.problems_json(ledger.problems()))
    write_problems(ledger.problems(), counted.skipped, out / PROBLEMS)
    if not made:
        return [out / name for name in (LINES, PROBLEMS, PROBLEM_LINES)]
    with replacing(out / TABLE) as file:
        table = TextIOWrapper(file, "utf-8-sig", newline="")
        write_csv(made, [(one.file, one.because) for one in counted.skipped], table)
        table.detach()
    about = _about(made, counted)
    read = ((file, end.understood) for file, end in ledger.ends() if end.understood)
    contents = Contents(made, counted.skipped, ledger.problems(), about, read)
    write_portfolio(contents, out / BOOK)
    return [out / name for name in (BOOK, TABLE, LINES, PROBLEMS, PROBLEM_LINES)]


def _lines(ledger: Ledger) -> Iterator[bytes]:
    """One line of JSON for each supplier, then one for each file of which nothing was scored."""
    for one in ledger.suppliers():
        yield records.to_line({"schema": SCHEMA} | records.to_plain(one))
    for file, end in ledger.ends():
        if end.skipped:
            yield records.to_line({"schema": SCHEMA, "file": file} | records.to_plain(end))


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
