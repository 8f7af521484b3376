"""`sctoolkit assess merge`: two people's answers in one assessment."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit import language, wording
from sctoolkit.cli.opening import existing_file, load, open_library
from sctoolkit.cli.showing import say, show_json, warn, written
from sctoolkit.cli.targets import check_free
from sctoolkit.cli.wanted import now
from sctoolkit.engine.merging import Merged, Prefer, merge
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.answers import answer_to_content
from sctoolkit.files.evidence import moved
from sctoolkit.files.session import Session
from sctoolkit.language import _, plural
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.paths import same_file

SCHEMA = "sctoolkit.merge/1"


def command(
    first: Path = typer.Argument(help="An assessment; its head and open conflicts stand."),
    second: Path = typer.Argument(help="Another one of the same questionnaire."),
    out: Path = typer.Option(..., "--out", "-o", help="Where both together are saved."),
    prefer: Prefer = typer.Option(
        Prefer.NEITHER, "--prefer", help="Whose answer stands where both differ."
    ),
    as_json: bool = typer.Option(False, "--json", help="Conflicts as JSON."),
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Join two assessments that different people answered.

    Answers, notes and evidence of both are kept. Where both answered differently, both answers
    are listed, the first one stands and is flagged, unless --prefer settles it. Leaves with 4
    where conflicts are open.
    """
    shelf = open_library(library)
    ours, questionnaire, problems = load(existing_file(first), shelf)
    theirs, other, more = load(existing_file(second), shelf)
    warn([*problems, *more])
    if other.id != questionnaire.id:
        message = _("{first} answers {one}, {second} answers {other}.")
        raise SctoolkitError(
            message.format(first=first, one=questionnaire.id, second=second, other=other.id)
        )
    into_first = same_file(out, first)
    if not into_first:
        check_free(out, _("Give another --out."))
    with Session(out, "", now(), questionnaire.name) as session:
        if into_first:  # someone may have answered since it was looked at
            ours = load(first, shelf)[0]
        merged = merge(moved(ours, first, out), moved(theirs, second, out), prefer)
        session.fold(merged.assessment)
    _tell(merged, questionnaire, out, as_json=as_json)
    return Exit.INCOMPLETE if merged.conflicts and prefer is Prefer.NEITHER else Exit.DONE


def _tell(merged: Merged, questionnaire: Questionnaire, out: Path, *, as_json: bool) -> None:
    if as_json:
        conflicts = [
            {
                "question": one.question,
                "first": answer_to_content(one.first),
                "second": answer_to_content(one.second),
            }
            for one in merged.conflicts
        ]
        show_json(SCHEMA, file=str(out), added=merged.added, conflicts=conflicts)
        return
    written(out)
    say(plural("{count} answer was added.", "{count} answers were added.", merged.added))
    questions = {question.id: question for question in questionnaire.questions()}
    tongue = language.preferred()
    for one in merged.conflicts:
        question = questions[one.question]
        say(_("Different answers: {id}  {ask}").format(id=question.id, ask=question.ask.to(tongue)))
        for given in (one.first, one.second):
            who = given.by or _("someone")
            say(f"  {who} {given.at[:10]}: {wording.answer(question, given, tongue)}")
