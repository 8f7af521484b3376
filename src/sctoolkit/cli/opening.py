"""Opens what commands work on: the library, an assessment, codes; and scores them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sctoolkit
from sctoolkit import language, settings
from sctoolkit.cli.showing import warn
from sctoolkit.content.library import QUESTIONNAIRES, Library, standard
from sctoolkit.engine.elsewhere import elsewhere
from sctoolkit.engine.scoring import score
from sctoolkit.errors import NotFoundError, UnusableInputError
from sctoolkit.files.answers import questionnaire_of
from sctoolkit.files.evidence import check_evidence
from sctoolkit.files.session import load_assessment
from sctoolkit.folders import config_folder
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Result
from sctoolkit.report.summary import Reported


def open_library(own: Sequence[Path] | None) -> Library:
    """The library of this command: `--library`, the working folder, the configured, the bundled."""
    for folder in own or ():
        if not folder.is_dir():
            raise NotFoundError(_("There is no folder “{path}”.").format(path=folder))
    return standard(own or (), settings.load().library, config_folder())


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment with the questionnaire it answers."""

    path: Path
    assessment: Assessment
    questionnaire: Questionnaire
    library: Library
    hub: CriteriaHub


def open_assessment(path: Path, own: Sequence[Path] | None) -> Opened:
    """The assessment in `path`, its warnings shown; raises UnusableInputError with its problems."""
    if not path.is_file():
        hint = _("`sctoolkit list assessments` finds yours.")
        raise NotFoundError(_("There is no file “{path}”.").format(path=path), hint)
    reference, problems = questionnaire_of(path)
    if not reference or not all(problem.warning for problem in problems):
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)
    library = open_library(own)
    questionnaire = library.questionnaire(reference.partition("@")[0])
    assessment, problems = load_assessment(path, questionnaire)
    if assessment is None or not all(problem.warning for problem in problems):
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)
    warn([*problems, *check_evidence(assessment, path)])
    return Opened(path, assessment, questionnaire, library, library.criteria())


def score_against(opened: Opened, code: Code) -> Result:
    """The opened assessment against one code."""
    tool = f"sctoolkit {sctoolkit.__version__}"
    return score(opened.questionnaire, opened.assessment, code, opened.hub, tool)


def reported(opened: Opened, code: Code, result: Result) -> Reported:
    """The result with what a report says about the rest of the code."""
    others = []
    if result.tested.untested or result.tested.partly:
        names = opened.library.ids(QUESTIONNAIRES)
        others = [
            opened.library.questionnaire(name) for name in names if name != opened.questionnaire.id
        ]
    rest = elsewhere(result, code, opened.hub, opened.questionnaire, others)
    return Reported(result, code, opened.questionnaire, rest, language.preferred())
