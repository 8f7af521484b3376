"""What stands in the columns of the portfolio's sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sctoolkit import wording
from sctoolkit.files.sheets.grid import Column, Value
from sctoolkit.language import _, in_a_row
from sctoolkit.model.portfolio import Breach, Call, Entry, Portfolio, Ranked
from sctoolkit.model.result import Outcome
from sctoolkit.model.severity import Severity

Row = TypeVar("Row")
Shows = Callable[[Row], Value]
"""What a column shows of a row."""
Ranking = list[tuple[Column, Shows[Ranked]]]
Calls = list[tuple[Column, Shows[Call]]]
Findings = list[tuple[Column, Shows[tuple[Entry, Breach]]]]
SHARE = "0 %"
FIGURE = "0.0"


def ranking_columns() -> Ranking:
    """The ranking: the figure with all that must stand beside it."""
    return [
        (Column(_("Rank"), 7), lambda one: one.rank),
        (Column(_("Supplier"), 32), lambda one: one.entry.supplier),
        (Column(_("Score"), 9, FIGURE), lambda one: one.entry.figure),
        (Column(_("Low end"), 9, FIGURE), lambda one: one.entry.low),
        (Column(_("High end"), 9, FIGURE), lambda one: one.entry.high),
        (Column(_("Rating"), 12), lambda one: _rating(one.entry)),
        (Column(_("Rating before caps"), 12), lambda one: one.entry.before_cap),
        (
            Column(_("Capped because of"), 20, wrapped=True),
            lambda one: ", ".join(one.entry.capped_by),
        ),
        (Column(_("Covered"), 9, SHARE), lambda one: one.entry.coverage),
        (Column(_("“I don't know”"), 9, SHARE), lambda one: one.entry.dont_know),
        (Column(_("With a document"), 10, SHARE), lambda one: one.entry.documented),
        (Column(_("Verified"), 9, SHARE), lambda one: one.entry.verified),
        *[
            (Column(wording.severity(severity), 10), _counter(severity))
            for severity in (Severity.ZERO_TOLERANCE, Severity.CRITICAL, Severity.MAJOR)
        ],
        (Column(_("Findings"), 9), lambda one: len(one.entry.breaches)),
        (Column(_("To be reviewed"), 10), lambda one: one.entry.reviews),
        (
            Column(_("What speaks against the answers"), 36, wrapped=True),
            lambda one: _signs(one.entry),
        ),
        (Column(_("Same answers as"), 28, wrapped=True), lambda one: alike(one.entry)),
        (Column(_("From"), 40), lambda one: one.entry.where),
    ]


def call_columns(portfolio: Portfolio) -> Calls:
    """Whom to call first, and why."""
    return [
        (Column(_("Supplier"), 32), lambda call: call.entry.supplier),
        (
            Column(_("Because"), 90, wrapped=True),
            lambda call: wording.call_reasons(call, portfolio),
        ),
        (Column(_("Score"), 9, FIGURE), lambda call: call.entry.figure),
        (Column(_("Covered"), 9, SHARE), lambda call: call.entry.coverage),
        (Column(_("Same answers as"), 28, wrapped=True), lambda call: alike(call.entry)),
        (Column(_("From"), 40), lambda call: call.entry.where),
    ]


def heat_columns(one: Portfolio) -> Ranking:
    """Suppliers by sections, each as a share of what it could reach."""
    return [
        (Column(_("Supplier"), 32), lambda ranked: ranked.entry.supplier),
        *[(Column(one.called(section), 14, SHARE), _share_of(section)) for section in one.sections],
    ]


def finding_columns(portfolio: Portfolio) -> Findings:
    """Every breach of every supplier."""
    return [
        (Column(_("Supplier"), 32), lambda one: one[0].supplier),
        (Column(_("Clause"), 12), lambda one: one[1].clause),
        (Column(_("Title"), 40), lambda one: portfolio.titles.get(one[1].clause)),
        (Column(_("Severity"), 16), lambda one: wording.severity(one[1].severity)),
        (Column(_("Outcome"), 18), lambda one: wording.outcome(Outcome(one[1].outcome))),
        (Column(_("From"), 40), lambda one: one[0].where),
    ]


def alike(one: Entry) -> str:
    """Who gave the same answers; of many only the first few by name."""
    return wording.some_of(one.alike, one.copies)


def _rating(one: Entry) -> str:
    return _("provisional") if one.provisional else one.rating


def _signs(one: Entry) -> str:
    return in_a_row(wording.call_reason(sign) for sign in one.signs)


def _counter(severity: Severity) -> Shows[Ranked]:
    return lambda one: one.entry.count(severity)


def _share_of(section: str) -> Shows[Ranked]:
    return lambda one: (one.entry.sections or {}).get(section)
