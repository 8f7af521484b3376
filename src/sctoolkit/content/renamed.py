"""Reads `renamed:`: what parts of earlier versions are called now."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sctoolkit.document import Cursor, did_you_mean
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemCode


def read_renamed(
    root: Cursor, known: Collection[str], unknown: ProblemCode, in_use: ProblemCode
) -> dict[str, str]:
    """Ids of earlier versions; each must be out of use, and lead to one that is `known`."""
    inner = root.cursor("renamed")
    if inner is None:
        return {}
    renamed = inner.words()
    for old, new in renamed.items():
        if new and new not in known:
            message = _("“{old}” leads to “{new}”, which does not exist").format(old=old, new=new)
            inner.problem(unknown, message, key=old, hint=_hint(new, renamed, known))
        if old in known:
            message = _("“{old}” leads to “{new}”, and is in use itself").format(old=old, new=new)
            inner.problem(in_use, message, key=old)
    return renamed


def _hint(name: str, renamed: Mapping[str, str], known: Collection[str]) -> str:
    """What to write instead of a name that is out of use itself."""
    seen: list[str] = []
    while name in renamed and name not in seen:
        seen.append(name)
        name = renamed[name]
    if seen and name in seen:
        return _("These lead in a circle: {ids}.").format(ids=" → ".join((*seen, name)))
    if seen and name in known:
        return _("Write what it is called today: “{id}”.").format(id=name)
    return did_you_mean(name, list(known))
