"""Many suppliers on a screen and in a CSV file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from sctoolkit import wording
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.portfolio import Entry, Portfolio, Ranked
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import steady

LIVE = ("=", "+", "-", "@", "\t", "\r")
"""What an office program may take for the start of a formula when it opens a CSV file."""
SHOWN = 5
LONGEST_NAME = 60
"""Characters of a supplier's name on the screen."""
HEADS = [
    "rank",
    "supplier",
    "code",
    "score",
    "low",
    "high",
    "rating",
    "before_cap",
    "capped_by",
    "provisional",
    "covered",
    "dont_know",
    "documented",
    "verified",
    "zero_tolerance",
    "critical",
    "major",
    "findings",
    "reviews",
    "signs",
    "alike",
    "where",
    "skipped",
]


def summary(one: Portfolio) -> list[str]:
    """A portfolio in a few lines: how many, how they rate, what is commonest, whom to call."""
    lines = [_("{code}: {suppliers}").format(code=one.code, suppliers=_suppliers(one.count))]
    if one.ends:
        best, worst = (ranked.entry for ranked in one.ends)
        line = _("Scores from {worst} ({last}) to {best} ({first}).")
        figures = {"worst": wording.figure(worst.figure), "best": wording.figure(best.figure)}
        lines.append(line.format(last=_name(worst.supplier), first=_name(best.supplier), **figures))
    rated = {rating: count for rating, count in one.ratings.items() if rating}
    if rated:
        counts = ", ".join(
            f"{count} × {one.rated(rating)}" for rating, count in sorted(rated.items())
        )
        lines.append(labelled(_("Ratings"), counts))
    if one.commonest:
        lines.append(labelled(_("Commonest findings, with the number of suppliers"), "").rstrip())
        lines += [f"  {one.called(clause)} ({count})" for clause, count in one.commonest[:SHOWN]]
    return [*lines, *_calls(one)]


def _suppliers(count: int) -> str:
    return plural("{count} supplier", "{count} suppliers", count)


def _calls(one: Portfolio) -> list[str]:
    if not one.calls:
        return []
    lines = [_("Call first:")]
    times = Counter(call.entry.supplier for call in one.calls)
    for place, call in enumerate(one.calls, 1):
        name = _name(call.entry.supplier)
        who = f"{name} ({call.entry.where})" if times[call.entry.supplier] > 1 else name
        lines.append(f"  {place}. {labelled(who, wording.call_reasons(call, one))}")
    return lines


def _name(supplier: str) -> str:
    """What a supplier calls itself, in one line that cannot turn the screen around."""
    name = " ".join(steady(supplier).split())
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"


def write_csv(
    portfolios: Iterable[Portfolio], skipped: Iterable[tuple[str, str]], out: TextIO
) -> None:
    """All suppliers under all codes, one line each; words that would become formulas are quoted.

    Behind them stands each file of which nothing was scored, with the reason. `out` must be opened
    with `newline=""`.
    """
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for one in portfolios:
        writer.writerows(_row(ranked) for ranked in one.ranked)
    empty = [None] * (len(HEADS) - 2)
    writer.writerows([*empty, guarded(file), guarded(why)] for file, why in skipped)


def _row(ranked: Ranked) -> list[Any]:
    return [guarded(cell) if isinstance(cell, str) else cell for cell in [*_cells(ranked), None]]


def _cells(ranked: Ranked) -> Iterator[Any]:
    one = ranked.entry
    yield from (ranked.rank, one.supplier, one.code, one.figure, one.low, one.high)
    yield from (one.rating, one.before_cap, " ".join(one.capped_by), one.provisional)
    yield from (one.coverage, one.dont_know, one.documented, one.verified)
    yield from _counts(one)
    yield from (one.reviews, " ".join(one.signs), wording.some_of(one.alike, one.copies), one.where)


def _counts(one: Entry) -> list[int]:
    graves = (Severity.ZERO_TOLERANCE, Severity.CRITICAL, Severity.MAJOR)
    return [*(one.count(severity) for severity in graves), len(one.breaches)]


def guarded(text: str) -> str:
    """Text that no office program takes for a formula."""
    return f"'{text}" if text.startswith(LIVE) else text
