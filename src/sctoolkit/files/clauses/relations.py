"""What somebody says that the clauses of their own code ask for, kept in its code.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sctoolkit.document.writing import loaded, rewrite
from sctoolkit.files.clauses.writing import OPEN
from sctoolkit.files.printable import printable
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.model.code import Clause, Code, Relation


@dataclass(frozen=True, slots=True)
class Related:
    """What one clause asks for."""

    criterion: str
    relation: Relation | None = None
    level: str = ""
    because: str = ""


def open_clauses(code: Code) -> list[Clause]:
    """The clauses of which nobody has said yet what they ask for."""
    return [one for one in code.clauses() if is_open(one)]


def is_open(clause: Clause) -> bool:
    """Whether nobody has said yet what the clause asks for."""
    return clause.outside_hub is not None and OPEN in clause.outside_hub.wordings.values()


def relate(path: Path, clause: str, related: Sequence[Related], outside: str = "") -> None:
    """Writes what the clause asks for into the code at `path`, all else as it stands.

    Without relations, `outside` says why no criterion covers it. Raises CannotSaveError.
    """
    text = path.read_text("utf-8")
    content = loaded(text)
    for entry in _clauses(content["sections"]):
        if str(entry["id"]) == clause:
            entry.pop("outside_hub", None)
            entry.pop("criteria", None)
            if related:
                entry["criteria"] = [_content(one) for one in related]
            else:
                entry["outside_hub"] = printable(outside)
    with saving(path):
        write_atomically(path, rewrite(text, content).encode())


def _clauses(sections: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield from _clauses(section.get("sections", ()))
        yield from section.get("clauses", ())


def _content(one: Related) -> dict[str, str]:
    content = {"id": one.criterion}
    if one.level:
        content["level"] = one.level
    elif one.relation:
        content["relation"] = one.relation.value
    if one.because:
        content["because"] = printable(one.because)
    return content
