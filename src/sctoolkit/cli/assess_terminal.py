"""Answering in a terminal: begin or go on, ask, save at once, score at the end."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sctoolkit import language, settings
from sctoolkit.cli.assess_file import Wanted, begin, check_scope, load, now, slug
from sctoolkit.cli.opening import open_library
from sctoolkit.cli.showing import say, warn
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.interview import Interview, in_scope
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError, StoppedError
from sctoolkit.files.evidence import attach
from sctoolkit.files.recent import find_assessments, remember
from sctoolkit.files.session import Session, cannot_save, load_assessment, save
from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, Assessment
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.wizard.desk import Desk, Ending
from sctoolkit.wizard.run import Wizard
from sctoolkit.wizard.screen import Item, Screen


def answer_in_terminal(
    wanted: Wanted, previous: Path | None, code: str, *, accessible: bool
) -> int:
    """Asks the whole interview; exits 0 when finished, 4 when saved for later, 130 on Ctrl-C."""
    configured = settings.load()
    wanted = replace(wanted, who=wanted.who or configured.name)
    library = open_library(wanted.library)
    screen = _screen(accessible=accessible or configured.accessible)
    last_time = _last_time(previous, library)
    if code:
        library.code(code)  # a wrong id is said now, not after the last question
    path, assessment, questionnaire = _which(wanted, library, screen)
    remember(path)
    with Session(path, wanted.who, now()) as session:
        assessment = _as_it_stands(path, assessment, questionnaire)
        answers = dict(assessment.answers)
        interview = Interview(questionnaire, assessment.scope, answers)
        desk = Desk(
            record=session.record,
            attach=lambda where: attach(where, path),
            now=now,
            who=wanted.who,
            language=language.preferred(),
            last_time=last_time,
        )
        _welcome(screen, path, questionnaire, interview, assessment.scope)
        ending = _run(Wizard(interview, answers, screen, desk))
        done = replace(assessment, answers=answers, updated=now(), digest=questionnaire.digest)
        session.fold(assessment if ending is Ending.DISCARDED else done)
    if ending is Ending.INTERRUPTED:
        raise StoppedError(_("Stopped; everything is saved."), _go_on_with(path))
    return _end(ending, path, wanted, screen, code)


def _as_it_stands(path: Path, begun: Assessment, questionnaire: Questionnaire) -> Assessment:
    """The assessment now that it is locked: someone may have answered since it was looked at.

    A fresh one is written at once, since a journal without its file would not be found again.
    """
    if path.exists():
        return load_assessment(path, questionnaire)[0] or begun
    try:
        save(path, begun)
    except OSError as error:
        raise cannot_save(path, error) from error
    return begun


def _run(wizard: Wizard) -> Ending:
    """Runs the wizard; a second Ctrl-C ends it at once."""
    try:
        return wizard.run()
    except KeyboardInterrupt:
        return Ending.INTERRUPTED


def _go_on_with(path: Path) -> str:
    return _("Go on with: sctoolkit assess {path}").format(path=path)


def _screen(*, accessible: bool) -> Screen:
    plain = accessible or os.environ.get("ACCESSIBLE") or os.environ.get("TERM") == "dumb"
    if plain:
        from sctoolkit.wizard.plain import PlainScreen  # noqa: PLC0415 - without the prompts

        return PlainScreen()
    from sctoolkit.wizard.terminal import TerminalScreen  # noqa: PLC0415 - prompts are heavy

    return TerminalScreen()


def _last_time(previous: Path | None, library: Library) -> Mapping[str, Answer]:
    if previous is None:
        return {}
    if not previous.is_file():
        raise NotFoundError(_("There is no file “{path}”.").format(path=previous))
    assessment, _questionnaire, problems = load(previous, library)
    warn(problems)
    return assessment.answers


def _which(
    wanted: Wanted, library: Library, screen: Screen
) -> tuple[Path, Assessment, Questionnaire]:
    """The assessment to go on with, or a fresh one."""
    if wanted.names_file():
        path = Path(wanted.what)
        if not path.is_file():
            raise NotFoundError(_("There is no file “{path}”.").format(path=path))
        return _go_on(path, library)
    questionnaire = library.questionnaire(wanted.what)
    if wanted.file is not None and wanted.file.is_file() and not wanted.new:
        return _go_on(wanted.file, library)
    if not wanted.new and wanted.file is None:
        found = _unfinished(questionnaire, library)
        if found is not None and _continue(found, screen):
            return found
    return _fresh(wanted, questionnaire, screen)


def _go_on(path: Path, library: Library) -> tuple[Path, Assessment, Questionnaire]:
    assessment, questionnaire, problems = load(path, library)
    warn(problems)
    return path, assessment, questionnaire


def _unfinished(
    questionnaire: Questionnaire, library: Library
) -> tuple[Path, Assessment, Questionnaire] | None:
    """The assessment of this questionnaire in the working folder that has open questions."""
    for path in find_assessments(Path()):
        if path.is_absolute():
            continue
        try:
            assessment, its_questionnaire, _problems = load(path, library)
        except SctoolkitError:
            continue  # `check` and `list assessments` say what is wrong with it
        interview = Interview(its_questionnaire, assessment.scope, assessment.answers)
        if its_questionnaire.id == questionnaire.id and interview.open_questions():
            return path, assessment, its_questionnaire
    return None


def _continue(found: tuple[Path, Assessment, Questionnaire], screen: Screen) -> bool:
    path, assessment, questionnaire = found
    progress = Interview(questionnaire, assessment.scope, assessment.answers).progress()
    line = _("{path}: {answered} of {asked} answered, last on {when}.")
    screen.say(
        line.format(
            path=path,
            answered=progress.answered,
            asked=progress.asked,
            when=assessment.updated[:10] or "?",
        )
    )
    items = [Item("on", _("Go on with it")), Item("new", _("Begin a new one"))]
    return screen.choose(_("What would you like to do?"), items, "on") != "new"


def _fresh(
    wanted: Wanted, questionnaire: Questionnaire, screen: Screen
) -> tuple[Path, Assessment, Questionnaire]:
    if wanted.file is not None and wanted.file.exists():
        raise SctoolkitError(
            _("{path} exists already; nothing was written.").format(path=wanted.file),
            _("Name another --file, or go on with it by leaving --new away."),
        )
    organisation = wanted.organisation or (screen.text(_("Which company is this about?")) or "")
    scope = wanted.scope or _ask_scope(questionnaire, screen)
    wanted = replace(wanted, organisation=organisation.strip())
    assessment = begin(questionnaire, wanted, check_scope(questionnaire, scope))
    path = wanted.file or _free_name(slug(assessment.id))
    return path, assessment, questionnaire


def _free_name(name: str) -> Path:
    path, number = Path(f"{name}.yaml"), 2
    while path.exists():
        path, number = Path(f"{name}-{number}.yaml"), number + 1
    return path


def _ask_scope(questionnaire: Questionnaire, screen: Screen) -> str:
    items = [
        Item(
            scope.id,
            _("{scope}: {title} ({count} questions, about {minutes} minutes)").format(
                scope=scope.id,
                title=scope.title.to(language.preferred()),
                count=len(in_scope(questionnaire, scope.id)),
                minutes=scope.minutes,
            ),
        )
        for scope in questionnaire.scopes
    ]
    return (
        screen.choose(_("How much would you like to answer?"), items) or questionnaire.scopes[0].id
    )


def _welcome(
    screen: Screen, path: Path, questionnaire: Questionnaire, interview: Interview, scope: str
) -> None:
    progress = interview.progress()
    minutes = next(one.minutes for one in questionnaire.scopes if one.id == scope)
    left = round(minutes * (1 - progress.answered / max(progress.asked, 1)))
    screen.say("")
    screen.say(questionnaire.title.to(language.preferred()), strong=True)
    line = _("{answered} of about {asked} questions answered; about {left} minutes to go.")
    screen.say(line.format(answered=progress.answered, asked=progress.asked, left=left))
    screen.say(_("Every answer is saved at once in {path}.").format(path=path))


def _end(ending: Ending, path: Path, wanted: Wanted, screen: Screen, code: str) -> int:
    match ending:
        case Ending.FINISHED:
            return _score(path, wanted, screen, code)
        case Ending.SAVED:
            say(_("Saved."))
        case Ending.DISCARDED:
            say(_("Thrown away. What was there before is in {path}.").format(path=path))
        case Ending.INTERRUPTED:
            pass
    say(_go_on_with(path))
    return Exit.INCOMPLETE


def _score(path: Path, wanted: Wanted, screen: Screen, code: str) -> int:
    """Scores the finished assessment against the code that the person chooses."""
    from sctoolkit.cli.opening import open_assessment, score_against  # noqa: PLC0415 - at the end
    from sctoolkit.cli.score import show_reports  # noqa: PLC0415 - only at the end

    opened = open_assessment(path, wanted.library)
    chosen = code or _ask_code(opened.library, screen)
    if not chosen:
        say(_("Score it with: sctoolkit score {path} --code ID").format(path=path))
        return Exit.DONE
    one = opened.library.code(chosen)
    show_reports(opened, [one], [score_against(opened, one)], plain=screen.plain)
    return Exit.DONE


def _ask_code(library: Library, screen: Screen) -> str | None:
    items = []
    for name in library.ids(CODES):
        one = library.code(name)
        items.append(Item(name, f"{one.title.to(language.preferred())} ({one.version})"))
    try:
        return screen.choose(_("Against which code of conduct?"), items, "comply-chain")
    except EOFError:
        return None
