"""A result: the score as a tree that explains itself, its rating, and the findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.model.assessment import AnswerState, AskedOf, EvidenceLevel, Value
from sctoolkit.model.questionnaire import Contradiction
from sctoolkit.model.scoring import Official, Rounding, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Step
from sctoolkit.model.text import Text


class Outcome(StrEnum):
    """What a clause comes to."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    REVIEW = "review"
    """The clause asks less than what was tested: its own narrower question decides."""
    TOP_UP = "top-up"
    """The clause asks more than what was tested: never met until its own question is answered."""
    NOT_ASSESSED = "not-assessed"
    """Nothing that it asks was tested and answered."""
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_finding(self) -> bool:
        """Whether the clause goes on the list of findings."""
        return self in (Outcome.PARTLY_MET, Outcome.NOT_MET, Outcome.REVIEW)


class PartKind(StrEnum):
    """The levels of the tree, from the total down to the answers."""

    TOTAL = "total"
    SECTION = "section"
    UNIT = "unit"
    """A site, line or service that a node is repeated for."""
    CLAUSE = "clause"
    CRITERION = "criterion"
    QUESTION = "question"


class Why(StrEnum):
    """Why a part has no figure, or not the figure that its answer alone would give."""

    UNTESTED = "untested"
    """No question of this questionnaire tests it."""
    OUT_OF_SCOPE = "out-of-scope"
    """The question belongs to a larger scope."""
    HIDDEN = "hidden"
    """Another answer made the question pointless."""
    MISSING = "missing"
    DONT_KNOW = "dont-know"
    REFUSED = "refused"
    NOT_APPLICABLE = "not-applicable"
    VOID = "void"
    """Something without which the publisher gives no score at all."""
    NO_PARTS = "no-parts"
    """None of its parts has a figure."""
    OUTSIDE_HUB = "outside-hub"
    """The clause is about something that the criteria do not hold."""
    INHERITED = "inherited"
    """It takes the figure of the question that hid it."""
    GATED = "gated"
    """A must-have item is missing, so the figure is capped."""
    CODE_ASKS_LESS = "code-asks-less"
    CODE_ASKS_MORE = "code-asks-more"
    ZERO_TOLERANCE = "zero-tolerance"
    """Short of a zero-tolerance criterion, it is not met, although its figure would say more."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the ticked items of one answer earn."""

    each: tuple[float, ...]
    """Of those that stand for one another only the best."""
    of: float | None
    """Full marks, of which the sum is a share; None where the sum counts as it is."""


@dataclass(slots=True)
class Part:
    """One figure with what it is made of; None = no figure.

    A figure is a share from 0 to 1 unless points or steps make something else of it. Not frozen,
    because a result has hundreds of parts and a frozen one takes four times as long to make; nobody
    changes one that is made.
    """

    kind: PartKind
    id: str
    point: float | None
    low: float | None
    """The figure if every open top-up goes badly."""
    high: float | None
    """The figure if every open review goes well."""
    coverage: float | None
    """Share (0 to 1) of what it asks that was tested and answered or declared unknown.

    None where it does not apply.
    """
    weight: float = 1.0
    """Its weight in the figure above it."""
    full: float = 1.0
    """The figure that everything in place would give."""
    title: Text | None = None
    tag: str = ""
    steps: tuple[Step, ...] = ()
    """How `parts` make the figure; empty for an answer."""
    stages: tuple[float, ...] = ()
    """The point figure after each step."""
    why: tuple[Why, ...] = ()
    because: Text | None = None
    """The authored reason that belongs to `why`."""
    parts: tuple[Part, ...] = ()
    outcome: Outcome | None = None
    """Only clauses have one."""
    severity: Severity | None = None
    """How grave a breach of it is; only clauses have one."""
    grade: str = ""
    """What it is graded, where the code grades such parts."""
    relation: str = ""
    """How the clause above relates to this criterion; empty elsewhere."""
    level_asked: str = ""
    level_reached: str = ""
    state: AnswerState | None = None
    """Only questions have one."""
    value: Value = None
    evidence: EvidenceLevel | None = None
    """How well the answer is backed; only questions with an answer have one."""
    related: tuple[str, ...] = ()
    """The question inherited from, or the must-have items that are missing."""
    marks: Marks | None = None
    """Only questions with several items have them."""

    @property
    def share(self) -> float | None:
        """The figure as a share of what it could be; None where it has none."""
        return self.share_of(self.point)

    def share_of(self, figure: float | None) -> float | None:
        """One of its figures as a share of what it could be; None stays None.

        What can be worth 0 at best, or less, is there in full (1) or not at all (0).
        """
        if figure is None or self.full == 1:
            return figure
        return figure / self.full if self.full > 0 else float(figure >= self.full)

    @property
    def answered_by(self) -> str:
        """The question whose answer gives the figure: its own, or the one that it inherits from."""
        return self.related[0] if Why.INHERITED in self.why else self.id


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause that is partly or not met, or must be reviewed."""

    clause: str
    title: Text
    severity: Severity
    outcome: Outcome
    point: float
    """As a share of what the clause could reach."""
    causes: tuple[AskedOf, ...]
    """The questions whose answers fall short, each as it was asked of the whole or of a unit."""
    until_clarified: bool = False
    """True where a zero-tolerance criterion was tested with a wider question than the clause's."""
    unknown: tuple[AnswerState, ...] = ()
    """Where not one of the causes was answered: what stands there instead, each state once."""
    unit: str = ""
    """The innermost unit that the clause stands in; empty where it stands in none.

    A clause that is itself asked for each unit is found once, and its causes name the units.
    """


