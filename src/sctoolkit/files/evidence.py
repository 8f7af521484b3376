"""Evidence behind answers: does it exist, and is it still what was attached?"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sctoolkit.files.answers import is_link
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment, Evidence, EvidenceLevel
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind


def attach(
    where: str, beside: Path, level: EvidenceLevel = EvidenceLevel.DOCUMENT
) -> Evidence | None:
    """Evidence for a link or a file that can be read (named from `beside` on where it can be)."""
    where = where.strip()
    if is_link(where):
        return Evidence(where, level=level)
    path = Path(os.path.expanduser(where))  # noqa: PTH111 - Path's own raises for unknown users
    digest = file_digest(path)
    if not digest:
        return None
    folder = beside.resolve().parent
    shown = path.resolve()
    name = shown.relative_to(folder).as_posix() if shown.is_relative_to(folder) else str(shown)
    return Evidence(name, digest, level)


def file_digest(path: Path) -> str:
    """SHA-256 of a file, read piece by piece; empty where there is no file that can be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def check_evidence(assessment: Assessment, file: Path) -> list[Problem]:
    """Warnings for evidence files that are gone or have changed since they were attached."""
    return [
        Problem(
            Source(str(file)), kind.code, f"{question}: {message}", _(kind.remedy), warning=True
        )
        for question, answer in assessment.answers.items()
        for piece in answer.evidence
        for kind, message in _faults(piece, file)
    ]


def _faults(piece: Evidence, file: Path) -> list[tuple[ProblemKind, str]]:
    if is_link(piece.where):
        return []
    path = Path(piece.where)
    digest = file_digest(path if path.is_absolute() else file.parent / path)
    if not digest:
        return [(ProblemKind.EVIDENCE_GONE, _("{where} is not there").format(where=piece.where))]
    if piece.sha256 and digest != piece.sha256:
        changed = _("{where} has changed since it was attached").format(where=piece.where)
        return [(ProblemKind.EVIDENCE_CHANGED, changed)]
    return []
