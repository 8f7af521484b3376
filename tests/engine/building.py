"""Small questionnaires, hubs, codes and answers, a line each."""

# ruff: noqa: ANN401 - `more` are the fields of the record that a test wants to be different

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Evidence, EvidenceLevel
from sctoolkit.model.code import (
    Basis,
    Clause,
    Code,
    CodeKind,
    CodeSection,
    Cover,
    CriteriaHub,
    Criterion,
    Level,
    Relation,
)
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import (
    Audience,
    Band,
    GapActions,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    Recommendation,
    Scope,
    Section,
    WhenHidden,
)
from sctoolkit.model.result import Part, Result
from sctoolkit.model.scoring import Official, RatingBand, ScoringProfile, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step
from sctoolkit.model.text import Text

DONT_KNOW = AnswerState.DONT_KNOW
REFUSED = AnswerState.REFUSED
NOT_APPLICABLE = AnswerState.NOT_APPLICABLE
MISSING = AnswerState.MISSING

Given = str | float | tuple[str, ...] | AnswerState | Answer
"""An option id, a number, ticked items, a state without a value, or a whole answer."""


def words(wording: str) -> Text:
    return Text({"en": wording})


# Questions


def recommendation(question: str) -> Recommendation:
    """Tells absent and partial gaps apart by their words."""
    absent, partial = (
        GapActions(words(f"{degree} {question}"), words("Keep it."), "policy")
        for degree in ("Start", "Finish")
    )
    return Recommendation(absent, partial)


def question(name: str, tests: str, kind: QuestionKind, **more: Any) -> Question:
    """A scored question; `tests` are the criteria, parted by blanks."""
    start = Question(
        id=name,
        section="all",
        ask=words(f"{name}?"),
        help=words(""),
        kind=kind,
        scope="full",
        severity=Severity.MAJOR,
        criteria=tuple(tests.split()),
        recommendation=recommendation(name),
    )
    return replace(start, **more)


def choice(name: str, tests: str = "wages", **more: Any) -> Question:
    """Answered `bad` (0), `half` (0.5) or `good` (1)."""
    options = (option("bad", 0), option("half", 0.5), option("good", 1))
    return replace(question(name, tests, QuestionKind.CHOICE, options=options), **more)


def heir(name: str, tests: str, of: str, ask_if: Condition, **more: Any) -> Question:
    """A choice that takes the score of the question `of` where it is hidden."""
    return choice(name, tests, inherits=of, ask_if=ask_if, when_hidden=WhenHidden.INHERIT, **more)


def maturity(name: str, tests: str = "wages", **more: Any) -> Question:
    """Answered `0` to `4`."""
    options = tuple(option(str(level), level / 4) for level in range(5))
    return replace(question(name, tests, QuestionKind.MATURITY, options=options), **more)


def checklist(name: str, *options: Option, tests: str = "wages", **more: Any) -> Question:
    """Several items may be ticked."""
    return question(name, tests, QuestionKind.CHECKLIST, options=options, **more)


def menu(name: str, *options: Option, full_at: float, tests: str = "wages") -> Question:
    """Full marks at `full_at` ticked routes."""
    return question(name, tests, QuestionKind.MENU, options=options, full_at=full_at)


def number(name: str, bands: Mapping[float, float], tests: str = "wages") -> Question:
    """A figure worth the points of the band it falls into (lower bound to points)."""
    steps = tuple(Band(start, points) for start, points in bands.items())
    return question(name, tests, QuestionKind.NUMBER, bands=steps)


def fact(name: str, *options: str, **more: Any) -> Question:
    """An unscored choice that routes others."""
    start = question(name, "", QuestionKind.CHOICE, options=tuple(map(option, options)))
    return replace(start, scored=False, recommendation=None, **more)


def option(name: str, points: float | None = None, **more: Any) -> Option:
    return Option(name, words(name.capitalize()), points, **more)


def none_of_these(points: float | None = None) -> Option:
    return option("none", points, exclusive=True)


def when(question_id: str, *values: str) -> Condition:
    """True where the answer is one of the values."""
    return Condition(Operator.IS, question_id, values)


def unless(question_id: str, *values: str) -> Condition:
    """True where the answer is none of the values."""
    return Condition(Operator.IS_NOT, question_id, values)


def questionnaire(*questions: Question, scopes: str = "full", **more: Any) -> Questionnaire:
    """One section; `scopes` smallest first, parted by blanks."""
    start = Questionnaire(
        id="small",
        version="1",
        title=words("Small"),
        summary=words(""),
        audience=Audience.BOTH,
        sources=(),
        scopes=tuple(Scope(scope, words(scope), 1) for scope in scopes.split()),
        sections=(Section("all", words("All"), words(""), "", questions),),
    )
    return replace(start, **more)


# Codes


