"""Which assessment is answered: one to go on with, or a fresh one; asked where it is not told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit import language
from sctoolkit.cli.assess.wanted import Wanted, begin, with_heads
from sctoolkit.cli.opening import existing_file, load
from sctoolkit.cli.showing import warn
from sctoolkit.cli.targets import check_free
from sctoolkit.content.library import Library
from sctoolkit.engine.interview import Interview, in_scope
from sctoolkit.errors import SctoolkitError, StoppedError
from sctoolkit.files.assessments.journal import holds_answers
from sctoolkit.files.assessments.recent import assessments_at, find_assessments
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.questionnaire import Audience, Questionnaire
from sctoolkit.model.text import slug
from sctoolkit.paths import is_file, is_there, seen_from
from sctoolkit.wizard.screen import Item, Screen


@dataclass(frozen=True, slots=True)
class Begun:
    """An assessment and where to begin with it."""

    path: Path
    assessment: Assessment
    questionnaire: Questionnaire
    reviewing: bool = False
    """True to begin with the review of what was answered."""

    def interview(self) -> Interview:
        """The interview as it stands."""
        return Interview(self.questionnaire, self.assessment.scope, self.assessment.answers)


def which(wanted: Wanted, library: Library, screen: Screen, *, earlier: bool) -> Begun:
    """The assessment to go on with, or a fresh one. Raises StoppedError where the person leaves.

    `earlier` = a fresh one may show the answers of an earlier assessment of the same company.
    """
    if wanted.names_file(library):
        return _go_on(Path(wanted.what), wanted, library)
    questionnaire = library.questionnaire(wanted.what)
    if wanted.file is not None and is_file(wanted.file) and not wanted.new:
        return _go_on(wanted.file, wanted, library)
    found = [] if wanted.new or wanted.file else _unfinished(wanted, questionnaire, library)
    chosen = _offer(found, screen) if found else None
    if chosen is not None:
        return chosen
    begun = _fresh(wanted, questionnaire, screen)
    return _with_earlier(begun, library, screen) if earlier else begun


def left() -> StoppedError:
    """The end of a session that did not begin."""
    return StoppedError(_("Stopped before the first question; nothing was changed."))


def _go_on(path: Path, wanted: Wanted, library: Library) -> Begun:
    assessment, questionnaire, problems = load(existing_file(path), library)
    warn(problems)
    return Begun(path, with_heads(assessment, wanted, questionnaire), questionnaire)


def _unfinished(wanted: Wanted, questionnaire: Questionnaire, library: Library) -> list[Begun]:
    """The begun assessments here of this questionnaire and company that have open questions."""
    matching = [
        one
        for one in _usable(assessments_at(Path()), questionnaire, library)
        if _is_about(one.assessment, wanted.organisation, wanted.site)
    ]
    scope = replace(wanted, organisation="", site="")  # they are spelt as they stand in the file
    found = [
        replace(one, assessment=with_heads(one.assessment, scope, questionnaire))
        for one in matching
    ]
    return [
        one
        for one in found
        if one.interview().progress().answered and one.interview().open_questions()
    ]


def _usable(paths: list[Path], questionnaire: Questionnaire, library: Library) -> list[Begun]:
    found = []
    for path in paths:
        try:
            assessment, its_own, _problems = load(path, library)
        except SctoolkitError:
            continue  # `check` and `list assessments` say what is wrong with it
        if its_own.id == questionnaire.id:
            found.append(Begun(path, assessment, its_own))
    return found


def _is_about(assessment: Assessment, organisation: str, site: str) -> bool:
    """Whether it is about this company and site; an empty name fits every one."""
    pairs = ((organisation, assessment.organisation), (site, assessment.site))
    return all(not name or name.casefold() == its.casefold() for name, its in pairs)


def _offer(found: list[Begun], screen: Screen) -> Begun | None:
    """The one to go on with; None for a new one."""
    several = len(found) > 1
    while True:
        one = _one_of(found, screen) if several else found[0]
        if one is None:
            return None
        screen.say(_line(one))
        items = [
            Item("on", _("Go on with it")),
            Item("review", _("Review its answers")),
            Item("new", _("Begin a new one")),
        ]
        key = screen.choose(_("What would you like to do?"), items, "on")
        if key is not None:
            return None if key == "new" else replace(one, reviewing=key == "review")
        if not several:
            raise left()


def _one_of(found: list[Begun], screen: Screen) -> Begun | None:
    items = [Item(str(one.path), _line(one)) for one in found]
    key = screen.choose(_("Go on with which one?"), [*items, Item("", _("Begin a new one"))])
    if key is None:
        raise left()
    return next((one for one in found if str(one.path) == key), None)


def _line(one: Begun) -> str:
    progress = one.interview().progress()
    line = _("{path} ({company}, {scope}): {answered} of {asked} answered, last on {when}.")
    return line.format(
        path=one.path,
        company=one.assessment.organisation or _("no name"),
        scope=one.assessment.scope,
        answered=progress.answered,
        asked=progress.asked,
        when=one.assessment.updated[:10] or "?",
    )


def _fresh(wanted: Wanted, questionnaire: Questionnaire, screen: Screen) -> Begun:
    if wanted.file is not None:
        hint = _("Name another --file, or go on with it by leaving --new away.")
        check_free(wanted.file, hint)
    wanted = _asked(wanted, questionnaire, screen)
    assessment = begin(questionnaire, wanted, wanted.scope)
    return Begun(wanted.file or _free_name(slug(assessment.id)), assessment, questionnaire)


def _asked(wanted: Wanted, questionnaire: Questionnaire, screen: Screen) -> Wanted:
    """Asks for company and scope where they are not told; Esc goes back from one to the other."""
    while True:
        name = wanted.organisation or screen.text(_whom(questionnaire))
        if name is None:
            raise left()
        scope = wanted.scope or _ask_scope(questionnaire, screen)
        if scope is not None:
            return replace(wanted, organisation=name.strip(), scope=scope)
        if wanted.organisation:
            raise left()


def _whom(questionnaire: Questionnaire) -> str:
    if questionnaire.audience is Audience.FACILITY:
        return _("Which site is this about?")
    return _("Which company is this about?")


def _ask_scope(questionnaire: Questionnaire, screen: Screen) -> str | None:
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
    return screen.choose(_("How much would you like to answer?"), items)


def _free_name(name: str) -> Path:
    path, number = Path(f"{name}.yaml"), 2
    while is_there(path) or holds_answers(path):
        path, number = Path(f"{name}-{number}.yaml"), number + 1
    return path


def _with_earlier(begun: Begun, library: Library, screen: Screen) -> Begun:
    """Offers to show the answers of the last finished assessment of the same company and site."""
    last = _earlier(
        begun.assessment, _usable(find_assessments(Path()), begun.questionnaire, library)
    )
    if last is None:
        return begun
    line = _("An earlier assessment of {company} was found ({path}, {when}).")
    company, when = begun.assessment.organisation, last.assessment.updated[:10] or "?"
    screen.say(line.format(company=company, path=last.path, when=when))
    items = [Item("yes", _("Yes")), Item("no", _("No"))]
    key = screen.choose(_("Show its answers as “last time”?"), items, "yes")
    if key is None:
        raise left()
    previous = seen_from(begun.path, last.path) if key == "yes" else ""
    return replace(begun, assessment=replace(begun.assessment, previous=previous))


def _earlier(assessment: Assessment, found: list[Begun]) -> Begun | None:
    """The last one that is about the same company and site and has no open question."""
    name, site = assessment.organisation.casefold(), assessment.site.casefold()
    finished = [
        one
        for one in found
        if name
        and one.assessment.organisation.casefold() == name
        and one.assessment.site.casefold() == site
        and not one.interview().open_questions()
    ]
    return max(finished, key=lambda one: one.assessment.updated, default=None)
