"""Scoring alone, answers in memory: 200 questions, one code of 60 clauses, many suppliers."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from measuring import medians, report

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.scheme import Scheme
from sctoolkit.engine.scoring.scorer import Scorer
from sctoolkit.engine.scoring.tree import Tree
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
from sctoolkit.model.scoring import Official, ScoringProfile, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step
from sctoolkit.model.text import Text

SUPPLIERS = 50
"""In each run; no supplier is scored twice by anyone."""
RUNS = 7
EMPTY = Text({"en": ""})
Suppliers = Sequence[Assessment]


def main() -> None:
    """Prints the figures for one supplier, and what memory many take."""
    form = questionnaire()
    dice = random.Random(1)  # noqa: S311 - answers, not secrets
    kinds = [assessment(form, dice) for _kind in range(5)]
    print("\nScoring one supplier: 200 questions, 60 clauses")
    compare("each answer is drawn for itself", form, lambda: assessment(form, dice))
    compare(
        "of five kinds, a tenth of the answers differs",
        form,
        lambda: alike(dice.choice(kinds), assessment(form, dice), dice),
    )
    memory(form)


def compare(name: str, form: Questionnaire, another: Callable[[], Assessment]) -> None:
    """Prints how long each way takes for suppliers that it has not seen."""
    code, hub = a_code(), criteria()
    scorer, scheme = Scorer(form, code, hub, "bench"), Scheme(form, code, hub)
    interview = Interview(form, "full", {})
    tests = {question.id: question for question in form.questions()}
    ways: dict[str, Callable[[Suppliers], Sequence[float | None]]] = {
        "plain dict loop, point figure only": lambda some: [
            by_hand(code, tests, one) for one in some
        ],
        "pandas groupby over all suppliers, point figure only": lambda some: with_pandas(
            code, tests, some
        ),
        "the tree: point, low, high, coverage, outcomes": lambda some: [
            Tree(scheme, interview.over(one.answers)).total().point for one in some
        ],
        "the whole result: findings, caps, shares as well": lambda some: [
            scorer.score(one).tree.point for one in some
        ],
    }
    earlier = [another() for _supplier in range(10 * SUPPLIERS)]
    batches = [[another() for _supplier in range(SUPPLIERS)] for _run in range(RUNS + 1)]
    agree([way(earlier) for way in ways.values()])
    times = medians(
        {way: partial(run, ways[way], iter(batches)) for way in ways},
        repeats=RUNS,
    )
    each = {way: taken / SUPPLIERS for way, taken in times.items()}
    report(name, each, next(iter(each)))


def run(way: Callable[[Suppliers], object], batches: Iterator[Suppliers]) -> None:
    """Scores the next suppliers."""
    way(next(batches))


def agree(figures: Sequence[Sequence[float | None]]) -> None:
    """Ends where the ways come to different figures: then their times say nothing."""
    first, *others = figures
    for other in others:
        if any(abs((a or 0) - (b or 0)) > 1e-9 for a, b in zip(first, other, strict=True)):
            raise SystemExit("The figures differ, so their times say nothing.")


def alike(kind: Assessment, other: Assessment, dice: random.Random) -> Assessment:
    """A supplier of a kind that answers a tenth of the questions like another one."""
    answers = {
        name: other.answers.get(name, answer) if dice.random() < 0.1 else answer
        for name, answer in kind.answers.items()
    }
    return replace(kind, answers=answers)


def by_hand(code: Code, tests: dict[str, Question], one: Assessment) -> float:
    """The roll-up that a user would write: nothing explained, no ends, no findings."""
    by_criterion: dict[str, list[float]] = {}
    for question, answer in one.answers.items():
        by_criterion.setdefault(tests[question].criteria[0], []).append(int(str(answer.value)) / 4)
    sections = []
    for section in code.sections:
        clauses = []
        for clause in section.clauses:
            found = [
                by_criterion[tie.criterion]
                for tie in clause.covers
                if tie.criterion in by_criterion
            ]
            means = [sum(worth) / len(worth) for worth in found]
            if means:
                clauses.append(sum(means) / len(means))
        if clauses:
            sections.append(sum(clauses) / len(clauses))
    return sum(sections) / len(sections)


def with_pandas(
    code: Code, tests: dict[str, Question], suppliers: Sequence[Assessment]
) -> list[float]:
    """The same with groupby, from the answers as rows."""
    import pandas as pd  # noqa: PLC0415 - only this one needs it

    rows = [
        (place, tests[question].criteria[0], int(str(answer.value)) / 4)
        for place, one in enumerate(suppliers)
        for question, answer in one.answers.items()
    ]
    ties = [
        (section.id, clause.id, tie.criterion)
        for section in code.sections
        for clause in section.clauses
        for tie in clause.covers
    ]
    answers = pd.DataFrame(rows, columns=["supplier", "criterion", "worth"])
    covers = pd.DataFrame(ties, columns=["section", "clause", "criterion"])
    found = answers.groupby(["supplier", "criterion"], as_index=False)["worth"].mean()
    for keys in (["supplier", "section", "clause"], ["supplier", "section"], ["supplier"]):
        if len(keys) == 3:
            found = found.merge(covers, on="criterion")
        found = found.groupby(keys, as_index=False)["worth"].mean()
    figures: list[float] = found.set_index("supplier")["worth"].sort_index().tolist()
    return figures


def memory(form: Questionnaire) -> None:
    """Prints that memory does not grow with the number of suppliers."""
    scorer = Scorer(form, a_code(), criteria(), "bench")
    dice = random.Random(2)  # noqa: S311 - answers, not secrets
    tracemalloc.start()
    peaks = {}
    for count in (4000, 400, 4000):  # the first to warm up
        tracemalloc.reset_peak()
        for _supplier in range(count):
            scorer.score(assessment(form, dice))
        peaks[count] = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"  memory at its highest, 4000 suppliers against 400: {peaks[4000] / peaks[400]:.2f} ×,"
        f" {peaks[4000] / 1e6:.0f} MB"
    )


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
    relations = (Relation.EQUIVALENT, Relation.PARTIAL, Relation.EXCEEDS, Relation.EQUIVALENT)
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


def assessment(form: Questionnaire, dice: random.Random) -> Assessment:
    answers = {
        question.id: Answer(AnswerState.ANSWERED, dice.choice(question.options).id)
        for question in form.questions()
        if dice.random() < 0.9
    }
    return Assessment("a", form.name, "full", answers=answers)


if __name__ == "__main__":
    main()
