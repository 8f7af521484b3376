"""Conditions on actions as formulas: over the cells of one action, or over all actions at once.

Each condition is 1 or 0, or an array of them; they are joined with `*`, so that one wording serves
colours, cells and sums. `SUMPRODUCT` counts with them, which every office program computes alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.plans.standing import GRAVE, REQUIRED, WAITING
from sctoolkit.files.plans.choices import decisions, statuses, zero_tolerance
from sctoolkit.files.sheets.text import quoted
from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Decision, Field
from sctoolkit.model.severity import Severity


def count(*conditions: str) -> str:
    """How many actions fulfil all conditions."""
    return f"SUMPRODUCT({'*'.join(conditions)})"


@dataclass(frozen=True, slots=True)
class Terms:
    """The conditions over the cells of one action, or over ranges that hold all."""

    at: Mapping[Field, str]
    """Column key to the cell or range."""

    def given(self, key: Field) -> str:
        """Something stands there."""
        return f'({self.at[key]}<>"")'

    def blank(self, key: Field) -> str:
        """Nothing stands there."""
        return f'({self.at[key]}="")'

    def used(self) -> str:
        """The row holds an action, whether or not it has an id."""
        return f"({'+'.join(self.given(key) for key in (Field.ID, Field.TEXT, Field.CORRECT))}>0)"

    def status(self, *wanted: ActionStatus) -> str:
        """The status is one of these; an empty one counts as not started."""
        words = [statuses()[one] for one in wanted]
        words += [""] if ActionStatus.NOT_STARTED in wanted else []
        return "(" + "+".join(f"({self.at[Field.STATUS]}={quoted(word)})" for word in words) + ")"

    def unfinished(self) -> str:
        """Neither closed nor set aside."""
        return f"{self.used()}*(1-{self.finished()})"

    def to_do(self) -> str:
        """Waits for the person responsible rather than for a review or for nothing."""
        return f"{self.used()}*{self.not_done()}"

    def not_done(self) -> str:
        """As `to_do`, whether or not the row holds an action."""
        return f"(1-{self.status(*WAITING)}-{self.finished()})"

    def finished(self) -> str:
        """Closed, or set aside."""
        return f"({self.status(ActionStatus.CLOSED)}+{self.set_aside()})"

    def set_aside(self) -> str:
        """No action was justified, and it is not about zero tolerance."""
        return f"{self.status(ActionStatus.NO_ACTION)}*(1-{self.zero(ZeroTolerance.YES)})"

    def proven(self) -> str:
        """Closed with evidence that someone other than the person responsible checked."""
        closed, given = self.status(ActionStatus.CLOSED), self.given(Field.EVIDENCE)
        return f"{closed}*{given}*{self.given(Field.VERIFIED_BY)}*(1-{self.same_person()})"

    def same_person(self) -> str:
        """The person responsible verified the own work; capitals and blanks make no other name."""
        return f"(TRIM({self.at[Field.VERIFIED_BY]})=TRIM({self.at[Field.PERSON]}))"

    def unproven(self) -> str:
        """Closed without that."""
        return f"{self.status(ActionStatus.CLOSED)}*(1-{self.proven()})"

    def zero(self, one: ZeroTolerance) -> str:
        """The zero tolerance column says so."""
        return f"({self.at[Field.ZERO]}={quoted(zero_tolerance()[one])})"

    def severity(self, *wanted: Severity) -> str:
        """The severity is one of these."""
        words = [quoted(wording.severity(one)) for one in wanted]
        return "(" + "+".join(f"({self.at[Field.SEVERITY]}={word})" for word in words) + ")"

    def approved(self) -> str:
        """A new due date was asked for and approved."""
        word = quoted(decisions()[Decision.APPROVED])
        return f"({self.at[Field.DECISION]}={word})*{self.given(Field.NEW_DUE)}"

    def due(self, *tests: str) -> str:
        """The deadline that holds now passes the tests (`<TODAY()`)."""
        first = "*".join(f"({self.at[Field.DUE]}{test})" for test in tests)
        later = "*".join(f"({self.at[Field.NEW_DUE]}{test})" for test in tests)
        approved = self.approved()
        return f"((1-{approved})*{self.given(Field.DUE)}*{first}+{approved}*{later})"

    def undated(self) -> str:
        """No deadline holds."""
        return f"{self.blank(Field.DUE)}*(1-{self.approved()})"

    def needs_immediate(self) -> str:
        """So grave that what stops the harm at once must be said."""
        return self.severity(*GRAVE)

    def missing(self) -> str:
        """Something that must be filled in is not."""
        wanted = [self.blank(key) for key in REQUIRED]
        wanted.append(f"{self.needs_immediate()}*{self.blank(Field.IMMEDIATE)}")
        return f"({'+'.join(wanted)}>0)"
