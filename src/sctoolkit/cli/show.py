"""`sctoolkit show`: one code, questionnaire, question, clause or criterion, in full."""

from __future__ import annotations

import textwrap
from pathlib import Path

import typer

from sctoolkit import language, records, wording
from sctoolkit.cli.coverage import as_table, rows
from sctoolkit.cli.opening import all_usable, open_library
from sctoolkit.cli.showing import show, show_json, terminal_width
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library
from sctoolkit.errors import Exit, NotFoundError
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, Criterion
from sctoolkit.model.questionnaire import GapActions, Question, Questionnaire
from sctoolkit.report.records import in_language

SCHEMA = "sctoolkit.show/1"
WIDTH = 80
COVERAGE = "coverage"
Thing = Code | Questionnaire | Question | Criterion


def command(
    what: str = typer.Argument(
        help="The id of a code, questionnaire, question or criterion; `code:ID` if in doubt."
    ),
    as_json: bool = typer.Option(False, "--json", help="As JSON."),
    library: list[Path] | None = typer.Option(None, "--library", help="A folder with own content."),
) -> int:
    """Show a code, a questionnaire, a question or a criterion.

    `show coverage` says how much of each code each questionnaire tests.
    """
    shelf = open_library(library)
    if what == COVERAGE:
        found = rows(all_usable(shelf, CODES), all_usable(shelf, QUESTIONNAIRES))
        show_json(SCHEMA, coverage=found) if as_json else show(as_table(found, terminal_width()))
        return Exit.DONE
    thing = _find(what, shelf)
    if as_json:
        show_json(
            SCHEMA, **{_sort(thing): in_language(records.to_plain(thing), language.preferred())}
        )
    else:
        show("\n".join(_lines(thing, shelf)))
    return Exit.DONE


def _find(what: str, shelf: Library) -> Thing:
    sort, _colon, name = what.rpartition(":")
    known = name.partition("@")[0]
    if sort in ("", "code") and known in shelf.ids(CODES):
        return shelf.code(name)
    if sort in ("", "questionnaire") and known in shelf.ids(QUESTIONNAIRES):
        return shelf.questionnaire(name)
    hub = shelf.criteria()
    if sort in ("", "criterion") and name in hub.criteria:
        return hub.criteria[name]
    for one in all_usable(shelf, QUESTIONNAIRES):
        for question in one.questions():
            if question.id == name:
                return question
    from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

    ids = [*shelf.ids(CODES), *shelf.ids(QUESTIONNAIRES), *hub.criteria]
    raise NotFoundError(
        _("There is nothing called “{what}”.").format(what=what), did_you_mean(name, ids)
    )


def _sort(thing: Thing) -> str:
    return type(thing).__name__.lower()


def _lines(thing: Thing, shelf: Library) -> list[str]:
    match thing:
        case Code():
            return _code(thing)
        case Questionnaire():
            return _questionnaire(thing)
        case Question():
            return _question(thing)
        case Criterion():
            return _criterion(thing, shelf)


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _code(code: Code) -> list[str]:
    tongue = language.preferred()
    lines = [f"{code.title.to(tongue)}  ({code.name})"]
    lines += _wrap(
        f"{code.publisher}. {code.edition}. {wording.code_kind(code.kind).capitalize()}."
    )
    lines += [*_wrap(code.basis.to(tongue)), ""]
    label = wording.official_label(code.scoring.official)
    lines += _wrap(
        _("Official score: {label}. {because}").format(
            label=label, because=code.scoring.because.to(tongue)
        )
    )
    for section in code.sections:
        lines += ["", *_wrap(f"{section.id}  {section.title.to(tongue)}")]
        for clause in section.clauses:
            lines += _clause(clause, tongue)
    lines.append("")
    for source in code.sources:
        lines += _wrap(_("Source: {title} {url}").format(title=source.title, url=source.url))
    return lines


def _clause(clause: Clause, tongue: str) -> list[str]:
    lines = _wrap(f"{clause.id}  {clause.title.to(tongue)}", "  ")
    lines += _wrap(clause.gist.to(tongue), "      ")
    for cover in clause.covers:
        how = cover.level or (cover.relation.value if cover.relation else "")
        lines += _wrap(f"{cover.criterion}: {how}", "      · ")
    if clause.outside_hub:
        lines += _wrap(clause.outside_hub.to(tongue), "      · ")
    return lines


