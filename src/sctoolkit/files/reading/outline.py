"""Which parts an Office workbook is made of, as its relationships say."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from sctoolkit.files.reading.archive import Archive, damaged, refuse_bombs
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

ROOT = "_rels/.rels"
NEEDED = ("worksheet", "sharedStrings", "styles")
"""The kinds of parts that are read beside the workbook's own."""


@dataclass(frozen=True, slots=True)
class Related:
    """What one part says of another."""

    id: str
    kind: str
    """The last word of the relationship's type."""
    part: str
    """The other part's name in the archive."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a workbook that are read."""

    workbook: str
    relations: str
    """The part that says how the workbook's is related to others."""
    related: tuple[Related, ...]

    @property
    def texts(self) -> str | None:
        """The part with the shared texts, where there is one."""
        return next((one.part for one in self.related if one.kind == "sharedStrings"), None)

    @property
    def sheets(self) -> Mapping[str, str]:
        """The part of each worksheet, by the id of its relationship."""
        return {one.id: one.part for one in self.related if one.kind == "worksheet"}

    @property
    def own(self) -> tuple[str, ...]:
        """The parts that this was made from: they are well-formed."""
        return ROOT, self.workbook, self.relations

    @property
    def needed(self) -> list[str]:
        """Every part that the reader may see."""
        others = [one.part for one in self.related if one.kind in NEEDED]
        return list(dict.fromkeys([*self.own, *others]))


def main_part(archive: Archive) -> str:
    """The part that the whole document hangs on."""
    parts = (one.part for one in related(archive, "") if one.kind == "officeDocument")
    return next(parts, "xl/workbook.xml")


def outline(archive: Archive, workbook: str) -> Outline:
    """The outline; refuses a workbook in which one part stands for several sheets."""
    relations = spelt(archive, relations_of(workbook))
    found = Outline(spelt(archive, workbook), relations, tuple(related(archive, workbook)))
    parts = [one.part for one in found.related if one.kind == "worksheet"]
    if len(set(parts)) < len(parts):
        raise twice()
    return found


def twice() -> RefusedError:
    """The refusal of a workbook that is read as many times as it says."""
    return RefusedError(
        ProblemKind.SHEET_TWICE, _("has several sheets made of one and the same part")
    )


def related(archive: Archive, part: str) -> list[Related]:
    """The parts in the archive that `part` refers to, in its order."""
    found: list[Related] = []
    folder = posixpath.dirname(part)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        name = present(archive, _joined(folder, attributes.get("Target", "")))
        if name is not None:
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append(Related(attributes.get("Id", ""), kind, name))

    name = spelt(archive, relations_of(part))
    refuse_bombs(archive, [name])
    parse(archive.part(name), name, start)
    return found


def _joined(folder: str, target: str) -> str:
    """The part that is meant by a target, seen from a folder of the archive."""
    target = target.replace("\\", "/")
    if folder and "." not in target.partition("/")[0] and not target.startswith("/"):
        return f"{folder}/{target}"
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def relations_of(part: str) -> str:
    """The name of the part that says how another one is related to others."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def present(archive: Archive, name: str) -> str | None:
    """The name of a member as it is spelt in the archive; None where there is none."""
    if name in archive.members:
        return name
    folded = name.casefold()
    return next((one for one in archive.members if one.casefold() == folded), None)


def spelt(archive: Archive, name: str) -> str:
    """The name of a member that has to be there."""
    found = present(archive, name)
    if found is None:
        raise damaged(_("the part {name} is missing").format(name=name))
    return found
