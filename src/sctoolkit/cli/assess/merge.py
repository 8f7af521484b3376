"""`sctoolkit assess merge`: two people's answers in one assessment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from sctoolkit import language, wording
from sctoolkit.cli.clock import now
from sctoolkit.cli.opening import existing_file, load, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import command_line, say, show_json, warn, written
from sctoolkit.cli.targets import check_free
from sctoolkit.engine.merging import Merged, Prefer, merge, same_subject
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.assessments.answers import answer_to_content
from sctoolkit.files.assessments.evidence import moved
from sctoolkit.files.assessments.session import Session
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.assessment import Answer, AskedOf, Assessment
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
    library: list[Path] | None = LIBRARY,
) -> int:
    """Join two assessments that different people answered.

    Answers, notes and evidence of both are kept. Where both answered differently, both answers
    are listed; unless --prefer settles it, the first one stands, flagged, with the other one in
    its note. Leaves with 4 where conflicts are open.
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
    _check_subject(ours, theirs, first, second)
    _check_consent(ours, theirs, first, second)
    into_first = same_file(out, first)
    if not into_first:
        check_free(out, _("Give another --out."))
    with Session(out, "", now(), questionnaire.name) as session:
        if into_first:  # someone may have answered since it was looked at
            ours = load(first, shelf)[0]
        merged = merge(moved(ours, first, out), moved(theirs, second, out), prefer)
        session.fold(_with_other_answers(merged, questionnaire))
    _tell(merged, questionnaire, out, as_json=as_json)
    return Exit.INCOMPLETE if merged.open_conflicts() else Exit.DONE


def _check_subject(ours: Assessment, theirs: Assessment, first: Path, second: Path) -> None:
    if same_subject(ours, theirs):
        return
    one, other = (
        wording.subject(assessment.organisation, assessment.site, made_up=False)
        for assessment in (ours, theirs)
    )
    message = _("{first} is about {one}, {second} about {other}; nothing was written.")
    raise SctoolkitError(
        message.format(first=first, one=one, second=second, other=other),
        _("If they are the same, write `organisation:` and `site:` alike in both files."),
    )


def _check_consent(ours: Assessment, theirs: Assessment, first: Path, second: Path) -> None:
    """Raises where one was shared: when its consent ends, nobody could tell its answers apart."""
    if ours.shared == theirs.shared:
        return
    message = _("{file} is what another company shared with you; nothing was written.")
    raise SctoolkitError(
        message.format(file=first if ours.shared else second),
        _("Its consent does not hold for the answers of the other file."),
    )


def _with_other_answers(merged: Merged, questionnaire: Questionnaire) -> Assessment:
    """Where a conflict is open, the answer that does not stand is a line of the note."""
    assessment = merged.assessment
    for conflict in merged.open_conflicts():
        answer = assessment.answer(conflict.asked)
        line = _said(conflict.second, questionnaire, conflict.asked)
        if line not in answer.note.splitlines():
            note = f"{answer.note}\n{line}".strip()
            assessment = assessment.answering(conflict.asked, replace(answer, note=note))
    return assessment


def _said(answer: Answer, questionnaire: Questionnaire, asked: AskedOf) -> str:
    """Who answered when, and what."""
    question = next(one for one in questionnaire.questions() if one.id == asked.question)
    who = ", ".join(part for part in (answer.by or _("someone"), answer.at[:10]) if part)
    return labelled(who, wording.answer(question, answer, language.preferred()))


def _tell(merged: Merged, questionnaire: Questionnaire, out: Path, *, as_json: bool) -> None:
    if as_json:
        conflicts = [
            {
                "question": str(one.asked),
                "first": answer_to_content(one.first),
                "second": answer_to_content(one.second),
                "settled": one.settled,
            }
            for one in merged.conflicts
        ]
        show_json(SCHEMA, file=str(out), added=merged.added, conflicts=conflicts)
        return
    written(out)
    say(plural("{count} answer was added.", "{count} answers were added.", merged.added))
    questions = {question.id: question for question in questionnaire.questions()}
    for one in merged.conflicts:
        ask = questions[one.asked.question].ask.to(language.preferred())
        say(_("Different answers: {id}  {ask}").format(id=one.asked, ask=ask))
        for given in (one.first, one.second):
            say(f"  {_said(given, questionnaire, one.asked)}")
    if merged.open_conflicts():
        say(_("The first answers stand, flagged; the others are in their notes. Decide with:"))
        say(f"  {command_line('assess', out)}")