def _questionnaire(one: Questionnaire) -> list[str]:
    tongue = language.preferred()
    lines = [f"{one.title.to(tongue)}  ({one.name})", *_wrap(one.summary.to(tongue)), ""]
    for scope in one.scopes:
        about = _("{scope}: {title}, about {minutes} minutes")
        lines += _wrap(
            about.format(scope=scope.id, title=scope.title.to(tongue), minutes=scope.minutes)
        )
    for section in one.sections:
        lines += ["", section.title.to(tongue)]
        for question in section.questions:
            lines += textwrap.wrap(
                f"{question.id}  {question.ask.to(tongue)}",
                WIDTH,
                initial_indent="  ",
                subsequent_indent="      ",
            )
    return lines


def _question(question: Question) -> list[str]:
    tongue = language.preferred()
    lines = [question.id, *_wrap(question.ask.to(tongue)), "", *_wrap(question.help.to(tongue)), ""]
    for option in question.options:
        points = "" if option.points is None else f"  [{option.points:g}]"
        lines += _wrap(f"{option.id}: {option.label.to(tongue)}{points}", "  ")
    lines += [f"  {_('from')} {band.start:g}: [{band.points:g}]" for band in question.bands]
    return [*lines, *_behind(question, tongue), *_recommended(question, tongue)]


def _behind(question: Question, tongue: str) -> list[str]:
    """What a reviewer asks for, when it does not apply, where it comes from, what it tests."""
    lines = []
    if question.evidence:
        lines += ["", _("A reviewer would ask to see:")]
        lines += [line for piece in question.evidence for line in _wrap(piece.to(tongue), "  ")]
    if question.not_applicable:
        when = question.not_applicable.when.to(tongue)
        lines += ["", *_wrap(_("Does not apply if: {when}").format(when=when))]
    if question.practice:
        practice = ", ".join(question.practice)
        lines += ["", _("From the guidance: {practice}").format(practice=practice)]
    if question.criteria:
        severity = wording.severity(question.severity)
        lines.append(_("Tests: {criteria}").format(criteria=", ".join(question.criteria)))
        lines.append(_("If missing: {severity}").format(severity=severity))
    return lines


def _recommended(question: Question, tongue: str) -> list[str]:
    if question.recommendation is None:
        return []
    lines = _actions(_("If it is not in place"), question.recommendation.absent)
    lines += _actions(_("If it is partly in place"), question.recommendation.partial)
    if question.recommendation.remedy:
        remedy = question.recommendation.remedy.to(tongue)
        lines += ["", _("For people who may have been harmed"), *_wrap(remedy, "  ")]
    return lines


def _actions(title: str, actions: GapActions) -> list[str]:
    tongue = language.preferred()
    return [
        "",
        title,
        *_wrap(actions.correct.to(tongue), "  "),
        *_wrap(actions.prevent.to(tongue), "  "),
    ]


def _criterion(criterion: Criterion, shelf: Library) -> list[str]:
    tongue = language.preferred()
    lines = [
        f"{criterion.title.to(tongue)}  ({criterion.id})",
        *_wrap(criterion.definition.to(tongue)),
        "",
    ]
    lines.append(_("For: {audience}").format(audience=criterion.audience.value))
    lines.append(_("Severity: {severity}").format(severity=wording.severity(criterion.severity)))
    if criterion.ilo:
        lines.append(_("ILO: {instruments}").format(instruments=", ".join(criterion.ilo)))
    lines += [f"  {level.id}: {level.label.to(tongue)}" for level in criterion.levels]
    return lines + _used(criterion, shelf)


def _used(criterion: Criterion, shelf: Library) -> list[str]:
    clauses = [
        f"{code.id} {clause.id}"
        for code in all_usable(shelf, CODES)
        for clause in code.clauses()
        if any(cover.criterion == criterion.id for cover in clause.covers)
    ]
    questions = [
        question.id
        for one in all_usable(shelf, QUESTIONNAIRES)
        for question in one.questions()
        if criterion.id in question.criteria
    ]
    lines = _wrap(_("Covered by: {clauses}").format(clauses=", ".join(clauses) or "—"))
    return lines + _wrap(_("Tested by: {questions}").format(questions=", ".join(questions) or "—"))
