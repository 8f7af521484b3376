"""A comparison of two codes on a screen: what blocks, what lacks, what to check, what is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sctoolkit import comparing, records, wording
from sctoolkit.comparing import Compared
from sctoolkit.engine.equivalence.thresholds import (
    Bar,
    Standing,
    Threshold,
    Verdict,
    of_comparison,
    verdict,
)
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.equivalence import Degree, Match
from sctoolkit.model.gap_plan import NOTHING
from sctoolkit.model.severity import Severity
from sctoolkit.report.paragraphs import wrapped
from sctoolkit.report.records import in_language


def text(
    compared: Compared,
    thresholds: Sequence[Threshold],
    blocking: Severity,
    width: int,
    *,
    full: bool,
) -> str:
    """One direction; with `full` also what is covered, and what the first code asks beyond."""
    found = compared.comparison
    standing = of_comparison(found, blocking)
    bars = [threshold_line(one, standing, blocking) for one in thresholds]
    head = _("{own} measured by {other}").format(**compared.names)
    lines = [head, "=" * len(head), *_shares(compared, width)]
    lines += [line for bar in bars for line in wrapped(bar, "", width)]
    blocks = found.blocking(blocking)
    title = _("Blocking gaps (“{severity}” or graver)")
    lines += _group(title.format(severity=wording.severity(blocking)), blocks, compared, width)
    others = [one for one in found.gaps() if one not in blocks]
    lines += _group(_("Other gaps"), others, compared, width)
    lines += _group(_("To check by hand"), found.to_check(), compared, width)
    for line in comparing.outside(compared):
        lines += ["", *wrapped(line, "", width)]
    lines += _covered(compared, width, full=full)
    return "\n".join(lines)


def threshold_line(threshold: Threshold, standing: Standing, blocking: Severity) -> str:
    """A bar with where something stands at it."""
    said = {
        Verdict.REACHED: _("reached"),
        Verdict.NOT_REACHED: _("not reached"),
        Verdict.OPEN: _("still open"),
    }[verdict(threshold, standing)]
    return labelled(_bar(threshold, blocking), said)


def _bar(threshold: Threshold, blocking: Severity) -> str:
    share = wording.percent(threshold.share)
    return {
        Bar.EVERY: _("Everything covered (SSCI's rule)"),
        Bar.SHARE: _("At least {share} covered").format(share=share)
        if threshold.share != AIM_PROGRESS
        else _("At least {share} covered (the figure of AIM-PROGRESS)").format(share=share),
        Bar.WEIGHTED: _("At least {share} covered, weighed by severity").format(share=share),
        Bar.NO_BLOCKING: _("No gap of severity “{severity}” or graver").format(
            severity=wording.severity(blocking)
        ),
    }[threshold.bar]


AIM_PROGRESS = 0.85


def _shares(compared: Compared, width: int) -> list[str]:
    found = compared.comparison
    asked = sum(one.degree is not Degree.ASKS_MORE for one in found.matches)
    of = plural("Covered of {count} criterion", "Covered of {count} criteria", asked)
    lines = [
        labelled(of, comparing.share(found.plain)),
        labelled(_("Weighed by severity"), comparing.share(found.weighted)),
    ]
    return [line for one in lines for line in wrapped(one, "", width)]


def _group(title: str, matches: Sequence[Match], compared: Compared, width: int) -> list[str]:
    if not matches:
        return []
    head = labelled(title, str(len(matches)))
    return [
        "",
        head,
        "-" * len(head),
        *(line for one in matches for line in _entry(one, compared, width)),
    ]


def _entry(one: Match, compared: Compared, width: int) -> list[str]:
    """A criterion with what each code asks, and in which clauses."""
    words = _("{severity} · {degree} · {title} ({criterion})").format(
        severity=wording.severity(one.severity),
        degree=comparing.degree(one.degree),
        title=compared.title(one),
        criterion=one.criterion,
    )
    lines = wrapped(words, "", width)
    for name, side in ((compared.names["own"], one.own), (compared.names["other"], one.other)):
        where = " ".join([name, ", ".join(side.clauses)]).strip()
        lines += wrapped(labelled(where, comparing.asked(one, compared, side)), "  ", width)
    if planned := comparing.planned(one, compared):
        lines += wrapped(labelled(_("Planned"), planned), "  ", width)
    return lines


def _covered(compared: Compared, width: int, *, full: bool) -> list[str]:
    """What is there, and what the first code asks beyond; only how much where not `full`."""
    titles = {
        Degree.EQUIVALENT: _("Equivalent"),
        Degree.EXCEEDS: _("Exceeds"),
        Degree.ASKS_MORE: _("Asked by {own} alone").format(**compared.names),
    }
    matches = compared.comparison.matches
    groups = {
        title: [one for one in matches if one.degree is degree] for degree, title in titles.items()
    }
    if not full:
        return ["", *(labelled(title, str(len(some))) for title, some in groups.items() if some)]
    lines = [
        line for title, some in groups.items() for line in _group(title, some, compared, width)
    ]
    return [*lines, *_clause_by_clause(compared, width)]


def _clause_by_clause(compared: Compared, width: int) -> list[str]:
    """Every clause of the second code, with the worst of its criteria."""
    head = _("Clause by clause")
    lines = ["", head, "-" * len(head)]
    titles = {clause.id: clause.title.to(compared.language) for clause in compared.other.clauses()}
    for one in compared.comparison.clauses:
        words = f"{one.clause} {titles[one.clause]}"
        line = labelled(words, comparing.degree(one.degree))
        if one.own_clauses:
            own = f"{compared.names['own']} {', '.join(one.own_clauses)}"
            line = _("{line} ({clauses})").format(line=line, clauses=own)
        lines += wrapped(line, "", width)
    return lines


def record(
    compared: Compared, thresholds: Sequence[Threshold], blocking: Severity
) -> dict[str, Any]:
    """One direction as plain values, with every gap in words."""
    found = compared.comparison
    plain: dict[str, Any] = in_language(records.to_plain(found), compared.language)
    for row, one in zip(plain["matches"], found.matches, strict=True):
        row["title"], row["in_words"] = compared.title(one), comparing.gap(one, compared)
        step = compared.plan.step(compared.own.id, one.criterion)
        row["plan"] = records.to_plain(step) if step != NOTHING else None
    by_id = {clause.id: clause for clause in compared.other.clauses()}
    for row in plain["clauses"]:
        row["title"] = by_id[row["clause"]].title.to(compared.language)
    plain["not_counted"] = comparing.uncounted(compared)
    plain["blocking"] = [one.criterion for one in found.blocking(blocking)]
    plain["thresholds"] = threshold_records(thresholds, of_comparison(found, blocking))
    return plain


def threshold_records(thresholds: Sequence[Threshold], standing: Standing) -> list[dict[str, Any]]:
    """Each bar as plain values, with where something stands at it."""
    return [
        {**records.to_plain(one), "verdict": verdict(one, standing).value} for one in thresholds
    ]
