"""A commented skeleton of an answers file: every question with the answers it takes."""

from __future__ import annotations

import textwrap

from sctoolkit import document
from sctoolkit.engine.interview import in_scope
from sctoolkit.language import _
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.wording import condition

WIDTH = 100


def answers_template(questionnaire: Questionnaire, scope: str, language: str) -> str:
    """YAML with every question of the scope commented out, ready to be filled in."""
    included = in_scope(questionnaire, scope)
    lines = [
        *_comment(questionnaire.title.to(language)),
        *_comment(_("Take the # off the answers that you give. `dont-know` is an answer, too.")),
        *_comment(_("Where a question does not apply: {form}").format(form=_na_form())),
        f"format: {document.FORMAT}",
        "assessment: my-company",
        f"questionnaire: {questionnaire.name}",
        f"scope: {scope}",
        'organisation: ""',
        "answers:",
    ]
    for section in questionnaire.sections:
        questions = [question for question in section.questions if question.id in included]
        if questions:
            lines += ["", *_comment(f"== {section.title.to(language)}", "  ")]
        for question in questions:
            lines += _question(question, language)
    return "\n".join([*lines, "", *_units()]) + "\n"


def _units() -> list[str]:
    """How a site, a line or a service answers for itself."""
    why = _(
        "A code may ask some of this of each site, line or service. What one of them answers for "
        "itself stands here; all else it takes from above. A unit may have `units:` of its own."
    )
    form = "{id: porto, kind: site, title: …, size: 120, answers: {…}}"
    return [*_comment(why), "# units:", f"#   - {form}"]


def _na_form() -> str:
    return "{state: not-applicable, reason: …}"


def _comment(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   "
    )


def _question(question: Question, language: str) -> list[str]:
    lines = ["", *_comment(question.ask.to(language), "  ")]
    for option in question.options:
        lines += _comment(f"  {option.id} = {option.label.to(language)}", "  ")
    if question.not_applicable is not None:
        when = question.not_applicable.when.to(language)
        lines += _comment("  " + _("Does not apply if: {when}").format(when=when), "  ")
    if question.ask_if is not None:
        asked = condition(question.ask_if)
        lines += _comment("  " + _("Only asked if: {condition}").format(condition=asked), "  ")
    return [*lines, f"  # {question.id}: {_example(question, language)}"]


def _example(question: Question, language: str) -> str:
    if question.kind.many:
        items = [option.id for option in question.options if not option.exclusive]
        return f"[{', '.join(items[:2])}]"
    if question.kind is QuestionKind.NUMBER:
        unit = question.unit.to(language) if question.unit else _("a number")
        return f"{question.minimum or 0:g}  # {unit}"
    if question.kind is QuestionKind.TEXT:
        return '""'
    return question.options[0].id if not question.options[0].id.isdigit() else '"0"'
