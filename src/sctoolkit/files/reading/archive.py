"""A zip file whose directory is checked before anything in it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sctoolkit.files.reading import limits
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
FIRST_DAY = 0x21
"""1980-01-01, before which no member of an archive can be dated."""
LOCAL_MARK = (b"PK\x03\x04", 20, 0x800)
CENTRAL_MARK = (b"PK\x01\x02", 20, 20, 0x800)
"""What a header begins with: zip 2.0, names in UTF-8."""
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """The bytes of a zip file with its directory, in which each name stands once."""

    content: bytes
    members: Mapping[str, zipfile.ZipInfo]

    def packed(self, name: str) -> bytes:
        """The bytes of a member as they stand in the file."""
        member = self.members[name]
        start = member.header_offset
        if self.content[start : start + 4] != b"PK\x03\x04" or start + 30 > len(self.content):
            raise damaged(_("the part {name} is not where it should be").format(name=name))
        lengths = struct.unpack_from("<HH", self.content, start + 26)
        start += LOCAL.size + sum(lengths)
        return self.content[start : start + member.compress_size]

    def part(self, name: str) -> bytes:
        """A member unpacked; its size and checksum are what the directory says."""
        member = self.members[name]
        if member.flag_bits & ENCRYPTED:
            raise RefusedError(ProblemKind.PASSWORD, _("is an archive with a password"))
        content = _unpacked(self.packed(name), member)
        if len(content) != member.file_size or zlib.crc32(content) != member.CRC:
            raise damaged(_("the part {name} is damaged").format(name=name))
        return content


def damaged(message: str) -> RefusedError:
    """The refusal of a file that is not what its maker saved."""
    return RefusedError(ProblemKind.DAMAGED_FILE, message)


def _unpacked(packed: bytes, member: zipfile.ZipInfo) -> bytes:
    if member.compress_type == zipfile.ZIP_STORED:
        return packed
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise damaged(_("the part {name} is packed in an unusual way").format(name=member.filename))
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return inflating.decompress(packed, member.file_size + 1)
    except zlib.error as error:
        message = _("the part {name} is damaged").format(name=member.filename)
        raise damaged(message) from error


def open_archive(content: bytes, most: int = limits.MOST_MEMBERS) -> Archive:
    """The archive, where its directory can be trusted so far."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            members = found.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
        raise damaged(_("is cut off or damaged: its directory cannot be read")) from error
    if len(members) > most:
        message = _("holds {count} parts").format(count=len(members))
        raise RefusedError(ProblemKind.UNPACKS_TOO_FAR, message)
    _refuse_tangled(members)
    return Archive(
        content, {one.filename: one for one in members if not one.filename.endswith("/")}
    )


def _refuse_tangled(members: list[zipfile.ZipInfo]) -> None:
    """Members that lie over each other, or share a name, mean something else to each reader."""
    if len({one.filename for one in members}) < len(members):
        raise damaged(_("holds two parts of the same name"))
    end = 0
    for one in sorted(members, key=lambda one: one.header_offset):
        if one.header_offset < end:
            raise damaged(_("parts of it overlap"))
        end = one.header_offset + LOCAL.size + one.compress_size


def refuse_bombs(archive: Archive, names: Iterable[str]) -> int:
    """The bytes that these members unpack to, as far as the directory says the truth."""
    wanted = [archive.members[name] for name in names]
    size = sum(one.file_size for one in wanted)
    packed = sum(one.compress_size for one in wanted) or 1
    if size > limits.LARGEST or (size > limits.HARMLESS and size > limits.RATIO * packed):
        message = _("unpacks to {size} MB, {ratio} times its packed size").format(
            size=size // limits.MEGABYTE, ratio=size // packed
        )
        raise RefusedError(ProblemKind.UNPACKS_TOO_FAR, message)
    return size


def repacked(archive: Archive, parts: Mapping[str, bytes | None], *, packed: bool = False) -> bytes:
    """A zip file of these members alone: what was checked is what is read.

    A part that is given goes in as it is, which spares unpacking it again, or packed; None takes
    the member as it was packed, which spares the memory.
    """
    out: list[bytes] = []
    directory: list[bytes] = []
    start = 0
    for name, part in parts.items():
        body, method, size, check = _packing(archive, name, part, packed=packed)
        label = name.encode()
        figures = (method, 0, FIRST_DAY, check, len(body), size, len(label))
        directory += (CENTRAL.pack(*CENTRAL_MARK, *figures, 0, 0, 0, 0, 0, start), label)
        out += (LOCAL.pack(*LOCAL_MARK, *figures, 0), label, body)
        start += LOCAL.size + len(label) + len(body)
    size = sum(map(len, directory))
    end = END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), size, start, 0)
    return b"".join((*out, *directory, end))


def _packing(
    archive: Archive, name: str, part: bytes | None, *, packed: bool
) -> tuple[bytes, int, int, int]:
    """The bytes of a member, how they are packed, their size unpacked, and their checksum."""
    if part is None:
        member = archive.members[name]
        return archive.packed(name), member.compress_type, member.file_size, member.CRC
    if not packed:
        return part, zipfile.ZIP_STORED, len(part), zlib.crc32(part)
    deflating = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = deflating.compress(part) + deflating.flush()
    return body, zipfile.ZIP_DEFLATED, len(part), zlib.crc32(part)
