"""Reads the criteria hub."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sctoolkit import document
from sctoolkit.content.digests import criteria_files, digest
from sctoolkit.content.ids import check_id, report_twice
from sctoolkit.content.wordings import Wordings, read_translations
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.code import CriteriaHub, Criterion, Level
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Audience
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text
from sctoolkit.problem_kinds import ProblemKind

FILE = "criteria.yaml"


@dataclass(frozen=True, slots=True)
class ReadCriteria:
    """The criteria as far as they could be read, with the line of each."""

    hub: CriteriaHub
    lines: dict[str, Source]


def read_criteria(
    path: Path, *, complete_in: str = ""
) -> tuple[ReadCriteria | None, list[Problem]]:
    """The hub in `path`; with `complete_in` also reports what that language lacks."""
    head = document.read(path)
    root = head.root
    if root is None or not document.check_format(root):
        return None, head.problems
    wordings = Wordings(read_translations(criteria_files(path)[1:], "criteria:hub"))
    lines: dict[str, Source] = {}
    groups: dict[str, Text] = {}
    criteria: dict[str, Criterion] = {}
    root.text("criteria")
    group_cursors = root.cursors("groups", required=True)
    report_twice(group_cursors, ProblemKind.DUPLICATE_ID)
    for group in group_cursors:
        group_id = group.text("id")
        groups[group_id] = wordings.text(f"groups/{group_id}", group.text("title"))
        for cursor in group.cursors("criteria", required=True):
            criterion = _criterion(cursor, group_id, wordings)
            if criterion.id in criteria:
                cursor.problem(
                    ProblemKind.DUPLICATE_CRITERION,
                    _("this id stands already at {place}").format(place=lines[criterion.id]),
                )
            lines.setdefault(criterion.id, Source(head.file, cursor.line))
            criteria[criterion.id] = criterion
        group.finish()
    hub = CriteriaHub(root.version("version"), groups, criteria, digest(criteria_files(path)))
    root.finish()
    wordings.report(head, complete_in)
    return ReadCriteria(hub, lines), head.problems + wordings.problems()


def _criterion(cursor: Cursor, group: str, wordings: Wordings) -> Criterion:
    criterion_id = cursor.text("id")
    cursor.name(criterion_id)
    check_id(cursor, "id", criterion_id)
    place = f"criteria/{criterion_id}/"
    criterion = Criterion(
        id=criterion_id,
        title=wordings.text(place + "title", cursor.text("title")),
        definition=wordings.text(place + "definition", cursor.text("definition")),
        audience=cursor.word("audience", Audience),
        severity=cursor.word("severity", Severity),
        group=group,
        ilo=cursor.texts("ilo"),
        levels=_levels(cursor, place, wordings),
    )
    cursor.finish()
    return criterion


def _levels(cursor: Cursor, place: str, wordings: Wordings) -> tuple[Level, ...]:
    levels = cursor.cursors("levels")
    report_twice(levels, ProblemKind.DUPLICATE_ID)
    return tuple(_level(level, place, wordings) for level in levels)


def _level(cursor: Cursor, place: str, wordings: Wordings) -> Level:
    level_id = cursor.text("id")
    level = Level(level_id, wordings.text(f"{place}levels/{level_id}", cursor.text("label")))
    cursor.finish()
    return level
