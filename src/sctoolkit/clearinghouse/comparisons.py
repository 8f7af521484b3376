"""Comparisons given to others: readable JSON, with a signature over a digest of each part."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sctoolkit import records
from sctoolkit.clearinghouse.envelopes import refused
from sctoolkit.clearinghouse.keys import Identity, is_card, is_genuine, signed
from sctoolkit.language import _
from sctoolkit.model.declaration import FORMAT, Published
from sctoolkit.model.sharing import Card, Signed
from sctoolkit.problem_kinds import ProblemKind

SCHEMA = "sctoolkit.equivalence/1"
LARGEST = 4 * 1024 * 1024
"""Bytes; a comparison of a thousand clauses is a tenth of that."""
HEAD = "head"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A comparison with the signature of whoever publishes it."""

    schema: str
    comparison: Published
    seal: Signed
    """Its body is the digest (SHA-256) of each part."""


def sealed(comparison: Published, who: Identity) -> str:
    """The file: readable, and proved part by part."""
    digests = records.to_line(_digests(comparison)).decode().strip()
    return records.to_json(Sealed(SCHEMA, comparison, signed(SCHEMA, digests, who)))


def opened(raw: bytes, file: str) -> tuple[Published, Card]:
    """The comparison in a file, and who signed it; raises UnusableInputError.

    A newer format is refused with the format that is needed; an altered file with what was altered.
    """
    found = records.from_json(raw, Sealed) if len(raw) <= LARGEST else None
    theirs = _format(raw)
    if theirs > FORMAT:
        message = _("written in format {theirs}; this sctoolkit reads {ours}")
        words = message.format(theirs=theirs, ours=FORMAT)
        hint = _("Install a newer sctoolkit that reads format {theirs}.").format(theirs=theirs)
        raise refused(ProblemKind.COMPARISON_NEWER, file, words, hint)
    if found is None or records.strangers(raw, found) or not is_card(found.seal.by):
        raise refused(ProblemKind.NO_COMPARISON, file, _("no comparison that sctoolkit signed"))
    if not is_genuine(found.seal, SCHEMA):
        message = _("the signature itself was altered, or what it was put under")
        raise refused(ProblemKind.COMPARISON_ALTERED, file, message)
    _check_parts(found, file)
    return found.comparison, found.seal.by


def _check_parts(found: Sealed, file: str) -> None:
    stated = records.from_json(found.seal.body.encode(), dict[str, str]) or {}
    own = _digests(found.comparison)
    altered = sorted({name for name, _digest in stated.items() ^ own.items()})
    if altered:
        message = _("altered after it was signed: {parts}").format(parts=", ".join(altered))
        raise refused(ProblemKind.COMPARISON_ALTERED, file, message)


def _digests(comparison: Published) -> dict[str, str]:
    """The digest of the tool and its dates, and of each clause."""
    plain: dict[str, Any] = records.to_plain(comparison)
    claims = plain.pop("claims")
    parts = {HEAD: plain, **{f"claims/{clause}": one for clause, one in claims.items()}}
    return {name: sha256(records.to_line(part)).hexdigest() for name, part in parts.items()}


def _format(raw: bytes) -> int:
    """The format that the file states; 0 where it states none."""
    head = records.from_json(raw, dict[str, Any]) or {}
    comparison = head.get("comparison")
    stated = comparison.get("format") if isinstance(comparison, dict) else 0
    return stated if isinstance(stated, int) else 0
