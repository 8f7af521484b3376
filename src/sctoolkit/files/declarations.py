"""Declaration files: a tool of one's own against a reference tool, as YAML that people may edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.document.writing import rewrite, write
from sctoolkit.files.printable import printable
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Claim, Declaration, Level, OwnTool, Review
from sctoolkit.model.problem import Problem
from sctoolkit.paths import is_file
from sctoolkit.problem_kinds import ProblemKind

HEADS = ("digest", "code", "made", "expires", "superseded_by", "tool")
OWN = ("name", "version", "owner", "date", "kind")
TEXTS = ("reference", "gap", "action", "responsible", "due", "by", "at")

REVIEW = ("note", "by", "at")


def reference_of(path: Path) -> tuple[str, list[Problem]]:
    """The `id@version` of the reference that the file is about; empty where it says none."""
    source = document.read(path)
    if source.root is None or not document.check_format(source.root):
        return "", source.problems
    if "declaration" not in source.root:
        source.root.problem(ProblemKind.NOT_DECLARATION, _("not a comparison with a reference"))
        return "", source.problems
    return source.root.text("reference"), source.problems


def read_declaration(path: Path, code: Code) -> tuple[Declaration | None, list[Problem]]:
    """The declaration in `path`; claims on clauses that the reference does not have are named."""
    source = document.read(path)
    root = source.root
    if root is None or not document.check_format(root):
        return None, source.problems
    heads = {key: root.text(key, "") for key in HEADS} | {"expires": root.day("expires", "")}
    declaration = Declaration(
        id=root.text("declaration"),
        reference=root.text("reference"),
        own=_own(root),
        claims=_claims(root, code),
        **heads,
    )
    root.finish()
    return (declaration if source.usable else None), source.problems


def _own(root: Cursor) -> OwnTool:
    inner = root.cursor("own", required=True)
    if inner is None:
        return OwnTool("")
    words = {key: inner.text(key, "") for key in OWN if key != "name"}
    own = OwnTool(inner.text("name"), documents=inner.texts("documents"), **words)
    inner.finish()
    return own


def _claims(root: Cursor, code: Code) -> dict[str, Claim]:
    inner = root.cursor("clauses")
    if inner is None:
        return {}
    known = [clause.id for clause in code.clauses()]
    claims = {}
    for name in inner.keys():  # noqa: SIM118 - a cursor is no dict
        entry = inner.cursor(name)
        if entry is None:
            continue
        now = code.called_now(name)
        if now != name and (now in claims or now in inner):
            now = name
        line = inner.line_of(name)
        if now not in known:
            _report_unknown(root, name, code, line)
        elif now != name:
            message = _("“{clause}” is “{now}” in {code}")
            message = message.format(clause=name, now=now, code=code.name)
            root.document.report(ProblemKind.RENAMED_CLAIM, message, line=line, warning=True)
        claims[now] = _claim(entry)
    return claims


def _report_unknown(root: Cursor, name: str, code: Code, line: int) -> None:
    """Names a clause that the code does not have; an older version may have had it."""
    message = _("{code} has no clause “{clause}”").format(code=code.name, clause=name)
    made_for, kind = root.text("reference"), ProblemKind.UNKNOWN_CLAIM
    older = made_for != code.name
    hint = document.did_you_mean(name, [clause.id for clause in code.clauses()])
    if older:
        hint = _("Made for {reference}: it stays in the file, and does not count.")
        hint = hint.format(reference=made_for)
    root.document.report(kind, message, line=line, hint=hint, warning=older)


def _claim(entry: Cursor) -> Claim:
    texts = {key: entry.text(key, "") for key in TEXTS}
    claim = Claim(
        level=_level(entry, "level"),
        computed=_level(entry, "computed"),
        evidence=entry.texts("evidence"),
        review=_review(entry),
        **texts,
    )
    entry.finish()
    if claim.level is Level.NOT_APPLICABLE and not claim.gap:
        message = _("says that it does not apply, and not why")
        entry.problem(ProblemKind.CLAIM_WITHOUT_REASON, message, key="level")
    return claim


def _level(entry: Cursor, key: str) -> Level | None:
    return entry.word(key, Level) if key in entry else None


def _review(entry: Cursor) -> Review | None:
    inner = entry.cursor("review")
    if inner is None:
        return None
    texts = {key: inner.text(key, "") for key in REVIEW}
    review = Review(inner.word("level", Level), _level(inner, "of"), **texts)
    inner.finish()
    return review


def save_declaration(declaration: Declaration, path: Path) -> None:
    """Writes the file as a whole or not at all; lines of what did not change stay as they are.

    Raises CannotSaveError.
    """
    content = to_content(declaration)
    text = rewrite(path.read_text("utf-8"), content) if is_file(path) else write(content)
    with saving(path):
        write_atomically(path, text.encode())


def to_content(declaration: Declaration) -> dict[str, Any]:
    """The declaration as it stands in its file, key by key."""
    own = {key: getattr(declaration.own, key) for key in OWN}
    own["documents"] = list(declaration.own.documents)
    content: dict[str, Any] = {
        "format": document.FORMAT,
        "declaration": declaration.id,
        "reference": declaration.reference,
        "own": _said(own),
    }
    content |= _said({key: getattr(declaration, key) for key in HEADS})
    claims = {clause: _claim_content(one) for clause, one in declaration.claims.items()}
    return content | {"clauses": _said(claims)}


def _claim_content(claim: Claim) -> dict[str, Any]:
    content: dict[str, Any] = {"level": claim.level.value if claim.level else ""}
    content["computed"] = claim.computed.value if claim.computed else ""
    content |= {key: getattr(claim, key) for key in TEXTS}
    content["evidence"] = list(claim.evidence)
    if claim.review:
        levels = {"level": claim.review.level.value}
        levels["of"] = claim.review.of.value if claim.review.of else ""
        texts = {key: getattr(claim.review, key) for key in REVIEW}
        content["review"] = _said(levels | texts)
    return _said(content)


def _said(content: Mapping[str, Any]) -> dict[str, Any]:
    """Only what says something, in characters that can be shown."""
    return {
        key: printable(value) if isinstance(value, str) else value
        for key, value in content.items()
        if value
    }
