"""Answering without a terminal: from a file, from `--set`, into a file; and the empty template."""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sctoolkit import __version__, language
from sctoolkit.cli.opening import open_library
from sctoolkit.cli.showing import plain_problem, say, show, show_json, warn, written
from sctoolkit.content.library import Library
from sctoolkit.engine.interview import Interview
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.answer_values import read_value
from sctoolkit.files.answers import questionnaire_of
from sctoolkit.files.session import Session, cannot_save, load_assessment, write_atomically
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, AnswerState, Assessment
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.problem_kinds import ProblemKind

STATE = "sctoolkit.assessment/1"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which assessment the command is about."""

    what: str
    scope: str = ""
    organisation: str = ""
    site: str = ""
    file: Path | None = None
    who: str = ""
    new: bool = False
    library: tuple[Path, ...] = ()

    def names_file(self) -> bool:
        """Whether `what` is the file of an assessment rather than the id of a questionnaire."""
        return self.what.endswith((".yaml", ".yml")) or Path(self.what).is_file()


@dataclass(frozen=True, slots=True)
class Given:
    """The answers that the command line brings."""

    answers: str = ""
    """A path, `-` for standard input, empty for none."""
    sets: tuple[str, ...] = ()
    as_json: bool = False


def now() -> str:
    """The time in UTC, to the second, as it stands in files."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, as they stand in file names."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def no_terminal(what: str) -> SctoolkitError:
    """The error for asking where nobody can answer."""
    return SctoolkitError(
        _("This needs a terminal. Use --answers FILE."),
        _("Make one with: sctoolkit assess {what} --write-template answers.yaml").format(what=what),
    )


def write_template(wanted: Wanted, target: str) -> int:
    """Writes the skeleton of an answers file to a path or, for `-`, to standard output."""
    from sctoolkit.files.template import answers_template  # noqa: PLC0415 - only for a template

    questionnaire = open_library(wanted.library).questionnaire(wanted.what)
    scope = check_scope(questionnaire, wanted.scope or questionnaire.scopes[-1].id)
    text = answers_template(questionnaire, scope, language.preferred())
    if target == "-":
        show(text)
        return Exit.DONE
    path = Path(target)
    if path.exists():
        raise SctoolkitError(_("{path} exists already; nothing was written.").format(path=path))
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        raise cannot_save(path, error) from error
    written(path)
    return Exit.DONE


def check_scope(questionnaire: Questionnaire, scope: str) -> str:
    """The scope if the questionnaire has it; raises NotFoundError with the ones it has."""
    scopes = [one.id for one in questionnaire.scopes]
    if scope not in scopes:
        message = _("{questionnaire} has no scope “{scope}”.")
        hint = _("It has: {scopes}.").format(scopes=", ".join(scopes))
        raise NotFoundError(message.format(questionnaire=questionnaire.id, scope=scope), hint)
    return scope


def begin(questionnaire: Questionnaire, wanted: Wanted, scope: str) -> Assessment:
    """A fresh assessment."""
    name = slug(wanted.organisation) or "assessment"
    return Assessment(
        id="-".join(part for part in (name, slug(wanted.site), questionnaire.id) if part),
        questionnaire=questionnaire.name,
        scope=scope,
        organisation=wanted.organisation,
        site=wanted.site,
        digest=questionnaire.digest,
        started=now(),
        updated=now(),
        tool=f"sctoolkit {__version__}",
    )


def load(path: Path, library: Library) -> tuple[Assessment, Questionnaire, list[Problem]]:
    """The assessment in a file with its questionnaire and warnings; raises UnusableInputError."""
    reference, problems = questionnaire_of(path)
    if not reference:
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)
    questionnaire = library.questionnaire(reference.partition("@")[0])
    assessment, problems = load_assessment(path, questionnaire)
    if assessment is None or not all(problem.warning for problem in problems):
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)
    return assessment, questionnaire, problems


