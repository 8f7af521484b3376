"""Whether there is anything to divide by, where figures are shares of what can be earned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sctoolkit.content.mistakes import Mistake, with_lines
from sctoolkit.engine.scoring.scheme import Asked, Node, Scheme
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.steps import Method, Step
from sctoolkit.problem_kinds import ProblemKind

NO_CRITERIA = CriteriaHub("", {}, {})


def check_shares(
    code: Code, lines: Mapping[str, Source], questionnaires: Iterable[Questionnaire]
) -> list[Problem]:
    """Sections, clauses and totals that are shares of points that nobody can earn."""
    named = {question for clause in code.clauses() for question in clause.questions}
    forms = [one for one in questionnaires if any(asked.id in named for asked in one.questions())]
    mistakes = (mistake for form in forms for mistake in _of(Scheme(form, code, NO_CRITERIA)))
    return with_lines(mistakes, lines)


def _of(scheme: Scheme) -> Iterator[Mistake]:
    if _divides(scheme.steps) and not any(map(_can_earn, scheme.sections)):
        clauses = [one for section in scheme.sections for one in _clauses(section)]
        yield _mistake(clauses[0], scheme.code.id)
    for section in scheme.sections:
        yield from _below(section)


def _below(node: Node) -> Iterator[Mistake]:
    if _divides(node.steps) and not _can_earn(node):
        yield _mistake(next(_clauses(node)), node.id)
    else:
        for inner in node.nodes:
            yield from _below(inner)


def _divides(steps: tuple[Step, ...]) -> bool:
    """Whether a figure is a share of what its parts could earn."""
    return bool(steps) and steps[0].method is Method.SHARE and steps[0].maximum is None


def _can_earn(node: Node) -> bool:
    """Whether some answer below earns a point; what nobody asks may."""
    asked = (not isinstance(one, Asked) or (one.weight > 0 and one.full > 0) for one in node.direct)
    return bool(node.ties) or any(asked) or any(map(_can_earn, node.nodes))


def _clauses(node: Node) -> Iterator[Node]:
    if not node.nodes:
        yield node
    for inner in node.nodes:
        yield from _clauses(inner)


def _mistake(clause: Node, name: str) -> Mistake:
    message = _("no answer earns a point in {id}, so that there is nothing to divide by")
    hint = _("Give some answer points above 0, or the share a `maximum:`.")
    return Mistake(clause.id, ProblemKind.WEIGHT, message.format(id=name), hint)
