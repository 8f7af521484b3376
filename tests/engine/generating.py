"""Small codes and whole cases, made up by hypothesis: anything that content allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st

from sctoolkit.engine.scoring import score
from sctoolkit.model.assessment import Answer
from sctoolkit.model.code import Clause, Code, CodeSection, CriteriaHub, Relation
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.model.result import Outcome, Result
from sctoolkit.model.scoring import CapRule, Method, Policies, Policy, RatingBand
from sctoolkit.model.severity import Severity

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
from .forms import CRITERIA, LEVELS, forms, replies

WEIGHTS = st.sampled_from([1, 1, 1, 0, 0.37, 2, 3, 12.5])
COVERS = st.lists(
    st.sampled_from(
        [
            replace(partial(name), relation=relation, weight=weight)
            for name, relation, weight in product(
                ("wages", "hours", "untested"), Relation, (1, 0.37, 4)
            )
        ]
        + [cover("age", level=level) for level in LEVELS] * 3
        + [cover(name, weight=weight) for name in ("wages", "hours") for weight in (1, 0)] * 3
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one.criterion,
)
SEVERITIES = st.sampled_from([None, *Severity])
DIRECT = st.sampled_from([()] * 5 + [("q0",), ("q0", "q1"), ("q1", "unknown")])
POLICIES = st.sampled_from(
    [
        Policies(missing, dont_know, refused, not_applicable)
        for missing, dont_know, refused, not_applicable in product(
            Policy,
            (Policy.ZERO, Policy.LEAVE),
            (Policy.ZERO, Policy.LEAVE),
            (Policy.LEAVE, Policy.AS_MET),
        )
    ]
)
"""Every policy that scoring.md names."""
MET = st.sampled_from([(1, 0.5), (0.75, 0.5), (0.7, 0.7), (0.3, 0)])
STARTS = [(0, 50), (0, 25, 50, 75), (0, 10, 30, 50, 70, 75, 90)]
"""Lower bounds of bands in percent."""


@dataclass(frozen=True)
class Case:
    """Everything that a score is made of."""

    form: Questionnaire
    code: Code
    hub: CriteriaHub
    answers: dict[str, Answer]

    def result(self) -> Result:
        return score(self.form, assessment(self.answers), self.code, self.hub, "test")

    def scored(self) -> list[Question]:
        return [one for one in self.form.questions() if one.scored]

    def routing(self) -> set[str]:
        """The questions whose answers hide or open others."""
        rules = [one.ask_if for one in self.form.questions() if one.ask_if]
        return {name for rule in rules for name in rule.questions()}


@st.composite
def clauses(draw: st.DrawFn, name: str) -> Clause:
    """Covers criteria, and may name questions; a few are outside the criteria."""
    weight, severity, direct = draw(WEIGHTS), draw(SEVERITIES), draw(DIRECT)
    if direct == ("q1", "unknown") and severity is None:
        return clause(name, outside_hub=words("About taxes."), weight=weight)
    return clause(name, *draw(COVERS), questions=direct, severity=severity, weight=weight)


@st.composite
def sections(draw: st.DrawFn, name: str) -> CodeSection:
    inside = [draw(clauses(f"{name}.{place}")) for place in range(draw(st.integers(1, 3)))]
    return section(name, *inside, weight=draw(WEIGHTS))


def caps(sections: Sequence[str], to: Sequence[str]) -> list[CapRule]:
    """By findings, and by sections below a floor."""
    grave = (Severity.ZERO_TOLERANCE, Severity.CRITICAL)
    by_findings = [
        CapRule(band, words("At most this."), severities, outcomes, at_least)
        for band, severities, outcomes, at_least in product(
            to,
            (grave, tuple(Severity), tuple(Severity)),
            ((Outcome.NOT_MET,), (Outcome.PARTLY_MET,), (Outcome.NOT_MET, Outcome.REVIEW)),
            (1, 1, 2),
        )
    ]
    by_sections = [
        CapRule(band, words("At most this."), sections=tuple(sections), below=below)
        for band, below in product(to, (0.25, 0.7))
    ]
    return by_findings + by_sections * 3


@st.composite
def codes(draw: st.DrawFn, *, rated: bool) -> Code:
    """Any code, or one that surely rates and caps."""
    parts = [draw(sections(name)) for name in draw(st.sampled_from(["S", "ST", "STU"]))]
    bands = tuple(
        RatingBand(f"from-{start}", start / 100, words(""))
        for start in draw(st.sampled_from(STARTS if rated else [*STARTS, ()]))
    )
    rules = caps([one.id for one in parts], [one.id for one in bands[:2]])
    met_at, not_met_below = draw(MET)
    method = draw(st.sampled_from([one for one in Method if one.combines]))
    some = [(), (), ("S",), ("S.0", "T"), ("S.0", "S.1", "T.0")]
    made = code(
        *parts,
        method=method,
        of=() if method is Method.CONFORMING else draw(st.sampled_from(some)),
        deduct=draw(st.sampled_from([None, None, {Severity.CRITICAL: 0.2, Severity.MINOR: 0.01}])),
        met_at=met_at,
        not_met_below=not_met_below,
        provisional_below=0 if rated else draw(st.sampled_from([0, 0, 0, 0.5, 0.8])),
        policies=draw(POLICIES),
        bands=bands,
        caps=tuple(draw(st.lists(st.sampled_from(rules), min_size=int(rated), max_size=2)))
        if rules
        else (),
    )
    first = replace(made.scoring.steps[0], partly=draw(st.booleans()))
    return replace(made, scoring=replace(made.scoring, steps=(first, *made.scoring.steps[1:])))


@st.composite
def cases(draw: st.DrawFn, *, rated: bool = False) -> Case:
    form = draw(forms())
    grave = draw(st.lists(st.sampled_from(Severity), min_size=3, max_size=3))
    known = [
        criterion(name, severity, " ".join(LEVELS) if name == "age" else "")
        for name, severity in zip(CRITERIA, grave, strict=True)
    ]
    answers = {one.id: draw(replies(one)) for one in form.questions()}
    return Case(form, draw(codes(rated=rated)), hub(*known, criterion("untested")), answers)
