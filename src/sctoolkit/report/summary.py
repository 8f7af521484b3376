"""What every report says about a result, sentence by sentence, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.scoring.elsewhere import Elsewhere
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.scoring.rounding import published
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Finding, Part, PartKind, Result, Why
from sctoolkit.model.scoring import Total

MOST = 12
"""So many ids stand in a sentence."""


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


def some_ids(ids: Sequence[str]) -> str:
    """The first of the ids, and how many there are beside them."""
    return wording.some_of(ids[:MOST], len(ids))


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
    line = _("{figure} on a scale from {start} to {end}")
    if result.tree.point < start:
        line = _("{figure}, below the scale from {start} to {end}")
    exact = published(result)
    figure = wording.figure(result.tree.point) if exact is None else wording.number(exact)
    ends = {"start": wording.number(start), "end": wording.number(end)}
    return line.format(figure=figure, **ends)


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
