"""Damages files at random, as disks, mail servers and careless programs do."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from random import Random

from .making import zipped

TAG = re.compile(rb"<[^<>]+>")
VALUE = re.compile(rb'="([^"]*)"')
VALUES = (
    *(b"", b"0", b"-1", b"1", b"7", b"99999999999", b"s", b"b", b"e", b"str", b"inlineStr", b"n"),
    *(b"d", b"A1", b"B2", b"XFD1048576", b"A1:XFD1048576", b"\xff", b"&#0;", b"&amp;"),
)
"""What a value in XML is written over with."""


def changed(content: bytes, random: Random) -> bytes:
    """The same with a few bytes put in, taken out or written over."""
    made = bytearray(content)
    for _each in range(random.choice([1, 1, 2, 5])):
        at = random.randrange(len(made) or 1)
        match random.randrange(3):
            case 0:
                made[at : at + 1] = random.randbytes(1)
            case 1:
                del made[at : at + random.randrange(1, 40)]
            case _:
                made[at:at] = random.randbytes(random.randrange(1, 20))
    return bytes(made)


def rewritten(xml: bytes, random: Random) -> bytes:
    """The same with a tag taken out, doubled or moved, or a value in one changed."""
    tags = list(TAG.finditer(xml))
    if not tags:
        return changed(xml, random)
    one, other = random.choice(tags), random.choice(tags)
    match random.randrange(4):
        case 0:
            return xml[: one.start()] + xml[one.end() :]
        case 1:
            return xml[: other.start()] + one[0] + xml[other.start() :]
        case 2:
            return xml[: one.start()] + other[0] + xml[one.end() :]
        case _:
            values = list(VALUE.finditer(xml))
            if not values:
                return changed(xml, random)
            found = random.choice(values)
            return xml[: found.start(1)] + random.choice(VALUES) + xml[found.end(1) :]


def members(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def of_part(content: bytes, random: Random) -> bytes:
    """The workbook with one of its parts changed."""
    made = members(content)
    chosen = random.choice(list(made))
    change = random.choice([changed, rewritten, rewritten])
    return zipped({**made, chosen: change(made[chosen], random)})


def of_zip(content: bytes, random: Random) -> bytes:
    """The workbook with a part lost, called otherwise, or put in the place of another."""
    made = members(content)
    one, other = random.choice(list(made)), random.choice(list(made))
    match random.randrange(3):
        case 0:
            del made[one]
        case 1:
            made[random.choice([one.upper(), one.replace("/", "\\"), f"../{one}"])] = made.pop(one)
        case _:
            made[one], made[other] = made[other], made[one]
    return zipped(made)


def of_directory(content: bytes, random: Random) -> bytes:
    """The workbook with a figure in its list of parts changed: a size, a checksum, a place."""
    made = bytearray(content)
    entries = [found.start() for found in re.finditer(b"PK\1\2", content)]
    at = random.choice(entries) + random.choice([10, 16, 20, 24, 28, 42])
    struct.pack_into(
        "<L", made, at, random.choice([0, 1, 2**31, 2**32 - 1, random.getrandbits(32)])
    )
    return bytes(made)


def mutated(content: bytes, random: Random) -> bytes:
    """The file changed in one of these ways."""
    if not content.startswith(b"PK"):
        return changed(content, random)
    ways = [changed, of_zip, of_directory, of_part, of_part, of_part, of_part]
    return random.choice(ways)(content, random)
