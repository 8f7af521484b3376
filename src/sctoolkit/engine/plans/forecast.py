"""What a score would be if the planned actions close by their dates: an estimate, no result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sctoolkit.engine.plans.standing import standing
from sctoolkit.engine.scoring.points import points
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.assessment import Answer, AnswerState, AskedOf, Assessment, Value
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan
from sctoolkit.model.questionnaire import Option, Question, QuestionKind, Questionnaire
from sctoolkit.model.result import Result

ONE_OF = (QuestionKind.CHOICE, QuestionKind.MATURITY, QuestionKind.YES_PARTLY_NO)
SEVERAL = (QuestionKind.CHECKLIST, QuestionKind.MENU)
NOT_COUNTED = (ActionStatus.NO_ACTION, ActionStatus.DISPUTED)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a forecast is made against."""

    questionnaire: Questionnaire
    assessment: Assessment
    code: Code
    hub: CriteriaHub
    tool: str


@dataclass(frozen=True, slots=True)
class Step:
    """The result once these actions are closed, and all of the steps before."""

    by: date | None
    """None for today, and at the end for actions without a date."""
    closing: tuple[str, ...]
    """Ids; empty for the answers as they are."""
    result: Result


def forecast(measure: Measure, plan: FollowedPlan, today: date) -> list[Step]:
    """The result as it is, with what is closed already, then at each deadline to come.

    What is overdue counts as closed today, what has no date at the end. An action that closes
    makes its answer the best that the question has; one that is disputed or set aside changes
    nothing, and neither does one that people added, since no question knows of it.
    """
    questions = {question.id: question for question in measure.questionnaire.questions()}
    assessment, steps = measure.assessment, [_step(measure, measure.assessment, None, ())]
    for by, actions in _groups(plan, today):
        closing = []
        for action in actions:
            asked = _asked(action, measure.questionnaire)
            question = questions.get(asked.question)
            value = best_answer(question) if question else None
            if value is not None:
                best = Answer(AnswerState.ANSWERED, value)
                assessment = assessment.answering(asked, best)
                closing.append(action.id)
        if closing:
            steps.append(_step(measure, assessment, by, tuple(closing)))
    return steps


def best_answer(question: Question) -> Value:
    """The answer that is worth most; None where no answer is worth anything."""
    if not question.scored:
        return None
    found = [(points(question, value), value) for value in _candidates(question)]
    worth = [(one.worth, value) for one, value in found if one is not None]
    return max(worth, key=lambda one: one[0])[1] if worth else None


def _candidates(question: Question) -> Sequence[str | float | tuple[str, ...]]:
    if question.kind in ONE_OF:
        return [option.id for option in question.options]
    if question.kind in SEVERAL:
        return _ticks(question.options)
    if question.kind is not QuestionKind.NUMBER:
        return []
    if question.given:
        return [] if question.maximum is None else [question.maximum]
    if question.linear:
        return [anchor.at for anchor in question.linear]
    return [band.start for band in question.bands]


def _ticks(options: Iterable[Option]) -> list[tuple[str, ...]]:
    """All that does no harm together, and each option that stands alone."""
    alone: list[tuple[str, ...]] = [(one.id,) for one in options if one.exclusive]
    good = tuple(one.id for one in options if not one.exclusive and (one.points or 0) >= 0)
    return [good, *alone] if good else alone


def _groups(plan: FollowedPlan, today: date) -> list[tuple[date | None, list[FollowedAction]]]:
    """The actions that count, by when they close: closed ones, overdue ones, then by deadline."""
    found: dict[tuple[int, date], list[FollowedAction]] = {}
    for action in plan.actions:
        if action.added or action.status in NOT_COUNTED:
            continue
        due = action.due
        if standing(action, today).finished:
            key = (0, date.min)
        elif due is None:
            key = (2, date.max)
        else:
            key = (1, max(due, today))
        found.setdefault(key, []).append(action)
    return [
        (None if day in (date.min, date.max) else day, actions)
        for (_order, day), actions in sorted(found.items(), key=lambda one: one[0])
    ]


def _asked(action: FollowedAction, questionnaire: Questionnaire) -> AskedOf:
    unit, _slash, question = action.words(Field.FINDING).rpartition("/")
    return AskedOf(questionnaire.merged.get(question, question), unit)


def _step(
    measure: Measure, assessment: Assessment, by: date | None, closing: tuple[str, ...]
) -> Step:
    result = score(measure.questionnaire, assessment, measure.code, measure.hub, measure.tool)
    return Step(by, closing, result)
