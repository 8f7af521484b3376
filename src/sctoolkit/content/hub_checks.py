"""Rules that hold for the criteria in the whole library: one function each, listed in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sctoolkit.content.code_checks import levels_reached
from sctoolkit.content.mistakes import Mistake, with_lines
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Audience, Question, Questionnaire
from sctoolkit.problem_kinds import ProblemKind


@dataclass(frozen=True, slots=True)
class Around:
    """What uses the criteria."""

    questionnaires: Collection[Questionnaire]
    codes: Collection[Code]

    def tests(self, criterion: str) -> list[tuple[Audience, Question]]:
        """The scored questions that test it, each with whom its questionnaire is about."""
        return [
            (one.audience, question)
            for one in self.questionnaires
            for question in one.questions()
            if question.scored and criterion in question.criteria
        ]


Check = Callable[[CriteriaHub, Around], Iterator[Mistake]]


def check_hub(hub: CriteriaHub, lines: Mapping[str, Source], around: Around) -> list[Problem]:
    """Criteria that the library leaves alone: warnings, since all else can be used."""
    return with_lines(chain.from_iterable(check(hub, around) for check in CHECKS), lines)


def criteria_are_tested(hub: CriteriaHub, around: Around) -> Iterator[Mistake]:
    """What a facility or a company must do is asked of it; what both must do, of either."""
    for criterion in hub.criteria.values():
        if criterion.audience is Audience.BOTH:
            message = _("no question tests it")
            enough = set(Audience)
        else:
            message = _("no question to a {audience} tests it")
            message = message.format(audience=criterion.audience.value)
            enough = {criterion.audience, Audience.BOTH}
        if enough.isdisjoint(audience for audience, _question in around.tests(criterion.id)):
            kind = ProblemKind.UNTESTED_CRITERION
            yield Mistake(criterion.id, kind, message, warning=True)


def criteria_are_covered(hub: CriteriaHub, around: Around) -> Iterator[Mistake]:
    """Some clause asks for each criterion."""
    covered = {
        cover.criterion
        for code in around.codes
        for clause in code.clauses()
        for cover in clause.covers
    }
    for criterion in hub.criteria:
        if criterion not in covered:
            message = _("no clause of a code covers it")
            yield Mistake(criterion, ProblemKind.UNCOVERED_CRITERION, message, warning=True)


def levels_are_reached(hub: CriteriaHub, around: Around) -> Iterator[Mistake]:
    """Each level of a criterion that is tested is what some answer reaches."""
    for criterion in hub.criteria.values():
        tests = [question for _audience, question in around.tests(criterion.id)]
        reached = {one for question in tests for one in levels_reached(question)}
        for level in criterion.levels if tests else ():
            if (criterion.id, level.id) not in reached:
                message = _("no answer reaches its level “{level}”").format(level=level.id)
                yield Mistake(criterion.id, ProblemKind.NO_LEVEL, message, warning=True)


CHECKS: tuple[Check, ...] = (criteria_are_tested, criteria_are_covered, levels_are_reached)
