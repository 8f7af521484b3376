"""Many problems on a screen: gathered by their kind, a few of each shown and the rest counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sctoolkit.language import _, labelled, plural
from sctoolkit.model.problem import Problem
from sctoolkit.problem_kinds import every_kind

SHOWN = 5
TITLES = {kind.code: kind.title for kind in every_kind()}


@dataclass(slots=True)
class Group:
    """The problems of one code: all are counted, the first few kept."""

    warning: bool
    first: list[Problem] = field(default_factory=list)
    count: int = 0
    files: int = 0
    last_file: str = ""
    hints: set[str] = field(default_factory=set)
    """The different things to do, as far as there are few."""

    def add(self, problem: Problem) -> None:
        """Counts one more."""
        if not self.count or problem.source.file != self.last_file:
            self.files += 1
            self.last_file = problem.source.file
        self.count += 1
        if len(self.first) < SHOWN:
            self.first.append(problem)
        if len(self.hints) <= 1:
            self.hints.add(problem.hint)


class Grouped:
    """Gathers problems while files are read; keeps five of each code, however many come."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._groups: dict[tuple[bool, str], Group] = {}
        self.add(problems)

    def add(self, problems: Iterable[Problem]) -> None:
        """Adds problems; those of one file come one after the other."""
        for problem in problems:
            key = problem.warning, problem.code
            self._groups.setdefault(key, Group(problem.warning)).add(problem)

    def lines(self) -> list[str]:
        """Errors before warnings, what is commonest first; empty where there are no problems."""
        ordered = sorted(
            self._groups.items(), key=lambda one: (one[0][0], -one[1].count, one[0][1])
        )
        return [line for (_warning, code), group in ordered for line in _lines(code, group)]


def _lines(code: str, group: Group) -> list[str]:
    lines = [labelled(f"{code}, {_counted(group)}", _(TITLES.get(code, code)))]
    together = len(group.hints) == 1
    for problem in group.first:
        lines.append(f"  {labelled(str(problem.source), problem.message)}")
        if problem.hint and not together:
            lines.append(f"      {problem.hint}")
    if group.count > len(group.first):
        rest = group.count - len(group.first)
        lines.append("  " + plural("… and {count} more.", "… and {count} more.", rest))
    if together and group.first[0].hint:
        lines.append(f"  → {group.first[0].hint}")
    return lines


def _counted(group: Group) -> str:
    if group.warning:
        count = plural("{count} warning", "{count} warnings", group.count)
    else:
        count = plural("{count} error", "{count} errors", group.count)
    if group.files == 1:
        return count
    files = plural("in {count} file", "in {count} files", group.files)
    return f"{count} {files}"
