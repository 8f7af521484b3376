"""A questionnaire, and one of its questions, as pages for people."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit import language, wording
from sctoolkit.cli.paragraphs import entries, entry, wrapped
from sctoolkit.cli.show.code import counts, sources
from sctoolkit.cli.show.coverage import counted, coverage
from sctoolkit.engine.interview import in_scope
from sctoolkit.language import _, in_a_row, labelled, plural
from sctoolkit.model.code import Code
from sctoolkit.model.questionnaire import (
    Band,
    GapActions,
    Option,
    Question,
    Questionnaire,
    Scope,
)


def questionnaire_page(one: Questionnaire, codes: Sequence[Code]) -> list[str]:
    """Whom it is for, how long it takes, which codes it tests; then every question."""
    tongue = language.preferred()
    lines = wrapped(f"{one.title.to(tongue)}  ({one.name})")
    lines += [*wrapped(one.summary.to(tongue)), ""]
    lines += entry(_("For"), wording.audience(one.audience))
    lines += entry(_("Languages"), ", ".join(one.languages))
    lines += entries(_("Scopes"), [_scope(scope, one, tongue) for scope in one.scopes])
    lines += _codes(one, codes)
    lines += sources(one.sources)
    for section in one.sections:
        lines += ["", *wrapped(section.title.to(tongue))]
        for question in section.questions:
            text = f"{question.id}  {question.ask.to(tongue)}"
            lines += wrapped(text, "  ", hang="      ")
    return lines


def _scope(scope: Scope, form: Questionnaire, tongue: str) -> str:
    said = [labelled(scope.id, scope.title.to(tongue))]
    said.append(plural("{count} question", "{count} questions", len(in_scope(form, scope.id))))
    if scope.minutes:
        minutes = plural("{count} minute", "{count} minutes", scope.minutes)
        said.append(_("about {minutes}").format(minutes=minutes))
    return ", ".join(said)


def _codes(form: Questionnaire, codes: Sequence[Code]) -> list[str]:
    """The codes of which it tests something, with how many clauses."""
    found = {name: tested.get(form.id) for name, tested in coverage(codes, [form]).items()}
    some = [
        _("{code} {counts} of {total}").format(code=name, counts=counted(one), total=one.total)
        for name, one in found.items()
        if one is not None and (one.fully or one.partly)
    ]
    if not some:
        return []
    return entry(_("Clauses that it tests, in full + in part"), ", ".join(some))


def question_page(question: Question, form: Questionnaire, codes: Sequence[Code]) -> list[str]:
    """What is asked and what counts; what its absence means and what to do; where it is from."""
    tongue = language.preferred()
    lines = wrapped(f"{question.ask.to(tongue)}  ({question.id})")
    lines += ["", *wrapped(question.help.to(tongue)), ""]
    lines += entries(_("Answers"), _answers(question, tongue))
    if question.not_applicable:
        lines += entry(_("Does not apply if"), question.not_applicable.when.to(tongue))
    if question.ask_if:
        lines += entry(_("Asked only if"), wording.condition(question.ask_if))
    if question.scored:
        lines += entry(_("If missing"), wording.severity(question.severity))
    else:
        lines += wrapped(_("A fact: it earns no points."))
    lines += entries(
        _("A reviewer would ask to see"), [piece.to(tongue) for piece in question.evidence]
    )
    return [*lines, *_recommended(question, tongue), "", *_behind(question, form, codes)]


def _answers(question: Question, tongue: str) -> list[str]:
    found = [_answer(labelled(one.id, one.label.to(tongue)), one) for one in question.options]
    for band in question.bands:
        start = _("from {start}").format(start=wording.number(band.start))
        unit = question.unit.to(tongue) if question.unit else ""
        found.append(_answer(f"{start} {unit}".strip(), band))
    return found


def _answer(text: str, answer: Option | Band) -> str:
    """The answer with its points, and the levels that it reaches."""
    points = "" if answer.points is None else f"  [{wording.number(answer.points)}]"
    levels = ", ".join(f"{criterion} {level}" for criterion, level in answer.reaches.items())
    return f"{text}{points}" + (f"  ({levels})" if levels else "")


def _recommended(question: Question, tongue: str) -> list[str]:
    if question.recommendation is None:
        return []
    lines = ["", *_actions(_("If it is not in place"), question.recommendation.absent)]
    lines += ["", *_actions(_("If it is partly in place"), question.recommendation.partial)]
    if question.recommendation.remedy:
        remedy = question.recommendation.remedy.to(tongue)
        lines += ["", _("For people who may have been harmed"), *wrapped(remedy, "  ")]
    return lines


def _actions(title: str, actions: GapActions) -> list[str]:
    tongue = language.preferred()
    correct, prevent = actions.correct.to(tongue), actions.prevent.to(tongue)
    return [title, *wrapped(correct, "  "), *wrapped(prevent, "  ")]


def _behind(question: Question, form: Questionnaire, codes: Sequence[Code]) -> list[str]:
    """Where it stands and comes from, what it tests, and the clauses for which it counts."""
    tongue = language.preferred()
    section = next(one for one in form.sections if question in one.questions)
    place = _("{section}, scope {scope} of {questionnaire}")
    place = place.format(
        section=section.title.to(tongue), scope=question.scope, questionnaire=form.name
    )
    lines = entry(_("Stands in"), place)
    if question.practice:
        lines += entry(_("From the guidance"), ", ".join(question.practice))
    if question.criteria:
        lines += entry(_("Tests"), ", ".join(question.criteria))
    asked = {one.id for one in form.questions()}
    clauses = [
        f"{code.id}:{clause.id}"
        for code in codes
        for clause in code.clauses()
        if counts(question, clause, form, asked)
    ]
    lines += entry(_("Counts for"), ", ".join(clauses)) if clauses else []
    titles = in_a_row(one.title for one in form.sources)
    return lines + entry(_("Sources of the questionnaire"), titles)
