"""Small questionnaires and answers to them, made up at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random

from sctoolkit.model.assessment import Answer, AnswerState, Evidence, EvidenceLevel, Unit, Value
from sctoolkit.model.questionnaire import (
    Anchor,
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

TESTS = ["wages", "hours", "age", "wages hours", "hours age", ""]
"""Empty for a question that only clauses name."""
TABLES = [(0, 1), (1, 0), (0, 0.5, 1), (1, 0.3, 0), (0.1, 0.7, 1), (0.25, 1, 0.9, 0.75), (0, 0, 1)]
"""Points of a choice or of the bands of a number, in any order."""
OWN_TABLES = [(0, 1, 2), (3, -1, 1.5), (0, -5), (100, 0, 40), (-1, 0, 1)]
"""What a question may be worth that tests no criterion."""
LINES = [(0, 1), (1, 0)]
OWN_LINES = [(0, 10), (5, -5), (0, 1)]
REACHED = [
    ("14", "15", "16"),
    ("", "14", "16"),
    ("16", "15", "14"),
    ("", "", "15"),
    ("15", "15", ""),
]
"""The levels that three answers reach, empty for none."""
ITEMS = [(None,) * 2, (None,) * 4, (1, 2, 5), (2, 2, -3), (0.5, 0.5), (3, 0, -1)]
"""Points of the items of a checklist; None where they count alike."""
KINDS = [one for one in QuestionKind if one is not QuestionKind.TEXT]
EXCLUSIVE = [(), (none_of_these(),), (none_of_these(0.5),), (none_of_these(1),)]
FULL_AT = [None, None, 1, 3]
FULL_POINTS = [None, 4, 10]
BEST_OF = [(), (), ("route", "route"), ("", "route", "route")]
CAPPED_AT = [0, 0.3, 0.5, 1]
MUST_HAVE = [(), (), ("o0",), ("o0", "o1")]

WITHOUT_VALUE = [one for one in AnswerState if one is not AnswerState.ANSWERED]
RECORDS: list[tuple[Evidence, ...]] = [
    (),
    (Evidence("record.pdf"),),
    (Evidence("audit.pdf", level=EvidenceLevel.VERIFIED),),
]


def choices(random: Random, name: str, tests: str) -> Question:
    """Points in any order; below 0 and above 1 where no criterion is tested."""
    table = random.choice(TABLES if tests else OWN_TABLES)
    options = [option(f"o{place}", points) for place, points in enumerate(table)]
    return choice(
        name, tests, options=reaching(options, random.choice(REACHED) if "age" in tests else ())
    )


def checklists(random: Random, name: str, tests: str) -> Question:
    """With or without points, a gate and a last option that excludes the others."""
    worth = random.choice(ITEMS)
    routes = [*random.choice(BEST_OF), *[""] * 4]
    items = [
        option(f"o{place}", points, best_of=route)
        for place, (points, route) in enumerate(zip(worth, routes, strict=False))
    ]
    options = reaching(items, random.choice(REACHED) if "age" in tests else ())
    asked = checklist(
        name, *options, *random.choice(EXCLUSIVE), tests=tests, full_at=random.choice(FULL_AT)
    )
    most = None if None in worth else random.choice(FULL_POINTS)
    gate = replace(asked, must_have=random.choice(MUST_HAVE), capped_at=random.choice(CAPPED_AT))
    return replace(gate, full_points=most)


def numbers(random: Random, name: str, tests: str) -> Question:
    """Bands or a line that rise, fall or do as they like, or a figure that is given."""
    asked = question(name, tests, QuestionKind.NUMBER)
    way = "bands" if "age" in tests else random.choice(["bands", "linear", "given"])
    if way == "given":
        return replace(asked, given=True, maximum=10.0)
    if way == "linear":
        start, end = random.choice(LINES if tests else OWN_LINES)
        between = random.choice([(), (), (Anchor(10, (start + end) / 2),)])
        line = (Anchor(5, start), *between, Anchor(25, end))
        return replace(asked, linear=line, logarithmic=random.choice([False, True]))
    levels = random.choice(REACHED) if "age" in tests else ()
    table = random.choice(TABLES if tests else OWN_TABLES)
    bands = [Band(10.0 * place, points) for place, points in enumerate(table)]
    for place, level in enumerate(levels[: len(bands)]):
        bands[place] = replace(bands[place], reaches={"age": level} if level else {})
    return replace(asked, bands=tuple(bands))


def reaching(options: Sequence[Option], levels: Sequence[str]) -> tuple[Option, ...]:
    """The options with the levels of `age` that the first of them reach."""
    padded = [*levels, *[""] * len(options)]
    return tuple(
        replace(one, reaches={"age": level} if level else {})
        for one, level in zip(options, padded, strict=False)
    )


def questions(random: Random, name: str, earlier: Sequence[Question]) -> Question:
    """A scored question of any kind; it may hide behind a fact and inherit from an earlier one."""
    tests = random.choice(TESTS)
    kind = random.choice(KINDS)
    if kind is QuestionKind.CHECKLIST:
        asked = checklists(random, name, tests)
    elif kind is QuestionKind.NUMBER:
        asked = numbers(random, name, tests)
    elif kind is QuestionKind.MATURITY:
        asked = maturity(name, tests)
    elif kind is QuestionKind.MENU:
        routes = (option("o0"), option("o1"), option("o2"))
        asked = menu(name, *routes, none_of_these(), full_at=2, tests=tests)
    else:
        asked = choices(random, name, tests)
    return hidden(asked, earlier, random.randint(0, 11), random.randint(0, 3))


def hidden(asked: Question, earlier: Sequence[Question], way: int, rule: int) -> Question:
    """Mostly as it is; else hidden by a rule, and of those some with the score of another one."""
    if way < 6:
        return asked
    conditions = [ask(one.id, "yes") for ask, one in product((when, unless), FACTS)]
    hides = replace(asked, ask_if=conditions[rule])
    if way < 9 or not earlier:
        return hides
    source = earlier[way % len(earlier)]
    return replace(hides, when_hidden=WhenHidden.INHERIT, inherits=source.id)


def forms(random: Random) -> Questionnaire:
    """Two facts and two to five scored questions."""
    asked: list[Question] = []
    for place in range(random.randint(2, 5)):
        asked.append(questions(random, f"q{place}", asked))
    return questionnaire(*FACTS, *asked, evidence_cap=random.choice([None, 0.5, 0.75]))


def values(asked: Question) -> list[Value]:
    """What a person may answer."""
    if asked.given:
        return [0.0, 2.5, 7.0, 10.0]
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


def reply(random: Random, asked: Question) -> Answer:
    """An answer in any state, with or without evidence."""
    if random.randrange(12) == 0:
        return Answer(random.choice(WITHOUT_VALUE))
    return Answer(
        AnswerState.ANSWERED, random.choice(values(asked)), evidence=random.choice(RECORDS)
    )


def units(random: Random, form: Questionnaire) -> tuple[Unit, ...]:
    """Sites, one of them a group, with lines in them; each answers one question for itself."""
    shape = random.choice(["", "", "a", "ab", "ab(cd)", "a[xy]b"])
    made: dict[str, Unit] = {}
    for name in [one for one in shape if one.isalpha()]:
        asked = random.choice(form.questions())
        own = {asked.id: reply(random, asked)}
        kind = "line" if name in "xy" else "site"
        made[name] = Unit(name, kind, size=random.choice([1, 0, 300]), answers=own)
    if "(" in shape:
        made["b"] = replace(made["b"], units=(made.pop("c"), made.pop("d")))
    if "[" in shape:
        made["a"] = replace(made["a"], units=(made.pop("x"), made.pop("y")))
    return tuple(made.values())
