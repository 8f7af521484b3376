"""What must be said with a figure: whose method, what holds it down, what it rests on."""

from __future__ import annotations

from collections import Counter

from sctoolkit import wording
from sctoolkit.engine.scoring.rating import graded
from sctoolkit.engine.scoring.rolls import deducted
from sctoolkit.language import _, plural
from sctoolkit.model.result import Cap, Rating, Result
from sctoolkit.model.text import Text
from sctoolkit.report.summary import Reported, some_ids


def notes(reported: Reported) -> list[str]:
    """What must be said with the figure: whose method, caps, ends, provisional, evidence."""
    result, language = reported.result, reported.language
    lines = [f"{wording.official(result)}. {result.because.to(language)}"]
    if result.weights_because:
        lines.append(other_weights(result.weights_because, language))
    lines += [held_down(cap, language) for cap in result.caps]
    if result.rating:
        lines += _conditions(result.rating, language)
    lines += _taken_and_graded(result)
    if result.provisional:
        line = _(
            "Provisional: only {coverage} of what the figure rests on was answered or declared "
            "unknown; a rating needs {needed}."
        )
        needed = wording.percent(reported.code.scoring.provisional_below)
        lines.append(line.format(coverage=wording.percent(result.tree.coverage), needed=needed))
    if result.tree.related:
        line = _("The figure rests on {parts}: {share} answered or declared unknown.")
        share = wording.percent(result.tree.coverage)
        lines.append(line.format(parts=some_ids(result.tree.related), share=share))
    lines += _ends(result)
    return lines + _evidenced(reported)


def other_weights(because: Text, language: str) -> str:
    """Why the parts weigh something else than usually."""
    return _("Other weights hold: {because}").format(because=because.to(language))


def held_down(cap: Cap, language: str) -> str:
    """What a cap made of the figure, and why."""
    line = _("The figure is held down to {figure}: {because} ({parts})")
    because, parts = cap.because.to(language), some_ids(cap.triggered_by)
    return line.format(figure=wording.figure(cap.figure), because=because, parts=parts)


def _conditions(rating: Rating, language: str) -> list[str]:
    """What holds the rating down, and what it still needs."""
    lines = [
        _("Capped to {band}: {because} ({parts})").format(
            band=cap.to, because=cap.because.to(language), parts=some_ids(cap.triggered_by)
        )
        for cap in rating.caps
    ]
    if rating.if_closed:
        line = _("{band} only once the findings in {clauses} are closed.")
        lines.append(line.format(band=rating.band, clauses=some_ids(rating.if_closed)))
    return lines


def _taken_and_graded(result: Result) -> list[str]:
    """What findings took off, and how many clauses have which grade."""
    lines = []
    taken = deducted(result.tree)
    if taken:
        points = wording.number(round(taken, 9))
        lines.append(_("Findings took {points} points off.").format(points=points))
    grades = Counter(part.grade for part in graded(result.tree))
    if grades:
        counted = ", ".join(f"{count} × {grade}" for grade, count in sorted(grades.items()))
        lines.append(_("By grade: {grades}.").format(grades=counted))
    return lines


def _evidenced(reported: Reported) -> list[str]:
    """What the figure is under the evidence rule, or the rules, each with whose it is."""
    form, result = reported.questionnaire, reported.result
    caps = [
        _("{cap} (in {name})").format(cap=wording.percent(one.evidence_cap), name=one.id)
        if form.joins
        else wording.percent(one.evidence_cap)
        for one in form.made_of
        if one.evidence_cap is not None
    ]
    if not caps or result.evidenced is None:
        return []
    line = _(
        "The figure is {figure} where answers on a maturity scale without a document count {cap} "
        "at most; other answers count the same."
    )
    figure = wording.figure(result.evidenced)
    return [line.format(figure=figure, cap=wording.listed(caps))]


def _ends(result: Result) -> list[str]:
    if result.tree.low == result.tree.high:
        return []
    low, high = wording.figure(result.tree.low), wording.figure(result.tree.high)
    counts = []
    if result.reviews:
        counts.append(plural("{count} review", "{count} reviews", len(result.reviews)))
    if result.top_ups:
        counts.append(plural("{count} top-up", "{count} top-ups", len(result.top_ups)))
    if not counts:
        line = _("At most {high}: some clauses ask less than what was tested.")
        return [line.format(high=high)]
    line = _("Between {low} and {high}, depending on {what} still to be answered.")
    return [line.format(low=low, high=high, what=wording.listed(counts))]
