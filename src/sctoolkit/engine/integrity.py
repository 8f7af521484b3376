"""What speaks against the answers themselves: contradictions, patterns, copies, haste."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256

from sctoolkit.engine.interview import Interview
from sctoolkit.model.assessment import Answer, AnswerState, EvidenceLevel, Unit
from sctoolkit.model.questionnaire import Contradiction, Question

FEWEST = 10
"""Fewer answers than this show no pattern. This and what follows are our own thresholds."""
SAME = 0.95
"""The share of answers at the same place of their scales that counts as one straight line."""
SECONDS_A_QUESTION = 3.0
"""Nobody reads and answers a question in less."""
BACKED = (EvidenceLevel.DOCUMENT, EvidenceLevel.VERIFIED)


class Sign(StrEnum):
    """Something about the answers that a person should look at; it changes no figure."""

    CONTRADICTION = "contradiction"
    """Answers that cannot all be true."""
    COPY = "copy"
    """The same answers as another supplier's."""
    ALL_BEST = "all-best"
    """Full marks everywhere."""
    STRAIGHT_LINE = "straight-line"
    """The same place of the scale nearly everywhere."""
    TOO_FAST = "too-fast"
    """Answered in less time than reading takes."""
    NO_EVIDENCE = "no-evidence"
    """Not one answer has a document."""


def contradictions(interview: Interview) -> tuple[Contradiction, ...]:
    """The declared contradictions that hold now, certain ones first."""
    found = [one for one in interview.questionnaire.contradictions if _holds(one, interview)]
    return tuple(sorted(found, key=lambda one: one.doubt))


def contradictions_in(
    above: Interview, units: Sequence[Unit]
) -> tuple[tuple[str, Contradiction], ...]:
    """Those of each unit, by its id, that do not hold in what it is part of."""
    if not above.questionnaire.contradictions:
        return ()
    found: list[tuple[str, Contradiction]] = []
    for unit in units:
        inside = above.within(unit.answers)
        found += [(unit.id, one) for one in contradictions(inside) if not _holds(one, above)]
        found += contradictions_in(inside, unit.units)
    return tuple(found)


def _holds(contradiction: Contradiction, interview: Interview) -> bool:
    return interview.decide(contradiction.when) is True


def signs(interview: Interview, seconds: float | None = None) -> tuple[Sign, ...]:
    """What one assessment shows by itself, gravest first; copies need the others: `copies`.

    `seconds` is how long answering took; None where nobody recorded it.
    """
    places = _places(interview)
    found = {
        Sign.CONTRADICTION: bool(contradictions(interview)),
        Sign.ALL_BEST: len(places) >= FEWEST and all(place == 1.0 for place in places),
        Sign.STRAIGHT_LINE: _is_straight(places),
        Sign.TOO_FAST: seconds is not None and _is_too_fast(interview.answers, seconds),
        Sign.NO_EVIDENCE: _has_no_evidence(interview.answers),
    }
    return tuple(sign for sign in Sign if found.get(sign))


def _places(interview: Interview) -> list[float]:
    """Where on its scale, from 0 to 1, each answer to a question with one option stands."""
    found = []
    for question in interview.asked():
        answer = interview.answers.get(question.id)
        if question.scored and question.kind.one and answer is not None:
            place = _place(question, answer)
            found += [] if place is None else [place]
    return found


def _place(question: Question, answer: Answer) -> float | None:
    worth = sorted({option.points or 0.0 for option in question.options})
    option = question.option(str(answer.value))
    if answer.state is not AnswerState.ANSWERED or option is None or len(worth) < 2:  # noqa: PLR2004
        return None
    return worth.index(option.points or 0.0) / (len(worth) - 1)


def _is_straight(places: Sequence[float]) -> bool:
    """Whether nearly all answers stand at one place that is not the best."""
    if len(places) < FEWEST:
        return False
    place, count = Counter(places).most_common(1)[0]
    return place < 1.0 and count >= SAME * len(places)


def _is_too_fast(answers: Mapping[str, Answer], seconds: float) -> bool:
    given = sum(one.state is AnswerState.ANSWERED for one in answers.values())
    return given >= FEWEST and seconds < SECONDS_A_QUESTION * given


def _has_no_evidence(answers: Mapping[str, Answer]) -> bool:
    given = [one for one in answers.values() if one.state is AnswerState.ANSWERED]
    return len(given) >= FEWEST and not any(one.evidence_level() in BACKED for one in given)


def fingerprint(answers: Mapping[str, Answer]) -> str:
    """The same short text for the same answers; empty where there are too few to tell."""
    given = sorted(
        f"{question}={answer.value}"
        for question, answer in answers.items()
        if answer.state is AnswerState.ANSWERED
    )
    return sha256("\n".join(given).encode()).hexdigest() if len(given) >= FEWEST else ""


def copies(fingerprints: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """From (supplier, fingerprint): each supplier whose answers others gave as well, with these."""
    alike: dict[str, list[str]] = defaultdict(list)
    for supplier, print_ in fingerprints:
        if print_:
            alike[print_].append(supplier)
    return {
        supplier: tuple(one for one in group if one != supplier)
        for group in alike.values()
        if len(group) > 1
        for supplier in group
    }
