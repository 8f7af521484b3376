"""What a workbook of ours says that it is: its property `sctoolkit`, which office programs keep."""

from __future__ import annotations

from contextlib import suppress

from sctoolkit.files.reading.archive import Archive
from sctoolkit.files.reading.parsing import local, parse
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.files.sheet import PROPERTY

PARTS = {"docProps/custom.xml": "property", "meta.xml": "user-defined"}
"""Where xlsx and ods keep properties of one's own, and the element that holds one."""
LARGEST = 100_000
"""Bytes of such a part; ours have hundreds."""


def own_kind(archive: Archive) -> str:
    """What we wrote it as, such as `portfolio/1`; empty for what others made or damaged."""
    for part, element in PARTS.items():
        if part in archive.members and archive.members[part].file_size <= LARGEST:
            with suppress(RefusedError):
                return _property(archive.part(part), part, element)
    return ""


def _property(xml: bytes, part: str, element: str) -> str:
    within, said = False, ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal within
        if local(tag) == element:
            names = [value for key, value in attributes.items() if local(key) == "name"]
            within = names == [PROPERTY]

    def text(words: str) -> None:
        nonlocal said
        said += words if within else ""

    parse(xml, part, start, text=text)
    return said.strip()
