"""`sctoolkit new`: a commented folder for a questionnaire or a code of one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from sctoolkit.cli.showing import command_line, say, show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.content.ids import is_item_id
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving
from sctoolkit.files.skeletons import CODE, QUESTIONNAIRE, README
from sctoolkit.language import _

SCHEMA = "sctoolkit.new/1"


class Sort(StrEnum):
    """What can be started."""

    QUESTIONNAIRE = "questionnaire"
    CODE = "code"


def command(
    what: Sort = typer.Argument(help="questionnaire or code."),
    name: str = typer.Argument(metavar="ID", help="Its id: lower-case words joined by hyphens."),
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
    body = QUESTIONNAIRE if what is Sort.QUESTIONNAIRE else CODE
    title = name.replace("-", " ").capitalize()
    with saving(place):
        place.mkdir(parents=True)
        (place / f"{what.value}.yaml").write_text(body.format(id=name, title=title), "utf-8")
        (place / "README.md").write_text(README.format(title=title), "utf-8")
    if as_json:
        show_json(SCHEMA, folder=str(place), files=sorted(map(str, place.iterdir())))
        return Exit.DONE
    written(place)
    say(_("Edit it, then: {command}").format(command=command_line("check", place)))
    return Exit.DONE
