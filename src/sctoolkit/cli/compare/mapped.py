"""Mappings of other tools, brought to the codes of the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import wording
from sctoolkit.cli.opening import all_usable, existing_file
from sctoolkit.cli.showing import warn
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence.mapped import named
from sctoolkit.errors import SctoolkitError, UnusableInputError
from sctoolkit.interchange.reading import read_crosswalks
from sctoolkit.interchange.tokens import ClauseNames
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.crosswalk import Crosswalk, End
from sctoolkit.model.problem import Source, usable
from sctoolkit.model.text import slug
from sctoolkit.problem_kinds import ProblemKind

SHOWN = 12
"""So many unknown clauses are named."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """One mapping of a file, with the codes that its ends are here; None where they are none."""

    file: Path
    walk: Crosswalk
    source: Code | None
    target: Code | None

    def inverted(self) -> Mapped:
        """The same in the other direction."""
        return Mapped(self.file, self.walk.inverted(), self.target, self.source)


def open_mappings(path: Path, shelf: Library) -> list[Mapped]:
    """The mappings in a file of OSCAL or CISO Assistant; raises UnusableInputError."""
    found, problems = read_crosswalks(existing_file(path))
    if not usable(problems):
        raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)
    warn(problems)
    return [Mapped(path, one, _code(one.source, shelf), _code(one.target, shelf)) for one in found]


def _code(end: End, shelf: Library) -> Code | None:
    """The code of the library that is meant: by its id at the end of a name, or by its title."""
    known = shelf.ids(CODES)
    names = (end.name, *end.aliases)
    for name in (one.casefold().partition("@")[0] for one in names):
        for word in reversed(re.split(r"[:/#]", name)):
            if (found := word if word in known else word.rpartition(".")[0]) in known:
                return shelf.code(found)
    called = {slug(name) for name in (*names, end.title) if name}
    codes = all_usable(shelf, CODES) if called else []
    return next((one for one in codes if called & _titles(one)), None)


def _titles(code: Code) -> set[str]:
    return {slug(title) for title in (code.short, *code.title.wordings.values()) if title}


def towards(path: Path, shelf: Library, code: Code) -> list[Mapped]:
    """The mappings in a file that lead to this code, turned where they lead away from it.

    Raises SctoolkitError where none has to do with it.
    """
    found = open_mappings(path, shelf)
    there = [one for one in found if one.target and one.target.id == code.id]
    others = {one.walk.source.name for one in there}
    back = [
        one.inverted()
        for one in found
        if one.source and one.source.id == code.id and one.walk.target.name not in others
    ]
    if not there + back:
        raise _about_others(path, found, code)
    return [_named(one) for one in there + back]


def about(path: Path, shelf: Library, own: Code) -> list[Mapped]:
    """The mappings in a file between one's own code and codes of the library, the own one first.

    An end that is no code here is taken for the own code where it has clauses of these names.
    Raises SctoolkitError where there is no such mapping.
    """
    found = open_mappings(path, shelf)
    turned = [one for each in found for one in (each, each.inverted())]
    ours = [one for one in turned if one.target and _is_own(one, own) and one.target.id != own.id]
    if not ours:
        raise _about_others(path, found, own)
    return [_named(Mapped(one.file, one.walk, own, one.target)) for one in ours]


def _is_own(one: Mapped, own: Code) -> bool:
    if one.source is not None:
        return one.source.id == own.id
    find = ClauseNames(own).clause
    return any(find(name) for tie in one.walk.ties for name in tie.sources)


def _about_others(path: Path, found: list[Mapped], code: Code) -> SctoolkitError:
    pairs = [
        _("{own} and {other}").format(own=one.walk.source.name, other=one.walk.target.name)
        for one in found
    ]
    message = _("{path} maps {pairs}: nothing that is known here of {code}.")
    hint = _("Codes are known by their id or title: sctoolkit list codes.")
    said = wording.listed(list(dict.fromkeys(pairs)))
    return SctoolkitError(message.format(path=path, pairs=said, code=code.id), hint)


def _named(one: Mapped) -> Mapped:
    """With the ids of our clauses; those that a code does not have are named and left out."""
    finds = [ClauseNames(code).clause if code else None for code in (one.source, one.target)]
    walk, strange = named(one.walk, *finds)
    if strange:
        words = ", ".join(strange[:SHOWN]) + (" …" if len(strange) > SHOWN else "")
        said = _("clauses that are not known here: {clauses}").format(clauses=words)
        warn([ProblemKind.UNKNOWN_IN_MAPPING.at(Source(str(one.file)), said, warning=True)])
    return Mapped(one.file, walk, one.source, one.target)
