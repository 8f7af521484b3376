"""Answering without a terminal: from a file, from `--set`, into a file; and the empty template."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit import language, records, settings
from sctoolkit.cli.assess.sets import Said, read_sets
from sctoolkit.cli.assess.wanted import Wanted, begin, check_scope, with_heads
from sctoolkit.cli.clock import now
from sctoolkit.cli.opening import existing_file, load, open_library
from sctoolkit.cli.showing import command_line, say, show, show_json, warn, written
from sctoolkit.cli.targets import check_free
from sctoolkit.content.library import Library
from sctoolkit.engine.units import asking
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.assessments.evidence import moved
from sctoolkit.files.assessments.session import Session
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.paths import same_file

STATE = "sctoolkit.assessment/1"


@dataclass(frozen=True, slots=True)
class Given:
    """The answers that the command line brings."""

    answers: str = ""
    """A path, `-` for standard input, empty for none."""
    sets: tuple[str, ...] = ()
    strict: bool = False
    """True to refuse what does not fit instead of keeping it aside."""
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """An assessment as it was found, or a fresh one, with what is wrong with it."""

    assessment: Assessment
    questionnaire: Questionnaire
    problems: list[Problem]
    source: Path | None = None
    """Its file; None where there is none to write back to."""


def no_terminal(wanted: Wanted) -> SctoolkitError:
    """The error for asking where nobody can answer; raises first what else is wrong."""
    library = open_library(wanted.library)
    if wanted.names_file(library):
        load(existing_file(Path(wanted.what)), library)
        open_ones = command_line("assess", wanted.what, "--no-input")
        return SctoolkitError(
            _("This needs a terminal. Use --set ID=VALUE."),
            _("See what is open with: {command}").format(command=open_ones),
        )
    questionnaire = library.questionnaire(wanted.what)
    template = command_line("assess", questionnaire.id, "--write-template", "answers.yaml")
    return SctoolkitError(
        _("This needs a terminal. Use --answers FILE."),
        _("Make one with: {command}").format(command=template),
    )


def write_template(wanted: Wanted, target: str) -> int:
    """Writes the skeleton of an answers file to a path or, for `-`, to standard output."""
    from sctoolkit.files.assessments.template import answers_template  # noqa: PLC0415 - only for a template

    questionnaire = open_library(wanted.library).questionnaire(wanted.what)
    scope = check_scope(questionnaire, wanted.scope or questionnaire.scopes[-1].id)
    text = answers_template(questionnaire, scope, language.preferred())
    if target == "-":
        show(text)
        return Exit.DONE
    path = Path(target)
    check_free(path)
    with saving(path):
        write_atomically(path, text.encode())
    written(path)
    return Exit.DONE


def answer_by_file(wanted: Wanted, given: Given) -> int:
    """Takes answers from files and options, saves them where told, says what is open."""
    taken = take_answers(wanted, given)
    return _state(taken, as_json=given.as_json)


def take_answers(wanted: Wanted, given: Given) -> Taken:
    """The assessment with the answers of files and options, saved where told."""
    library = open_library(wanted.library)
    wanted = replace(wanted, who=wanted.who or settings.load().name)
    looked = _look(wanted, given, library)
    if given.strict and looked.problems:
        message = _("Some answers do not fit; nothing was written.")
        raise UnusableInputError(message, looked.problems)
    units = [unit.id for unit in looked.assessment.every_unit()]
    said, warnings = read_sets(looked.questionnaire, given.sets, units)
    changed = _changed(looked.assessment, looked.questionnaire, wanted, said)
    target = _target(wanted, given, looked.source)
    into_source = _same(target, looked.source)
    if target is not None and not (into_source and changed == looked.assessment):
        with Session(target, wanted.who, now(), looked.questionnaire.name) as session:
            if into_source:  # someone may have answered since it was looked at
                found, questionnaire, _problems = load(target, library)
                changed = _changed(found, questionnaire, wanted, said)
            changed = moved(changed, looked.source or Path("-"), target)
            changed = replace(changed, updated=now(), digest=looked.questionnaire.digest)
            session.fold(changed)
        written(target)
    if target is None and (given.answers or changed != looked.assessment):
        say(_("Nothing was saved. --file FILE saves the answers."))
    return replace(looked, assessment=changed, problems=looked.problems + warnings)


def _look(wanted: Wanted, given: Given, library: Library) -> Taken:
    if given.answers == "-":
        return _from_standard_input(library)
    if given.answers and wanted.names_file(library):
        message = _("Both {what} and --answers name an assessment.").format(what=wanted.what)
        both = command_line("assess", "merge", wanted.what, given.answers, "--out", "both.yaml")
        raise SctoolkitError(message, _("Join them with: {command}").format(command=both))
    if given.answers or wanted.names_file(library):
        source = existing_file(Path(given.answers or wanted.what))
        return Taken(*load(source, library), source)
    questionnaire = library.questionnaire(wanted.what)
    scope = wanted.scope or questionnaire.scopes[-1].id
    return Taken(begin(questionnaire, wanted, scope), questionnaire, [])


def _from_standard_input(library: Library) -> Taken:
    """The assessment that is piped in; its problems are those of “standard input”."""
    name = _("standard input")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.yaml"
        path.write_bytes(sys.stdin.buffer.read())
        try:
            assessment, questionnaire, problems = load(path, library)
        except UnusableInputError as error:
            message = _("{path} cannot be used.").format(path=name.capitalize())
            raise UnusableInputError(message, _called(name, error.problems)) from error
    return Taken(assessment, questionnaire, _called(name, problems))


def _called(name: str, problems: Iterable[Problem]) -> list[Problem]:
    return [replace(one, source=replace(one.source, file=name)) for one in problems]


def _target(wanted: Wanted, given: Given, source: Path | None) -> Path | None:
    """Where the answers are saved, None for nowhere; never over another assessment."""
    if wanted.file is None:
        return None if given.answers else source
    if not _same(wanted.file, source):
        check_free(wanted.file, _join(wanted.file, source))
    return wanted.file


def _join(target: Path, source: Path | None) -> str:
    if source is None:
        return _("Give another --file.")
    command = command_line("assess", "merge", target, source, "--out", "both.yaml")
    return _("Give another --file, or join both: {command}").format(command=command)


def _same(target: Path | None, source: Path | None) -> bool:
    return target is not None and source is not None and same_file(target, source)


def _changed(
    assessment: Assessment, questionnaire: Questionnaire, wanted: Wanted, said: Sequence[Said]
) -> Assessment:
    """The assessment with what the command line says; notes, flags and evidence stay."""
    assessment = with_heads(assessment, wanted, questionnaire)
    for one in said:
        answer = assessment.answer(one.asked)
        answer = answer.changed(one.state, one.value, reason=one.reason, by=wanted.who, at=now())
        assessment = assessment.answering(one.asked, answer)
    return assessment


def _state(taken: Taken, *, as_json: bool) -> int:
    assessment = taken.assessment
    found = asking(taken.questionnaire, assessment)
    asked, pending = len(found.asked), found.open
    answered = asked - len(pending)
    if as_json:
        show_json(
            STATE,
            assessment=assessment.id,
            questionnaire=assessment.questionnaire,
            scope=assessment.scope,
            asked=asked,
            answered=answered,
            open=[str(one) for one in pending],
            problems=[records.plain_problem(problem) for problem in taken.problems],
        )
    else:
        warn(taken.problems)
        line = _("{answered} of {asked} questions are answered (scope {scope}).")
        show(line.format(answered=answered, asked=asked, scope=assessment.scope))
        questions = {one.id: one for one in taken.questionnaire.questions()}
        for one in pending:
            ask = questions[one.question].ask.to(language.preferred())
            say(_("Open: {id}  {ask}").format(id=one, ask=ask))
    return Exit.INCOMPLETE if pending else Exit.DONE
