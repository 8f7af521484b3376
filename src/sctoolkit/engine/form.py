"""What a blank form asks: the questions of a scope, numbered as people speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sctoolkit.engine.interview import in_scope
from sctoolkit.model.questionnaire import Question, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its number in the form, as 3.2."""

    number: str
    question: Question


@dataclass(frozen=True, slots=True)
class Part:
    """A section with those of its questions that are asked."""

    number: int
    section: Section
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A blank form for one scope of a questionnaire."""

    questionnaire: Questionnaire
    scope: str
    parts: tuple[Part, ...]
    language: str
    """Two letters; what is not written in it stands in the questionnaire's first language."""
    tool: str
    organisation: str = ""
    """Whom it is sent to; empty where that is left to fill in."""

    def asked(self) -> Iterator[Asked]:
        """All questions in order."""
        for part in self.parts:
            yield from part.asked

    def numbers(self) -> dict[str, str]:
        """Question id to number."""
        return {one.question.id: one.number for one in self.asked()}


def form(
    questionnaire: Questionnaire, scope: str, language: str, tool: str, organisation: str = ""
) -> Form:
    """The form; a section of which nothing is asked has no number."""
    chosen = in_scope(questionnaire, scope)
    parts: list[Part] = []
    for section in questionnaire.sections:
        questions = [question for question in section.questions if question.id in chosen]
        if questions:
            number = len(parts) + 1
            asked = [Asked(f"{number}.{n}", one) for n, one in enumerate(questions, 1)]
            parts.append(Part(number, section, tuple(asked)))
    return Form(questionnaire, scope, tuple(parts), language, tool, organisation)
