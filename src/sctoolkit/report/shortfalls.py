"""What is behind each finding: the answers that fall short, and the step that comes next."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.outcomes import reached
from sctoolkit.engine.planning import HALF
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Finding, Outcome, Part, PartKind, Why, of_kind
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


class Shortfalls:
    """Writes entries one after the other and remembers which answer already stands where."""

    def __init__(self, reported: Reported) -> None:
        self._reported = reported
        self._clauses = reported.clauses()
        self._parts = {part.id: part for part in reported.result.parts(PartKind.CLAUSE)}
        self._findings = {finding.clause: finding for finding in reported.result.findings}
        self._questions = {one.id: one for one in reported.questionnaire.questions()}
        self._stands: dict[str, str] = {}

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
            entries = tuple(self._entry(one.clause) for one in found if one.severity is severity)
            if entries:
                groups.append(Group(severity, wording.severity(severity, words), entries))
        return groups

    def open_clauses(self) -> list[Entry]:
        """The clauses to be reviewed, and those whose own extra question is open."""
        wanted = {*self._reported.result.reviews, *self._reported.result.top_ups}
        return [self._entry(clause) for clause in self._parts if clause in wanted]

    def _entry(self, clause: str) -> Entry:
        language, part = self._reported.language, self._parts[clause]
        finding = self._findings.get(clause)
        causes = finding.causes if finding else ()
        new = [cause for cause in causes if cause not in self._stands]
        places = [self._stands[cause] for cause in causes if cause in self._stands]
        self._stands |= dict.fromkeys(new, clause)
        return Entry(
            clause=clause,
            title=self._clauses[clause].title.to(language),
            gist=self._clauses[clause].gist.to(language),
            outcome=_outcome(part, finding),
            shortfalls=tuple(self._shortfalls(part, new)),
            elsewhere=_elsewhere(places, clause, more=bool(new)),
            reasons=tuple(_reasons(part, language)),
        )

    def _shortfalls(self, part: Part, causes: list[str]) -> list[Shortfall]:
        worth = {one.answered_by: one.share or 0.0 for one in of_kind(part, PartKind.QUESTION)}
        found = [(worth[cause], self._shortfall(cause, worth[cause])) for cause in causes]
        found.sort(key=lambda one: (one[0], not one[1].known))
        return [shortfall for _worth, shortfall in found]

    def _shortfall(self, cause: str, point: float) -> Shortfall:
        question, language = self._questions[cause], self._reported.language
        answer = self._reported.assessment.answers.get(cause, UNANSWERED)
        return Shortfall(
            question.ask.to(language),
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
    for one in part.parts:
        name = one.title.to(language) if one.title else one.id
        because = one.because.to(language) if one.because else ""
        if Why.CODE_ASKS_LESS in one.why:
            line = _("{criterion}: the clause asks less than was asked here. {because}")
            lines.append(line.format(criterion=name, because=because))
        if Why.CODE_ASKS_MORE in one.why:
            line = _("{criterion}: the clause asks more than was asked here. {because}")
            lines.append(line.format(criterion=name, because=because))
    return lines


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
