"""Whether what was received is what its profile allows: the other side of `disclosing`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sctoolkit.engine.disclosing import WITHHELD
from sctoolkit.model.sharing import Content, Profile, SharedAnswer

ID = re.compile(r"[\w.@/+ -]{0,120}")
WORDS = 4000
"""Characters of a note or a reason."""


def strays(content: Content, profile: Profile) -> list[str]:
    """The places of what the profile does not allow; empty where all is in order."""
    found = [place for place, text in _ids(content) if not ID.fullmatch(text)]
    if profile is Profile.PUBLIC:
        listed = ("areas", "findings", "answers", "units")
        found += [name for name in listed if getattr(content, name)]
        found += ["facility.address"] if content.facility.address else []
    for answer in content.answers:
        found += [f"answers.{answer.question}.{name}" for name in _too_much(answer, profile)]
    return found


def _too_much(answer: SharedAnswer, profile: Profile) -> list[str]:
    own_words = {"reason": answer.reason, "note": answer.note}
    if profile is Profile.PRIVATE:
        return [name for name, text in own_words.items() if len(text) > WORDS]
    found = [name for name, text in own_words.items() if text not in ("", WITHHELD)]
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return found + ["value" for one in values if isinstance(one, str) and not _is_id(one)]


def _is_id(text: str) -> bool:
    return bool(ID.fullmatch(text)) and " " not in text


def _ids(content: Content) -> Iterator[tuple[str, str]]:
    """Everything that names something rather than says something, with its place."""
    audit = content.audit
    yield from (("audit", one) for one in (audit.questionnaire, audit.scope, audit.date))
    yield from (("audit.codes", name) for name in audit.codes)
    for area in content.areas:
        yield from (("areas", one) for one in (area.code, area.section))
    for finding in content.findings:
        names = (finding.code, finding.clause, finding.unit, *finding.criteria)
        yield from (("findings", one) for one in names)
    for answer in content.answers:
        names = (answer.question, answer.unit, *answer.digests)
        yield from (("answers", one) for one in names)
    for unit in content.units:
        yield from (("units", one) for one in (unit.id, unit.kind, unit.within))
