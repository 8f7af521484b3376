"""Evidence behind answers: does it exist, and is it still what was attached?"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sctoolkit.files.answers import is_link
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment, Evidence, EvidenceLevel
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind


def attach(
    where: str, beside: Path, level: EvidenceLevel = EvidenceLevel.DOCUMENT
) -> Evidence | None:
    """Evidence for a link or an existing file (relative to `beside` where it can be); else None."""
    where = where.strip()
    if is_link(where):
        return Evidence(where, level=level)
    path = Path(where).expanduser()
    path = path if path.is_absolute() else Path.cwd() / path
    if not path.is_file():
        return None
    folder = beside.resolve().parent
    shown = path.resolve()
    name = shown.relative_to(folder).as_posix() if shown.is_relative_to(folder) else str(shown)
    return Evidence(name, file_digest(shown), level)


def file_digest(path: Path) -> str:
    """SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
    path = path if path.is_absolute() else file.parent / path
    if not path.is_file():
        return [(ProblemKind.EVIDENCE_GONE, _("{where} is not there").format(where=piece.where))]
    if piece.sha256 and file_digest(path) != piece.sha256:
        changed = _("{where} has changed since it was attached").format(where=piece.where)
        return [(ProblemKind.EVIDENCE_CHANGED, changed)]
    return []
