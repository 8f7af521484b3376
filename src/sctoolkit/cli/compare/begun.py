"""What the declaration of a tool of one's own begins with, before anybody confirms anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sctoolkit import TOOL, language
from sctoolkit.cli.clock import this_day
from sctoolkit.cli.opening import load
from sctoolkit.cli.showing import warn
from sctoolkit.content.library import Library
from sctoolkit.engine.equivalence.codes import compare, position
from sctoolkit.engine.equivalence.declaring import answered, drafted
from sctoolkit.engine.equivalence.mapped import drafted as drafted_by
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Claim, Declaration, OwnTool

LASTS = timedelta(days=365)
"""How long a declaration is current where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a new declaration takes its first levels from; nothing at all is a beginning, too."""

    own_code: str = ""
    """The own tool as a code of the library."""
    answers: Path | None = None
    """An assessment of the questionnaire of the reference tool."""
    mapping: Path | None = None
    """A mapping of another tool to the reference."""

    @property
    def is_given(self) -> bool:
        """Whether any of them is there."""
        return bool(self.own_code or self.answers or self.mapping)


def begun(shelf: Library, code: Code, name: str, beginning: Beginning) -> Declaration:
    """A new declaration against the code; its levels are drafts, to be confirmed."""
    found = _empty(code, name)
    if beginning.own_code:
        found = from_code(shelf, shelf.code(beginning.own_code), code, name)
    if beginning.mapping:
        found = _with_mapping(found, shelf, beginning.mapping, code)
    return _with_answers(found, shelf, beginning.answers, code) if beginning.answers else found


def _empty(code: Code, name: str) -> Declaration:
    today = this_day()
    return Declaration(
        name,
        code.name,
        OwnTool(""),
        digest=code.digest,
        made=today.isoformat(),
        expires=(today + LASTS).isoformat(),
        tool=TOOL,
    )


def from_code(shelf: Library, own: Code, code: Code, name: str) -> Declaration:
    """What the criteria say of one code against another, as a draft to be confirmed."""
    hub = shelf.criteria()
    return replace(
        _empty(code, name),
        own=OwnTool(own.title.to(language.preferred()), own.version, own.publisher, own.edition),
        code=own.name,
        claims=drafted(compare(position(own, hub), position(code, hub), hub)),
    )


def _with_mapping(found: Declaration, shelf: Library, path: Path, code: Code) -> Declaration:
    """The declaration with the levels that a mapping gives."""
    from sctoolkit.cli.compare.mapped import towards  # noqa: PLC0415 - only for this

    mappings = towards(path, shelf, code)
    if len(mappings) > 1:
        tools = ", ".join(one.walk.source.name for one in mappings)
        message = _("{path} maps several tools to {code}: {tools}.")
        raise SctoolkitError(message.format(path=path, code=code.id, tools=tools))
    walk = mappings[0].walk
    source = walk.source
    tool = OwnTool(source.title or source.name, source.edition, source.publisher)
    return replace(found, own=found.own if found.own.name else tool, claims=drafted_by(walk))


def _with_answers(found: Declaration, shelf: Library, path: Path, code: Code) -> Declaration:
    """The declaration with what was answered to the questionnaire of the reference tool."""
    assessment, form, problems = load(path, shelf)
    warn(problems)
    claims = answered(code, form, assessment)
    if not claims:
        message = _("{path} says nothing about {code}.")
        raise SctoolkitError(message.format(path=path, code=code.id))
    merged = {name: _on_draft(claim, found.claim(name)) for name, claim in claims.items()}
    return replace(found, own=_own(assessment, found.own), claims=found.claims | merged)


def _on_draft(claim: Claim, draft: Claim) -> Claim:
    return replace(claim, computed=draft.computed, reference=draft.reference)


def _own(assessment: Assessment, before: OwnTool) -> OwnTool:
    """The tool as the answers describe it, and where they are silent as it was before."""
    said: Mapping[str, str] = {
        key.rpartition("tool-")[2]: str(answer.value)
        for key, answer in assessment.answers.items()
        if "tool-" in key and answer.value
    }
    return OwnTool(
        said.get("name") or before.name or assessment.organisation,
        said.get("version") or before.version,
        said.get("owner") or before.owner or assessment.organisation,
        said.get("date") or before.date,
        said.get("type", ""),
    )
