"""What speaks against the answers themselves: contradictions, patterns, copies, haste."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.evidence import is_backed
from sctoolkit.model.assessment import Answer, AnswerState, Unit
from sctoolkit.model.questionnaire import Contradiction, Question

FEWEST = 10
"""Fewer answers than this show no pattern. This and what follows are our own thresholds."""
SAME = 0.95
"""The share of answers at the same place of their scales that counts as one straight line."""
SECONDS_A_QUESTION = 3.0
"""Nobody reads and answers a question in less."""


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


Scales = Mapping[str, Mapping[str, float]]
"""Question to option to its place on the question's scale, from 0 to 1."""


def scales(questions: Iterable[Question]) -> Scales:
    """The scales of the questions with one option for an answer: worked out once for many."""
    return {
        one.id: found for one in questions if one.scored and one.kind.one and (found := _scale(one))
    }


def _scale(question: Question) -> dict[str, float]:
    worth = sorted({option.points or 0.0 for option in question.options})
    if len(worth) < 2:  # noqa: PLR2004 - all are worth the same
        return {}
    last = len(worth) - 1
    return {option.id: worth.index(option.points or 0.0) / last for option in question.options}


def signs(
    interview: Interview, seconds: float | None = None, known: Scales | None = None
) -> tuple[Sign, ...]:
    """What one assessment shows by itself, gravest first; copies need the others: `copies`.

    `seconds` is how long answering took; None where nobody recorded it. `known` are the scales of
    the questionnaire where many assessments of it are looked at.
    """
    places = _places(interview, known or scales(interview.questionnaire.questions()))
    found = {
        Sign.CONTRADICTION: bool(contradictions(interview)),
        Sign.ALL_BEST: len(places) >= FEWEST and all(place == 1.0 for place in places),
        Sign.STRAIGHT_LINE: _is_straight(places),
        Sign.TOO_FAST: seconds is not None and _is_too_fast(interview.answers, seconds),
        Sign.NO_EVIDENCE: _has_no_evidence(interview.answers),
    }
    return tuple(sign for sign in Sign if found.get(sign))


def _places(interview: Interview, known: Scales) -> list[float]:
    """Where on its scale, from 0 to 1, each answer to a question with one option stands."""
    found = []
    for question in interview.asked():
        answer = interview.answers.get(question.id)
        if answer is not None and answer.state is AnswerState.ANSWERED:
            place = known.get(question.id, {}).get(str(answer.value))
            found += [] if place is None else [place]
    return found


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
    return len(given) >= FEWEST and not any(map(is_backed, given))


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
