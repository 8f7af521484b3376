"""Opens what commands work on: the library, an assessment, codes; and scores them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import TOOL, language, settings
from sctoolkit.cli.showing import command_line, say, warn
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Item, Library, Place, standard
from sctoolkit.engine.scoring.elsewhere import elsewhere
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.engine.scoring.shares import best_tested, testing
from sctoolkit.errors import NotFoundError, UnusableInputError
from sctoolkit.files.assessments.answers import questionnaire_of
from sctoolkit.files.assessments.evidence import check_evidence
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.files.sharing.consents import unreadable
from sctoolkit.folders import config_folder
from sctoolkit.language import _, translated
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.law import FACTS
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Result
from sctoolkit.paths import is_file, is_folder
from sctoolkit.problem_kinds import ProblemKind
from sctoolkit.report.summary import Reported

ALL = "all"
"""What stands for every code that the questionnaire can test."""
SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")


def open_library(own: Sequence[Path] | None) -> Library:
    """The library of this command: `--library`, the working folder, the configured, the bundled."""
    for folder in own or ():
        if not is_folder(folder):
            raise NotFoundError(_("There is no folder “{path}”.").format(path=folder))
    return standard(own or (), settings.load().library, config_folder())


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment with the questionnaire it answers, or several put together."""

    paths: tuple[Path, ...]
    assessment: Assessment
    questionnaire: Questionnaire
    library: Library
    hub: CriteriaHub
    own: Sequence[Path] = ()
    """The folders given with `--library`."""
    joins: tuple[Opened, ...] = ()
    """Those that it was put together from, each of one file; empty where it is one."""

    @property
    def made_of(self) -> tuple[Opened, ...]:
        """Those that it was put together from, else itself."""
        return self.joins or (self,)

    def options(self) -> list[str]:
        """The options with which another command sees the same library."""
        return [word for folder in self.own for word in ("--library", str(folder))]


def existing_file(path: Path) -> Path:
    """The path if there is a file; raises NotFoundError."""
    if not is_file(path):
        missing = _("“{path}” is a folder.") if is_folder(path) else _("There is no file “{path}”.")
        finds = path.suffix.lower() in ("", ".yaml", ".yml")
        hint = _("`sctoolkit list assessments` finds yours.") if finds else ""
        raise NotFoundError(missing.format(path=path), hint)
    return path


def text_in(path: Path) -> str:
    """The text of a file; raises UnusableInputError for one that is no UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = ProblemKind.NOT_UTF8.at(Source(str(path)), _("not UTF-8 text"))
        message = _("{path} cannot be used.").format(path=path)
        raise UnusableInputError(message, [problem]) from error


def check_language(wanted: str) -> str:
    """The language if the program speaks it, or none is named; raises NotFoundError."""
    if wanted and wanted not in translated():
        message = _("sctoolkit does not speak “{language}”.").format(language=wanted)
        hint = _("It speaks: {languages}.").format(languages=", ".join(translated()))
        raise NotFoundError(message, hint)
    return wanted


def load(path: Path, library: Library) -> tuple[Assessment, Questionnaire, list[Problem]]:
    """The assessment in a file with its questionnaire and warnings; raises UnusableInputError."""
    if path.suffix.lower() in SPREADSHEETS:
        message = _("“{path}” is a spreadsheet; an assessment is a file of sctoolkit (.yaml).")
        hint = _("`sctoolkit batch` reads and scores spreadsheets.")
        raise UnusableInputError(message.format(path=path), (), hint)
    reference, problems = questionnaire_of(path)
    if reference and usable(problems):
        questionnaire = _answered(reference, path, library)
        assessment, problems = load_assessment(path, questionnaire)
        if assessment is not None and usable(problems):
            problems += unreadable(str(path), assessment.shared)
        if assessment is not None and usable(problems):
            return assessment, questionnaire, problems
    raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)


def _answered(reference: str, path: Path, library: Library) -> Questionnaire:
    try:
        return library.questionnaire(reference.partition("@")[0])
    except NotFoundError as error:
        message = _("{path} cannot be used.").format(path=path)
        kind = ProblemKind.UNKNOWN_QUESTIONNAIRE
        problem = kind.at(Source(str(path)), str(error), error.hint)
        raise UnusableInputError(message, [problem]) from error


def open_assessment(path: Path, library: Library, own: Sequence[Path] = ()) -> Opened:
    """The assessment in `path`, its warnings shown; raises UnusableInputError with its problems."""
    existing_file(path)
    assessment, questionnaire, problems = load(path, library)
    warn([*problems, *check_evidence(assessment, path)])
    return Opened((path,), assessment, questionnaire, library, library.criteria(), own)


def score_against(opened: Opened, code: Code) -> Result:
    """The opened assessment against one code."""
    return score(opened.questionnaire, opened.assessment, code, opened.hub, TOOL)


def all_usable(library: Library, place: Place[Item]) -> list[Item]:
    """Everything of one sort that is without mistakes; what has some is named and left out."""
    items, broken = library.usable(place)
    for path in broken:
        message = _("{path} has mistakes and is left out. See: {command}")
        say(message.format(path=path, command=command_line("check", path)))
    return items


def testable(library: Library, questionnaire: Questionnaire) -> list[Code]:
    """The codes of the library that a questionnaire can test something of, best first."""
    return testing(questionnaire, all_usable(library, CODES))


def usual_code(opened: Opened) -> Code:
    """The code that is meant where none is named: that of the questionnaire's own name.

    Where there is none of that name, the one that it tests most of; raises NotFoundError where it
    tests none.
    """
    library, forms = opened.library, opened.questionnaire.made_of
    own = next((one.id for one in forms if one.id in library.ids(CODES)), "")
    if own:
        return library.code(own)
    best = best_tested(opened.questionnaire, all_usable(library, CODES))
    if best is None:
        raise _none_tested(opened)
    return best


def _none_tested(opened: Opened) -> NotFoundError:
    message = _("There is no code of which {questionnaire} tests anything.")
    laws = opened.questionnaire.id == FACTS
    hint = _("See which laws apply: {command}") if laws else _("See: {command}")
    command = ("laws", *opened.paths) if laws else ("list", "codes")
    return NotFoundError(
        message.format(questionnaire=opened.questionnaire.id),
        hint.format(command=command_line(*command, *opened.options())),
    )


def wanted_codes(opened: Opened, names: Sequence[str] | None) -> list[Code]:
    """The codes of these names, each once; after them, for `all`, the others that can be tested.

    The usual one where none is named.
    """
    if not names:
        return [usual_code(opened)]
    codes = [opened.library.code(one) for one in names if one != ALL]
    if ALL in names:
        every = testable(opened.library, opened.questionnaire)
        codes += sorted(every, key=lambda one: one.id)
    if not codes:
        raise _none_tested(opened)
    return list({one.name: one for one in codes}.values())


def reported(opened: Opened, codes: Sequence[Code], results: Sequence[Result]) -> list[Reported]:
    """Each result with what a report says about the rest of its code."""
    others: list[Questionnaire] = []
    if any(result.tested.untested or result.tested.partly for result in results):
        found = all_usable(opened.library, QUESTIONNAIRES)
        asked = {one.id for one in opened.questionnaire.made_of}
        others = [one for one in found if one.id not in asked]
    return [
        Reported(
            result,
            code,
            opened.questionnaire,
            opened.assessment,
            elsewhere(result, code, opened.hub, opened.questionnaire, others),
            language.preferred(),
        )
        for code, result in zip(codes, results, strict=True)
    ]