def criterion(
    name: str,
    severity: Severity = Severity.MAJOR,
    levels: str = "",
    audience: Audience = Audience.BOTH,
) -> Criterion:
    """`levels` weakest first, parted by blanks."""
    degrees = tuple(Level(level, words(level)) for level in levels.split())
    return Criterion(name, words(name), words(name), audience, severity, "all", levels=degrees)


def hub(*criteria: Criterion) -> CriteriaHub:
    return CriteriaHub("1", {"all": words("All")}, {one.id: one for one in criteria})


def cover(name: str, relation: Relation | None = Relation.EQUIVALENT, **more: Any) -> Cover:
    """A clause's tie to a criterion: a relation, or `level=` in its place."""
    return Cover(name, None if "level" in more else relation, **more)


def partial(name: str, **more: Any) -> Cover:
    return Cover(name, Relation.PARTIAL, because=words("The clause asks less."), **more)


def exceeds(name: str, **more: Any) -> Cover:
    return Cover(name, Relation.EXCEEDS, because=words("The clause asks more."), **more)


def clause(name: str, *covers: Cover | str, **more: Any) -> Clause:
    """A word covers the criterion of that name, no more and no less."""
    ties = tuple(cover(one) if isinstance(one, str) else one for one in covers)
    return Clause(name, words(f"Clause {name}"), words(""), Basis.SOURCE, ties, **more)


def section(name: str, *clauses: Clause, weight: float = 1.0) -> CodeSection:
    return CodeSection(name, words(f"Section {name}"), clauses, weight)


def code(
    *parts: Clause | CodeSection,
    name: str = "own",
    method: Method = Method.MEAN,
    of: tuple[str, ...] = (),
    scale: tuple[float, float] | None = None,
    deduct: dict[Severity, float] | None = None,
    **profile: Any,
) -> Code:
    """Clauses given alone stand in one section `S`; the total runs from 0 to 1, or on a scale."""
    steps = [Step(method, of=of, start=1.0 if method is Method.DEDUCT else 0.0)]
    if scale:
        steps.append(Step(Method.SCALE, start=scale[0], end=scale[1]))
    if deduct:
        steps.append(Step(Method.DEDUCT, findings=deduct))
    sections = tuple(part for part in parts if isinstance(part, CodeSection))
    clauses = tuple(part for part in parts if isinstance(part, Clause))
    start = ScoringProfile(
        Official.NONE,
        Total.OWN_METHOD,
        words("Made up."),
        steps=tuple(steps),
        range=scale or (0.0, 1.0),
        provisional_below=0,
    )
    return Code(
        id=name,
        version="1",
        title=words(name),
        publisher="Nobody",
        kind=CodeKind.WORKPLACE,
        audience=Audience.BOTH,
        edition="1",
        sources=(),
        basis=words("Made up."),
        scoring=replace(start, **profile),
        sections=(*sections, section("S", *clauses)) if clauses else sections,
    )


def bands(**starts: float) -> tuple[RatingBand, ...]:
    """Worst first, lower bounds in percent: `bands(C=0, B=50, A=80)`."""
    return tuple(RatingBand(band, start / 100, words(band)) for band, start in starts.items())


# Answers and results


def answer(given: Given) -> Answer:
    if isinstance(given, Answer):
        return given
    if isinstance(given, AnswerState):
        return Answer(given, reason="It is not so." if given is NOT_APPLICABLE else "")
    value = float(given) if isinstance(given, int) else given
    return Answer(AnswerState.ANSWERED, value)


def backed(value: str, level: EvidenceLevel = EvidenceLevel.DOCUMENT) -> Answer:
    """An answer with one piece of evidence."""
    evidence = (Evidence("record.pdf", level=level),)
    return Answer(AnswerState.ANSWERED, value, evidence=evidence)


def assessment(given: Mapping[str, Given], scope: str = "full") -> Assessment:
    answers = {question_id: answer(one) for question_id, one in given.items()}
    return Assessment("a", "small@1", scope, answers=answers)


def result(
    asked: Questionnaire | Sequence[Question],
    against: Code | Clause | Sequence[Clause],
    given: Mapping[str, Given],
    *criteria: Criterion,
    scope: str = "full",
) -> Result:
    """The score. Criteria that are not given are major and have no levels."""
    form = asked if isinstance(asked, Questionnaire) else questionnaire(*asked)
    if isinstance(against, Clause):
        against = code(against)
    elif not isinstance(against, Code):
        against = code(*against)
    named = {tie.criterion for one in against.clauses() for tie in one.covers}
    known = {one.id: one for one in (*map(criterion, sorted(named)), *criteria)}
    return score(form, assessment(given, scope), against, hub(*known.values()), "test")


def found(part: Part, name: str) -> Part:
    """The part with this id at or under `part`."""
    return next(one for one in every(part) if one.id == name)


def every(part: Part) -> Iterator[Part]:
    """The part and all under it."""
    yield part
    for child in part.parts:
        yield from every(child)
