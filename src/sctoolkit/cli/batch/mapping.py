"""`sctoolkit map`: what the columns of a supplier's file mean, kept for the next one."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.batch.understood import missing_lines, understood_lines
from sctoolkit.cli.asking import can_ask
from sctoolkit.cli.opening import existing_file, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import command_line, say, show_json, written
from sctoolkit.cli.targets import check_target
from sctoolkit.errors import Exit, UnusableInputError
from sctoolkit.files.layouts.detection import Wishes, understand_book
from sctoolkit.files.layouts.drafting import headings, lines, said_of
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import OPEN, Line, mapping_text
from sctoolkit.files.layouts.understood import Understood
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sheet import Book
from sctoolkit.language import _, plural

SCHEMA = "sctoolkit.map/1"


def command(
    file: Path = typer.Argument(help="A supplier's spreadsheet, or an export of a form tool."),
    questionnaire: str = typer.Option(..., "--questionnaire", "-q", help="What it answers."),
    out: Path = typer.Option(..., "--out", "-o", help="Where the mapping is saved."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Write over an existing file."),
    no_input: bool = typer.Option(False, "--no-input", help="Never ask; suggest in comments."),
    accessible: bool = typer.Option(False, "--accessible", help="Ask in plain lines."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Say what the columns of a supplier's file mean, and keep it for the next file.

    In a terminal it walks through the columns that fit no question. Elsewhere it writes them down
    with what they resemble, to be edited by hand. Leaves with 4 where columns are still open.
    """
    index = Index(open_library(library).questionnaire(questionnaire))
    book = _read(existing_file(file))
    check_target(out, [file], overwrite=overwrite)
    one = _best(book, index)
    say(f"{file}:")
    for line in (*understood_lines(one), *missing_lines([one], index.questions)):
        say(line)
    asks = not (no_input or as_json) and can_ask(accessible=accessible)
    chosen = _asked(one, index, accessible=accessible) if asks else {}
    found = list(lines(one, index, chosen))
    text = mapping_text(said_of(one, questionnaire), found)
    with saving(out):
        write_atomically(out, text.encode())
    return _tell(file, out, found, as_json=as_json)


def _read(file: Path) -> Book:
    book = read_book(file)
    if isinstance(book, Skipped):
        raise UnusableInputError(_("{path} cannot be read.").format(path=file), book.problems)
    return book


def _best(book: Book, index: Index) -> Understood:
    """The sheet with the most questions; a file without any is taken for a table."""
    understood = understand_book(book, index, Wishes())
    best = max(understood, key=lambda one: len(one.matched), default=headings(book, index))
    if best is None:
        raise UnusableInputError(_("{path} is empty.").format(path=book.file), ())
    return best


def _asked(one: Understood, index: Index, *, accessible: bool) -> dict[str, str]:
    from sctoolkit.cli.assess.in_terminal import screen_for  # noqa: PLC0415 - prompts are heavy
    from sctoolkit.wizard.columns import ask_columns  # noqa: PLC0415 - prompts are heavy

    return ask_columns(one.unknown, index, screen_for(accessible=accessible))


def _tell(file: Path, out: Path, found: list[Line], *, as_json: bool) -> int:
    still_open = [line.column for line in found if line.means == OPEN]
    if as_json:
        columns = {line.column: line.means for line in found}
        show_json(SCHEMA, file=str(out), columns=columns, open=still_open)
    else:
        written(out)
        say(_("Next: {command}").format(command=command_line("batch", file, "--mapping", out)))
        if still_open:
            say(
                plural(
                    "{count} column is open. Write after `means:` what it is.",
                    "{count} columns are open. Write after `means:` what they are.",
                    len(still_open),
                )
            )
    return Exit.INCOMPLETE if still_open else Exit.DONE
