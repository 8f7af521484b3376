"""`sctoolkit recognise`: an audit made under one code, counted for another one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from sctoolkit import TOOL, comparing, language
from sctoolkit.cli.opening import Opened, open_assessment, open_library
from sctoolkit.cli.paragraphs import wrapped
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width, written
from sctoolkit.cli.tables import table
from sctoolkit.cli.targets import check_free
from sctoolkit.cli.wanted import check_scope
from sctoolkit.comparing import Compared
from sctoolkit.content.excerpts import Excerpt, excerpt
from sctoolkit.content.ids import is_item_id
from sctoolkit.content.library import QUESTIONNAIRES
from sctoolkit.engine.equivalence import compare, position
from sctoolkit.engine.recognition import counting, recognise
from sctoolkit.engine.scoring import score
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving
from sctoolkit.language import _, later, speaking
from sctoolkit.report.recognition import Recognised, record, rows, summary

SCHEMA = "sctoolkit.recognise/1"
TITLE = later("{questionnaire}: what {other} asks beyond {own}")
SUMMARY = later("Only what an assessment made under {own} does not say yet for {other}.")


def command(
    file: Path = typer.Argument(help="The assessment that was made under the first code."),
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
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Count an assessment made under one code for another one, and ask only what is left.

    Shows which clauses of the other code are evidenced already, through which clauses, and writes
    a questionnaire with the questions that are left. Its answers complete the assessment: give
    both files to `score`, `report` or `plan write`.
    """
    opened = open_assessment(file, open_library(library), library or ())
    found = _recognised(opened, own, other, scope, beyond=beyond)
    target = None
    if found.found.left and not no_questionnaire:
        target = _write(found, opened, name or _id(found), folder)
    if as_json:
        show_json(SCHEMA, **record(found), written=str(target) if target else None)
        return Exit.DONE
    width = terminal_width()
    lines = [line for one in summary(found) for line in wrapped(one, width=width)]
    show("\n".join([table(rows(found), width), "", *lines, "", *wrapped(comparing.neutral())]))
    if target is not None:
        _next_steps(target, found, opened)
    return Exit.DONE


def _recognised(opened: Opened, own: str, other: str, scope: str, *, beyond: bool) -> Recognised:
    shelf, hub, form = opened.library, opened.hub, opened.questionnaire
    codes = [shelf.code(one) for one in (own, other)]
    for code in codes:
        if not counting(code, form):
            message = _("“{questionnaire}” asks about no clause of {code}.")
            raise SctoolkitError(message.format(questionnaire=form.id, code=code.name))
    compared = compare(position(codes[0], hub), position(codes[1], hub), hub)
    wanted = check_scope(form, scope or opened.assessment.scope)
    assessment = replace(opened.assessment, scope=wanted)
    found = recognise(form, assessment, codes[0], codes[1], compared, beyond=beyond)
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
