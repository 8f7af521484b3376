"""`sctoolkit assess`: answer a questionnaire in the terminal, or by file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sctoolkit.cli.asking import can_ask, refuse
from sctoolkit.cli.options import LIBRARY
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _

if TYPE_CHECKING:
    from sctoolkit.cli.assess.by_file import Given
    from sctoolkit.cli.assess.wanted import Wanted


def command(
    what: str = typer.Argument(
        "comply-chain", help="A questionnaire to begin, or the file of an assessment to go on with."
    ),
    scope: str = typer.Option("", "--scope", "-s", help="quick, core or full."),
    organisation: str = typer.Option("", "--for", help="The company or site that is assessed."),
    site: str = typer.Option("", "--site", help="The site, where one site is meant."),
    file: Path | None = typer.Option(None, "--file", "-f", help="Where the answers are saved."),
    who: str = typer.Option("", "--name", help="Who answers; written beside each answer."),
    new: bool = typer.Option(False, "--new", help="Begin anew even if an unfinished one exists."),
    previous: Path | None = typer.Option(
        None, "--previous", help="An earlier assessment; its answers are shown as “last time”."
    ),
    code: str = typer.Option("", "--code", "-c", help="The code to score against at the end."),
    answers: str = typer.Option(
        "", "--answers", "-a", help="Take answers from this file (- for standard input)."
    ),
    sets: list[str] | None = typer.Option(
        None,
        "--set",
        metavar="ID=VALUE",
        help=(
            "Give one answer; may be given several times. Any question also takes dont-know and "
            "refused, some na:REASON; nothing behind the = clears the answer. UNIT/ID=VALUE is the "
            "answer of one unit."
        ),
    ),
    strict: bool = typer.Option(
        False, "--strict", help="Refuse answers that do not fit instead of keeping them aside."
    ),
    ask_changed: bool = typer.Option(
        False,
        "--ask-changed",
        help="Ask only what --answers leave open: new questions, and answers that no longer fit.",
    ),
    no_input: bool = typer.Option(False, "--no-input", help="Never ask; say what is open."),
    template: str = typer.Option(
        "", "--write-template", help="Write an empty answers file (- for standard output) and stop."
    ),
    accessible: bool = typer.Option(False, "--accessible", help="Ask in plain lines."),
    as_json: bool = typer.Option(False, "--json", help="The state of the assessment as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Answer a questionnaire, or go on with one.

    In a terminal it asks, one question after the other; every answer is saved at once, Esc goes
    back, Ctrl-S saves and quits. Elsewhere give the answers with --answers or --set.
    """
    from sctoolkit.cli.assess import by_file  # noqa: PLC0415 - only what this way of answering needs
    from sctoolkit.cli.assess.wanted import Wanted  # noqa: PLC0415 - as above

    wanted = Wanted(
        what=what,
        scope=scope,
        organisation=organisation,
        site=site,
        file=file,
        who=who,
        new=new,
        library=tuple(library or ()),
    )
    given = by_file.Given(answers=answers, sets=tuple(sets or ()), strict=strict, as_json=as_json)
    for_asking = {"--code": code, "--new": new, "--previous": previous}
    for_answers = {"--strict": strict, "--ask-changed": ask_changed}
    if template:
        heads = {"--for": organisation, "--site": site, "--file": file, "--json": as_json}
        answering = {"--answers": answers, "--set": sets, **for_answers}
        refuse(_("where only --write-template is done"), for_asking | answering | heads)
        return by_file.write_template(wanted, template)
    if not answers:
        refuse(_("without --answers"), for_answers)
    if ask_changed:
        return _ask_changed(wanted, given, code, accessible=accessible)
    if answers or sets or no_input or as_json:
        refuse(_("where nothing is asked"), for_asking)
        return by_file.answer_by_file(wanted, given)
    if not can_ask(accessible=accessible):
        raise by_file.no_terminal(wanted)
    from sctoolkit.cli.assess.in_terminal import answer_in_terminal  # noqa: PLC0415 - prompts are heavy

    return answer_in_terminal(wanted, previous, code, accessible=accessible)


def _ask_changed(wanted: Wanted, given: Given, code: str, *, accessible: bool) -> int:
    """Saves the old answers in the new file, then asks there what is open."""
    from sctoolkit.cli.assess import by_file  # noqa: PLC0415 - only for this way of answering

    if wanted.file is None:
        message = _("--ask-changed needs --file: where the old and the new answers are saved.")
        raise SctoolkitError(message)
    if not can_ask(accessible=accessible):
        raise by_file.no_terminal(wanted)
    by_file.take_answers(wanted, given)
    from sctoolkit.cli.assess.in_terminal import answer_in_terminal  # noqa: PLC0415 - prompts are heavy

    begun = replace(wanted, what=str(wanted.file), file=None)
    return answer_in_terminal(begun, None, code, accessible=accessible)
