"""What is behind each finding: the answers that fall short, and the step that comes next."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.plans.planning import HALF
from sctoolkit.engine.scoring.asides import is_open
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.units import Givers
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import Answer, AnswerState, AskedOf
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Why, covering, placed
from sctoolkit.model.severity import Severity
from sctoolkit.report.summary import Reported

LONG = 120
"""Longer answers are cut: a report tells answers in short."""
NOBODY_SAYS = (AnswerState.DONT_KNOW, AnswerState.REFUSED, AnswerState.MISSING)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One answer that falls short."""

    ask: str
    answer: str
    next_step: str
    known: bool
    """False where nobody knows or says, so that the next step is to find out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause that falls short or stays open."""

    clause: str
    title: str
    gist: str
    outcome: str
    shortfalls: tuple[Shortfall, ...] = ()
    """The weakest first; an answer stands under one clause only, the gravest."""
    elsewhere: str = ""
    """Where the other answers behind it stand; empty where there are none."""
    reasons: tuple[str, ...] = ()
    """Why it has to be reviewed."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity."""

    severity: Severity
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause with the units that it stands in."""

    part: Part
    units: tuple[str, ...]


class Shortfalls:
    """Writes entries one after the other and remembers which answer already stands where."""

    def __init__(self, reported: Reported) -> None:
        self._reported = reported
        self._clauses = reported.clauses()
        self._places = {
            (part.id, units[-1] if units else ""): _Place(part, units)
            for units, part in placed(reported.result.tree, PartKind.CLAUSE)
        }
        self._findings = {(one.clause, one.unit): one for one in reported.result.findings}
        self._questions = {one.id: one for one in reported.questionnaire.questions()}
        self._givers = Givers(reported.assessment)
        self._stands: dict[AskedOf, str] = {}

    def groups(self) -> list[Group]:
        """What is partly or not met, by severity."""
        found = [
            finding
            for finding in self._reported.result.findings
            if finding.outcome is not Outcome.REVIEW
        ]
        words = self._reported.code.scoring.severity_words
        groups = []
        for severity in Severity:
            entries = tuple(
                self._entry(one.clause, one.unit) for one in found if one.severity is severity
            )
            if entries:
                groups.append(Group(severity, wording.severity(severity, words), entries))
        return groups

    def open_clauses(self) -> list[Entry]:
        """The clauses to be reviewed, and those whose own extra question is open."""
        return [
            self._entry(clause, unit)
            for (clause, unit), place in self._places.items()
            if is_open(place.part, Why.CODE_ASKS_LESS) or is_open(place.part, Why.CODE_ASKS_MORE)
        ]

    def _entry(self, clause: str, unit: str) -> Entry:
        language, assessment = self._reported.language, self._reported.assessment
        place, finding = self._places[clause, unit], self._findings.get((clause, unit))
        causes = finding.causes if finding else ()
        new = [cause for cause in causes if cause not in self._stands]
        places = [self._stands[cause] for cause in causes if cause in self._stands]
        name = wording.in_unit(clause, assessment, unit)
        self._stands |= dict.fromkeys(new, name)
        title = self._clauses[clause].title.to(language)
        return Entry(
            clause=clause,
            title=wording.finding_title(finding, assessment, language)
            if finding
            else wording.in_unit(title, assessment, unit),
            gist=self._clauses[clause].gist.to(language),
            outcome=_outcome(place.part, finding),
            shortfalls=tuple(self._shortfalls(place, new)),
            elsewhere=_elsewhere(places, name, more=bool(new)),
            reasons=tuple(_reasons(place.part, language)),
        )

    def _shortfalls(self, place: _Place, causes: list[AskedOf]) -> list[Shortfall]:
        worth: dict[AskedOf, float] = {}
        for units, one in placed(place.part, PartKind.QUESTION, place.units):
            asked = self._givers.of(one.answered_by, units)
            worth[asked] = min(one.share or 0.0, worth.get(asked, 1.0))
        found = [(worth[one], self._shortfall(one, worth[one], place.units)) for one in causes]
        found.sort(key=lambda one: (one[0], not one[1].known))
        return [shortfall for _worth, shortfall in found]

    def _shortfall(self, cause: AskedOf, point: float, known: tuple[str, ...]) -> Shortfall:
        """`known` are the units that the heading names already."""
        question, language = self._questions[cause.question], self._reported.language
        answer, unit = self._givers.answer(cause), "" if cause.unit in known else cause.unit
        return Shortfall(
            wording.in_unit(question.ask.to(language), self._reported.assessment, unit),
            _short(wording.answer(question, answer, language)),
            _next_step(question, answer, point, language),
            answer.state not in NOBODY_SAYS,
        )


def first_steps(groups: list[Group], most: int = 5) -> list[tuple[Entry, str]]:
    """Where to begin: one step for each of the gravest findings, rather than to find out first."""
    steps = []
    for entry in (entry for group in groups for entry in group.entries):
        known = [one for one in entry.shortfalls if one.known] or entry.shortfalls
        steps += [(entry, one.next_step) for one in known[:1] if one.next_step]
    return steps[:most]


def _outcome(part: Part, finding: Finding | None) -> str:
    if finding is None:
        return wording.clause_outcome(part)
    return f"{wording.finding_outcome(finding)} · {wording.percent(finding.point)}"


def _elsewhere(places: list[str], clause: str, *, more: bool) -> str:
    """Where those answers stand that were told before; empty where there are none."""
    if not places:
        return ""
    if clause in places:
        return _("The answers behind it stand among the findings above.")
    line = _("Also behind it: {answers} under {clauses}.")
    if not more:
        line = _("Behind it: {answers} that stand under {clauses}.")
    answers = plural("{count} answer", "{count} answers", len(places))
    return line.format(answers=answers, clauses=", ".join(dict.fromkeys(places)))


def _reasons(part: Part, language: str) -> list[str]:
    lines = []
    if Why.ZERO_TOLERANCE in part.why:
        lines.append(_("Zero tolerance falls short: not met, however good the rest is."))
    for _units, one in covering(part):
        name = one.title.to(language) if one.title else one.id
        because = one.because.to(language) if one.because else ""
        if Why.CODE_ASKS_LESS in one.why:
            line = _("{criterion}: the clause asks less than was asked here. {because}")
            lines.append(line.format(criterion=name, because=because))
        if Why.CODE_ASKS_MORE in one.why:
            line = _("{criterion}: the clause asks more than was asked here. {because}")
            lines.append(line.format(criterion=name, because=because))
    return list(dict.fromkeys(lines))


def _short(answer: str) -> str:
    return answer if len(answer) <= LONG else answer[:LONG].rpartition(" ")[0] + " …"


def _next_step(question: Question, answer: Answer, point: float, language: str) -> str:
    """The question's own action for a gap of this size; first of all, though, an answer."""
    if answer.state is AnswerState.REFUSED:
        return _("Agree on who may answer this, and record the answer.")
    if answer.state in NOBODY_SAYS:
        return _("Find out and record the answer.")
    if question.recommendation is None:
        return ""
    partly = reached(point, HALF)
    actions = question.recommendation.partial if partly else question.recommendation.absent
    return actions.correct.to(language)
