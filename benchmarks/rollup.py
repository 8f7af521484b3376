"""Scoring alone, answers in memory: 200 questions, one code of 60 clauses, many suppliers."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from time import perf_counter

from measuring import medians, report

from sctoolkit.engine.points import points
from sctoolkit.engine.scoring import Scorer
from sctoolkit.model.assessment import Answer, AnswerState, Assessment
from sctoolkit.model.code import (
    Basis,
    Clause,
    Code,
    CodeKind,
    CodeSection,
    Cover,
    CriteriaHub,
    Criterion,
    Relation,
)
from sctoolkit.model.questionnaire import (
    Audience,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    Scope,
    Section,
)
from sctoolkit.model.scoring import Method, Official, ScoringProfile, Step, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text

SUPPLIERS = 200
EMPTY = Text({"en": ""})


def main() -> None:
    """Prints the figures."""
    form, code, hub = questionnaire(), a_code(), criteria()
    chance = random.Random(1)
    suppliers = [assessment(form, chance) for _ in range(SUPPLIERS)]

    scorer = Scorer(form, code, hub, "bench")

    def whole() -> None:
        for one in suppliers:
            scorer.score(one)

    print(medians({"score": whole}, repeats=3)["score"] / SUPPLIERS * 1e6)


def questionnaire() -> Questionnaire:
    options = tuple(Option(str(level), EMPTY, level / 4) for level in range(5))
    questions = tuple(
        Question(
            id=f"q{place}",
            section="all",
            ask=EMPTY,
            help=EMPTY,
            kind=QuestionKind.MATURITY,
            scope="full",
            options=options,
            severity=Severity.MAJOR,
            criteria=(f"c{place % 100}",),
        )
        for place in range(200)
    )
    return Questionnaire(
        id="bench",
        version="1",
        title=EMPTY,
        summary=EMPTY,
        audience=Audience.BOTH,
        sources=(),
        scopes=(Scope("full", EMPTY, 1),),
        sections=(Section("all", EMPTY, EMPTY, "", questions),),
    )


def criteria() -> CriteriaHub:
    found = [
        Criterion(f"c{place}", EMPTY, EMPTY, Audience.BOTH, Severity.MAJOR, "all")
        for place in range(100)
    ]
    return CriteriaHub("1", {"all": EMPTY}, {one.id: one for one in found})


def a_code() -> Code:
    relations = (Relation.EQUIVALENT, Relation.EQUIVALENT, Relation.PARTIAL, Relation.EXCEEDS)
    clauses = [
        Clause(
            id=f"k{place}",
            title=EMPTY,
            gist=EMPTY,
            basis=Basis.SOURCE,
            covers=tuple(
                Cover(f"c{(place * 5 + other) % 100}", relations[other % 4])
                for other in range(1 + place % 2)
            ),
        )
        for place in range(60)
    ]
    sections = tuple(
        CodeSection(f"s{place}", EMPTY, tuple(clauses[place * 6 : place * 6 + 6]))
        for place in range(10)
    )
    return Code(
        id="bench",
        version="1",
        title=EMPTY,
        publisher="",
        kind=CodeKind.WORKPLACE,
        audience=Audience.BOTH,
        edition="1",
        sources=(),
        basis=EMPTY,
        scoring=ScoringProfile(
            Official.NONE, Total.OWN_METHOD, EMPTY, steps=(Step(Method.MEAN),), provisional_below=0
        ),
        sections=sections,
    )


def assessment(form: Questionnaire, chance: random.Random) -> Assessment:
    answers = {
        question.id: Answer(AnswerState.ANSWERED, chance.choice(question.options).id)
        for question in form.questions()
        if chance.random() < 0.9
    }
    return Assessment("a", form.name, "full", answers=answers)


if __name__ == "__main__":
    main()
