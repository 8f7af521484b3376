"""`sctoolkit list codes`: each code with its edition, and which questionnaires can test it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sctoolkit import language, wording
from sctoolkit.cli.opening import all_usable
from sctoolkit.cli.paragraphs import HANG, wrapped
from sctoolkit.cli.show.coverage import counted, coverage, legend
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library
from sctoolkit.language import _, plural
from sctoolkit.model.code import Code, CodeKind
from sctoolkit.model.result import Tested
from sctoolkit.model.scoring import Official

ORDER = tuple(CodeKind)
"""Codes that people sign first, then what they are measured by."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A code, where it was found, and what each questionnaire tests of it."""

    code: Code
    file: Path
    tested: Mapping[str, Tested]


def listed(shelf: Library) -> list[Listed]:
    """All codes that can be used, by kind."""
    codes = all_usable(shelf, CODES)
    found = coverage(codes, all_usable(shelf, QUESTIONNAIRES))
    files = shelf.ids(CODES)
    return [
        Listed(code, files[code.id], found[code.id])
        for kind in ORDER
        for code in codes
        if code.kind is kind
    ]


def code_rows(codes: list[Listed]) -> list[dict[str, Any]]:
    """Every fact about each code on its own, for programs."""
    return [_row(one) for one in codes]


def _row(one: Listed) -> dict[str, Any]:
    code = one.code
    return {
        "id": code.name,
        "version": code.version,
        "title": code.title.to(language.preferred()),
        "publisher": code.publisher,
        "kind": code.kind.value,
        "audience": code.audience.value,
        "edition": code.edition,
        "official": code.scoring.official.value,
        "total": code.scoring.total.value,
        "clauses": len(code.clauses()),
        "coverage": {
            name: {"fully": len(tested.fully), "partly": len(tested.partly)}
            for name, tested in one.tested.items()
        },
        "languages": list(code.languages),
        "file": str(one.file),
        "digest": code.digest,
    }


def code_text(codes: list[Listed], width: int | None) -> str:
    """The codes under a heading for each kind; no line is wider than `width`, None = any."""
    lines = []
    for kind in ORDER:
        some = [one for one in codes if one.code.kind is kind]
        if some:
            lines += [_heading(kind), ""]
            lines += [line for one in some for line in _entry(one, width)]
            lines.append("")
    return "\n".join([*lines, *_lines(legend(), "", width)])


def _heading(kind: CodeKind) -> str:
    return {
        CodeKind.WORKPLACE: _("WORKPLACE CODES"),
        CodeKind.DUE_DILIGENCE: _("DUE DILIGENCE"),
        CodeKind.PRINCIPLES: _("PRINCIPLES"),
        CodeKind.INTERNATIONAL_STANDARD: _("INTERNATIONAL STANDARDS"),
        CodeKind.GUIDANCE: _("GUIDANCE"),
        CodeKind.LAW: _("LAWS"),
        CodeKind.REFERENCE_TOOL: _("REFERENCE TOOLS"),
    }[kind]


def _entry(one: Listed, width: int | None) -> Iterator[str]:
    code = one.code
    yield from _lines(f"{code.name}  {code.title.to(language.preferred())}", "", width)
    yield from _lines(f"{code.edition}. {_score(code.scoring.official)}.", HANG, width)
    clauses = plural("{count} clause", "{count} clauses", len(code.clauses()))
    tests = [f"{name} {counted(found)}" for name, found in _testing(one).items()]
    if tests:
        clauses = _("{clauses}, tested by {questionnaires}").format(
            clauses=clauses, questionnaires=", ".join(tests)
        )
    yield from _lines(clauses, HANG, width)


def _score(official: Official) -> str:
    if official is Official.NONE:
        return _("No published score")
    label = wording.official_label(official)
    return _("Official score: {label}").format(label=label)


def _testing(one: Listed) -> dict[str, Tested]:
    """What tests anything of it, the one that tests most first."""
    some = {name: found for name, found in one.tested.items() if found.fully or found.partly}
    return dict(sorted(some.items(), key=lambda pair: (-len(pair[1].fully), -len(pair[1].partly))))


def _lines(text: str, indent: str, width: int | None) -> list[str]:
    if width is None:
        return [indent + text]
    return wrapped(text, indent, hang=HANG, width=width)
