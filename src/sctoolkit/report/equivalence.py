"""A comparison of two codes on a screen: what blocks, what lacks, what to check, what is there."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from sctoolkit import comparing, records, wording
from sctoolkit.comparing import Compared
from sctoolkit.engine.thresholds import Bar, Threshold, Verdict, verdict
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.equivalence import Degree, Match
from sctoolkit.model.severity import Severity
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
    bars = [threshold_line(one, compared, blocking) for one in thresholds]
    head = _("{own} measured by {other}").format(**compared.names)
    lines = [head, "=" * len(head), *_shares(compared, width)]
    lines += [line for bar in bars for line in _wrapped(bar, "", width)]
    blocks = found.blocking(blocking)
    title = _("Blocking gaps (“{severity}” or graver)")
    lines += _group(title.format(severity=wording.severity(blocking)), blocks, compared, width)
    others = [one for one in found.gaps() if one not in blocks]
    lines += _group(_("Other gaps"), others, compared, width)
    lines += _group(_("To check by hand"), found.to_check(), compared, width)
    outside = comparing.outside(compared)
    lines += ["", *_wrapped(outside, "", width)] if outside else []
    lines += _covered(compared, width, full=full)
    return "\n".join(lines)


def threshold_line(threshold: Threshold, compared: Compared, blocking: Severity) -> str:
    """A bar with where the comparison stands at it."""
    said = {
        Verdict.REACHED: _("reached"),
        Verdict.NOT_REACHED: _("not reached"),
        Verdict.OPEN: _("open until checked by hand"),
    }[verdict(threshold, compared.comparison, blocking)]
    return labelled(_bar(threshold, blocking), said)


def _bar(threshold: Threshold, blocking: Severity) -> str:
    share = wording.percent(threshold.share)
    return {
        Bar.EVERY: _("Every criterion covered (SSCI's rule)"),
        Bar.SHARE: _("At least {share} of the criteria covered").format(share=share)
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
    return [line for one in lines for line in _wrapped(one, "", width)]


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
    lines = _wrapped(words, "", width)
    for name, side in ((compared.names["own"], one.own), (compared.names["other"], one.other)):
        where = " ".join([name, ", ".join(side.clauses)]).strip()
        lines += _wrapped(labelled(where, comparing.asked(one, compared, side)), "  ", width)
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
        lines += _wrapped(line, "", width)
    return lines


def record(
    compared: Compared, thresholds: Sequence[Threshold], blocking: Severity
) -> dict[str, Any]:
    """One direction as plain values, with every gap in words."""
    found = compared.comparison
    plain: dict[str, Any] = in_language(records.to_plain(found), compared.language)
    for row, one in zip(plain["matches"], found.matches, strict=True):
        row["title"], row["in_words"] = compared.title(one), comparing.gap(one, compared)
    by_id = {clause.id: clause for clause in compared.other.clauses()}
    for row in plain["clauses"]:
        row["title"] = by_id[row["clause"]].title.to(compared.language)
    plain["blocking"] = [one.criterion for one in found.blocking(blocking)]
    plain["thresholds"] = [_threshold_record(one, compared, blocking) for one in thresholds]
    return plain


def _threshold_record(
    threshold: Threshold, compared: Compared, blocking: Severity
) -> Mapping[str, Any]:
    found = verdict(threshold, compared.comparison, blocking)
    return {**records.to_plain(threshold), "verdict": found.value}


def _wrapped(words: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
