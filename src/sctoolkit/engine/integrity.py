"""What speaks against the answers themselves: contradictions that a questionnaire declares."""

from __future__ import annotations

from sctoolkit.engine.interview import Interview
from sctoolkit.model.questionnaire import Contradiction


def contradictions(interview: Interview) -> tuple[Contradiction, ...]:
    """The declared contradictions that hold now, certain ones first."""
    declared = interview.questionnaire.contradictions
    found = [one for one in declared if interview.decide(one.when) is True]
    return tuple(sorted(found, key=lambda one: one.doubt))
