"""How made-up codes are scored: steps, policies, points, gates and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random

from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Outcome
from sctoolkit.model.scoring import (
    CapRule,
    Grade,
    GradeCount,
    Policies,
    Policy,
    RatingBand,
    VoidRule,
    WeightsRule,
)
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import FigureBand, Method, Repeat, Step, Trigger

from .building import when, words
from .forms import FACTS

COMBINING = [one for one in Method if one.combines]
ON_CLAUSES = [one for one in COMBINING if one is not Method.CONFORMING]
TAKEN = {Severity.CRITICAL: 0.2, Severity.MINOR: 0.01}
WHEN = [
    Trigger(tuple(Severity), (Outcome.PARTLY_MET,), at_least=2),
    Trigger(questions=("q0", "q2"), below=0.5),
    Trigger(criteria=("wages",), below=0.7),
]
LATER = [
    *[()] * 6,
    *((Step(Method.LIMIT, at_most=0.4, when=one),) for one in WHEN),
    *((Step(Method.ADD, points=-0.3, when=one),) for one in WHEN),
    (Step(Method.BANDS, bands=(FigureBand(0, 0), FigureBand(0.4, 2), FigureBand(0.8, 3))),),
    (Step(Method.BANDS, bands=(FigureBand(0.2, grade="bad"), FigureBand(0.6, grade="good"))),),
    (Step(Method.SCALE, start=-10, end=100),),
    (Step(Method.ADD, points=-0.5),),
    (Step(Method.LIMIT, at_least=0, at_most=0.8),),
    (Step(Method.DEDUCT, findings=TAKEN),),
    (Step(Method.DEDUCT),),
    (
        Step(Method.SCALE, start=0, end=200),
        Step(Method.DEDUCT, over="clauses"),
        Step(Method.LIMIT, at_least=0, at_most=150),
    ),
]
KINDS = ["", "", "", "sections", "clauses", "criteria", "questions", "units", "core"]
POLICIES = [
    Policies(missing, dont_know, refused, not_applicable, anchor=0.5)
    for missing, dont_know, refused, not_applicable in product(
        (Policy.ZERO, Policy.LEAVE, Policy.AS_MET),
        (Policy.ZERO, Policy.LEAVE),
        (Policy.ZERO, Policy.LEAVE),
        (Policy.LEAVE, Policy.LEAVE, Policy.PASS_WEIGHT, Policy.AS_MET, Policy.ANCHOR),
    )
]
"""Every policy that scoring.md names."""
STARTS = [(0, 50), (0, 25, 50, 75), (-200, 0, 10, 30, 50, 70, 75, 90)]
"""Lower bounds of bands in percent."""
POINTS = [(0, 1, 2), (1, 0), (5, -5, 0, 3), (0, -3), (200, 100, 0)]
ONE_BY_ONE = [Method.MEAN, Method.WEIGHTED_MEAN, Method.MINIMUM, Method.SUM]
REPEATS = [
    *[None] * 8,
    *(Repeat(unit, (Step(method),)) for unit, method in product(("site", "line"), ONE_BY_ONE)),
]


def steps(
    random: Random, methods: Sequence[Method], over: Sequence[str], names: Sequence[str] = ()
) -> tuple[Step, ...]:
    """A first step that makes a figure of parts, and others that change it."""
    method = random.choice(methods)
    kind = "" if method is Method.CONFORMING else random.choice(over)
    of = (random.choice(names),) if names and random.randint(0, 4) == 0 else ()
    start = random.choice([1.0, 5.0]) if method is Method.DEDUCT else 0.0
    most = random.choice([None, None, 4.0]) if method is Method.SHARE else None
    partly, met_at = False, None
    if method is Method.PROGRESSIVE:
        partly, met_at = random.random() < 0.5, random.choice([None, 0.4])
    first = Step(method, over=kind, of=of, start=start, maximum=most, partly=partly, met_at=met_at)
    return (first, *random.choice(LATER))


def section_steps(random: Random) -> tuple[Step, ...]:
    """Mostly none of its own."""
    own = steps(random, COMBINING, ["", "", "clauses", "questions"])
    return random.choice([(), (), own])


def clause_steps(random: Random) -> tuple[Step, ...]:
    """Mostly none of its own."""
    own = steps(random, ON_CLAUSES, ["", "", "criteria", "questions"])
    return random.choice([(), (), (), own])


def each(random: Random) -> dict[str, tuple[Step, ...]]:
    """Mostly nothing; else the steps of all nodes of a kind or with the tag."""
    kind = random.choice(["", "", "sections", "clauses", "core"])
    if not kind:
        return {}
    return {kind: steps(random, COMBINING if kind == "sections" else ON_CLAUSES, [""])}


def tables(random: Random, form: Questionnaire) -> dict[str, dict[str, float]]:
    """What the options of one question are worth under this code; mostly nothing else."""
    asked = random.choice(form.questions())
    table = random.choice(POINTS)
    if not (asked.options and asked.scored) or random.random() < 0.5:
        return {}
    return {
        asked.id: {
            one.id: float(table[place % len(table)]) for place, one in enumerate(asked.options)
        }
    }


def question_weights(random: Random) -> dict[str, float]:
    """Of one question; it may weigh nothing."""
    return random.choice([{}, {}, {"q0": 3.0}, {"q1": 0.37}, {"q0": 0.0}])


def other_weights(random: Random, names: Sequence[str]) -> tuple[WeightsRule, ...]:
    """Mostly none; else for those of whom a fact is so."""
    if random.randint(0, 4):
        return ()
    why = words("They do it another way.")
    return tuple(
        WeightsRule(when(one.id, "yes"), {random.choice(names): random.choice([0.0, 2.0])}, why)
        for one in FACTS
    )


def caps(sections: Sequence[str], to: Sequence[str]) -> list[CapRule]:
    """By findings, by sections, by criteria and by questions below a floor, on band and figure."""
    grave = (Severity.ZERO_TOLERANCE, Severity.CRITICAL)
    why = words("At most this.")
    down = [*((band, None) for band in to), ("", 0.5), (to[0], 0.3), ("", 20.0)]
    by_findings = [
        CapRule(band, why, Trigger(severities, outcomes, at_least=at_least), figure)
        for (band, figure), severities, outcomes, at_least in product(
            down,
            (grave, tuple(Severity)),
            ((Outcome.NOT_MET,), (Outcome.PARTLY_MET,), (Outcome.NOT_MET, Outcome.REVIEW)),
            (1, 2),
        )
    ]
    by_floor = [
        CapRule(band, why, floor, figure)
        for (band, figure), below in product(down, (0.25, 0.7))
        for floor in floors(sections, below)
    ]
    both = [
        replace(rule, when=Trigger(all_of=(rule.when, by_findings[0].when))) for rule in by_floor
    ]
    return by_findings + by_floor * 2 + both


def floors(sections: Sequence[str], below: float) -> tuple[Trigger, ...]:
    """Sections, criteria and questions below a floor."""
    return (
        Trigger(sections=tuple(sections), below=below),
        Trigger(criteria=("wages",), below=below),
        Trigger(criteria=("hours",), weakest=True, below=below),
        Trigger(questions=("q0", "q1"), below=below),
    )


def void_rules(random: Random, clauses: Sequence[str]) -> tuple[VoidRule, ...]:
    """Seldom one."""
    why = words("No score without it.")
    outcomes = [(Outcome.NOT_MET,), (Outcome.PARTLY_MET,), (Outcome.NOT_ASSESSED,)]
    rules = [(VoidRule((clauses[0],), one, why),) for one in outcomes]
    return random.choice([*[()] * 12, *rules])


def bands(starts: Sequence[float]) -> tuple[RatingBand, ...]:
    """Worst first."""
    return tuple(RatingBand(f"from-{start}", start / 100, words("")) for start in starts)


def counts(ratings: Sequence[RatingBand]) -> list[tuple[GradeCount, ...]]:
    """Tables in which fewer bad grades, or more good ones, never lead to a worse rating."""
    low, high = ratings[0].id, ratings[-1].id
    middle = ratings[len(ratings) // 2].id
    return [
        (GradeCount(low, "bad", 1), GradeCount(middle, "fair", 2), GradeCount(high)),
        (GradeCount(low, "good", below=1), GradeCount(high)),
    ]


GRADES = (Grade("bad", 0), Grade("fair", 40), Grade("good", 80))


def by_worst(ratings: Sequence[RatingBand]) -> dict[str, str]:
    """A graver finding never leads to a better rating."""
    top = len(ratings) - 1
    order = [*Severity, "none"]
    return {str(one): ratings[min(place, top)].id for place, one in enumerate(order)}
