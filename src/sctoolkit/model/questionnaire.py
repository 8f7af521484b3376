"""Questionnaires: sections of questions, what an answer is worth, and what to do about a gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.model.condition import Condition
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text


class Audience(StrEnum):
    """Whom a question or a criterion is about."""

    FACILITY = "facility"
    COMPANY = "company"
    BOTH = "both"


class QuestionKind(StrEnum):
    """How a question is answered, and so how its answer becomes points."""

    CHOICE = "choice"
    """One option; the option's points."""
    MATURITY = "maturity"
    """One of an ordered scale; (level - lowest) / (highest - lowest)."""
    YES_PARTLY_NO = "yes-partly-no"
    """1, 0.5 or 0."""
    CHECKLIST = "checklist"
    """Several items; the share that is there, or the sum of their points."""
    MENU = "menu"
    """Several good routes; full marks at `full_at` of them."""
    NUMBER = "number"
    """A figure; the points of the band it falls into."""
    TEXT = "text"
    """Free words; never scored."""

    @property
    def many(self) -> bool:
        """Whether the answer is a set of options."""
        return self in (QuestionKind.CHECKLIST, QuestionKind.MENU)

    @property
    def one(self) -> bool:
        """Whether the answer is exactly one option."""
        return self in (QuestionKind.CHOICE, QuestionKind.MATURITY, QuestionKind.YES_PARTLY_NO)


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    id: str
    label: Text
    points: float | None = None
    """Any figure: reversed, negative, above 1. None where the items of a checklist count alike."""
    exclusive: bool = False
    """True for "none of these": it cannot stand beside another item."""
    best_of: str = ""
    """Ticked items of a checklist with the same word here count once, with the best of them."""
    hint: Text | None = None
    """One sentence that says what counts; None where the label says it."""
    reaches: dict[str, str] = field(default_factory=dict)
    """Criterion with levels to the level that this answer reaches."""


@dataclass(frozen=True, slots=True)
class Band:
    """The points for a number at or above `start` and below the next band."""

    start: float
    points: float
    reaches: dict[str, str] = field(default_factory=dict)
    """Criterion with levels to the level that this answer reaches."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of a line from numbers to points."""

    at: float
    points: float


class WhenHidden(StrEnum):
    """What becomes of the score of a question that a condition hides."""

    DROP = "drop"
    """It leaves the score."""
    INHERIT = "inherit"
    """It takes the score of another question: "no audits" must not hide weak auditing."""


class NotApplicableKind(StrEnum):
    """Why a question may not apply."""

    PROFILE = "profile"
    """A fact about the company or its chain."""
    SIZE = "size"
    """The company is too small for it."""
    CHOICE = "choice"
    """Another legitimate route was chosen."""
    NO_CASE = "no-case"
    """Nothing happened in the period; what `needs` asks for must be shown."""
    DEPENDENT = "dependent"
    """What it asks about does not exist yet."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """When a person may answer that the question does not apply. A reason is always asked for."""

    kind: NotApplicableKind
    when: Text
    needs: Text | None = None
    """What must be shown before it is accepted; None where the reason is enough."""
    condition: Condition | None = None
    """Offered only where this holds or is undecided; None = always."""


@dataclass(frozen=True, slots=True)
class GapActions:
    """What to do about one degree of gap."""

    correct: Text
    """Closes the gap."""
    prevent: Text
    """Keeps it closed: the cause, the system, the control."""
    type: str
    """policy, training, consultancy, compensation, investment or other (amfori's measure types)."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a question recommends when its answer falls short."""

    absent: GapActions
    """For answers worth less than 0.5."""
    partial: GapActions
    """For answers worth 0.5 or more that are not yet good practice."""
    remedy: Text | None = None
    """What to do for people who may have been harmed; None where nobody is."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with everything that asking, scoring and planning need."""

    id: str
    section: str
    ask: Text
    help: Text
    kind: QuestionKind
    scope: str
    """The smallest scope that includes it."""
    options: tuple[Option, ...] = ()
    evidence: tuple[Text, ...] = ()
    """What a reviewer would ask to see."""
    severity: Severity = Severity.OBSERVATION
    """How grave it is if the practice is missing."""
    criteria: tuple[str, ...] = ()
    """The hub criteria that the answer tests."""
    scored: bool = True
    practice: tuple[str, ...] = ()
    """The numbers of the guidance that it carries (S5.T2.P7), its own first."""
    recommendation: Recommendation | None = None
    """None for questions without a score."""
    ask_if: Condition | None = None
    when_hidden: WhenHidden = WhenHidden.DROP
    inherits: str = ""
    """The question whose score a hidden one takes; empty unless `when_hidden` is inherit."""
    not_applicable: NotApplicable | None = None
    """None where the person may not answer "does not apply"."""
    must_have: tuple[str, ...] = ()
    """Checklist items without which the answer is worth at most `capped_at`."""
    capped_at: float = 0.5
    full_at: float | None = None
    """Menu: how many routes (checklist with points: which sum) are worth full marks."""
    unit: Text | None = None
    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False
    """True where only whole numbers make sense."""
    bands: tuple[Band, ...] = ()
    """Ascending lower bounds."""
    linear: tuple[Anchor, ...] = ()
    """Number: its points lie on the line through these anchors, and outside stay at the ends."""
    logarithmic: bool = False
    """Number: between two anchors the same factor, not the same step, gives the same points."""
    given: bool = False
    """Number: it is a figure that somebody published, and counts as it is."""
    full_points: float | None = None
    """Checklist with points: the sum counts as it is, up to this. None = as a share of the sum."""
    aliases: tuple[str, ...] = ()
    """How other forms and earlier versions ask it, in any language: what a column is known by."""

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together, asked in this order."""

    id: str
    title: Text
    summary: Text
    source: str
    """Where the guidance stands (`step/7`); empty for the project's own sections."""
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """A named subset of the questionnaire; each contains the ones before it."""

    id: str
    title: Text
    minutes: int
    """How long it takes, as a rough figure for the start screen."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source outside the project."""

    title: str
    url: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that cannot all be true, declared as data."""

    id: str
    when: Condition
    """Holds where the answers contradict each other."""
    says: Text
    """What does not fit, and what to look at again."""
    doubt: bool = False
    """True where there may be an honest reason."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire as one edition of its content."""

    id: str
    version: str
    title: Text
    summary: Text
    audience: Audience
    sources: tuple[Reference, ...]
    scopes: tuple[Scope, ...]
    """Smallest first; the last one holds every question."""
    sections: tuple[Section, ...]
    evidence_cap: float | None = None
    """What a maturity answer without a document is worth at most in the evidenced score."""
    languages: tuple[str, ...] = ("en",)
    digest: str = ""
    """SHA-256 over the files it was read from."""
    merged: dict[str, str] = field(default_factory=dict)
    """Renamed or merged question ids of earlier versions, to the id that carries them now."""
    contradictions: tuple[Contradiction, ...] = ()
    joins: tuple[Questionnaire, ...] = ()
    """Those that it was put together from; empty for one that was written as one."""
    part_of: str = ""
    """`id@version` of the questionnaire that all its questions are from; empty where it is one of
    its own. Answers to a part complete the answers to the whole."""

    @property
    def made_of(self) -> tuple[Questionnaire, ...]:
        """Those that it was put together from, else itself."""
        return self.joins or (self,)

    @property
    def name(self) -> str:
        """`id@version`, of each that it is made of."""
        return " + ".join(f"{one.id}@{one.version}" for one in self.made_of)

    def questions(self) -> list[Question]:
        """All questions in the order in which they are asked."""
        return [question for section in self.sections for question in section.questions]