@dataclass(frozen=True, slots=True)
class Cap:
    """A rule that held a rating down."""

    to: str
    """The band; empty where only the figure is held down."""
    because: Text
    triggered_by: tuple[str, ...]
    """Clause or section ids."""
    figure: float | None = None
    """What the total is held down to; None where only the rating is."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A band, before and after caps."""

    band: str
    label: Text
    before_cap: str
    """The band that the score alone gives; equal to `band` where nothing capped it."""
    caps: tuple[Cap, ...] = ()
    """Every rule that applies and is tighter than the score alone, the tightest first."""
    if_closed: tuple[str, ...] = ()
    """The clauses whose findings must be closed before the rating holds."""


@dataclass(frozen=True, slots=True)
class Tested:
    """Which clauses of the code this questionnaire can say something about."""

    fully: tuple[str, ...]
    partly: tuple[str, ...]
    untested: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many clauses the code has."""
        return len(self.fully) + len(self.partly) + len(self.untested)


@dataclass(frozen=True, slots=True)
class Shares:
    """What stands beside every score. Each is a share from 0 to 1."""

    coverage: float
    """Of the weight of all clauses of the code, what was answered or declared unknown."""
    dont_know: float
    """Of the questions that count, those answered "I don't know"."""
    refused: float
    """Of the questions that count, those answered "I prefer not to say"."""
    documented: float
    """Of the answers that count, those with a document or better."""
    verified: float
    """Of the answers that count, those that someone independent checked."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a result was made of, so that it can be made again."""

    questionnaire: str
    questionnaire_digest: str
    code: str
    code_digest: str
    criteria: str
    criteria_digest: str
    scope: str
    tool: str


@dataclass(frozen=True, slots=True)
class Result:
    """An assessment scored against one code."""

    stamp: Stamp
    organisation: str
    site: str
    made_up: bool
    official: Official
    total: Total
    because: Text
    """What the figure is, or why there is none."""
    range: tuple[float, float]
    """The lowest and the highest total there can be."""
    tree: Part
    """The total; its figure is None where the code refuses one or nothing was assessed."""
    caps: tuple[Cap, ...]
    """What held the figure down, the tightest first; what held the rating down stands there."""
    rounding: Rounding | None
    """How the publisher rounds; None where it does not say."""
    evidenced: float | None
    """The point figure if answers without a document are capped; None where there is no figure."""
    provisional: bool
    rating: Rating | None
    """None where the code has no rating, or the result is provisional."""
    findings: tuple[Finding, ...]
    """Gravest first."""
    tested: Tested
    shares: Shares
    reviews: tuple[str, ...]
    """Clauses whose own narrower question is open; each raises the high end."""
    top_ups: tuple[str, ...]
    """Clauses whose own extra question is open; each lowers the low end."""
    contradictions: tuple[Contradiction, ...] = ()
    """Answers that cannot all be true, certain ones first; they change no figure."""
    contradictions_in: tuple[tuple[str, Contradiction], ...] = ()
    """Those of a unit, by its id, that do not hold in what it is part of."""
    weights_because: Text | None = None
    """Why other weights hold than usually; None where they do not."""

    def parts(self, kind: PartKind) -> list[Part]:
        """All parts of one kind, in the order of the code."""
        return of_kind(self.tree, kind)


def of_kind(part: Part, kind: PartKind) -> list[Part]:
    """All parts of one kind at or under `part`, in the order of the code."""
    if part.kind is kind:
        return [part]
    return [found for child in part.parts for found in of_kind(child, kind)]


Placed = tuple[tuple[str, ...], Part]
"""A part with the ids of the units that it stands in, outermost first."""


def placed(part: Part, kind: PartKind, units: tuple[str, ...] = ()) -> list[Placed]:
    """All parts of one kind at or under `part`, which itself stands in `units`."""
    if part.kind is kind:
        return [(units, part)]
    inside = (*units, part.id) if part.kind is PartKind.UNIT else units
    return [found for child in part.parts for found in placed(child, kind, inside)]


def covering(clause: Part, units: tuple[str, ...] = ()) -> list[Placed]:
    """What a clause that stands in `units` is tested by, in all its own units."""
    found: list[Placed] = []
    for part in clause.parts:
        if part.kind is PartKind.UNIT:
            found += covering(part, (*units, part.id))
        else:
            found.append((units, part))
    return found


def every(part: Part, kind: PartKind) -> list[Part]:
    """All parts of one kind at or under `part`, those within one another included."""
    inner = [found for child in part.parts for found in every(child, kind)]
    return [part, *inner] if part.kind is kind else inner
