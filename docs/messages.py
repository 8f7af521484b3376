"""Writes the template of all words for people, and brings every catalogue up to it.

Without dates and line numbers, so that a catalogue differs only where words do. Named languages
get a catalogue if they have none: `python docs/messages.py es`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from typer.main import get_command

from sctoolkit.cli.app import COMMANDS, app
from sctoolkit.cli.help_page import paragraphs
from sctoolkit.language import WRITTEN_IN, speaking

PACKAGE = Path(__file__).parent.parent / "src" / "sctoolkit"
FOLDER = PACKAGE / "locale"
READERS = [("**.py", "python"), ("**.j2", "jinja2")]
MARKS = {"_": None, "later": None, "plural": (1, 2)}
HEADER = """\
# The words of sctoolkit{title}.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def extracted() -> Catalog:
    """Every message in the code, in the templates of reports and in `--help`, untranslated."""
    catalogue = Catalog()
    found = extract_from_dir(PACKAGE, READERS, keywords=MARKS)
    for _file, _line, message, _comments, _context in found:
        catalogue.add(message)
    for message in helping():
        catalogue.add(message)
    return catalogue


def helping() -> Iterator[str]:
    """What `--help` says of every command, option and argument, paragraph by paragraph."""
    with speaking(WRITTEN_IN):
        program: Any = get_command(app)
        commands = [program, *(program.get_command(None, name) for name in COMMANDS)]
        for one in commands:
            for said in (one, *one.params):
                yield from paragraphs(getattr(said, "help", None))


def updated(file: Path, template: Catalog) -> Catalog:
    """The catalogue in a file, with what is new; similar wording is taken over as fuzzy."""
    language = file.parent.parent.name
    catalogue = Catalog(locale=language)
    if file.exists():
        catalogue = read_po(io.BytesIO(file.read_bytes()), locale=language)
    catalogue.update(template)
    return catalogue


def written(catalogue: Catalog) -> str:
    """The text of a catalogue, its messages sorted."""
    page = io.BytesIO()
    write_po(page, catalogue, 0, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = HEADER.format(title=f" in {catalogue.locale.english_name}" if catalogue.locale else "")
    if catalogue.locale:
        header += f'"Language: {catalogue.locale}\\n"\n'
        header += f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    return f"{header}\n{page.getvalue().decode('utf-8').strip()}\n"


def documents() -> dict[Path, str]:
    """The template and every catalogue as they have to be, by path."""
    template = extracted()
    catalogues = sorted(FOLDER.glob("*/LC_MESSAGES/sctoolkit.po"))
    new = [FOLDER / language / "LC_MESSAGES" / "sctoolkit.po" for language in sys.argv[1:]]
    made = {file: written(updated(file, template)) for file in dict.fromkeys([*catalogues, *new])}
    return {FOLDER / "sctoolkit.pot": written(template)} | made


def main() -> None:
    """Writes them all."""
    for path, text in documents().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
