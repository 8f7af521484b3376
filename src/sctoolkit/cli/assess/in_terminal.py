"""Answering in a terminal: begin or go on, ask, save at once, score at the end."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from sctoolkit import language, settings
from sctoolkit.cli.assess.beginning import Begun, left, which
from sctoolkit.cli.assess.wanted import Wanted
from sctoolkit.cli.clock import now
from sctoolkit.cli.opening import Opened, existing_file, load, open_library, testable, usual_code
from sctoolkit.cli.showing import command_line, say, warn
from sctoolkit.content.library import Library
from sctoolkit.engine.interview import Interview
from sctoolkit.errors import Exit, SctoolkitError, StoppedError
from sctoolkit.files.assessments.evidence import attach
from sctoolkit.files.assessments.recent import remember
from sctoolkit.files.assessments.session import Session, load_assessment
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import Answer
from sctoolkit.paths import is_there, seen_from
from sctoolkit.wizard.desk import Desk, Ending
from sctoolkit.wizard.run import Wizard
from sctoolkit.wizard.screen import Item, Screen


def answer_in_terminal(
    wanted: Wanted, previous: Path | None, code: str, *, accessible: bool
) -> int:
    """Asks the whole interview; exits 0 when finished, 4 with open questions, 130 on Ctrl-C."""
    configured = settings.load()
    wanted = replace(wanted, who=wanted.who or configured.name)
    library = open_library(wanted.library)
    screen = screen_for(accessible=accessible)
    if code:
        library.code(code)  # a wrong id is said now, not after the last question
    begun = _begin(wanted, previous, library, screen)
    ending = _session(begun, wanted, library, screen)
    if ending is Ending.INTERRUPTED:
        raise StoppedError(_("Stopped; everything is saved."), _go_on_with(begun.path))
    return _end(ending, begun.path, wanted, screen, code)


def _begin(wanted: Wanted, previous: Path | None, library: Library, screen: Screen) -> Begun:
    """What to answer; until then nothing is written, and leaving leaves nothing behind."""
    if previous is not None:
        existing_file(previous)
    try:
        begun = which(wanted, library, screen, earlier=previous is None)
    except (KeyboardInterrupt, EOFError) as error:
        raise left() from error
    if previous is None:
        return begun
    seen = seen_from(begun.path, previous)
    return replace(begun, assessment=replace(begun.assessment, previous=seen))


def _session(begun: Begun, wanted: Wanted, library: Library, screen: Screen) -> Ending:
    """Asks with the assessment locked, and saves it at the end."""
    path, questionnaire = begun.path, begun.questionnaire
    last_time = _last_time(begun, library)
    remember(path)
    with Session(path, wanted.who, now(), questionnaire.name) as session:
        begun = _as_it_stands(begun, session)
        before = begun.assessment
        answers = dict(before.answers)
        desk = Desk(
            record=session.record,
            stand_at=session.stand_at,
            attach=lambda where: attach(where, path),
            now=now,
            who=wanted.who,
            language=language.preferred(),
            last_time=last_time,
        )
        wizard = Wizard(Interview(questionnaire, before.scope, answers), answers, screen, desk)
        ending = _run(wizard, begun, screen)
        after = replace(before, answers=answers, updated=now(), digest=questionnaire.digest)
        discarded = ending is Ending.DISCARDED
        session.fold(before if discarded else replace(after, at=wizard.at))
    return ending


def _as_it_stands(begun: Begun, session: Session) -> Begun:
    """The assessment now that it is locked: someone may have answered since it was looked at.

    A fresh one is written at once, since a journal without its file would not be found again.
    """
    if not is_there(begun.path):
        session.save(begun.assessment)
        return begun
    stands = load_assessment(begun.path, begun.questionnaire)[0] or begun.assessment
    before = begun.assessment
    heads = replace(
        stands,
        scope=before.scope,
        organisation=before.organisation,
        site=before.site,
        previous=before.previous,
    )
    return replace(begun, assessment=heads)


def _run(wizard: Wizard, begun: Begun, screen: Screen) -> Ending:
    """Runs the wizard; a second Ctrl-C ends it at once."""
    try:
        welcome = _welcome(begun, screen)
        return wizard.run(begun.assessment.at, reviewing=begun.reviewing, news=welcome)
    except KeyboardInterrupt:
        return Ending.INTERRUPTED


def _go_on_with(path: Path) -> str:
    return _("Go on with: {command}").format(command=command_line("assess", path))


def screen_for(*, accessible: bool) -> Screen:
    """The screen that the person can use: plain lines where they asked for them."""
    wanted = accessible or os.environ.get("ACCESSIBLE") or settings.load().accessible
    if wanted or os.environ.get("TERM") == "dumb":
        from sctoolkit.wizard.plain import PlainScreen  # noqa: PLC0415 - without the prompts

        return PlainScreen()
    from sctoolkit.wizard.terminal import TerminalScreen  # noqa: PLC0415 - prompts are heavy

    return TerminalScreen()


def _last_time(begun: Begun, library: Library) -> Mapping[str, Answer]:
    """The answers of the earlier assessment; one that is gone is named and stops nothing."""
    if not begun.assessment.previous:
        return {}
    path = begun.path.parent / begun.assessment.previous
    try:
        assessment, _questionnaire, problems = load(existing_file(path), library)
    except SctoolkitError as error:
        say(_("The earlier answers are not shown: {why}").format(why=error))
        return {}
    warn(problems)
    return assessment.answers


def _welcome(begun: Begun, screen: Screen) -> list[str]:
    """Says what is asked; gives what is worth knowing beside the first question."""
    questionnaire, scope = begun.questionnaire, begun.assessment.scope
    progress = begun.interview().progress()
    minutes = next(one.minutes for one in questionnaire.scopes if one.id == scope)
    left_over = round(minutes * (1 - progress.answered / max(progress.asked, 1)))
    screen.say("")
    screen.say(questionnaire.title.to(language.preferred()), strong=True)
    line = _("{answered} of about {asked} questions answered; about {left} minutes to go.")
    return [
        line.format(answered=progress.answered, asked=progress.asked, left=left_over),
        _("Every answer is saved at once in {path}.").format(path=begun.path),
    ]


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
        case _:
            assert_never(ending)
    say(_go_on_with(path))
    return Exit.INCOMPLETE


def _score(path: Path, wanted: Wanted, screen: Screen, code: str) -> int:
    """Scores the assessment against the code that the person chooses; says what is still open."""
    from sctoolkit.cli.joining import open_assessments  # noqa: PLC0415 - only at the end
    from sctoolkit.cli.opening import score_against  # noqa: PLC0415 - only at the end
    from sctoolkit.cli.origins import origins, say_own  # noqa: PLC0415 - only at the end
    from sctoolkit.cli.score import show_reports  # noqa: PLC0415 - only at the end

    opened = open_assessments([path], wanted.library)
    interview = Interview(opened.questionnaire, opened.assessment.scope, opened.assessment.answers)
    pending = len(interview.open_questions())
    chosen = code or _ask_code(opened, screen)
    if pending:
        say(plural("{count} question is open.", "{count} questions are open.", pending))
    if chosen:
        one = opened.library.code(chosen)
        show_reports(opened, [one], [score_against(opened, one)], plain=screen.plain)
        say_own(origins(opened, [one]))
    else:
        later = command_line("score", path, "--code", "ID")
        say(_("Score it with: {command}").format(command=later))
        if pending:
            say(_go_on_with(path))
    return Exit.INCOMPLETE if pending else Exit.DONE


def _ask_code(opened: Opened, screen: Screen) -> str | None:
    """The code that the person picks, of those that the questionnaire can test; None for none.

    The one that commands take where none is named comes first.
    """
    able = testable(opened.library, opened.questionnaire)
    if not able:
        return None
    usual = usual_code(opened)
    items = [
        Item(one.id, f"{one.title.to(language.preferred())} ({one.version})")
        for one in (usual, *(one for one in able if one.id != usual.id))
    ]
    try:
        return screen.choose(_("Against which code of conduct?"), items, usual.id)
    except EOFError:
        return None
