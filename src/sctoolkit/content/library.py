"""Finds questionnaires and codes by id, the user's own before the bundled ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import sctoolkit
from sctoolkit.content import cache
from sctoolkit.content.digests import digest
from sctoolkit.errors import NotFoundError, UnusableInputError
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

QUESTIONNAIRES = ("questionnaires", "questionnaire.yaml")
CODES = ("codes", "code.yaml")
Item = TypeVar("Item", Questionnaire, Code)


def bundled() -> Path:
    """The folder of the content that comes with sctoolkit, installed or in a checkout."""
    package = Path(sctoolkit.__file__).parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent.parent


@dataclass(frozen=True, slots=True)
class Library:
    """Folders that each may hold `questionnaires/<id>/` and `codes/<id>/`; earlier ones win."""

    folders: tuple[Path, ...]

    def questionnaire(self, reference: str) -> Questionnaire:
        """The questionnaire `id` or `id@version`.

        Raises NotFoundError, or UnusableInputError with every problem of its files.
        """

        def load(path: Path) -> Questionnaire:
            return _load(Questionnaire, path, _questionnaire_files, _read_questionnaire)

        return self._first(QUESTIONNAIRES, reference, load)

    def code(self, reference: str) -> Code:
        """The code `id` or `id@version`; raises as `questionnaire` does."""

        def load(path: Path) -> Code:
            return _load(Code, path, _code_files, _read_code)

        return self._first(CODES, reference, load)

    def criteria(self) -> CriteriaHub:
        """The criteria of all folders in one hub; earlier folders win where ids are the same."""
        hubs = [
            _load(CriteriaHub, path, _criteria_files, _read_criteria)
            for folder in reversed(self.folders)
            if (path := folder / "codes" / "criteria.yaml").is_file()
        ]
        if not hubs:
            raise NotFoundError(_("No codes/criteria.yaml was found."))
        joined = hubs[0]
        for hub in hubs[1:]:
            joined = CriteriaHub(
                version=hub.version,
                groups=joined.groups | hub.groups,
                criteria=joined.criteria | hub.criteria,
                digest=hub.digest,
            )
        return joined

    def ids(self, place: tuple[str, str]) -> dict[str, Path]:
        """Id to file of everything of one sort, found by folder name alone."""
        found: dict[str, Path] = {}
        for path in self._paths(place):
            found.setdefault(path.parent.name, path)
        return found

    def _paths(self, place: tuple[str, str]) -> list[Path]:
        return [
            path
            for folder in self.folders
            for path in sorted((folder / place[0]).glob(f"*/{place[1]}"))
        ]

    def _first(self, place: tuple[str, str], reference: str, load: Callable[[Path], Item]) -> Item:
        """The item of the first folder that has it in the version asked for, if one is."""
        wanted, _at, version = reference.partition("@")
        versions = []
        for path in self._paths(place):
            if path.parent.name != wanted:
                continue
            item = load(path)
            if version in ("", item.version):
                return item
            versions.append(item.version)
        if versions:
            here = ", ".join(dict.fromkeys(versions))
            message = _("“{id}” is here in version {found}, not {wanted}.")
            raise NotFoundError(message.format(id=wanted, found=here, wanted=version))
        raise self._unknown(place, wanted)

    def _unknown(self, place: tuple[str, str], wanted: str) -> NotFoundError:
        from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

        sort = _("questionnaire") if place is QUESTIONNAIRES else _("code")
        message = _("There is no {sort} “{id}”.").format(sort=sort, id=wanted)
        return NotFoundError(message, did_you_mean(wanted, sorted(self.ids(place))))


def standard(own: Sequence[Path], configured: Sequence[Path], config: Path) -> Library:
    """The library of a command: `--library`, the working folder, the configured ones, ours."""
    folders = [*own, Path(), config, *configured, bundled()]
    return Library(tuple(folders))


Kept = TypeVar("Kept", Questionnaire, Code, CriteriaHub)


def _load(
    kind: type[Kept],
    path: Path,
    files: Callable[[Path], list[Path]],
    read: Callable[[Path], tuple[Kept | None, list[Problem]]],
) -> Kept:
    key = digest(files(path))
    found = cache.fetch(kind, key)
    if found is None:
        found, problems = read(path)
        if found is None:
            raise UnusableInputError(
                _("{file} has mistakes, so it cannot be used.").format(file=path), problems
            )
        found = replace(found, digest=key)
        cache.keep(found, key)
    return found


def _questionnaire_files(path: Path) -> list[Path]:
    folder = path.parent
    return [path, *sorted(folder.glob("sections/*.yaml")), *sorted(folder.glob("??.yaml"))]


def _code_files(path: Path) -> list[Path]:
    return [path, *sorted(path.parent.glob("??.yaml"))]


def _criteria_files(path: Path) -> list[Path]:
    return [path, *sorted(path.parent.glob("criteria.??.yaml"))]


def _read_questionnaire(path: Path) -> tuple[Questionnaire | None, list[Problem]]:
    from sctoolkit.content.checks import checked_questionnaire  # noqa: PLC0415 - only uncached

    return checked_questionnaire(path)


def _read_code(path: Path) -> tuple[Code | None, list[Problem]]:
    from sctoolkit.content.checks import checked_code  # noqa: PLC0415 - only uncached

    return checked_code(path)


def _read_criteria(path: Path) -> tuple[CriteriaHub | None, list[Problem]]:
    from sctoolkit.content.criteria import read_criteria  # noqa: PLC0415 - only uncached

    return read_criteria(path)
