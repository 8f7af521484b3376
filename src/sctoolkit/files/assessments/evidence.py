"""Evidence behind answers: does it exist, and is it still what was attached?"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from sctoolkit.language import _, labelled
from sctoolkit.model.assessment import Assessment, Evidence, EvidenceLevel
from sctoolkit.model.problem import Problem, Source
from sctoolkit.paths import is_file, is_folder, seen_from
from sctoolkit.problem_kinds import ProblemCode, ProblemKind


def attach(
    where: str, beside: Path, level: EvidenceLevel = EvidenceLevel.DOCUMENT
) -> Evidence | str:
    """Evidence for a link or a file that can be read (named from `beside` on where it can be).

    Else why there is none, in words.
    """
    found = Evidence(where.strip(), level=level)
    if found.is_link:
        return found
    path = Path(os.path.expanduser(found.where))  # noqa: PTH111 - Path's raises for unknown users
    digest = file_digest(path)
    if not digest:
        return _why_not(found.where, path)
    return Evidence(_named(path.resolve(), beside), digest, level)


def moved(assessment: Assessment, source: Path, target: Path) -> Assessment:
    """The assessment of the file `source` with the files it names as `target` needs them named."""
    if source.resolve().parent == target.resolve().parent:
        return assessment
    for asked, answer in assessment.every_answer():
        if answer.evidence:
            pieces = tuple(_moved(piece, source, target) for piece in answer.evidence)
            assessment = assessment.answering(asked, replace(answer, evidence=pieces))
    previous = assessment.previous
    if previous:
        previous = seen_from(target, source.parent / previous)
    return replace(assessment, previous=previous)


def _moved(piece: Evidence, source: Path, target: Path) -> Evidence:
    if piece.is_link or Path(piece.where).is_absolute():
        return piece
    # No resolve(): a name with a NUL in it would be an error.
    there = Path(os.path.normpath(source.resolve().parent / piece.where))
    return replace(piece, where=_named(there, target))


def _named(path: Path, beside: Path) -> str:
    """The name of a file in an assessment: from its folder on, in full where it is outside."""
    folder = beside.resolve().parent
    inside = path.is_relative_to(folder)
    return path.relative_to(folder).as_posix() if inside else str(path)


def _why_not(where: str, path: Path) -> str:
    if is_folder(path):
        return _("“{where}” is a folder; name a file in it.").format(where=where)
    return _("There is no file “{where}” that can be read.").format(where=where)


def file_digest(path: Path) -> str:
    """SHA-256 of a file, read piece by piece; empty where there is no file that can be read."""
    try:
        if not is_file(path):
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def check_evidence(assessment: Assessment, file: Path) -> list[Problem]:
    """Warnings for evidence files that are gone or have changed since they were attached."""
    return [
        kind.at(Source(str(file)), labelled(str(asked), message), warning=True)
        for asked, answer in assessment.every_answer()
        for piece in answer.evidence
        for kind, message in _faults(piece, file)
    ]


def _faults(piece: Evidence, file: Path) -> list[tuple[ProblemCode, str]]:
    if piece.is_link:
        return []
    digest = file_digest(file.resolve().parent / piece.where)
    if not digest:
        return [(ProblemKind.EVIDENCE_GONE, _("{where} is not there").format(where=piece.where))]
    if piece.sha256 and digest != piece.sha256:
        changed = _("{where} has changed since it was attached").format(where=piece.where)
        return [(ProblemKind.EVIDENCE_CHANGED, changed)]
    return []
