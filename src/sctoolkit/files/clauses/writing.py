"""A list of clauses as a code of one's own: code.yaml, and a file for each other language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sctoolkit import document
from sctoolkit.document.writing import write
from sctoolkit.files.clauses.listed import ClauseList, Listed
from sctoolkit.files.printable import printable

OPEN = "Not related to criteria yet: sctoolkit relate goes through the clauses that say this."
"""What stands in a clause of which nobody has said yet what it asks for."""
COMMENT = """\
A code of conduct, made from a list of clauses. Everything is explained in docs/authoring.md.
Say which criteria its clauses ask for with: sctoolkit relate {id}"""


def code_files(clauses: ClauseList, code_id: str, title: str, source: str) -> dict[str, str]:
    """File names to texts, for the folder of the code."""
    sections = _sections(clauses.clauses)
    head = {
        "format": document.FORMAT,
        "code": code_id,
        "version": "0.1",
        "title": title,
        "publisher": title,
        "kind": "workplace",
        "audience": "facility",
        "edition": source,
        "source": [{"title": source}],
        "basis": f"Taken from {source}, clause by clause.",
        "scoring": {
            "official": "none",
            "total": "refused",
            "because": "Findings and the outcome of each clause are given, and no total.",
        },
        "sections": [_section(one) for one in sections],
    }
    files = {"code.yaml": write(head, COMMENT.format(id=code_id))}
    for language in clauses.languages:
        files[f"{language}.yaml"] = write(_translation(clauses, code_id, language))
    return files


Grouped = tuple[str, str, list[Listed]]
"""The id and the title of a section, with its clauses."""


def _sections(clauses: Sequence[Listed]) -> list[Grouped]:
    """The clauses under their headings; those of one heading that stand apart, apart."""
    found: list[Grouped] = []
    taken: set[str] = set()
    for heading, some in groupby(clauses, key=lambda one: one.section):
        first, _blank, rest = heading.partition(" ")
        numbered = any(letter.isdigit() for letter in first) and bool(rest)
        name = first.rstrip(".:)") if numbered else f"s{len(found) + 1}"
        while name in taken:
            name += "+"
        taken.add(name)
        found.append((name, rest.strip() if numbered else heading or "Clauses", list(some)))
    return found


def _section(section: Grouped) -> dict[str, Any]:
    name, title, clauses = section
    return {"id": name, "title": printable(title), "clauses": [_clause(one) for one in clauses]}


def _clause(clause: Listed) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": printable(clause.title),
        "gist": printable(clause.text),
        "basis": "source",
        "outside_hub": OPEN,
    }


def _translation(clauses: ClauseList, code_id: str, language: str) -> dict[str, Any]:
    """The clauses in another language of the list; what it lacks stays in the first one."""
    said = {
        one.id: {"gist": printable(one.others[language])}
        for one in clauses.clauses
        if language in one.others
    }
    return {
        "format": document.FORMAT,
        "translation": f"code:{code_id}",
        "language": language,
        "clauses": said,
    }
