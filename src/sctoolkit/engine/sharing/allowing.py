"""Whether what was received is what its profile allows: the other side of `disclosing`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain

from sctoolkit.engine.sharing.days import is_day
from sctoolkit.engine.sharing.disclosing_plans import DAYS, KEYS
from sctoolkit.engine.sharing.disclosing_plans import WORDS as SPOKEN
from sctoolkit.model.followed_plan import Field
from sctoolkit.model.sharing import (
    WITHHELD,
    Content,
    Profile,
    SharedAction,
    SharedAnswer,
    SharedPlan,
)

ID = re.compile(r"[\w.@/+ -]{0,120}")
WORDS = 4000
"""Characters of a note or a reason."""


def strays(content: Content, profile: Profile) -> list[str]:
    """The places of what the profile does not allow; empty where all is in order."""
    found = [place for place, text in _ids(content) if not ID.fullmatch(text)]
    found += [] if content.audit.date == "" or is_day(content.audit.date) else ["audit.date"]
    if profile is Profile.PUBLIC:
        listed = ("areas", "findings", "answers", "units")
        found += [name for name in listed if getattr(content, name)]
        found += ["plan"] if content.plan else []
        found += ["facility.address"] if content.facility.address else []
    for answer in content.answers:
        found += [f"answers.{answer.question}.{name}" for name in _too_much(answer, profile)]
    return found + (_of_plan(content.plan, profile) if content.plan else [])


def _of_plan(plan: SharedPlan, profile: Profile) -> list[str]:
    """What is no day, no key, or too many words."""
    days = {"made_on": plan.made_on, "updated": plan.updated}
    found = [f"plan.{name}" for name, day in days.items() if not is_day(day)]
    for one in plan.actions:
        found += [f"plan.{one.id}.{name}" for name in _of_action(one, profile)]
    return found


def _of_action(one: SharedAction, profile: Profile) -> list[str]:
    days = {"opened": one.opened, **{name.value: getattr(one, name.value) for name in DAYS}}
    most = WORDS if profile is Profile.PRIVATE else 0
    words = {name.value: getattr(one, name.value) for name in SPOKEN}
    return [
        *(name for name, day in days.items() if day and not is_day(day)),
        *(column.value for column, listed in KEYS.items() if not _is_listed(one, column, listed)),
        *(name for name, text in words.items() if len(text) > most),
        *(["done"] if not 0 <= (one.done or 0) <= 1 else []),
    ]


def _is_listed(one: SharedAction, column: Field, listed: type[StrEnum]) -> bool:
    return getattr(one, column.value) in ("", *listed)


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
    named: dict[str, list[tuple[str, ...]]] = {
        "audit": [(audit.questionnaire, audit.scope, audit.date)],
        "audit.codes": [tuple(audit.codes)],
        "areas": [(one.code, one.section) for one in content.areas],
        "findings": [(one.code, one.clause, one.unit, *one.criteria) for one in content.findings],
        "answers": [(one.question, one.unit, *one.digests) for one in content.answers],
        "plan": _ids_of_plan(content.plan) if content.plan else [],
        "units": [(one.id, one.kind, one.within) for one in content.units],
    }
    for place, names in named.items():
        yield from ((place, name) for name in chain.from_iterable(names))


def _ids_of_plan(plan: SharedPlan) -> list[tuple[str, ...]]:
    cites = [part for action in plan.actions for one in action.cites for part in one.split(":", 1)]
    return [(plan.id, plan.language, *plan.codes, *cites, *(one.id for one in plan.actions))]
