"""A plan as it is followed: what was proposed, what people typed since, and every change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sctoolkit.model.action_plan import ActionStatus, FindingStatus, ZeroTolerance
from sctoolkit.model.assessment import Permission
from sctoolkit.model.severity import Severity

Entry = str | float | date | None
"""What stands in one column of an action: text, the key of a listed word, a figure, a day."""


class Kind(StrEnum):
    """What a column holds."""

    OURS = "ours"
    """Grey: written by sctoolkit, not to be changed."""
    TEXT = "text"
    LIST = "list"
    DATE = "date"
    WHOLE = "whole"
    SHARE = "share"
    AMOUNT = "amount"
    FORMULA = "formula"


class Field(StrEnum):
    """The columns of an action."""

    ID = "id"
    TEXT = "text"
    CLAUSES = "clauses"
    SEVERITY = "severity"
    ZERO = "zero"
    STATE = "state"
    CAUSE = "cause"
    CORRECT = "correct"
    PERSON = "person"
    DUE = "due"
    STATUS = "status"
    IMMEDIATE = "immediate"
    PREVENT = "prevent"
    REMEDY = "remedy"
    HOW_VERIFIED = "how_verified"
    EVIDENCE = "evidence"
    VERIFIED_BY = "verified_by"
    VERIFIED_ON = "verified_on"
    FINDING = "finding"
    SITE = "site"
    FINDING_STATUS = "finding_status"
    CAUSE_TYPE = "cause_type"
    REMEDY_TYPE = "remedy_type"
    WORKERS = "workers"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TYPE = "type"
    ROLE = "role"
    EMAIL = "email"
    CONSULTED = "consulted"
    START = "start"
    DONE = "done"
    OVERDUE = "overdue"
    NEW_DUE = "new_due"
    NEW_DUE_REASON = "new_due_reason"
    DECISION = "decision"
    CONSEQUENCE = "consequence"
    COST = "cost"
    EFFORT = "effort"
    COMMENT_SUPPLIER = "comment_supplier"
    COMMENT_BUYER = "comment_buyer"

    @property
    def kind(self) -> Kind:
        """What the column holds."""
        return _KINDS.get(self, Kind.TEXT)

    @property
    def typed(self) -> bool:
        """Whether people fill it in."""
        return self.kind not in (Kind.OURS, Kind.FORMULA)


_KINDS: Mapping[Field, Kind] = {
    **dict.fromkeys((Field.ID, Field.TEXT, Field.CLAUSES, Field.FINDING, Field.SITE), Kind.OURS),
    **dict.fromkeys((Field.STATE, Field.OVERDUE), Kind.FORMULA),
    **dict.fromkeys((Field.DUE, Field.VERIFIED_ON, Field.START, Field.NEW_DUE), Kind.DATE),
    **dict.fromkeys((Field.AMOUNT, Field.COST), Kind.AMOUNT),
    **dict.fromkeys(
        (
            Field.SEVERITY,
            Field.ZERO,
            Field.STATUS,
            Field.HOW_VERIFIED,
            Field.FINDING_STATUS,
            Field.CAUSE_TYPE,
            Field.REMEDY_TYPE,
            Field.TYPE,
            Field.CONSULTED,
            Field.DECISION,
            Field.EFFORT,
        ),
        Kind.LIST,
    ),
    Field.WORKERS: Kind.WHOLE,
    Field.DONE: Kind.SHARE,
}
CLOSING = (
    Field.STATUS,
    Field.DONE,
    Field.HOW_VERIFIED,
    Field.EVIDENCE,
    Field.VERIFIED_BY,
    Field.VERIFIED_ON,
    Field.NEW_DUE,
    Field.NEW_DUE_REASON,
    Field.DECISION,
)
"""What is said of one try to close an action; a finding that is back begins without it."""


class Decision(StrEnum):
    """What becomes of a new due date that is asked for."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


class HowVerified(StrEnum):
    """What showed that an action was done."""

    RECORDS = "records"
    INTERVIEWS = "interviews"
    VISIT = "visit"
    PHOTO = "photo"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Change:
    """One column of one action got another value."""

    revision: int
    """Of the plan: 1 with its first writing, one more with each that changed anything."""
    on: date
    field: Field
    was: Entry
    now: Entry
    origin: str
    """The file that it came from; the assessment where sctoolkit itself changed it."""


