"""Small questionnaires and answers to them, made up by hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from sctoolkit.model.assessment import Answer, AnswerState, Evidence, EvidenceLevel, Value
from sctoolkit.model.questionnaire import (
    Band,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    WhenHidden,
)

from .building import (
    checklist,
    choice,
    fact,
    maturity,
    menu,
    none_of_these,
    option,
    question,
    questionnaire,
    unless,
    when,
)

CRITERIA = ("wages", "hours", "age")
LEVELS = ("14", "15", "16")
"""Those of `age`; the other criteria have none."""
FACTS = (fact("fact-0", "yes", "no"), fact("fact-1", "yes", "no"))

TESTS = st.sampled_from(["wages", "hours", "age", "wages hours", "hours age"])
TABLES = st.sampled_from(
    [(0, 1), (1, 0), (0, 0.5, 1), (1, 0.3, 0), (0.1, 0.7, 1), (0.25, 1, 0.9, 0.75), (0, 0, 1)]
)
"""Points of a choice or of the bands of a number, in any order."""
REACHED = st.sampled_from(
    [("14", "15", "16"), ("", "14", "16"), ("16", "15", "14"), ("", "", "15"), ("15", "15", "")]
)
"""The levels that three answers reach, empty for none."""
ITEMS = st.sampled_from([(None,) * 2, (None,) * 4, (1, 2, 5), (2, 2, -3), (0.5, 0.5), (3, 0, -1)])
"""Points of the items of a checklist; None where they count alike."""
KINDS = st.sampled_from(
    [
        QuestionKind.CHOICE,
        QuestionKind.CHOICE,
        QuestionKind.MATURITY,
        QuestionKind.MATURITY,
        QuestionKind.CHECKLIST,
        QuestionKind.CHECKLIST,
        QuestionKind.MENU,
        QuestionKind.NUMBER,
    ]
)
EXCLUSIVE = st.sampled_from([(), (none_of_these(),), (none_of_these(0.5),), (none_of_these(1),)])
FULL_AT = st.sampled_from([None, None, 1, 3])
CAPPED_AT = st.sampled_from([0, 0.3, 0.5, 1])
MUST_HAVE = st.sampled_from([(), (), ("o0",), ("o0", "o1")])


@st.composite
def choices(draw: st.DrawFn, name: str, tests: str) -> Question:
    """Points in any order."""
    table = draw(TABLES)
    options = [option(f"o{place}", points) for place, points in enumerate(table)]
    return choice(name, tests, options=reaching(options, draw(REACHED) if "age" in tests else ()))


@st.composite
def checklists(draw: st.DrawFn, name: str, tests: str) -> Question:
    """With or without points, a gate and a last option that excludes the others."""
    items = [option(f"o{place}", points) for place, points in enumerate(draw(ITEMS))]
    options = reaching(items, draw(REACHED) if "age" in tests else ())
    asked = checklist(name, *options, *draw(EXCLUSIVE), tests=tests, full_at=draw(FULL_AT))
    return replace(asked, must_have=draw(MUST_HAVE), capped_at=draw(CAPPED_AT))


@st.composite
def numbers(draw: st.DrawFn, name: str, tests: str) -> Question:
    """Bands that rise, fall or do as they like."""
    levels = draw(REACHED) if "age" in tests else ()
    bands = [Band(10.0 * place, points) for place, points in enumerate(draw(TABLES))]
    for place, level in enumerate(levels[: len(bands)]):
        bands[place] = replace(bands[place], reaches={"age": level} if level else {})
    return question(name, tests, QuestionKind.NUMBER, bands=tuple(bands))


def reaching(options: Sequence[Option], levels: Sequence[str]) -> tuple[Option, ...]:
    """The options with the levels of `age` that the first of them reach."""
    padded = [*levels, *[""] * len(options)]
    return tuple(
        replace(one, reaches={"age": level} if level else {})
        for one, level in zip(options, padded, strict=False)
    )


@st.composite
def questions(draw: st.DrawFn, name: str, earlier: Sequence[Question]) -> Question:
    """A scored question of any kind; it may hide behind a fact and inherit from an earlier one."""
    tests = draw(TESTS)
    kind = draw(KINDS)
    if kind is QuestionKind.CHECKLIST:
        asked = draw(checklists(name, tests))
    elif kind is QuestionKind.NUMBER:
        asked = draw(numbers(name, tests))
    elif kind is QuestionKind.MATURITY:
        asked = maturity(name, tests)
    elif kind is QuestionKind.MENU:
        routes = (option("o0"), option("o1"), option("o2"))
        asked = menu(name, *routes, none_of_these(), full_at=2, tests=tests)
    else:
        asked = draw(choices(name, tests))
    hides = [replace(asked, ask_if=rule(one.id, "yes")) for rule in (when, unless) for one in FACTS]
    heirs = [
        replace(one, when_hidden=WhenHidden.INHERIT, inherits=source.id)
        for one, source in product(hides, earlier)
    ]
    return draw(st.sampled_from([asked] * max(4, len(heirs)) + hides + heirs))


@st.composite
def forms(draw: st.DrawFn) -> Questionnaire:
    """Two facts and two to five scored questions."""
    asked: list[Question] = []
    for place in range(draw(st.integers(2, 5))):
        asked.append(draw(questions(f"q{place}", asked)))
    return questionnaire(*FACTS, *asked, evidence_cap=draw(st.sampled_from([None, 0.5, 0.75])))


def values(asked: Question) -> list[Value]:
    """What a person may answer."""
    if asked.kind is QuestionKind.NUMBER:
        return [0.0, 5.0, 10.0, 25.0, 1000.0]
    if not asked.kind.many:
        return [one.id for one in asked.options]
    items = [one.id for one in asked.options if not one.exclusive]
    ticked = [
        tuple(item for item, tick in zip(items, ticks, strict=True) if tick)
        for ticks in product((True, False), repeat=len(items))
    ]
    alone = [(one.id,) for one in asked.options if one.exclusive]
    return [*filter(None, ticked), *alone]


def replies(asked: Question) -> st.SearchStrategy[Answer]:
    """An answer in any state, with or without evidence."""
    record = (Evidence("record.pdf"),)
    checked = (Evidence("audit.pdf", level=EvidenceLevel.VERIFIED),)
    answered = [
        Answer(AnswerState.ANSWERED, value, evidence=evidence)
        for value, evidence in product(values(asked), ((), record, checked))
    ]
    states = [Answer(state) for state in AnswerState if state is not AnswerState.ANSWERED]
    return st.sampled_from(answered + states * max(1, len(answered) // 12))
