"""`sctoolkit new`: a commented folder for a questionnaire or a code of one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from sctoolkit.cli.opening import existing_file
from sctoolkit.cli.showing import command_line, say, show_json, warn, written
from sctoolkit.cli.targets import check_free
from sctoolkit.content.ids import is_item_id
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.saving import saving
from sctoolkit.files.skeletons import CODE, QUESTIONNAIRE, README
from sctoolkit.language import _, plural

SCHEMA = "sctoolkit.new/1"


class Sort(StrEnum):
    """What can be started."""

    QUESTIONNAIRE = "questionnaire"
    CODE = "code"


def command(
    what: Sort = typer.Argument(help="questionnaire or code."),
    name: str = typer.Argument(metavar="ID", help="Its id: lower-case words joined by hyphens."),
    source: Path | None = typer.Option(
        None,
        "--from",
        help="A list of clauses (xlsx, xls, ods, csv, docx, txt, yaml) that the code is made of.",
    ),
    title: str = typer.Option("", "--title", help="Its title (default: the id in words)."),
    folder: Path = typer.Option(Path(), "--in", help="The folder that holds your content."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
) -> int:
    """Start a questionnaire or a code of your own: a commented folder that passes the check."""
    if not is_item_id(name):
        raise SctoolkitError(
            _("“{id}” is not a usable id.").format(id=name),
            _("Use lower-case words joined by hyphens, for example my-code."),
        )
    place = folder / f"{what.value}s" / name
    check_free(place)
    title = title or name.replace("-", " ").capitalize()
    files = _files(what, name, title, source)
    with saving(place):
        place.mkdir(parents=True)
        for file, text in {**files, "README.md": README.format(title=title)}.items():
            (place / file).write_text(text, "utf-8")
    if as_json:
        show_json(SCHEMA, folder=str(place), files=sorted(map(str, place.iterdir())))
        return Exit.DONE
    written(place)
    if source is not None:
        own = () if folder == Path() else ("--library", folder)
        relating = command_line("relate", name, *own)
        say(_("Say which criteria its clauses ask for: {command}").format(command=relating))
    else:
        say(_("Edit it, then: {command}").format(command=command_line("check", place)))
    return Exit.DONE


def _files(what: Sort, name: str, title: str, source: Path | None) -> dict[str, str]:
    """The content of the folder: a skeleton, or the clauses of a list."""
    if source is None:
        body = QUESTIONNAIRE if what is Sort.QUESTIONNAIRE else CODE
        return {f"{what.value}.yaml": body.format(id=name, title=title)}
    if what is not Sort.CODE:
        raise SctoolkitError(_("Only a code is made from a list of clauses."))
    from sctoolkit.files.clauses import read_clauses  # noqa: PLC0415 - only for a list
    from sctoolkit.files.clauses.writing import code_files  # noqa: PLC0415 - as above

    clauses, problems = read_clauses(existing_file(source))
    if clauses is None:
        raise UnusableInputError(_("{path} cannot be used.").format(path=source), problems)
    warn(problems)
    count = len(clauses.clauses)
    say(plural("{count} clause was found.", "{count} clauses were found.", count))
    return code_files(clauses, name, title, source.name)
