"""The assessment that `assess` is about: what the command line says of it, and a fresh one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit import TOOL
from sctoolkit.cli.clock import now
from sctoolkit.content.library import QUESTIONNAIRES, Library
from sctoolkit.errors import NotFoundError
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.text import slug
from sctoolkit.paths import is_file


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

    def names_file(self, library: Library) -> bool:
        """Whether `what` is the file of an assessment rather than the id of a questionnaire."""
        if self.what.endswith((".yaml", ".yml")) or Path(self.what).name != self.what:
            return True
        known = self.what.partition("@")[0] in library.ids(QUESTIONNAIRES)
        return not known and is_file(Path(self.what))


def check_scope(questionnaire: Questionnaire, scope: str) -> str:
    """The scope if the questionnaire has it; raises NotFoundError with the ones it has."""
    scopes = [one.id for one in questionnaire.scopes]
    if scope not in scopes:
        message = _("{questionnaire} has no scope “{scope}”.")
        hint = _("It has: {scopes}.").format(scopes=", ".join(scopes))
        raise NotFoundError(message.format(questionnaire=questionnaire.id, scope=scope), hint)
    return scope


def with_heads(assessment: Assessment, wanted: Wanted, questionnaire: Questionnaire) -> Assessment:
    """The assessment with the scope, the company and the site that the command line gives."""
    return replace(
        assessment,
        scope=check_scope(questionnaire, wanted.scope or assessment.scope),
        organisation=wanted.organisation or assessment.organisation,
        site=wanted.site or assessment.site,
    )


def begin(questionnaire: Questionnaire, wanted: Wanted, scope: str) -> Assessment:
    """A fresh assessment."""
    name = slug(wanted.organisation) or "assessment"
    time = now()
    return Assessment(
        id="-".join(part for part in (name, slug(wanted.site), questionnaire.id) if part),
        questionnaire=questionnaire.name,
        scope=check_scope(questionnaire, scope),
        organisation=wanted.organisation,
        site=wanted.site,
        digest=questionnaire.digest,
        started=time,
        updated=time,
        tool=TOOL,
    )
