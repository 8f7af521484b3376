"""Whether what sets a gate off is there, and can ever be so."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.content.triggers import every_trigger
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.code import Clause, CodeSection
from sctoolkit.model.scoring import ScoringProfile
from sctoolkit.model.steps import Trigger
from sctoolkit.problem_kinds import ProblemKind

Node = CodeSection | Clause


def check_trigger(
    cursor: Cursor, trigger: Trigger, nodes: Sequence[Node], profile: ScoringProfile | None = None
) -> None:
    """Reports what a gate looks for and never can find among `nodes`, those below each other too.

    Floors under sections are only judged where the profile is given, which says what they make.
    """
    for block, one in every_trigger(cursor, trigger):
        _named(block, one, nodes)
        _enough(block, one, nodes)
        if profile is not None:
            _floor(block, one, nodes, profile)


def _named(cursor: Cursor, trigger: Trigger, nodes: Sequence[Node]) -> None:
    clauses = [one for one in nodes if isinstance(one, Clause)]
    known = {
        "sections": [one.id for one in nodes if isinstance(one, CodeSection)],
        "clauses": [one.id for one in clauses],
        "questions": [_own(question) for one in clauses for question in one.questions],
        "criteria": [cover.criterion for one in clauses for cover in one.covers],
    }
    for key, ids in known.items():
        for name in getattr(trigger, key):
            if name not in ids:
                cursor.unknown_word(_rule(cursor), name, ids, ProblemKind.UNKNOWN_CLAUSE)


def _rule(cursor: Cursor) -> str:
    """The key that says what is looked for."""
    return next(iter(cursor.keys()), "")


def _own(question: str) -> str:
    """The id of a question that a clause names, without its questionnaire."""
    return question.rpartition(":")[2]


def _enough(cursor: Cursor, trigger: Trigger, nodes: Sequence[Node]) -> None:
    """As many as it takes can be there; what is asked for each unit may be there more often."""
    clauses = sum(isinstance(one, Clause) for one in nodes)
    named = [*trigger.sections, *trigger.clauses, *trigger.questions]
    most = len(named) or clauses
    if trigger.at_least > most and not any(one.per for one in nodes):
        message = _("there are fewer of what this counts than it takes")
        cursor.problem(ProblemKind.CAP, message, key=_rule(cursor))


def _floor(
    cursor: Cursor, trigger: Trigger, nodes: Sequence[Node], profile: ScoringProfile
) -> None:
    """A floor lies among the figures that sections without steps of their own can have."""
    sections = [one for one in nodes if isinstance(one, CodeSection) and one.id in trigger.sections]
    shares = sections and not profile.each and not profile.points
    if not shares or any(_in_points(one) for one in sections):
        return
    if not 0 <= trigger.below <= 1:
        message = _("“score” must lie between 0 and 1, as the figures of these sections do")
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key="section_below")
    elif trigger.below == 0 and _says_so(cursor):
        cursor.problem(ProblemKind.CAP, _("nothing falls below 0"), key="section_below")


def _says_so(cursor: Cursor) -> bool:
    """Whether the floor is given, and none is missing."""
    floor = cursor.cursor("section_below")
    return floor is not None and "score" in floor


def _in_points(section: CodeSection) -> bool:
    """Whether its figure may be in other units than shares."""
    clauses = section.every_clause()
    own_points = any(one.steps or one.questions for one in clauses)
    return own_points or any(one.steps for one in section.every_section())
