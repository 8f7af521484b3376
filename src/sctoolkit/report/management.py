"""What the report for management says, from who and when to the limits, before it is laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sctoolkit import wording
from sctoolkit.engine.units import asking
from sctoolkit.language import _, spoken
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Outcome, Part, PartKind
from sctoolkit.model.scoring import Policy
from sctoolkit.report import summary
from sctoolkit.report.gaps import Gap, Line, gaps, strengths
from sctoolkit.report.notes import notes
from sctoolkit.report.shortfalls import Entry, Group, Shortfalls, first_steps
from sctoolkit.report.side_by_side import rows as side_by_side
from sctoolkit.report.summary import Reported
from sctoolkit.report.tested import tests


@dataclass(frozen=True, slots=True)
class Count:
    """How many clauses have one outcome."""

    outcome: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section as a bar."""

    id: str
    title: str
    figure: str
    rests_on: str
    share: int | None
    """In whole percent; None where nothing was assessed, which is drawn unlike 0."""
    provisional: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the report says of one code, part by part."""

    id: str
    """Of the code."""
    code: str
    tested: str
    shares: list[tuple[str, str]]
    headline: str
    notes: list[str]
    contradictions: list[str]
    counts: list[Count]
    sections: list[SectionLine]
    first_steps: list[tuple[Entry, str]]
    findings: str
    groups: list[Group]
    open_clauses: list[Entry]
    gaps: list[Gap]
    strengths: list[Line]
    method: list[str]
    stamp: list[str]


@dataclass(frozen=True, slots=True)
class Management:
    """The report: one assessment, against one code or several."""

    language: str
    """Of the words around the content."""
    subject: str
    about: list[tuple[str, str]]
    beside: list[dict[str, str]]
    """A row for each code, by headings to be translated; empty where there is one code."""
    chapters: list[Chapter]


def management(reported: Sequence[Reported], made_on: date) -> Management:
    """Everything that the report says of one assessment; `reported` has each code once."""
    chapters = [chapter(one) for one in reported]
    rows = zip(side_by_side(reported), chapters, strict=True)
    return Management(
        language=spoken(),
        subject=summary.subject(reported[0].result),
        about=_about(reported[0], made_on),
        beside=[row | {"code": one.code} for row, one in rows] if len(chapters) > 1 else [],
        chapters=chapters,
    )


def chapter(reported: Reported) -> Chapter:
    """What there is to say of one code, in the order in which it is said."""
    code, language = reported.code, reported.language
    shortfalls = Shortfalls(reported)
    groups = shortfalls.groups()
    return Chapter(
        id=code.id,
        code=f"{code.title.to(language)} ({code.version})",
        tested=tests(reported),
        shares=summary.shares(reported.result),
        headline=summary.headline(reported),
        notes=notes(reported),
        contradictions=summary.contradictions(reported),
        counts=_counts(reported),
        sections=[
            _section(reported, part, depth)
            for depth, part in summary.section_parts(reported.result.tree)
        ],
        first_steps=first_steps(groups),
        findings=summary.findings_line(reported),
        groups=groups,
        open_clauses=shortfalls.open_clauses(),
        gaps=gaps(reported),
        strengths=strengths(reported),
        method=_method(reported),
        stamp=_stamp(reported),
    )


def _about(reported: Reported, made_on: date) -> list[tuple[str, str]]:
    assessment = reported.assessment
    made_of = zip(reported.questionnaire.made_of, assessment.made_of, strict=True)
    asked = [_asked(form, one, reported.language) for form, one in made_of]
    who = dict.fromkeys(answer.by for _asked_of, answer in assessment.every_answer() if answer.by)
    rows = [
        *((_("Questionnaire"), words) for words in asked),
        (_("Answered"), _days(reported)),
        (_("Answered by"), ", ".join(who)),
        (_("Report made"), made_on.isoformat()),
    ]
    return [(name, words) for name, words in rows if words]


def _asked(form: Questionnaire, assessment: Assessment, language: str) -> str:
    found = asking(form, assessment)
    scope = next(one.title for one in form.scopes if one.id == assessment.scope)
    return _("{title}: {scope}, {answered} of {asked} questions answered").format(
        title=form.title.to(language),
        scope=scope.to(language),
        answered=len(found.asked) - len(found.open),
        asked=len(found.asked),
    )


def _days(reported: Reported) -> str:
    """The first and the last day of the answers, as ISO dates; empty where none is recorded."""
    assessment = reported.assessment
    moments = [answer.at for _asked_of, answer in assessment.every_answer() if answer.at]
    moments = moments or [moment for moment in (assessment.started, assessment.updated) if moment]
    days = sorted({moment[:10] for moment in moments})
    if len(days) <= 1:
        return "".join(days)
    return _("{first} to {last}").format(first=days[0], last=days[-1])


def _counts(reported: Reported) -> list[Count]:
    clauses = reported.result.parts(PartKind.CLAUSE)
    found = Counter(_kind(part) for part in clauses)
    names = {one.value: wording.outcome(one) for one in Outcome}
    names[PARTIAL] = _("met as far as tested")
    order = (
        Outcome.MET,
        PARTIAL,
        Outcome.TOP_UP,
        Outcome.REVIEW,
        Outcome.PARTLY_MET,
        Outcome.NOT_MET,
        Outcome.NOT_ASSESSED,
        Outcome.NOT_APPLICABLE,
    )
    return [Count(one, names[one], found[one]) for one in order if found[one]]


DEEPER = "· "
"""Stands before the name of a unit under its section."""
PARTIAL = "met-partial"
"""Met, but only a part of the clause was tested and answered."""


def _kind(clause: Part) -> str:
    if clause.outcome is Outcome.MET and not wording.complete(clause.coverage):
        return PARTIAL
    return (clause.outcome or Outcome.NOT_ASSESSED).value


def _section(reported: Reported, part: Part, depth: int) -> SectionLine:
    section, figure, rests_on = summary.section_line(reported, part)
    section = DEEPER * depth + section
    title = summary.section_title(reported, part)
    share = None if part.share is None else wording.whole_percent(part.share)
    provisional = summary.is_provisional(reported, part)
    return SectionLine(section, title, figure, rests_on, share, provisional)


def _method(reported: Reported) -> list[str]:
    scoring = reported.code.scoring
    lines = [
        _(
            "This is a self-assessment. The answers are the organisation's own; {verified} of "
            "them were verified by someone independent. It is no audit, no certificate and no "
            "legal advice."
        ).format(verified=wording.percent(reported.result.shares.verified)),
        _(
            "A clause is met where the answers reach {met} of what its criteria ask for. Below "
            "{partly} it is not met, between the two partly met."
        ).format(
            met=wording.percent(scoring.met_at), partly=wording.percent(scoring.not_met_below)
        ),
    ]
    if Policy.ZERO in (scoring.policies.dont_know, scoring.policies.refused):
        lines.append(
            _(
                "“I don't know” and “I prefer not to say” reach nothing, where the code does not "
                "leave them out: what nobody knows or says cannot be relied on."
            )
        )
    lines.append(_("Percentages are cut, not rounded: 49.6 never reads as 50."))
    return [*lines, reported.code.basis.to(reported.language)]


def _stamp(reported: Reported) -> list[str]:
    stamp = reported.result.stamp
    asked = _("Questionnaire {questionnaire} ({digest}), scope {scope}")
    against = _("Code {code} ({digest}), criteria {criteria}, {tool}")
    return [
        asked.format(
            questionnaire=stamp.questionnaire,
            digest=stamp.questionnaire_digest[:12],
            scope=stamp.scope,
        ),
        against.format(
            code=stamp.code,
            digest=stamp.code_digest[:12],
            criteria=stamp.criteria,
            tool=stamp.tool,
        ),
    ]
