"""Rules that hold within one questionnaire: one function each, listed in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from math import fsum

from sctoolkit import wording
from sctoolkit.content.conditions import NUMBERS, TESTS
from sctoolkit.content.mistakes import Mistake, with_lines
from sctoolkit.content.reach import can_be_asked, depends_on, tests_of
from sctoolkit.document import did_you_mean
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.language import _
from sctoolkit.model.condition import Condition
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Option, Question, QuestionKind, Questionnaire, WhenHidden
from sctoolkit.problem_kinds import ProblemKind

Check = Callable[[Questionnaire], Iterator[Mistake]]


def check_questionnaire(questionnaire: Questionnaire, lines: dict[str, Source]) -> list[Problem]:
    """All problems within the questionnaire."""
    return with_lines(chain.from_iterable(check(questionnaire) for check in CHECKS), lines)


def _conditions(question: Question) -> list[Condition]:
    rule = question.not_applicable
    found = [question.ask_if, rule.condition if rule else None]
    return [test for one in found if one is not None for test in tests_of(one)]


def conditions_look_back(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """A condition looks at a question that exists and comes earlier."""
    order = {question.id: place for place, question in enumerate(questionnaire.questions())}
    for question in questionnaire.questions():
        for test in _conditions(question):
            if test.question not in order:
                message = _("no question “{id}”").format(id=test.question)
                hint = did_you_mean(test.question, list(order))
                yield Mistake(question.id, ProblemKind.UNKNOWN_QUESTION, message, hint)
            elif order[test.question] >= order[question.id]:
                yield _later(question, test.question, questionnaire)


def _later(question: Question, needed: str, questionnaire: Questionnaire) -> Mistake:
    """A condition on what comes later; moving helps only where that does not depend on it, too."""
    kind = ProblemKind.LATER_QUESTION
    if needed == question.id:
        message, hint = _("depends on itself"), _("Ask about an earlier question.")
        return Mistake(question.id, kind, message, hint)
    other = next(one for one in questionnaire.questions() if one.id == needed)
    if any(one.id == question.id for one in depends_on(other, questionnaire)):
        message = _("depends on “{id}”, which itself depends on this question").format(id=needed)
        return Mistake(question.id, kind, message, _("Remove one of the two conditions."))
    return Mistake(question.id, kind, _("depends on “{id}”, which comes later").format(id=needed))


def conditions_fit(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """A condition uses the options, or the numbers, of the question it looks at."""
    questions = {question.id: question for question in reversed(questionnaire.questions())}
    for question in questionnaire.questions():
        for test in _conditions(question):
            if test.question in questions:
                yield from misfits(question.id, test, questions[test.question])


def contradictions_fit(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """A contradiction looks at questions that exist, and at answers that they can have."""
    questions = {question.id: question for question in reversed(questionnaire.questions())}
    for one in questionnaire.contradictions:
        for test in tests_of(one.when):
            if test.question in questions:
                yield from misfits(one.id, test, questions[test.question])
            else:
                message = _("no question “{id}”").format(id=test.question)
                hint = did_you_mean(test.question, list(questions))
                yield Mistake(one.id, ProblemKind.UNKNOWN_QUESTION, message, hint)


def misfits(part: str, test: Condition, looked_at: Question) -> Iterator[Mistake]:
    """What a test of `part` asks of a question that it cannot be asked."""
    about_number = test.operator in NUMBERS
    if looked_at.kind is QuestionKind.TEXT or about_number != (
        looked_at.kind is QuestionKind.NUMBER
    ):
        message = _("“{operator}” does not fit “{id}”, which is answered as {kind}").format(
            operator=test.operator.value, id=looked_at.id, kind=looked_at.kind.value
        )
        yield Mistake(part, ProblemKind.CONDITION, message, _fitting(looked_at))
        return
    ids = [option.id for option in looked_at.options]
    for value in test.values:
        if value not in ids:
            message = _("“{id}” has no option “{option}”").format(id=looked_at.id, option=value)
            hint = did_you_mean(value, ids)
            yield Mistake(part, ProblemKind.UNKNOWN_OPTION, message, hint)


def _fitting(looked_at: Question) -> str:
    """The operators that fit the question."""
    if looked_at.kind is QuestionKind.TEXT:
        return _("No condition can look at words.")
    fitting = {
        one.value for one in TESTS if (one in NUMBERS) == (looked_at.kind is QuestionKind.NUMBER)
    }
    return _("Use one of {words}.").format(words=", ".join(sorted(fitting)))


def every_question_can_be_asked(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """No question is hidden whatever people answer; conditions with other mistakes are left out."""
    mistaken = {
        mistake.part
        for check in (conditions_look_back, conditions_fit)
        for mistake in check(questionnaire)
    }
    for question in [one for one in questionnaire.questions() if one.ask_if]:
        needed = {question.id, *(one.id for one in depends_on(question, questionnaire))}
        if needed.isdisjoint(mistaken) and not can_be_asked(question, questionnaire):
            yield Mistake(
                question.id, ProblemKind.UNREACHABLE, _("no answers lead to this question")
            )


def inheritance_ends(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """A question inherits from one that exists, and never from itself by a detour."""
    heirs = {question.id: question.inherits for question in questionnaire.questions()}
    for question in questionnaire.questions():
        wants = question.when_hidden is WhenHidden.INHERIT
        if wants != bool(question.inherits):
            message = _("`when_hidden: inherit` and `inherits:` belong together")
            yield Mistake(question.id, ProblemKind.MISSING_KEY, message)
        elif question.inherits and question.inherits not in heirs:
            message = _("no question “{id}” to inherit from").format(id=question.inherits)
            hint = did_you_mean(question.inherits, list(heirs))
            yield Mistake(question.id, ProblemKind.UNKNOWN_QUESTION, message, hint)
        elif _circles(question.id, heirs):
            yield Mistake(
                question.id,
                ProblemKind.INHERIT_LOOP,
                _("inherits its score from itself in the end"),
            )


def _circles(start: str, heirs: dict[str, str]) -> bool:
    seen, here = {start}, heirs.get(start, "")
    while here:
        if here in seen:
            return True
        seen.add(here)
        here = heirs.get(here, "")
    return False


def points_are_reachable(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """Points lie between 0 and 1, and full marks can be reached."""
    for question in questionnaire.questions():
        if question.scored:
            yield from _points(question)


def _points(question: Question) -> Iterator[Mistake]:
    worth = [option.points for option in question.options if option.points is not None]
    if question.kind is QuestionKind.CHOICE:
        if len(worth) != len(question.options):
            yield Mistake(
                question.id, ProblemKind.POINTS, _("every option of a choice needs `points:`")
            )
        else:
            yield from _up_to_one(question, worth)
    if question.kind.many:
        yield from _several(question)
        if not 0 <= question.capped_at <= 1:
            yield Mistake(
                question.id, ProblemKind.POINTS, _("“capped_at” must lie between 0 and 1")
            )
    if question.kind is QuestionKind.NUMBER:
        yield from _number(question)


def _several(question: Question) -> Iterator[Mistake]:
    items = [option for option in question.options if not option.exclusive]
    pointed = [option.points for option in items if option.points is not None]
    if not items:
        yield Mistake(question.id, ProblemKind.POINTS, _("there is nothing to tick"))
    if pointed and len(pointed) != len(items):
        yield Mistake(question.id, ProblemKind.POINTS, _("give all items points, or none"))
    if min(pointed, default=0) < 0 and question.full_points is None:
        yield Mistake(question.id, ProblemKind.POINTS, _("points below 0"))
    if question.full_points is not None and not pointed:
        message = _("“maximum” is for items with points")
        yield Mistake(question.id, ProblemKind.POINTS, message)
    yield from _reachable(question, items, pointed)


def _reachable(question: Question, items: list[Option], pointed: list[float]) -> Iterator[Mistake]:
    """Full marks can be reached, and what must be there can be ticked."""
    most = fsum(pointed) if pointed else len(items)
    full = question.full_at
    if full is not None and not (full > 0 and reached(most, full)):
        yield Mistake(
            question.id,
            ProblemKind.POINTS,
            _("nobody can reach {full}").format(full=wording.number(full)),
        )
    for item in question.must_have:
        if item not in {option.id for option in items}:
            message = _("must have “{id}”, which is no item").format(id=item)
            yield Mistake(question.id, ProblemKind.UNKNOWN_OPTION, message)


def _bands(question: Question) -> Iterator[Mistake]:
    starts = [band.start for band in question.bands]
    worth = [band.points for band in question.bands]
    if not starts or starts != sorted(set(starts)):
        yield Mistake(question.id, ProblemKind.BANDS, _("bands must go up"))
    elif question.minimum is not None and starts[0] > question.minimum:
        message = _("the first band must start at {minimum}").format(
            minimum=wording.number(question.minimum)
        )
        yield Mistake(question.id, ProblemKind.BANDS, message)
    if worth:
        yield from _up_to_one(question, worth)


def _number(question: Question) -> Iterator[Mistake]:
    ways = [bool(question.bands), bool(question.linear), question.given]
    if ways.count(True) != 1:
        message = _("a number that is scored needs one of `bands:`, `linear:` and `given: true`")
        yield Mistake(question.id, ProblemKind.BANDS, message)
    elif question.bands:
        yield from _bands(question)
    elif question.linear:
        yield from _line(question)
    elif question.maximum is None:
        message = _("a figure that is given needs `maximum:`, the most that it can be")
        yield Mistake(question.id, ProblemKind.BANDS, message)


def _line(question: Question) -> Iterator[Mistake]:
    places = [anchor.at for anchor in question.linear]
    if len(places) < 2 or any(one >= other for one, other in pairwise(places)):  # noqa: PLR2004
        message = _("the anchors of a line must go up: `from: {{at: 0, …}}, to: {{at: 10, …}}`")
        yield Mistake(question.id, ProblemKind.BANDS, message.format())
    elif question.logarithmic and places[0] <= 0:
        message = _("a line by logarithm begins above 0")
        yield Mistake(question.id, ProblemKind.BANDS, message)
    yield from _up_to_one(question, [anchor.points for anchor in question.linear])


def _up_to_one(question: Question, worth: list[float]) -> Iterator[Mistake]:
    """What tests a criterion runs from 0 to 1; what only clauses name may have any points."""
    if question.criteria and (max(worth) != 1 or min(worth) < 0):
        message = _("points must lie between 0 and 1 and the best be 1, to test a criterion")
        yield Mistake(question.id, ProblemKind.POINTS, message)


def text_is_not_scored(questionnaire: Questionnaire) -> Iterator[Mistake]:
    """Free words have no points."""
    for question in questionnaire.questions():
        if question.scored and question.kind is QuestionKind.TEXT:
            message = _("text cannot be scored: write `scored: false`")
            yield Mistake(question.id, ProblemKind.KIND_MISMATCH, message)


CHECKS: tuple[Check, ...] = (
    conditions_look_back,
    conditions_fit,
    contradictions_fit,
    every_question_can_be_asked,
    inheritance_ends,
    points_are_reachable,
    text_is_not_scored,
)