def answer_by_file(wanted: Wanted, given: Given) -> int:
    """Takes answers from files and options, saves them where told, says what is open."""
    library = open_library(wanted.library)
    assessment, questionnaire, problems = _start(wanted, given, library)
    if wanted.scope:
        assessment = replace(assessment, scope=check_scope(questionnaire, wanted.scope))
    if wanted.organisation:
        assessment = replace(assessment, organisation=wanted.organisation)
    changes = _settings(questionnaire, given.sets, wanted.who)
    assessment = replace(assessment, answers=assessment.answers | changes)
    target = _target(wanted, given)
    if target is not None and (changes or target != Path(wanted.what)):
        with Session(target, wanted.who, now()) as session:
            session.fold(replace(assessment, updated=now(), digest=questionnaire.digest))
        written(target)
    return _state(assessment, questionnaire, problems, as_json=given.as_json)


def _target(wanted: Wanted, given: Given) -> Path | None:
    """Where the answers are saved, None for nowhere; never over another assessment."""
    source = Path(given.answers or wanted.what)
    target = wanted.file
    if target is None:
        return Path(wanted.what) if wanted.names_file() and not given.answers else None
    if target.exists() and not (source.exists() and target.samefile(source)):
        raise SctoolkitError(
            _("{path} exists already; nothing was written.").format(path=target),
            _("Give another --file, or join both: sctoolkit assess merge A B --out C"),
        )
    return target


def _start(
    wanted: Wanted, given: Given, library: Library
) -> tuple[Assessment, Questionnaire, list[Problem]]:
    if given.answers == "-":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "standard-input.yaml"
            path.write_bytes(sys.stdin.buffer.read())
            return load(path, library)
    if given.answers:
        return load(_existing(given.answers), library)
    if wanted.names_file():
        return load(_existing(wanted.what), library)
    questionnaire = library.questionnaire(wanted.what)
    scope = check_scope(questionnaire, wanted.scope or questionnaire.scopes[-1].id)
    return begin(questionnaire, wanted, scope), questionnaire, []


def _existing(path: str) -> Path:
    if not Path(path).is_file():
        raise NotFoundError(_("There is no file “{path}”.").format(path=path))
    return Path(path)


def _settings(questionnaire: Questionnaire, sets: tuple[str, ...], who: str) -> dict[str, Answer]:
    """The answers of `--set id=value`; raises UnusableInputError with all that is wrong."""
    questions = {question.id: question for question in questionnaire.questions()}
    found: dict[str, Answer] = {}
    problems = []
    for text in sets:
        question_id, _equals, value = text.partition("=")
        question = questions.get(question_id.strip())
        if question is None:
            kind, message = (
                ProblemKind.UNKNOWN_ANSWER,
                _("no question “{id}”").format(id=question_id),
            )
        elif value in (AnswerState.DONT_KNOW.value, AnswerState.REFUSED.value):
            found[question.id] = Answer(AnswerState(value), by=who, at=now())
            continue
        else:
            read = read_value(question, value)
            if not read.problem:
                found[question.id] = Answer(AnswerState.ANSWERED, read.value, by=who, at=now())
                continue
            kind, message = ProblemKind.BAD_VALUE, f"{question.id}: {read.problem}. {read.hint}"
        problems.append(Problem(Source("--set"), kind.code, message))
    if problems:
        raise UnusableInputError(_("Nothing was changed."), problems)
    return found


def _state(
    assessment: Assessment, questionnaire: Questionnaire, problems: list[Problem], *, as_json: bool
) -> int:
    interview = Interview(questionnaire, assessment.scope, assessment.answers)
    progress, pending = interview.progress(), interview.open_questions()
    if as_json:
        show_json(
            STATE,
            assessment=assessment.id,
            questionnaire=assessment.questionnaire,
            scope=assessment.scope,
            asked=progress.asked,
            answered=progress.answered,
            open=[question.id for question in pending],
            problems=[plain_problem(problem) for problem in problems],
        )
    else:
        warn(problems)
        line = _("{answered} of {asked} questions are answered (scope {scope}).")
        show(line.format(answered=progress.answered, asked=progress.asked, scope=assessment.scope))
        for question in pending:
            say(
                _("Open: {id}  {ask}").format(
                    id=question.id, ask=question.ask.to(language.preferred())
                )
            )
    return Exit.INCOMPLETE if pending else Exit.DONE
