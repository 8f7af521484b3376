"""The parts of an Office workbook, some of them changed or new."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from sctoolkit.files.annotated.splicing import Splices, down_to, elements, escaped, in_utf8
from sctoolkit.files.reading.archive import Archive, repacked
from sctoolkit.files.reading.outline import ROOT, Related, present, related, relations_of, spelt

TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml"
STRICT_OFFICE = f"{STRICT}/officeDocument/relationships"
STRICT_MAIN = f"{STRICT}/spreadsheetml/main"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class Package:
    """An archive with parts that replace its own or are added; written at the end."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._changed: dict[str, bytes] = {}
        strict = STRICT_OFFICE.encode() in self.part(spelt(archive, ROOT))
        self.office = STRICT_OFFICE if strict else OFFICE
        """The namespace of relationships, and what their types begin with."""
        self.main = STRICT_MAIN if strict else MAIN

    def part(self, name: str) -> bytes:
        """A part as it is now."""
        if name not in self._changed:
            return in_utf8(self._archive.part(name))
        return self._changed[name]

    def put(self, name: str, xml: bytes) -> None:
        """Changes a part, or adds one."""
        self._changed[name] = xml

    def free(self, pattern: str) -> str:
        """The first name of a part that is not taken; `{}` stands for nothing or a number."""
        taken = {name.casefold() for name in (*self._archive.members, *self._changed)}
        names = (pattern.format(number or "") for number in count())
        return next(name for name in names if name.casefold() not in taken)

    def related(self, part: str) -> list[Related]:
        """The parts that the supplier's workbook relates a part to."""
        if present(self._archive, relations_of(part)) is None:
            return []
        return related(self._archive, part)

    def parts(self, ending: str) -> list[str]:
        """The names of the supplier's parts that end so."""
        return [name for name in self._archive.members if name.casefold().endswith(ending)]

    def relate(self, part: str, kind: str, other: str) -> str:
        """Says that a part is related to another; gives the id of that."""
        name = present(self._archive, relations_of(part)) or relations_of(part)
        known = name in self._archive.members or name in self._changed
        empty = f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode()
        xml = self.part(name) if known else empty
        root, *each = elements(xml, name, down_to(1))
        taken = {one.attributes.get("Id", "") for one in each}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        said = {"Id": f"rId{number}", "Type": f"{self.office}/{kind}", "Target": f"/{other}"}
        splices = Splices(xml)
        splices.append(root, element(f"{root.prefix}Relationship", said))
        self.put(name, splices.done())
        return said["Id"]

    def declare(self, part: str, kind: str) -> None:
        """Says of what content type a new part is."""
        name = spelt(self._archive, TYPES)
        xml = self.part(name)
        root, *_each = elements(xml, name, down_to(0))
        splices = Splices(xml)
        said = {"PartName": f"/{part}", "ContentType": kind}
        splices.append(root, element(f"{root.prefix}Override", said))
        self.put(name, splices.done())

    def written(self) -> bytes:
        """The whole workbook; parts that were not touched are taken over as they were packed."""
        names = dict.fromkeys((*self._archive.members, *self._changed))
        return repacked(
            self._archive, {name: self._changed.get(name) for name in names}, packed=True
        )


def element(tag: str, attributes: Mapping[str, str], inside: bytes = b"") -> bytes:
    """An element, empty where there is nothing in it."""
    said = b"".join(
        b" " + name.encode() + b'="' + escaped(one) + b'"' for name, one in attributes.items()
    )
    opened = b"<" + tag.encode() + said
    return opened + b">" + inside + b"</" + tag.encode() + b">" if inside else opened + b"/>"
