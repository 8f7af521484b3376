"""The words of a blank form: how each question is answered, when, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sctoolkit import wording
from sctoolkit.engine.form import Form
from sctoolkit.language import _, in_a_row, in_quotes, labelled
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.condition import Condition
from sctoolkit.model.questionnaire import Audience, Question, QuestionKind

FORMAT = "form/1"
"""The shape of a form, whatever it asks."""
DIGEST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Detail:
    """A line about who answers, above all questions."""

    key: str
    """What it fills in an assessment; stands as `@key` where a question has its id."""
    title: str
    value: str = ""


def details(form: Form) -> list[Detail]:
    """Who answers; the site only where a site is asked."""
    found = [Detail("organisation", _("Company"), form.organisation)]
    if form.questionnaire.audience is not Audience.COMPANY:
        found.append(Detail("site", _("Site: name and place")))
    return [
        *found,
        Detail("by", _("Answered by: name and position")),
        Detail("date", _("Date")),
    ]


def to_fill(form: Form) -> int:
    """How much is to be filled in: questions, and who answers."""
    empty = sum(not one.value for one in details(form))
    return empty + sum(1 for _one in form.asked())


def still_missing() -> str:
    """What stands before the number of places that are still to be filled in."""
    return _("Still missing: ")


def heads() -> dict[str, str]:
    """Column key to its heading."""
    return {
        "id": _("Id"),
        "number": _("No."),
        "question": _("Question"),
        "answer": _("Answer"),
        "state": _("State"),
        "help": _("Help"),
        "comment": _("Comment, or why it does not apply"),
        "evidence": _("Evidence: document or link"),
    }


def instead(question: Question) -> dict[AnswerState, str]:
    """What may stand in place of an answer; “does not apply” only where the question allows it."""
    found = {
        AnswerState.DONT_KNOW: _("I don't know"),
        AnswerState.REFUSED: _("I prefer not to say"),
    }
    if question.not_applicable is not None:
        found[AnswerState.NOT_APPLICABLE] = _("Does not apply")
    return found


def ticked() -> tuple[str, str]:
    """What stands beside an item that applies, and beside one that does not."""
    return _("Yes"), _("No")


def how(question: Question, language: str) -> str:
    """How to answer, in one line."""
    match question.kind:
        case QuestionKind.CHECKLIST | QuestionKind.MENU:
            return _("Choose “{yes}” in each row that applies.").format(yes=ticked()[0])
        case QuestionKind.NUMBER:
            return figure(question, language)
        case QuestionKind.TEXT:
            return _("Write in your own words.")
        case QuestionKind.CHOICE | QuestionKind.MATURITY | QuestionKind.YES_PARTLY_NO:
            return _("Choose one answer from the list.")


def figure(question: Question, language: str) -> str:
    """The number that is asked for: its range and its unit."""
    kind = _("A whole number") if question.whole else _("A number")
    low, high = _bound(question.minimum), _bound(question.maximum)
    if low and high:
        words = _("{kind} from {low} to {high}").format(kind=kind, low=low, high=high)
    elif low:
        words = _("{kind} of {low} or more").format(kind=kind, low=low)
    else:
        words = _("{kind} of {high} or less").format(kind=kind, high=high) if high else kind
    if question.unit is not None:
        words = _("{words}, in: {unit}").format(words=words, unit=question.unit.to(language))
    if is_percentage(question):
        words += ". " + _("For 85 % write 85")
    return words + "."


def is_percentage(question: Question) -> bool:
    """Whether a share is asked for, which a workbook would take for 0.85."""
    return (question.minimum, question.maximum) == (0, 100)


def _bound(limit: float | None) -> str:
    return "" if limit is None else wording.number(limit)


def help_lines(form: Form, question: Question) -> list[str]:
    """When it is asked, what it means, when it does not apply, and which evidence helps."""
    language = form.language
    lines = [only_if(form, question), question.help.to(language)]
    lines += [
        labelled(option.label.to(language), option.hint.to(language))
        for option in question.options
        if option.hint is not None
    ]
    if rule := question.not_applicable:
        lines.append(_("Does not apply if: {when}").format(when=rule.when.to(language)))
        if rule.needs is not None:
            lines.append(_("Then show: {needs}").format(needs=rule.needs.to(language)))
    if question.evidence:
        evidence = in_a_row(one.to(language) for one in question.evidence)
        lines.append(_("Evidence that helps: {evidence}").format(evidence=evidence))
    return [line for line in lines if line]


def only_if(form: Form, question: Question) -> str:
    """On which answers the question depends; empty where it is always asked."""
    if question.ask_if is None:
        return ""
    questions = {one.question.id: one.question for one in form.asked()}
    shown = _shown(question.ask_if, form.numbers(), questions, form.language)
    return _("Only if {condition}.").format(condition=wording.condition(shown))


def _shown(
    condition: Condition,
    numbers: Mapping[str, str],
    questions: Mapping[str, Question],
    language: str,
) -> Condition:
    """The condition with numbers and labels where it has ids."""
    parts = tuple(_shown(part, numbers, questions, language) for part in condition.parts)
    known = questions.get(condition.question)
    labels = {one.id: one.label.to(language) for one in known.options} if known else {}
    return replace(
        condition,
        question=numbers.get(condition.question, condition.question),
        values=tuple(in_quotes(labels.get(value, value)) for value in condition.values),
        parts=parts,
    )


def steps(*own: str) -> list[str]:
    """How to fill a form in, as sentences; `own` are those about its shape, as page or workbook."""
    return [
        _("Say above who answers."),
        _(
            "Answer each question as things are today, not as they should be. An honest “no” helps "
            "more than a “yes” that an audit finds to be wrong."
        ),
        *own,
        _(
            "If you do not know, say “I don't know”. If you do not want to answer, say “I prefer "
            "not to say”. Where “Does not apply” is offered, write the reason into the comment."
        ),
        _("Name a document or a link under “Evidence” if you have one. Do not send copies here."),
    ]


def steps_on_paper() -> list[str]:
    """How to fill in a page."""
    return steps(
        _("Tick one answer where the marks are round, and all that apply where they are square.")
    )


def steps_in_workbook() -> list[str]:
    """How to fill in a workbook."""
    where = _(
        "The questions stand on the sheet “{questions}”. Write into the yellow cells. Where "
        "several rows stand below a question, choose “{yes}” in each row that applies."
    ).format(questions=questions_title(), yes=ticked()[0])
    return [
        *steps(where),
        _(
            "Some questions turn grey after an answer: they are not needed, and you may leave them "
            "empty."
        ),
        _(
            "The sheet “{checker}” shows what is still missing. Send the file back when it says "
            "that all is answered, or when you cannot say more."
        ).format(checker=checker_title()),
        _(
            "You may insert rows, write beside the table and make columns wider. Please leave the "
            "narrow grey column on the left as it is: it tells which row is which."
        ),
    ]


def questions_title() -> str:
    """The name of the sheet that people fill in."""
    return _("Questions")


def checker_title() -> str:
    """The name of the sheet that says what is missing."""
    return _("Checker")


def stamp(form: Form) -> str:
    """Which form it is, in one line: questionnaire, version, scope and digest."""
    return _("{questionnaire} (scope {scope}), {format}, digest {digest}").format(
        questionnaire=form.questionnaire.name,
        scope=form.scope,
        format=FORMAT,
        digest=form.questionnaire.digest[:DIGEST_SHOWN],
    )
