"""Finds questionnaires and codes by id, the user's own before the bundled ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

import sctoolkit
from sctoolkit.content import cache
from sctoolkit.content.digests import code_files, criteria_files, digest, questionnaire_files
from sctoolkit.errors import NotFoundError, UnusableInputError
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.paths import is_folder

Kept = TypeVar("Kept", Questionnaire, Code, CriteriaHub)
Item = TypeVar("Item", Questionnaire, Code)


@dataclass(frozen=True, slots=True)
class Place(Generic[Kept]):
    """Where one sort of content stands in a folder of the library, and how it is read."""

    kind: type[Kept]
    where: str
    """The files that things of this sort begin with, as a pattern."""
    files: Callable[[Path], list[Path]]
    """Every file that belongs to such a beginning."""
    read: Callable[[Path], tuple[Kept | None, list[Problem]]]


def _read_questionnaire(path: Path) -> tuple[Questionnaire | None, list[Problem]]:
    from sctoolkit.content.checks import checked_questionnaire  # noqa: PLC0415 - only uncached

    return checked_questionnaire(path)


def _read_code(path: Path) -> tuple[Code | None, list[Problem]]:
    from sctoolkit.content.checks import checked_code  # noqa: PLC0415 - only uncached

    return checked_code(path)


def _read_criteria(path: Path) -> tuple[CriteriaHub | None, list[Problem]]:
    from sctoolkit.content.checks import checked_criteria  # noqa: PLC0415 - only uncached

    return checked_criteria(path)


QUESTIONNAIRES = Place(
    Questionnaire, "questionnaires/*/questionnaire.yaml", questionnaire_files, _read_questionnaire
)
CODES = Place(Code, "codes/*/code.yaml", code_files, _read_code)
CRITERIA = Place(CriteriaHub, "codes/criteria.yaml", criteria_files, _read_criteria)


def bundled() -> Path:
    """The folder of the content that comes with sctoolkit, installed or in a checkout."""
    package = Path(sctoolkit.__file__).parent
    installed = package / "bundled"
    return installed if is_folder(installed) else package.parent.parent


@dataclass(frozen=True, slots=True)
class Library:
    """Folders that each may hold `questionnaires/<id>/` and `codes/<id>/`; earlier ones win."""

    folders: tuple[Path, ...]

    def questionnaire(self, reference: str) -> Questionnaire:
        """The questionnaire `id` or `id@version`; raises as `first` does."""
        return self.first(QUESTIONNAIRES, reference)

    def code(self, reference: str) -> Code:
        """The code `id` or `id@version`; raises as `first` does."""
        return self.first(CODES, reference)

    def criteria(self) -> CriteriaHub:
        """The criteria of all folders in one hub; earlier folders win where ids are the same.

        Versions and digest tell what was joined; a hub that two folders hold alike counts once.
        """
        found = [_load(CRITERIA, path) for path in self.paths(CRITERIA)]
        hubs = {hub.digest: hub for hub in found}
        if not hubs:
            raise NotFoundError(_("No codes/criteria.yaml was found."))
        return reduce(joined, hubs.values())

    def usable(self, place: Place[Item]) -> tuple[list[Item], list[Path]]:
        """Everything of one sort that can be used, and the files that cannot for their mistakes."""
        items, broken = [], []
        for path in self.ids(place).values():
            try:
                items.append(_load(place, path))
            except UnusableInputError:
                broken.append(path)
        return items, broken

    def ids(self, place: Place[Item]) -> dict[str, Path]:
        """Id to file of everything of one sort, found by folder name alone."""
        found: dict[str, Path] = {}
        for path in self.paths(place):
            found.setdefault(path.parent.name, path)
        return found

    def paths(self, place: Place[Kept]) -> list[Path]:
        """The files of one sort in all folders."""
        there = (folder for folder in self.folders if is_folder(folder))
        return [path for folder in there for path in sorted(folder.glob(place.where))]

    def file_of(self, place: Place[Item], item: Item) -> Path:
        """The file that the item begins with, or its folder's name where that is gone by now."""
        found = [path for path in self.paths(place) if path.parent.name == item.id]
        same = (path for path in found if digest(place.files(path)) == item.digest)
        return next(same, Path(item.id))

    def first(self, place: Place[Item], reference: str) -> Item:
        """The item of the first folder that has it, in the version asked for, if one is.

        Raises NotFoundError, or UnusableInputError with every problem of its files.
        """
        wanted, _at, version = reference.partition("@")
        versions = []
        for path in self.paths(place):
            if path.parent.name != wanted:
                continue
            item = _load(place, path)
            if version in ("", item.version):
                return item
            versions.append(item.version)
        if versions:
            here = ", ".join(dict.fromkeys(versions))
            message = _("“{id}” is here in version {found}, not {wanted}.")
            raise NotFoundError(message.format(id=wanted, found=here, wanted=version))
        raise self._unknown(place, wanted)

    def _unknown(self, place: Place[Item], wanted: str) -> NotFoundError:
        from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

        name = _("questionnaire") if place.where == QUESTIONNAIRES.where else _("code")
        message = _("There is no {sort} “{id}”.").format(sort=name, id=wanted)
        sort = "questionnaires" if place.where == QUESTIONNAIRES.where else "codes"
        lists = _("`{command}` lists them.").format(command=f"sctoolkit list {sort}")
        return NotFoundError(message, did_you_mean(wanted, sorted(self.ids(place))) or lists)


def standard(own: Sequence[Path], configured: Sequence[Path], config: Path) -> Library:
    """The library of a command: `--library`, the working folder, the configured ones, ours."""
    folders = [*own, Path(), config, *configured, bundled()]
    return Library(tuple(folders))


def _why_it_stops(place: Place[Kept]) -> str:
    """Criteria of one's own may change any code: none is scored as if they were not there."""
    if place.kind is not CriteriaHub:
        return ""
    return _(
        "The criteria of all folders count together, for every code, also those that come with "
        "sctoolkit. Correct this file, or take it out of its folder."
    )


def _load(place: Place[Kept], path: Path) -> Kept:
    """What was read from these files before, else what they say now."""
    key = digest(place.files(path))
    found = cache.fetch(place.kind, key)
    if found is None:
        found, problems = place.read(path)
        if found is None:
            message = _("{file} has mistakes, so it cannot be used.")
            raise UnusableInputError(message.format(file=path), problems, _why_it_stops(place))
        if found.digest == key:  # else the files changed while they were read
            cache.keep(found, key)
    return found


def joined(first: CriteriaHub, second: CriteriaHub) -> CriteriaHub:
    """Both hubs in one, where the first wins."""
    return CriteriaHub(
        version=f"{first.version} + {second.version}",
        groups=second.groups | first.groups,
        criteria=second.criteria | first.criteria,
        digest=sha256((first.digest + second.digest).encode()).hexdigest(),
    )
