"""What every report says about a result, sentence by sentence, before it is laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.elsewhere import Elsewhere
from sctoolkit.engine.outcomes import reached
from sctoolkit.engine.rating import graded
from sctoolkit.engine.rolls import deducted
from sctoolkit.engine.rounding import published
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Cap, Finding, Part, PartKind, Rating, Result, Why
from sctoolkit.model.scoring import Total
from sctoolkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Reported:
    """A result with what is needed to put it into words."""

    result: Result
    code: Code
    questionnaire: Questionnaire
    assessment: Assessment
    elsewhere: Elsewhere
    language: str

    def clauses(self) -> dict[str, Clause]:
        """The clauses of the code by their ids."""
        return {clause.id: clause for clause in self.code.clauses()}


def subject(result: Result) -> str:
    """Who was assessed."""
    return wording.subject(result.organisation, result.site, made_up=result.made_up)


def tested(reported: Reported) -> list[str]:
    """First of all: how much of the code the questionnaire can say anything about."""
    return [tests(reported), *_covers_the_rest(reported)]


def tests(reported: Reported) -> str:
    """How many clauses the questionnaire tests; where it is made of several, which these are."""
    result = reported.result
    line = _("This questionnaire tests {fully} of {total} clauses of {code}")
    if reported.assessment.joins:
        line = _("Together they test {fully} of {total} clauses of {code}")
    line = line.format(
        fully=len(result.tested.fully),
        total=result.tested.total,
        code=reported.code.title.to(reported.language),
    )
    if result.tested.partly:
        line += _(" and parts of {partly} more").format(partly=len(result.tested.partly))
    if reported.assessment.joins:
        return f"{_made_of_which(reported)} {line}."
    return line + _(" (scope “{scope}”).").format(scope=result.stamp.scope)


def _made_of_which(reported: Reported) -> str:
    made_of = zip(reported.questionnaire.made_of, reported.assessment.made_of, strict=True)
    names = [_("{name} ({scope})").format(name=form.id, scope=one.scope) for form, one in made_of]
    return _("This assessment joins {names}.").format(names=wording.listed(names))


def _covers_the_rest(reported: Reported) -> list[str]:
    """Every clause that is not tested in full, once, by what would say more about it."""
    rest, found = reported.elsewhere, reported.result.tested
    open_ones = len(found.untested) + len(found.partly)
    if not open_ones:
        return []
    lines = [plural("{count} is not tested in full:", "{count} are not tested in full:", open_ones)]
    if rest.larger_scope:
        line = _("A larger scope of it would say more about {count}: {clauses}.")
        if reported.assessment.joins:
            line = _("Larger scopes of them would say more about {count}: {clauses}.")
        lines.append(line.format(count=len(rest.larger_scope), clauses=_some(rest.larger_scope)))
    for name, clauses in rest.questionnaires.items():
        line = _("The questionnaire “{name}” would say more about {count}: {clauses}.")
        lines.append(line.format(name=name, count=len(clauses), clauses=_some(clauses)))
    if rest.facility:
        line = _(
            "Only an assessment of the sites themselves (a facility questionnaire or an audit) "
            "would say more about {count}: {clauses}."
        )
        lines.append(line.format(count=len(rest.facility), clauses=_some(rest.facility)))
    if rest.nothing:
        line = _("Nothing in your library would say more about {count}: {clauses}.")
        lines.append(line.format(count=len(rest.nothing), clauses=_some(rest.nothing)))
    return lines


def _some(ids: tuple[str, ...], most: int = 12) -> str:
    shown = ", ".join(ids[:most])
    return (
        shown
        if len(ids) <= most
        else _("{shown} and {more} more").format(shown=shown, more=len(ids) - most)
    )


def headline(reported: Reported) -> str:
    """The figure and the rating, with the score before a cap; or why there is none."""
    result = reported.result
    if result.total is Total.REFUSED:
        return _("No total is given.")
    if Why.VOID in result.tree.why and result.tree.because:
        return _("No score: {because}").format(because=result.tree.because.to(reported.language))
    if result.tree.point is None and not (result.rating or result.provisional):
        return _("Not assessed: nothing that counts was answered.")
    return " · ".join(filter(None, (_figure(result), _rating(reported))))


def _figure(result: Result) -> str:
    if result.tree.point is None:
        return ""
    start, end = result.range
    line = _("{figure} on a scale from {start:g} to {end:g}")
    if result.tree.point < start:
        line = _("{figure}, below the scale from {start:g} to {end:g}")
    exact = published(result)
    figure = wording.figure(result.tree.point) if exact is None else wording.number(exact)
    return line.format(figure=figure, start=start, end=end)


def _rating(reported: Reported) -> str:
    rating = reported.result.rating
    if reported.result.provisional:
        return _("provisional, no rating")
    if rating is None:
        return ""
    name = wording.rating(rating, reported.language)
    if rating.before_cap == rating.band:
        return name
    capped = _("capped from {before} to {after}")
    return capped.format(before=rating.before_cap, after=name)


def notes(reported: Reported) -> list[str]:
    """What must be said with the figure: whose method, caps, ends, provisional, evidence."""
    result, language = reported.result, reported.language
    lines = [f"{wording.official(result)}. {result.because.to(language)}"]
    if result.weights_because:
        lines.append(other_weights(result.weights_because, language))
    lines += [held_down(cap, language) for cap in result.caps]
    if result.rating:
        lines += _conditions(result.rating, language)
    lines += _made_of(result)
    if result.provisional:
        line = _(
            "Provisional: only {coverage} of what the figure rests on was answered or declared "
            "unknown; a rating needs {needed}."
        )
        needed = wording.percent(reported.code.scoring.provisional_below)
        lines.append(line.format(coverage=wording.percent(result.tree.coverage), needed=needed))
    if result.tree.related:
        line = _("The figure rests on {parts}: {share} answered or declared unknown.")
        share = wording.percent(result.tree.coverage)
        lines.append(line.format(parts=_some(result.tree.related), share=share))
    lines += _ends(result)
    return lines + _evidenced(reported)


def other_weights(because: Text, language: str) -> str:
    """Why the parts weigh something else than usually."""
    return _("Other weights hold: {because}").format(because=because.to(language))


def held_down(cap: Cap, language: str) -> str:
    """What a cap made of the figure, and why."""
    line = _("The figure is held down to {figure}: {because} ({parts})")
    because, parts = cap.because.to(language), _some(cap.triggered_by)
    return line.format(figure=wording.figure(cap.figure), because=because, parts=parts)


def _conditions(rating: Rating, language: str) -> list[str]:
    """What holds the rating down, and what it still needs."""
    lines = [
        _("Capped to {band}: {because} ({parts})").format(
            band=cap.to, because=cap.because.to(language), parts=_some(cap.triggered_by)
        )
        for cap in rating.caps
    ]
    if rating.if_closed:
        line = _("{band} only once the findings in {clauses} are closed.")
        lines.append(line.format(band=rating.band, clauses=_some(rating.if_closed)))
    return lines


def _made_of(result: Result) -> list[str]:
    """What findings took off, and how many clauses have which grade."""
    lines = []
    taken = deducted(result.tree)
    if taken:
        points = wording.number(round(taken, 9))
        lines.append(_("Findings took {points} points off.").format(points=points))
    grades = Counter(part.grade for part in graded(result.tree))
    if grades:
        counted = ", ".join(f"{count} × {grade}" for grade, count in sorted(grades.items()))
        lines.append(_("By grade: {grades}.").format(grades=counted))
    return lines


def _evidenced(reported: Reported) -> list[str]:
    """What the figure is under the evidence rule, or the rules, each with whose it is."""
    form, result = reported.questionnaire, reported.result
    caps = [
        _("{cap} (in {name})").format(cap=wording.percent(one.evidence_cap), name=one.id)
        if form.joins
        else wording.percent(one.evidence_cap)
        for one in form.made_of
        if one.evidence_cap is not None
    ]
    if not caps or result.evidenced is None:
        return []
    line = _(
        "The figure is {figure} where answers on a maturity scale without a document count {cap} "
        "at most; other answers count the same."
    )
    figure = wording.figure(result.evidenced)
    return [line.format(figure=figure, cap=wording.listed(caps))]


def _ends(result: Result) -> list[str]:
    if result.tree.low == result.tree.high:
        return []
    low, high = wording.figure(result.tree.low), wording.figure(result.tree.high)
    counts = []
    if result.reviews:
        counts.append(plural("{count} review", "{count} reviews", len(result.reviews)))
    if result.top_ups:
        counts.append(plural("{count} top-up", "{count} top-ups", len(result.top_ups)))
    if not counts:
        line = _("At most {high}: some clauses ask less than what was tested.")
        return [line.format(high=high)]
    line = _("Between {low} and {high}, depending on {what} still to be answered.")
    return [line.format(low=low, high=high, what=wording.listed(counts))]


def shares(result: Result) -> list[tuple[str, str]]:
    """The figures that stand beside every score."""
    return [
        (
            _("Covered: answered or declared unknown, by weight"),
            wording.percent(result.shares.coverage),
        ),
        (_("“I don't know”"), wording.percent(result.shares.dont_know)),
        (_("“I prefer not to say”"), wording.percent(result.shares.refused)),
        (_("Answers with a document"), wording.percent(result.shares.documented)),
        (_("Answers verified independently"), wording.percent(result.shares.verified)),
        (_("Clauses to be reviewed"), str(len(result.reviews))),
        (_("Clauses whose extra question is open"), str(len(result.top_ups))),
    ]


def contradictions(reported: Reported) -> list[str]:
    """Which answers do not fit together; empty where all do."""
    result, language = reported.result, reported.language
    lines = [wording.contradiction(one, language) for one in result.contradictions]
    for unit, one in result.contradictions_in:
        says = wording.contradiction(one, language)
        lines.append(wording.in_unit(says, reported.assessment, unit))
    return wording.contradictions(lines)


def section_parts(tree: Part) -> Iterator[tuple[int, Part]]:
    """The sections of the total, and under each the units that it is asked for, with the depth."""
    for section in tree.parts:
        yield 0, section
        yield from _units(section, 1)


def _units(part: Part, depth: int) -> Iterator[tuple[int, Part]]:
    for one in part.parts:
        if one.kind is PartKind.UNIT:
            yield depth, one
            yield from _units(one, depth + 1)


def section_line(reported: Reported, part: Part) -> tuple[str, str, str]:
    """Name, figure and what it rests on, for one section."""
    if part.point is None:
        return part.id, "—", _("not assessed") if part.coverage is not None else _("does not apply")
    few = is_provisional(reported, part)
    covered = _("{share} covered, provisional") if few else _("{share} covered")
    share = wording.percent(part.coverage)
    return part.id, wording.part_figure(part), covered.format(share=share)


def section_title(reported: Reported, part: Part) -> str:
    """What stands beside the id of a section or a unit; empty where it says no more than that."""
    title = part.title.to(reported.language) if part.title else ""
    return "" if title == part.id else title


def is_provisional(reported: Reported, part: Part) -> bool:
    """Whether too little of a section was answered for its figure to be relied on."""
    return not reached(part.coverage or 0.0, reported.code.scoring.provisional_below)


def findings_line(reported: Reported) -> str:
    """How many findings there are and on how many answers they rest; or why there are none."""
    found = reported.result.findings
    if not found:
        return _no_findings(reported.result)
    answers = {cause for finding in found for cause in finding.causes}
    return _("{findings} from {answers}, gravest first").format(
        findings=plural("{count} finding", "{count} findings", len(found)),
        answers=plural("{count} answer", "{count} answers", len(answers)),
    )


def _no_findings(result: Result) -> str:
    if not result.shares.coverage:
        return _("Nothing is assessed yet, so there are no findings.")
    if result.shares.coverage < 1:
        return _("No findings in what was tested and answered.")
    return _("No findings.")


def finding_line(reported: Reported, finding: Finding) -> tuple[str, str, str, str]:
    """Severity, clause, title and outcome of one finding."""
    own = reported.code.scoring.severity_words
    outcome = wording.finding_outcome(finding)
    return (
        wording.severity(finding.severity, own),
        finding.clause,
        wording.finding_title(finding, reported.assessment, reported.language),
        f"{outcome} ({wording.percent(finding.point)})",
    )
