"""Small codes and whole cases, made up at random: anything that content allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random
from typing import Any

from hypothesis import strategies as st

from sctoolkit.engine.scoring.scorer import Scorer
from sctoolkit.model.assessment import Answer, Assessment, Unit
from sctoolkit.model.code import Clause, Code, CodeSection, Cover, CriteriaHub, Relation
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Result
from sctoolkit.model.scoring import RatingBy, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step

from .building import (
    assessment,
    clause,
    code,
    cover,
    criterion,
    hub,
    partial,
    section,
    words,
)
from .forms import CRITERIA, LEVELS, forms, reply, units
from .profiles import (
    COMBINING,
    GRADES,
    KINDS,
    POLICIES,
    REPEATS,
    STARTS,
    bands,
    by_worst,
    caps,
    clause_steps,
    counts,
    each,
    other_weights,
    question_weights,
    section_steps,
    steps,
    tables,
    void_rules,
)

WEIGHTS = [1, 1, 1, 0, 0.37, 2, 3, 12.5]
COVERS = [
    replace(partial(name), relation=relation, weight=weight)
    for name, relation, weight in product(("wages", "hours", "untested"), Relation, (1, 0.37, 4))
]
COVERS += [cover("age", level=level) for level in LEVELS] * 3
COVERS += [cover(name, weight=weight) for name in ("wages", "hours") for weight in (1, 0)] * 3
SEVERITIES = [None, *Severity]
DIRECT = [()] * 4 + [("q0",), ("q0", "q1"), ("q2", "q3"), ("q1", "unknown")]
TAGS = ["", "", "core"]
MET = [(1, 0.5), (0.75, 0.5), (0.7, 0.7), (0.3, 0)]

SEEDS = st.randoms(use_true_random=True)


@dataclass(frozen=True)
class Case:
    """Everything that a score is made of."""

    form: Questionnaire
    code: Code
    hub: CriteriaHub
    answers: dict[str, Answer]
    units: tuple[Unit, ...] = field(default=())

    def assessment(self) -> Assessment:
        return replace(assessment(self.answers), units=self.units)

    def scorer(self) -> Scorer:
        return Scorer(self.form, self.code, self.hub, "test")

    def result(self) -> Result:
        return self.scorer().score(self.assessment())

    def scored(self) -> list[Question]:
        return [one for one in self.form.questions() if one.scored]

    def routing(self) -> set[str]:
        """The questions whose answers hide or open others, or decide on weights."""
        rules = [one.ask_if for one in self.form.questions() if one.ask_if]
        rules += [one.when for one in self.code.scoring.weights_if]
        return {name for rule in rules for name in rule.questions()}

    def steps(self) -> Iterator[Step]:
        """All steps of the code, wherever they stand."""
        yield from self.code.scoring.steps
        for default in self.code.scoring.each.values():
            yield from default
        nodes: list[Any] = [one for top in self.code.sections for one in top.every_section()]
        for node in [*nodes, *self.code.clauses()]:
            yield from node.steps
            yield from node.per.steps if node.per else ()

    def uses(self, *methods: Method) -> bool:
        """Whether any of these methods makes a figure."""
        return any(step.method in methods for step in self.steps())

    def with_profile(self, **more: Any) -> Case:  # noqa: ANN401 - fields of the profile
        """The same case under a profile that differs in these fields."""
        profile = replace(self.code.scoring, **more)
        return replace(self, code=replace(self.code, scoring=profile))


def covers(random: Random) -> list[Cover]:
    """One to three criteria, each once."""
    some = random.choices(COVERS, k=random.randint(1, 3))
    return list({one.criterion: one for one in some}.values())


def clauses(random: Random, name: str) -> Clause:
    """Covers criteria, and may name questions; a few are outside the criteria."""
    weight, severity, direct = (
        random.choice(WEIGHTS),
        random.choice(SEVERITIES),
        random.choice(DIRECT),
    )
    if direct == ("q1", "unknown") and severity is None:
        return clause(name, outside_hub=words("About taxes."), weight=weight)
    made = clause(name, *covers(random), questions=direct, severity=severity, weight=weight)
    return replace(
        made, tag=random.choice(TAGS), steps=clause_steps(random), per=random.choice(REPEATS)
    )


def sections(random: Random, name: str, depth: int = 0) -> CodeSection:
    """One to three clauses, and at the top maybe a section."""
    inside = [clauses(random, f"{name}.{place}") for place in range(random.randint(1, 3 - depth))]
    nested = random.randint(0, 2) == 0 and not depth
    made = section(name, *inside, weight=random.choice(WEIGHTS))
    return replace(
        made,
        sections=(sections(random, f"{name}-in", 1),) if nested else (),
        tag=random.choice(TAGS),
        steps=section_steps(random),
        per=random.choice(REPEATS),
    )


def codes(random: Random, form: Questionnaire, *, rated: bool) -> Code:
    """Any code, or one that surely rates and caps."""
    parts = [sections(random, name) for name in random.choice(["S", "ST", "STU"])]
    made = code(*parts)
    inside = [one.id for part in parts for one in part.every_section()]
    named = [one.id for one in made.clauses()]
    met_at, not_met_below = random.choice(MET)
    profile = replace(
        made.scoring,
        steps=steps(random, COMBINING, KINDS, [*inside, *named]),
        each=each(random),
        weights=question_weights(random),
        weights_if=other_weights(random, [*inside, *named, "q0"]),
        points=tables(random, form),
        met_at=met_at,
        not_met_below=not_met_below,
        provisional_below=0 if rated else random.choice([0, 0, 0, 0.5, 0.8]),
        policies=random.choice(POLICIES),
        void_if=void_rules(random, named),
        **ratings(random, inside, rated=rated),
    )
    return replace(made, scoring=profile)


def ratings(random: Random, sections: list[str], *, rated: bool) -> dict[str, Any]:
    """What the figure, the grades or the gravest finding lead to, and what holds it down."""
    starts = random.choice(STARTS if rated else [*STARTS, ()])
    ladder = bands(starts)
    if not ladder:
        return {}
    rules = caps(sections, [one.id for one in ladder[:2]])
    some = random.choices(rules, k=random.randint(int(rated), 2))
    found: dict[str, Any] = {"bands": ladder, "caps": tuple(some)}
    way = random.choice([RatingBy.FIGURE, *RatingBy])
    if way is RatingBy.FIGURE:
        return found
    found |= {
        "rating_by": way,
        "total": random.choice([Total.OWN_METHOD, Total.RATING_ONLY]),
    }
    if way is RatingBy.WORST_FINDING:
        return found | {"worst": by_worst(ladder)}
    graded = random.choice(["clauses", "sections", "core"])
    table = random.choice(counts(ladder))
    return found | {"grades": GRADES, "graded": graded, "counts": table}


def case_of(random: Random, *, rated: bool = False) -> Case:
    """Anything; with `rated` a code that surely rates and caps."""
    form = forms(random)
    grave = random.choices(list(Severity), k=3)
    known = [
        criterion(name, severity, " ".join(LEVELS) if name == "age" else "")
        for name, severity in zip(CRITERIA, grave, strict=True)
    ]
    answers = {one.id: reply(random, one) for one in form.questions()}
    made = codes(random, form, rated=rated)
    return Case(form, made, hub(*known, criterion("untested")), answers, units(random, form))


def cases(*, rated: bool = False) -> st.SearchStrategy[Case]:
    """Cases made by a generator that hypothesis seeds: drawing every detail would take too long."""
    return SEEDS.map(lambda random: case_of(random, rated=rated))
