"""Which questions are asked, given the answers so far."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.engine.conditions import holds
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.condition import Condition
from sctoolkit.model.questionnaire import Question, Questionnaire

Answers = Mapping[str, Answer]


class Standing(StrEnum):
    """Where a question stands in an interview."""

    ASKED = "asked"
    HIDDEN = "hidden"
    """A definite answer to another question makes it pointless."""
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview has come. Counts change as answers open and hide questions."""

    answered: int
    asked: int
    """About how many questions there are."""
    flagged: int


class Interview:
    """One questionnaire in one scope, over answers that may change at any time."""

    def __init__(self, questionnaire: Questionnaire, scope: str, answers: Answers) -> None:
        self.questionnaire = questionnaire
        self.scope = scope
        self.answers = answers
        self._questions = {question.id: question for question in questionnaire.questions()}
        self._in_scope = in_scope(questionnaire, scope)
        self._hidden: dict[str, bool] | None = None
        """What was found to be hidden, where the answers stay as they are."""

    def within(self, answers: Answers) -> Interview:
        """The same interview for one unit; what it does not answer itself it takes from above."""
        own = {one: said for one, said in answers.items() if said.state is not AnswerState.MISSING}
        return self.over(ChainMap(own, dict(self.answers)))

    def over(self, answers: Answers) -> Interview:
        """The same interview over other answers, which stay as they are."""
        inner = copy(self)
        inner.answers = answers
        inner._hidden = {}  # noqa: SLF001 - a copy of itself
        return inner

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return self._questions.get(question_id)

    def standing(self, question_id: str) -> Standing:
        """Whether the question is asked, hidden or out of scope."""
        if question_id not in self._in_scope:
            return Standing.OUT_OF_SCOPE
        return Standing.HIDDEN if self.hidden(question_id) else Standing.ASKED

    def hidden(self, question_id: str) -> bool:
        """Whether a definite answer elsewhere hides the question."""
        question = self._questions.get(question_id)
        if question is None or question.ask_if is None:
            return False
        if self._hidden is None:
            return self.decide(question.ask_if) is False
        if question_id not in self._hidden:
            self._hidden[question_id] = self.decide(question.ask_if) is False
        return self._hidden[question_id]

    def decide(self, condition: Condition) -> bool | None:
        """Whether the condition holds now; None while it is undecided."""
        return holds(condition, self.answers.get, self.hidden)

    def asked(self) -> list[Question]:
        """The questions that are asked now, in order."""
        return [
            question
            for question_id, question in self._questions.items()
            if question_id in self._in_scope and not self.hidden(question_id)
        ]

    def open_questions(self) -> list[Question]:
        """The questions that are asked and have no answer of any kind yet."""
        return [question for question in self.asked() if not self.is_answered(question.id)]

    def is_answered(self, question_id: str) -> bool:
        """Whether there is an answer, "don't know" and "does not apply" included."""
        answer = self.answers.get(question_id)
        return answer is not None and answer.state is not AnswerState.MISSING

    def may_be_not_applicable(self, question: Question) -> bool:
        """Whether "does not apply" is an answer to the question now."""
        rule = question.not_applicable
        if rule is None:
            return False
        return rule.condition is None or self.decide(rule.condition) is not False

    def next_after(self, question_id: str | None) -> Question | None:
        """The first open question after this one (None = from the start); None at the end."""
        order = {one: place for place, one in enumerate(self._questions)}
        here = -1 if question_id is None else order[question_id]
        later = (question for question in self.open_questions() if order[question.id] > here)
        return next(later, None)

    def progress(self) -> Progress:
        """How many questions are asked, answered and flagged now."""
        asked = self.asked()
        return Progress(
            answered=sum(self.is_answered(question.id) for question in asked),
            asked=len(asked),
            flagged=sum(
                question.id in self.answers and self.answers[question.id].flagged
                for question in asked
            ),
        )


def in_scope(questionnaire: Questionnaire, scope: str) -> frozenset[str]:
    """The ids of all questions of a scope, with those that route them.

    Facts (questions without a score) belong to a scope only where a question of it depends on them,
    except in the largest scope, which holds everything.
    """
    order = [one.id for one in questionnaire.scopes]
    reach = order.index(scope)
    questions = {question.id: question for question in questionnaire.questions()}
    if reach == len(order) - 1:
        return frozenset(questions)
    found: set[str] = set()
    pending = [
        question.id for question in questions.values() if order.index(question.scope) <= reach
    ]
    while pending:
        question_id = pending.pop()
        if question_id not in found and question_id in questions:
            found.add(question_id)
            pending.extend(needs(questions[question_id]))
    return frozenset(found)


def needs(question: Question) -> list[str]:
    """The questions that it inherits from, and that its conditions look at."""
    needed = [question.inherits] if question.inherits else []
    rule = question.not_applicable
    for condition in (question.ask_if, rule.condition if rule else None):
        if condition is not None:
            needed.extend(condition.questions())
    return needed
