"""A code, and one of its clauses, as pages for people."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from sctoolkit import language, wording
from sctoolkit.cli.paragraphs import entries, entry, wrapped
from sctoolkit.cli.show.coverage import coverage
from sctoolkit.engine.scoring.findings import clause_severity
from sctoolkit.language import _, in_a_row, labelled
from sctoolkit.model.code import Basis, Clause, Code, Cover, CriteriaHub
from sctoolkit.model.law import Law
from sctoolkit.model.questionnaire import Question, Questionnaire, Reference
from sctoolkit.model.result import Tested


def code_page(code: Code, hub: CriteriaHub, forms: Sequence[Questionnaire]) -> list[str]:
    """What it is, what its description rests on, what tests it; then every clause."""
    tongue = language.preferred()
    kind = wording.code_kind(code.kind).capitalize()
    lines = wrapped(f"{code.title.to(tongue)}  ({code.name})")
    lines += wrapped(f"{code.publisher}. {code.edition}. {kind}.")
    lines += ["", *(_law(code.law, tongue) if code.law else [])]
    label = wording.official_label(code.scoring.official)
    lines += entry(_("Official score"), f"{label}. {code.scoring.because.to(tongue)}")
    lines += _tested(coverage([code], forms)[code.id])
    lines += entry(_("What this rests on"), code.basis.to(tongue))
    lines += sources(code.sources)
    for section in code.sections:
        lines += ["", *wrapped(f"{section.id}  {section.title.to(tongue)}", hang="    ")]
        for clause in section.every_clause():
            lines += _clause(clause, hub, tongue)
    first = code.clauses()[0].id if code.clauses() else ""
    return [*lines, "", *entry(_("A clause in full"), f'sctoolkit show "{code.id}:{first}"')]


def sources(references: Iterable[Reference]) -> list[str]:
    """One entry for each source."""
    return [line for one in references for line in entry(_("Source"), _cited(one))]


def _cited(one: Reference) -> str:
    named = ", ".join(part for part in (one.title, one.edition) if part)
    return f"{named} {one.url}".rstrip()


def _law(law: Law, tongue: str) -> list[str]:
    where = in_a_row([law.jurisdiction.to(tongue), wording.law_status(law.status)])
    lines = entry(_("Where"), where)
    applies = [
        _("{because} From {date}.").format(because=rule.because.to(tongue), date=rule.start)
        if rule.start
        else rule.because.to(tongue)
        for rule in law.applies
    ]
    lines += entries(_("To whom it applies"), applies)
    if law.indirectly:
        lines += entry(_("Indirectly"), law.indirectly.because.to(tongue))
    if law.unclear:
        lines += entry(_("For a lawyer"), law.unclear.to(tongue))
    return [*lines, *entry(_("Facts last checked"), law.checked)]


def _tested(found: Mapping[str, Tested]) -> list[str]:
    """How many of its clauses each questionnaire tests, where it tests any."""
    some = [_share(name, one) for name, one in found.items() if one.fully or one.partly]
    return entries(_("Tested by"), some or [_("no questionnaire")])


def _share(questionnaire: str, found: Tested) -> str:
    line = _("{questionnaire}: {fully} of {total} clauses")
    if found.partly:
        line = _("{questionnaire}: {fully} of {total} clauses, {partly} more in part")
    return line.format(
        questionnaire=questionnaire,
        fully=len(found.fully),
        total=found.total,
        partly=len(found.partly),
    )


def _clause(clause: Clause, hub: CriteriaHub, tongue: str) -> list[str]:
    title = f"{clause.id}  {clause.title.to(tongue)}"
    if clause.basis is not Basis.SOURCE:
        title += f"  ({wording.basis(clause.basis)})"
    lines = wrapped(title, "  ", hang="      ")
    lines += wrapped(clause.gist.to(tongue), "      ")
    for cover in clause.covers:
        asked = labelled(f"· {cover.criterion}", _degree(cover, hub, tongue))
        lines += wrapped(asked, "      ", hang="        ")
    if clause.questions:
        lines += wrapped(f"· {', '.join(clause.questions)}", "      ", hang="        ")
    if clause.outside_hub:
        lines += wrapped(f"· {clause.outside_hub.to(tongue)}", "      ", hang="        ")
    return lines


def clause_page(
    clause: Clause, code: Code, hub: CriteriaHub, forms: Sequence[Questionnaire]
) -> list[str]:
    """What it asks for, how grave a breach is, what it covers, and which questions test it."""
    tongue = language.preferred()
    section = next(one for one in code.sections if clause in one.clauses)
    lines = wrapped(f"{clause.title.to(tongue)}  ({code.id}:{clause.id})")
    lines += wrapped(labelled(f"{code.title.to(tongue)}, {code.edition}", section.title.to(tongue)))
    lines += ["", *wrapped(clause.gist.to(tongue)), ""]
    lines += entry(_("If missing"), wording.severity(clause_severity(clause, hub)))
    lines += entry(_("What this rests on"), wording.basis(clause.basis))
    lines += entries(_("Covers"), [_cover(cover, hub, tongue) for cover in clause.covers])
    if clause.outside_hub:
        lines += entry(_("Outside the criteria"), clause.outside_hub.to(tongue))
    lines += entries(_("Tested by"), _asked(clause, forms))
    return lines + sources(code.sources)


def _cover(cover: Cover, hub: CriteriaHub, tongue: str) -> str:
    criterion = hub.criteria.get(cover.criterion)
    title = criterion.title.to(tongue) if criterion else ""
    said = [labelled(f"{cover.criterion}  {title}", f"{_degree(cover, hub, tongue)}.")]
    if cover.because:
        said.append(cover.because.to(tongue))
    if cover.jointly_with:
        joined = _("Only together with {clauses}.").format(clauses=", ".join(cover.jointly_with))
        said.append(joined)
    return " ".join(said)


def _degree(cover: Cover, hub: CriteriaHub, tongue: str) -> str:
    """How much of its criterion is asked for, in words: a level by its label."""
    criterion = hub.criteria.get(cover.criterion)
    levels = {one.id: one.label.to(tongue) for one in criterion.levels} if criterion else {}
    return levels.get(cover.level or "", wording.cover(cover))


def _asked(clause: Clause, forms: Iterable[Questionnaire]) -> list[str]:
    """Each questionnaire with its questions that count for the clause."""
    found = []
    for form in forms:
        asked = {question.id for question in form.questions()}
        ids = [one.id for one in form.questions() if counts(one, clause, form, asked)]
        if ids:
            found.append(labelled(form.id, ", ".join(ids)))
    return found


def counts(question: Question, clause: Clause, form: Questionnaire, asked: Container[str]) -> bool:
    """Whether the question of a questionnaire that asks `asked` counts for the clause."""
    covers, direct = clause.tested_by(form, asked)
    tests = any(cover.criterion in question.criteria for cover in covers)
    return question.scored and (tests or question.id in direct)
