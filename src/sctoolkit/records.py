"""Model objects to and from plain JSON values and bytes (msgspec's only door)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from sctoolkit.model.problem import Problem

Thing = TypeVar("Thing")


def to_plain(thing: object) -> Any:  # noqa: ANN401 - JSON values have no common type
    """Dicts, lists, texts and numbers only, as they stand in JSON."""
    return msgspec.to_builtins(thing, str_keys=True)


def to_json(thing: object) -> str:
    """Indented JSON text; keys in the order of the fields."""
    return msgspec.json.format(msgspec.json.encode(thing), indent=2).decode()


def to_line(thing: object) -> bytes:
    """JSON on one line, with the line end."""
    return msgspec.json.encode(thing) + b"\n"


def plain_problem(problem: Problem) -> dict[str, Any]:
    """A problem as plain values; what was found, expected or repaired only where it is said."""
    place = problem.source
    said = {
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "cell": place.cell,
        "message": problem.message,
        "hint": problem.hint,
        "warning": problem.warning,
    }
    more = {"found": problem.found, "expected": problem.expected, "repaired": problem.repaired}
    return said | {name: fact for name, fact in more.items() if fact}


def problems_json(problems: Iterable[Problem]) -> Iterator[bytes]:
    """Each problem as JSON on a line of its own, in their order."""
    return (to_line(plain_problem(problem)) for problem in problems)


def from_json(raw: bytes, kind: type[Thing]) -> Thing | None:
    """The object in the JSON bytes; None where they are not one of this kind."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def pack(thing: object) -> bytes:
    """A compact form for the cache."""
    return msgspec.msgpack.encode(thing)


def unpack(raw: bytes, kind: type[Thing]) -> Thing | None:
    """The object that was packed; None where the bytes are not one of this kind."""
    try:
        return msgspec.msgpack.decode(raw, type=kind)
    except msgspec.MsgspecError:
        return None
