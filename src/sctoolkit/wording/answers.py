"""Answers, and what they are asked for or contradict."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.language import _, in_a_row, plural
from sctoolkit.model.assessment import Answer, AnswerState, Value
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import Contradiction, Question, QuestionKind
from sctoolkit.wording.figures import number


def answer_state(state: AnswerState) -> str:
    """What stands in the place of a value, as it is quoted within a sentence."""
    return {
        AnswerState.ANSWERED: _("answered"),
        AnswerState.NOT_APPLICABLE: _("does not apply"),
        AnswerState.DONT_KNOW: _("“I don't know”"),
        AnswerState.REFUSED: _("“I prefer not to say”"),
        AnswerState.MISSING: _("not answered"),
    }[state]


def answer(question: Question, given: Answer, language: str) -> str:
    """An answer as a person would say it."""
    match given.state:
        case AnswerState.ANSWERED:
            return value(question, given.value, language)
        case AnswerState.NOT_APPLICABLE:
            return _("Does not apply: {reason}").format(reason=given.reason)
        case AnswerState.DONT_KNOW:
            return _("I don't know")
        case AnswerState.REFUSED:
            return _("I prefer not to say")
        case AnswerState.MISSING:
            return _("Not answered")


def value(question: Question, given: Value, language: str) -> str:
    """A value in the words of the question's options; a number with its unit."""
    if isinstance(given, float):
        unit = question.unit.to(language) if question.unit else ""
        return f"{number(given)} {unit}".strip()
    if question.kind is QuestionKind.TEXT:
        return str(given or "")
    chosen = (given,) if isinstance(given, str) else given or ()
    labels = [option.label.to(language) for option in question.options if option.id in chosen]
    return in_a_row(labels)


def contradictions(lines: Sequence[str]) -> list[str]:
    """The lines under a heading; empty where all answers fit."""
    if not lines:
        return []
    count = len(lines)
    head = plural(
        "{count} answer does not fit another:", "{count} answers do not fit others:", count
    )
    return [head, *lines]


def contradiction(found: Contradiction, language: str) -> str:
    """What does not fit, in the questionnaire's words."""
    says = found.says.to(language)
    return _("Perhaps: {says}").format(says=says) if found.doubt else says


def condition(one: Condition) -> str:
    """A condition in words, with the ids of questions and options."""
    parts = [condition(part) for part in one.parts]
    template = {
        Operator.ALL: "{all}",
        Operator.ANY: "{any}",
        Operator.NOT: _("not ({any})"),
        Operator.AT_LEAST_OF: _("at least {number} of ({any})"),
        Operator.IS: _("{question} is {values}"),
        Operator.IS_NOT: _("{question} is not {values}"),
        Operator.AT_LEAST: _("{question} is at least {number}"),
        Operator.BELOW: _("{question} is below {number}"),
        Operator.ABOVE: _("{question} is above {number}"),
    }[one.operator]
    return template.format(
        all=_(" and ").join(parts),
        any=_(" or ").join(parts),
        question=one.question,
        values=_(" or ").join(one.values),
        number=number(one.number),
    )
