"""An assessment: who answered which questionnaire, and what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

Value = str | float | tuple[str, ...] | None
"""An option id or words; a number; several option ids; None where nothing was answered."""


class AnswerState(StrEnum):
    """Never the same thing, never merged."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not-applicable"
    """A reason is required."""
    DONT_KNOW = "dont-know"
    REFUSED = "refused"
    """Prefers not to say."""
    MISSING = "missing"
    """No answer yet; kept only for its note, flag or evidence."""


class EvidenceLevel(StrEnum):
    """How well an answer is backed, weakest first."""

    NONE = "none"
    STATED = "stated"
    """Someone says so."""
    DOCUMENT = "document"
    """A document or record is attached."""
    VERIFIED = "verified"
    """Someone independent checked it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document, record or link behind an answer."""

    where: str
    """A path as typed (relative to the assessment file) or a link."""
    sha256: str = ""
    """Of the file when it was attached; empty for a link and for a name (`urn:sha256:…`)."""
    level: EvidenceLevel = EvidenceLevel.DOCUMENT

    @property
    def is_link(self) -> bool:
        """Whether it is a link, or the name of a document kept elsewhere, rather than a file."""
        return self.where.lower().startswith(("https://", "http://", "urn:"))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with all that a person said about it."""

    state: AnswerState
    value: Value = None
    reason: str = ""
    """Why it does not apply."""
    note: str = ""
    flagged: bool = False
    """Marked to come back to."""
    evidence: tuple[Evidence, ...] = ()
    by: str = ""
    at: str = ""
    """ISO 8601 in UTC; empty where nobody recorded it."""

    def changed(
        self, state: AnswerState, value: Value = None, *, reason: str = "", by: str, at: str
    ) -> Answer:
        """The answer that this one becomes; its note, flag and evidence stay."""
        return replace(self, state=state, value=value, reason=reason, by=by, at=at)

    def noted(self, note: str) -> Answer:
        """The same answer with this note; `replace` would take three times as long."""
        return Answer(
            self.state, self.value, self.reason, note, self.flagged, self.evidence, self.by, self.at
        )

    @property
    def says_something(self) -> bool:
        """Whether there is an answer, or at least a note, a flag or evidence."""
        beside = self.note or self.flagged or self.evidence
        return self.state is not AnswerState.MISSING or bool(beside)

    def evidence_level(self) -> EvidenceLevel:
        """The best level of its evidence; stated where there is an answer without evidence."""
        floor = EvidenceLevel.STATED if self.state is AnswerState.ANSWERED else EvidenceLevel.NONE
        if not self.evidence:
            return floor
        order = list(EvidenceLevel)
        return max((floor, *(piece.level for piece in self.evidence)), key=order.index)


UNANSWERED = Answer(AnswerState.MISSING)


@dataclass(frozen=True, slots=True)
class AskedOf:
    """A question as the whole answers it, or one unit for itself."""

    question: str
    unit: str = ""
    """The id of the unit; empty for the whole."""

    def __str__(self) -> str:
        """As people write it: `question`, or `unit/question`."""
        return f"{self.unit}/{self.question}" if self.unit else self.question


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of what is assessed that answers some questions for itself."""

    id: str
    """No other unit of the assessment has it."""
    kind: str
    """What a code repeats by: site, line, service, group of workers."""
    title: str = ""
    size: float = 1.0
    """Its weight among its like, as the number of workers."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """What it says for itself; all else it takes from what it is part of."""
    units: tuple[Unit, ...] = ()
    """Its parts. Units of its own kind make it a group that counts as one."""

    @property
    def name(self) -> str:
        """What people call it: its title, else its id."""
        return self.title or self.id

    def every_unit(self) -> Iterator[Unit]:
        """Itself and all units in it, in order."""
        yield self
        for one in self.units:
            yield from one.every_unit()

    def path_to(self, unit: str) -> tuple[Unit, ...]:
        """The units from this one down to that of the id; empty where it is not in this one."""
        if self.id == unit:
            return (self,)
        inner = next(filter(None, (one.path_to(unit) for one in self.units)), ())
        return (self, *inner) if inner else ()

    def answering(self, asked: AskedOf, answer: Answer) -> Unit:
        """The unit with one answer changed, where it or a unit in it is asked."""
        answers = self.answers
        if asked.unit == self.id:
            answers = _with(answers, asked.question, answer)
        units = tuple(one.answering(asked, answer) for one in self.units)
        return replace(self, answers=answers, units=units)


def _with(answers: dict[str, Answer], question: str, answer: Answer) -> dict[str, Answer]:
    """The answers with one changed; without it where it says nothing any more."""
    changed = answers | {question: answer}
    if not answer.says_something:
        del changed[question]
    return changed


@dataclass(frozen=True, slots=True)
class KeptAside:
    """An answer that this version of the questionnaire cannot take, kept word for word."""

    question: str
    answer: str
    """As it stood in the file, in YAML."""
    because: str
    unit: str = ""
    """The id of the unit that gave it; empty for the whole."""


@dataclass(frozen=True, slots=True)
class Permission:
    """The consent under which somebody else's answers may be read."""

    consent: str
    """Its id."""
    by: str
    """The fingerprint of who gave it and may take it back."""
    until: str
    """The last day, as an ISO 8601 date."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answers of one company or site to one questionnaire."""

    id: str
    questionnaire: str
    """`id@version` that the answers were given to."""
    scope: str
    organisation: str = ""
    site: str = ""
    """Empty where the company as a whole is meant."""
    made_up: bool = False
    """True for samples: every output says so."""
    digest: str = ""
    """Of the questionnaire when it was last answered."""
    started: str = ""
    updated: str = ""
    tool: str = ""
    previous: str = ""
    """The file of an earlier assessment, as seen from this one; its answers are “last time”."""
    at: str = ""
    """The question on the screen when answering ended; empty where it was the review."""
    answers: dict[str, Answer] = field(default_factory=dict)
    units: tuple[Unit, ...] = ()
    """Sites, lines or services that answer for themselves; empty where all is answered once."""
    kept_aside: tuple[KeptAside, ...] = ()
    shared: Permission | None = None
    """Under which consent it was received; None for one's own."""
    joins: tuple[Assessment, ...] = ()
    """Those that it was put together from; empty for one that people answered as one."""

    @property
    def made_of(self) -> tuple[Assessment, ...]:
        """Those that it was put together from, else itself."""
        return self.joins or (self,)

    def every_unit(self) -> Iterator[Unit]:
        """All units, those within units included, in order."""
        for one in self.units:
            yield from one.every_unit()

    def every_answer(self) -> Iterator[tuple[AskedOf, Answer]]:
        """All answers, those of the whole first, then those that each unit gives for itself."""
        for question, answer in self.answers.items():
            yield AskedOf(question), answer
        for unit in self.every_unit():
            for question, answer in unit.answers.items():
                yield AskedOf(question, unit.id), answer

    def answer(self, asked: AskedOf) -> Answer:
        """What the whole, or the unit, answers itself; UNANSWERED where that is nothing."""
        answers = self.path_to(asked.unit)[-1].answers if asked.unit else self.answers
        return answers.get(asked.question, UNANSWERED)

    def path_to(self, unit: str) -> tuple[Unit, ...]:
        """The units from the outermost down to that of the id; empty for the whole."""
        return next(filter(None, (one.path_to(unit) for one in self.units)), ())

    def answering(self, asked: AskedOf, answer: Answer) -> Assessment:
        """The assessment with one answer changed, be it one of a unit."""
        if not asked.unit:
            return replace(self, answers=_with(self.answers, asked.question, answer))
        return replace(self, units=tuple(one.answering(asked, answer) for one in self.units))
