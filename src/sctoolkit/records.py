"""Model objects to and from plain JSON values and bytes (msgspec's only door)."""

from __future__ import annotations

import json
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
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def strangers(raw: bytes, thing: object) -> list[str]:
    """What stands in the JSON bytes of an object without having a place in it: `answers[2].price`.

    A key that stands twice counts too.
    """
    found: list[str] = []
    try:
        plain = json.loads(raw, object_pairs_hook=lambda pairs: _once(pairs, found))
    except RecursionError:
        return ["[…]"]
    return found + _strange(plain, to_plain(thing), "")


def _once(pairs: list[tuple[str, Any]], found: list[str]) -> dict[str, Any]:
    keys = [key for key, _value in pairs]
    found += sorted({key for key in keys if keys.count(key) > 1})
    return dict(pairs)


def _strange(plain: object, known: object, where: str) -> list[str]:
    if isinstance(plain, dict) and isinstance(known, dict):
        here = [(f"{where}.{key}".lstrip("."), key) for key in plain]
        return [
            found
            for path, key in here
            for found in (_strange(plain[key], known[key], path) if key in known else [path])
        ]
    if isinstance(plain, list) and isinstance(known, (list, tuple)):
        pairs = enumerate(zip(plain, known, strict=True))
        return [one for place, (a, b) in pairs for one in _strange(a, b, f"{where}[{place}]")]
    return []


def pack(thing: object) -> bytes:
    """A compact form for the cache."""
    return msgspec.msgpack.encode(thing)


def unpack(raw: bytes, kind: type[Thing]) -> Thing | None:
    """The object that was packed; None where the bytes are not one of this kind."""
    try:
        return msgspec.msgpack.decode(raw, type=kind)
    except msgspec.MsgspecError:
        return None
