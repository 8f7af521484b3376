"""The way through an interview: where it begins, what comes next, what was shown before."""

from __future__ import annotations

from sctoolkit.engine.interview import Interview
from sctoolkit.model.questionnaire import Question


class Way:
    """Remembers the questions shown in this session, in the order in which they were shown."""

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._shown: list[str] = []
        questions = interview.questionnaire.questions()
        self._order = {question.id: place for place, question in enumerate(questions)}

    def begin(self, at: str) -> Question | None:
        """The question that the last session ended at, else the next open one, None for none."""
        asked = {question.id: question for question in self._interview.asked()}
        if at in asked:
            return asked[at]
        return self._interview.next_after(at if at in self._order else None)

    def leave(self, question: Question) -> None:
        """Remembers the question, to come back to it."""
        self._shown.append(question.id)

    def on(self, question: Question) -> Question | None:
        """The next open question; None at the end."""
        self.leave(question)
        return self._interview.next_after(question.id)

    def back(self, question: Question | None) -> Question | None:
        """The question shown before, as far as it is still asked, else the one above.

        From the review (None) the last one is above. None where there is none.
        """
        here = question.id if question else ""
        asked = {one.id: one for one in self._interview.asked()}
        while self._shown:
            last = self._shown.pop()
            if last in asked and last != here:
                return asked[last]
        end = self._order.get(here, len(self._order))
        above = [one for one in asked.values() if self._order[one.id] < end]
        return above[-1] if above else None
