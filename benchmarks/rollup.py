"""Scoring alone, answers in memory: 200 questions, one code of 60 clauses, many suppliers."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Sequence

from measuring import medians, report

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scheme import Scheme
from sctoolkit.engine.scoring import Scorer
from sctoolkit.engine.tree import Tree
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

SUPPLIERS = 100
EMPTY = Text({"en": ""})


def main() -> None:
    """Prints the figures, for one supplier."""
    form, code, hub = questionnaire(), a_code(), criteria()
    dice = random.Random(1)  # noqa: S311 - answers, not secrets
    suppliers = [assessment(form, dice) for _supplier in range(SUPPLIERS)]
    scorer = Scorer(form, code, hub, "bench")
    tree = Scheme(form, code, hub)
    interview = Interview(form, "full", {})
    tests = {question.id: question for question in form.questions()}

    def explained() -> list[float | None]:
        return [scorer.score(one).tree.point for one in suppliers]

    def figures() -> list[float | None]:
        return [Tree(tree, interview.over(one.answers)).total().point for one in suppliers]

    def plain_loop() -> list[float]:
        return [by_hand(code, tests, one) for one in suppliers]

    def groupby() -> list[float]:
        return with_pandas(code, tests, suppliers)

    for other in (explained(), groupby()):
        if any(abs((a or 0) - b) > 1e-9 for a, b in zip(other, plain_loop(), strict=True)):
            raise SystemExit("The figures differ, so their times say nothing.")
    times = medians(
        {
            "plain dict loop, point figure only": plain_loop,
            "pandas groupby over all suppliers, point figure only": groupby,
            "the tree: point, low, high, coverage, outcomes": figures,
            "the whole result: findings, caps, shares as well": explained,
        },
        repeats=7,
    )
    each = {name: taken / SUPPLIERS for name, taken in times.items()}
    report("Scoring one supplier: 200 questions, 60 clauses", each, next(iter(each)))
    memory(scorer, form)


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


def memory(scorer: Scorer, form: Questionnaire) -> None:
    """Prints that memory does not grow with the number of suppliers."""
    dice = random.Random(2)  # noqa: S311 - answers, not secrets
    tracemalloc.start()
    peaks = {}
    for count in (2000, 200, 2000):  # the first to warm up
        tracemalloc.reset_peak()
        for _supplier in range(count):
            scorer.score(assessment(form, dice))
        peaks[count] = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"  memory at its highest, 2000 suppliers against 200: {peaks[2000] / peaks[200]:.2f} ×")


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
