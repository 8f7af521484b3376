"""The mappings that were given to `batch`: files, and folders of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sctoolkit.cli.opening import existing_file
from sctoolkit.cli.showing import say
from sctoolkit.content.library import Library
from sctoolkit.errors import SctoolkitError, UnusableInputError
from sctoolkit.files.layouts.mapping import (
    Mapping,
    is_mapping,
    questionnaire_of,
    read_mapping,
)
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, usable
from sctoolkit.paths import is_folder


def given_mappings(
    paths: Sequence[Path], library: Library, questionnaire: str
) -> tuple[Mapping, ...]:
    """What was said about columns; raises UnusableInputError with the mistakes of all files.

    With a questionnaire, mappings of others are passed over, unless they were named themselves.
    """
    found: list[Mapping] = []
    broken: dict[Path, list[Problem]] = {}
    every_file = dict.fromkeys(one for given in paths for one in _files(given))
    asked = library.questionnaire(questionnaire).id if questionnaire else ""
    others = _about_others([one for one in every_file if one not in paths], asked)
    if len(others) == len(every_file) > 0:
        folders = ", ".join(map(str, paths))
        message = _("There is no mapping of {questionnaire} in {path}.")
        raise SctoolkitError(
            message.format(questionnaire=asked, path=folders), _("`sctoolkit map` writes one.")
        )
    for path, named in others.items():
        message = _("{path} is a mapping of “{questionnaire}”; it is passed over.")
        say(message.format(path=path, questionnaire=named))
    for path in [one for one in every_file if one not in others]:
        mapping, problems = _read(path, library, questionnaire)
        if mapping is None or not usable(problems):
            broken[path] = problems
        else:
            found.append(mapping)
    if broken:
        names = ", ".join(map(str, broken))
        every = [problem for problems in broken.values() for problem in problems]
        raise UnusableInputError(_("{path} cannot be used.").format(path=names), every)
    return tuple(found)


def _about_others(files: Sequence[Path], asked: str) -> dict[Path, str]:
    """The files that are about another questionnaire than the one that was asked for."""
    named = {path: questionnaire_of(path) for path in files} if asked else {}
    return {path: one for path, one in named.items() if one not in ("", asked)}


def _read(path: Path, library: Library, questionnaire: str) -> tuple[Mapping | None, list[Problem]]:
    asked = questionnaire or questionnaire_of(path)
    if not asked:
        message = _("{path} does not say which questionnaire it is about.")
        raise SctoolkitError(message.format(path=path), _("Name it with --questionnaire."))
    return read_mapping(path, library.questionnaire(asked))


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or every mapping in the folder and below it, in order."""
    if not is_folder(path):
        yield existing_file(path)
        return
    found = [one for one in sorted(path.rglob("*.y*ml")) if _is_seen(one.relative_to(path))]
    mappings = [one for one in found if is_mapping(one)]
    if not mappings:
        message = _("There is no mapping in {path}.").format(path=path)
        raise SctoolkitError(message, _("`sctoolkit map` writes one."))
    yield from mappings


def _is_seen(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)
