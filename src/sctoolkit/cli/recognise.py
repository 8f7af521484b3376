"""`sctoolkit recognise`: an audit made under one code, counted for another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typer

from sctoolkit import TOOL, comparing, language
from sctoolkit.cli.asking import refuse
from sctoolkit.cli.assess.wanted import check_scope
from sctoolkit.cli.opening import Opened, existing_file, open_assessment, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.paragraphs import wrapped
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width, warn, written
from sctoolkit.cli.tables import table
from sctoolkit.cli.targets import check_free
from sctoolkit.comparing import Compared
from sctoolkit.content.excerpts import Excerpt, excerpt
from sctoolkit.content.ids import is_item_id
from sctoolkit.content.library import QUESTIONNAIRES, Library
from sctoolkit.engine.equivalence.codes import compare, position
from sctoolkit.engine.equivalence.recognition import counting, recognise
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.assessments.recent import assessments_at
from sctoolkit.files.saving import saving
from sctoolkit.language import _, later, speaking
from sctoolkit.model.text import slug
from sctoolkit.paths import is_folder
from sctoolkit.report.recognition import (
    Counted,
    Recognised,
    counted,
    record,
    rows,
    summary,
    together,
)

SCHEMA = "sctoolkit.recognise/1"
MANY = "sctoolkit.recognise-many/1"
TITLE = later("{questionnaire}: what {other} asks beyond {own}")
SUMMARY = later("Only what an assessment made under {own} does not say yet for {other}.")


def command(
    files: list[Path] = typer.Argument(
        help="The assessment that was made under the first code; also several, or folders of them."
    ),
    own: str = typer.Option(..., "--from", help="The code that it was made under."),
    other: str = typer.Option(..., "--to", help="The code that it shall count for."),
    scope: str = typer.Option(
        "", "--scope", help="How much is asked of it (default: the scope of the assessment)."
    ),
    beyond: bool = typer.Option(
        False, "--beyond", help="Count also answers on what the first code does not ask about."
    ),
    name: str = typer.Option("", "--id", help="The id of the questionnaire with what is left."),
    folder: Path = typer.Option(Path(), "--in", help="The folder that holds your content."),
    no_questionnaire: bool = typer.Option(
        False, "--no-questionnaire", help="Only show; write no questionnaire."
    ),
    as_json: bool = typer.Option(False, "--json", help="As JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Count an assessment made under one code for another one, and ask only what is left.

    Shows which clauses of the other code are evidenced already, through which clauses, and writes
    a questionnaire with the questions that are left. Its answers complete the assessment: give
    both files to `score`, `report` or `plan write`. Of several assessments each has a line and a
    questionnaire of its own; what cannot be used is named, and the command leaves with 5.
    """
    wish = Wish(own, other, scope, None if no_questionnaire else folder, beyond=beyond)
    shelf = open_library(library)
    if len(files) > 1 or is_folder(files[0]):
        refuse(_("with several assessments"), {"--id": name})
        return _many(files, shelf, wish, library or (), as_json=as_json)
    opened = open_assessment(files[0], shelf, library or ())
    found = _recognised(opened, wish)
    target = _left(found, opened, wish, name or _id(found))
    if as_json:
        show_json(SCHEMA, **record(found), written=str(target) if target else None)
        return Exit.DONE
    _show(rows(found), summary(found))
    if target is not None:
        _next_steps(target, found, opened)
    return Exit.DONE


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for."""

    own: str
    other: str
    scope: str
    folder: Path | None
    """That holds the content; None where no questionnaire is written."""
    beyond: bool


def _many(
    files: Sequence[Path], shelf: Library, wish: Wish, own: Sequence[Path], *, as_json: bool
) -> int:
    """A line and a questionnaire for each assessment; 5 where any could not be used."""
    found: list[Counted] = []
    failed: list[tuple[Path, SctoolkitError]] = []
    for path in _assessments(files):
        try:
            opened = open_assessment(path, shelf, own)
            one = _recognised(opened, wish)
            name = f"{slug(path.stem)}-{one.compared.own.id}-to-{one.compared.other.id}"
            target = _left(one, opened, wish, name)
        except SctoolkitError as error:
            failed.append((path, error))
            continue
        found.append(Counted(path, opened.assessment.organisation, one, target))
    if as_json:
        not_used = [str(path) for path, _why in failed]
        show_json(MANY, assessments=[_plain(one) for one in found], not_used=not_used)
    elif found:
        _show(counted(found), together(found))
    for path, why in failed:
        say(_("{path} is left out: {why}").format(path=path, why=why))
        warn(why.problems if isinstance(why, UnusableInputError) else ())
    return Exit.UNUSABLE if failed else Exit.DONE


def _plain(one: Counted) -> dict[str, Any]:
    written = str(one.written) if one.written else None
    return {"file": str(one.file), **record(one.found), "written": written}


def _show(lines: Sequence[Mapping[str, Any]], sentences: Iterable[str]) -> None:
    """A table, what it comes to, and that it decides nothing."""
    width = terminal_width()
    said = [line for one in sentences for line in wrapped(one, width=width)]
    show("\n".join([table(lines, width), "", *said, "", *wrapped(comparing.neutral())]))


def _assessments(files: Sequence[Path]) -> list[Path]:
    """Each file, and all assessments of each folder, once; raises NotFoundError for none."""
    found = [
        path
        for one in files
        for path in (assessments_at(one) if is_folder(one) else [existing_file(one)])
    ]
    if not found:
        folders = ", ".join(map(str, files))
        raise NotFoundError(_("There is no assessment in {folders}.").format(folders=folders))
    return list(dict.fromkeys(found))


def _left(found: Recognised, opened: Opened, wish: Wish, name: str) -> Path | None:
    """The questionnaire of what is left, where there is anything and it is wished."""
    if wish.folder is None or not found.found.left:
        return None
    return _write(found, opened, name, wish.folder)


def _recognised(opened: Opened, wish: Wish) -> Recognised:
    shelf, hub, form = opened.library, opened.hub, opened.questionnaire
    codes = [shelf.code(one) for one in (wish.own, wish.other)]
    for code in codes:
        if not counting(code, form):
            message = _("“{questionnaire}” asks about no clause of {code}.")
            raise SctoolkitError(message.format(questionnaire=form.id, code=code.name))
    compared = compare(position(codes[0], hub), position(codes[1], hub), hub)
    wanted = check_scope(form, wish.scope or opened.assessment.scope)
    assessment = replace(opened.assessment, scope=wanted)
    found = recognise(form, assessment, codes[0], codes[1], compared, beyond=wish.beyond)
    result = score(form, found.recognised, codes[1], hub, TOOL)
    return Recognised(
        found, Compared(compared, codes[0], codes[1], hub, language.preferred()), form, result
    )


def _id(found: Recognised) -> str:
    return f"{found.questionnaire.id}-{found.compared.own.id}-to-{found.compared.other.id}"


def _write(found: Recognised, opened: Opened, name: str, folder: Path) -> Path:
    """The folder with the questionnaire of what is left."""
    if not is_item_id(name):
        raise SctoolkitError(
            _("“{id}” is not a usable id.").format(id=name),
            _("Use lower-case words joined by hyphens, for example my-code."),
        )
    place = folder / "questionnaires" / name
    check_free(place, _("Give another --id, or delete it."))
    left = {one.question.id: one for one in found.found.left}
    called = Excerpt(
        name, found.found.recognised.scope, _worded(TITLE, found), _worded(SUMMARY, found)
    )
    head = opened.library.file_of(QUESTIONNAIRES, opened.questionnaire)
    texts = excerpt(head, opened.questionnaire, left, called)
    with saving(place):
        place.mkdir(parents=True)
        for file, text in texts.items():
            (place / file).write_text(text, "utf-8")
    return place


def _worded(message: str, found: Recognised) -> dict[str, str]:
    """The message in every language of the questionnaire."""
    form, words = found.questionnaire, {}
    for tongue in form.languages:
        with speaking(tongue):
            template = _(message)
        title = form.title.to(tongue)
        words[tongue] = template.format(questionnaire=title, **found.compared.names)
    return words


def _next_steps(target: Path, found: Recognised, opened: Opened) -> None:
    written(target)
    shelf = target.parent.parent
    own = () if shelf == Path() else ("--library", shelf)
    answers = f"{opened.paths[0].stem}-{found.compared.other.id}.yaml"
    code = ("--code", found.compared.other.id, *own)
    ask = command_line("assess", target.name, "--file", answers, *own)
    say(_("Answer it: {command}").format(command=ask))
    both = command_line("score", *opened.paths, answers, *code)
    say(_("Then both count together: {command}").format(command=both))
