"""A blank form as a page that prints well: to read before answering, or to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit import asking
from sctoolkit.engine.form import Asked, Form
from sctoolkit.language import _
from sctoolkit.model.questionnaire import Question
from sctoolkit.report.pages import environment


@dataclass(frozen=True, slots=True)
class Line:
    """A question as it is printed."""

    number: str
    ask: str
    how: str
    choices: list[str]
    many: bool
    kind: str
    only_if: str
    helps: list[str]
    instead: list[str]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as it is printed."""

    number: int
    title: str
    lines: list[Line]


def form_page(form: Form) -> str:
    """One page without outside parts, in A4; every text is escaped."""
    language = form.language
    return (
        environment()
        .get_template("form.html.j2")
        .render(
            language=language,
            title=form.questionnaire.title.to(language),
            summary=form.questionnaire.summary.to(language),
            details=asking.details(form),
            steps=asking.steps_on_paper(),
            stamp=asking.stamp(form),
            tool=form.tool,
            heads=asking.heads(),
            chapters=[
                Chapter(
                    part.number,
                    part.section.title.to(language),
                    [_line(form, asked) for asked in part.asked],
                )
                for part in form.parts
            ],
        )
    )


def _how(question: Question, language: str) -> str:
    """How to answer on paper, where nothing is chosen from a list."""
    if question.kind.many:
        return _("Tick all that apply.")
    return _("Tick one.") if question.kind.one else asking.how(question, language)


def _line(form: Form, asked: Asked) -> Line:
    question, language = asked.question, form.language
    only_if = asking.only_if(form, question)
    return Line(
        number=asked.number,
        ask=question.ask.to(language),
        how=_how(question, language),
        choices=[option.label.to(language) for option in question.options],
        many=question.kind.many,
        kind=question.kind.value,
        only_if=only_if,
        helps=[line for line in asking.help_lines(form, question) if line != only_if],
        instead=list(asking.instead(question).values()),
    )
