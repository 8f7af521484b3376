"""What any list of clauses becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

TITLE = 70
"""Characters of a title that is taken from the beginning of a text."""
_SENTENCE = re.compile(r"(?<=[^\s.]{2}[.:;!?。])\s+|[:：]\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """One clause as it stands in somebody's list."""

    id: str
    """Empty where the list gives none."""
    text: str
    source: Source
    title: str = ""
    section: str = ""
    """The heading that it stands under; empty where there is none."""
    others: dict[str, str] = field(default_factory=dict)
    """The text in other languages, by language."""


@dataclass(frozen=True, slots=True)
class ClauseList:
    """All clauses of a list, each with an id of its own."""

    clauses: tuple[Listed, ...]
    languages: tuple[str, ...] = ()
    """Those of `others`."""


def checked(clauses: Sequence[Listed], file: str) -> tuple[ClauseList | None, list[Problem]]:
    """The list with an id and a title for every clause; None where it cannot be used.

    A missing id is made up and named. Two clauses of one id cannot be told apart when others refer
    to them, so these are refused.
    """
    if not clauses:
        message = _("no clause was found in it")
        return None, [ProblemKind.NO_CLAUSES.at(Source(file), message)]
    numbered, problems = _numbered(clauses)
    problems += list(_twice(numbered))
    titled = tuple(_titled(one) for one in numbered)
    languages = tuple(dict.fromkeys(tongue for one in titled for tongue in one.others))
    usable = all(problem.warning for problem in problems)
    return (ClauseList(titled, languages) if usable else None), problems


def _numbered(clauses: Sequence[Listed]) -> tuple[list[Listed], list[Problem]]:
    taken = {one.id for one in clauses}
    found, problems = [], list[Problem]()
    for place, one in enumerate(clauses, 1):
        if one.id:
            found.append(one)
            continue
        name = next(
            name
            for name in (f"c{place}", *(f"c{place}-{n}" for n in range(2, 99)))
            if name not in taken
        )
        taken.add(name)
        message = _("no id; called {id} here").format(id=name)
        problems.append(ProblemKind.NO_CLAUSE_ID.at(one.source, message, warning=True))
        found.append(replace(one, id=name))
    return found, problems


def _twice(clauses: Iterable[Listed]) -> Iterable[Problem]:
    seen: dict[str, Listed] = {}
    for one in clauses:
        first = seen.setdefault(one.id, one)
        if first is not one:
            message = _("the id “{id}” stands already at {place}")
            said = message.format(id=one.id, place=first.source)
            yield ProblemKind.CLAUSE_ID_TWICE.at(one.source, said)


def _titled(one: Listed) -> Listed:
    """The clause with a title: its own, else its first words."""
    if one.title:
        return replace(one, text=one.text or one.title)
    first = _SENTENCE.split(one.text, maxsplit=1)[0]
    if len(first) > TITLE:
        first = first[: first.rfind(" ", 0, TITLE)] + " …"
    return replace(one, title=first.rstrip(".:; "))