@dataclass(frozen=True, slots=True)
class FollowedAction:
    """One action: what sctoolkit proposes, what people typed, and how it came to this."""

    id: str
    """ACT-<question>-<n>, or ACT-<unit>/<question>-<n>; never numbered anew."""
    proposed: Mapping[Field, Entry]
    """By sctoolkit, or, in a row that people added, by them."""
    typed: Mapping[Field, Entry] = field(default_factory=dict)
    """Where people say something else; None where they emptied a cell."""
    opened: date | None = None
    """The day of the first plan that it stood in."""
    cites: tuple[str, ...] = ()
    """The clauses that call for it, as `code:clause`; empty in a row that people added."""
    history: tuple[Change, ...] = ()
    """Oldest first."""

    def value(self, column: Field) -> Entry:
        """What stands in the column now; the id of the action in the first."""
        if column is Field.ID:
            return self.id
        return self.typed[column] if column in self.typed else self.proposed.get(column)

    def entries(self) -> dict[Field, Entry]:
        """What stands in all columns that anybody wrote something in, or emptied."""
        return {Field.ID: self.id, **self.proposed, **self.typed}

    def origin(self, column: Field) -> str:
        """The file that the value came from; empty where it is as proposed."""
        changes = (one.origin for one in reversed(self.history) if one.field is column)
        return next(changes, "")

    def words(self, column: Field) -> str:
        """What stands in a column of text; empty where nothing does."""
        found = self.value(column)
        return found if isinstance(found, str) else ""

    def day(self, column: Field) -> date | None:
        """What stands in a column of days."""
        found = self.value(column)
        return found if isinstance(found, date) else None

    def figure(self, column: Field) -> float | None:
        """What stands in a column of figures."""
        found = self.value(column)
        return found if isinstance(found, float) else None

    @property
    def severity(self) -> Severity | None:
        """How grave it is; None where people added it and do not say."""
        found = self.words(Field.SEVERITY)
        return Severity(found) if found else None

    @property
    def status(self) -> ActionStatus:
        """Where it stands; an empty cell counts as not started."""
        return ActionStatus(self.words(Field.STATUS) or ActionStatus.NOT_STARTED)

    @property
    def zero_tolerance(self) -> ZeroTolerance:
        """Whether people may be in immediate danger."""
        return ZeroTolerance(self.words(Field.ZERO) or ZeroTolerance.NO)

    @property
    def finding_status(self) -> FindingStatus:
        """Whether the gap was there last time."""
        return FindingStatus(self.words(Field.FINDING_STATUS) or FindingStatus.NEW)

    @property
    def due(self) -> date | None:
        """The deadline that holds now: a new one once it is approved."""
        later = self.day(Field.NEW_DUE)
        approved = self.words(Field.DECISION) == Decision.APPROVED
        return later if later and approved else self.day(Field.DUE)

    @property
    def codes(self) -> frozenset[str]:
        """Ids of the codes that call for it."""
        return frozenset(cited.partition(":")[0] for cited in self.cites)

    @property
    def added(self) -> bool:
        """Whether people wrote the row themselves."""
        return not self.cites


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that people typed and that could not be applied, word for word."""

    action: str
    """Id of the action; empty where it belongs to none."""
    column: str
    """The column's key, or a heading that the plan does not have."""
    text: str
    place: str
    """`Actions!K7`."""
    origin: str
    on: date
    because: str
    """The code of the problem."""


@dataclass(frozen=True, slots=True)
class Import:
    """One workbook that was read back."""

    file: str
    sha256: str
    on: date
    who: str
    revision: int
    """Of the plan, with this import in it."""
    written_at: int | None = None
    """The revision that the workbook was written from; None where it does not say."""
    changed: int = 0
    added: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """The plan of one assessment, or of several together, from its first day to its last."""

    id: str
    """Stays the same as long as the plan is followed; stands in every workbook of it."""
    made_from: tuple[str, ...]
    """Names of the assessment files beside it."""
    subject: str
    """The company and site in one line."""
    questionnaire: str
    """`id@version`; several joined by a blank."""
    codes: tuple[str, ...]
    """`id@version` of each."""
    made_on: date
    updated: date
    revision: int = 1
    answered: str = ""
    """When the answers were last changed that the proposals are made from."""
    written_at: int = 0
    """The revision that the last workbook was written from."""
    language: str = "en"
    """Of the proposals."""
    actions: tuple[FollowedAction, ...] = ()
    kept: tuple[Kept, ...] = ()
    imports: tuple[Import, ...] = ()
    shared: Permission | None = None
    """The consent under which it may be read, where somebody else's answers are behind it."""

    def by_id(self) -> dict[str, FollowedAction]:
        """Every action under its id."""
        return {action.id: action for action in self.actions}

    def changes(self) -> Iterator[tuple[FollowedAction, Change]]:
        """Every change of every action."""
        for action in self.actions:
            for change in action.history:
                yield action, change
