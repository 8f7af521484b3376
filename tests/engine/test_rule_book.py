"""Every worked number of docs/scoring.md is what the engine makes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit import document
from sctoolkit.content.scoring_profiles import read_rounding
from sctoolkit.content.steps import read_steps
from sctoolkit.engine.scoring.points import points
from sctoolkit.engine.scoring.ranking import ranks
from sctoolkit.engine.scoring.rolls import rolled
from sctoolkit.engine.scoring.rounding import rounded
from sctoolkit.model.questionnaire import Anchor, QuestionKind
from sctoolkit.model.result import Outcome, Part, PartKind
from sctoolkit.model.scoring import CapRule, Policies, Policy, WeightsRule
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step, Trigger

from .building import (
    DONT_KNOW,
    checklist,
    choice,
    clause,
    code,
    cover,
    criterion,
    fact,
    found,
    maturity,
    option,
    partial,
    question,
    result,
    section,
    when,
    words,
)

TEXT = " ".join((Path(__file__).parents[2] / "docs/scoring.md").read_text("utf-8").split())
CELL = r" \| `(\{method[^`]*\})` \| "
MAKING = re.findall(CELL + r"([\d., of×]+) \| ([\d.-]+)(?= \|)", TEXT)
CHANGING = re.findall(CELL + r"([\d.-]+) \|(?! [\d.]+ \|)", TEXT)
ROUNDING = re.findall(r"`(\{decimals[^`]*\})` \| ([\d.]+) \| ([\d.]+) \|", TEXT)


def read(folder: Path, key: str, text: str) -> document.Cursor:
    path = folder / "step.yaml"
    path.write_text(f"format: 1\n{key}: {text}\n", "utf-8")
    root = document.read(path).root
    assert root is not None
    return root


def steps_of(folder: Path, *steps: str) -> tuple[Step, ...]:
    return read_steps(read(folder, "steps", f"[{', '.join(steps)}]"))


def part(text: str) -> Part:
    """A figure, the most that it could be, and its weight."""
    figure, most, weight = map(float, re.split(" of | × ", text))
    return Part(PartKind.CLAUSE, text, figure, figure, figure, 1.0, weight=weight, full=most)


def test_tables_hold_every_method() -> None:
    named = {re.findall(r"method: ([\w-]+)", row[0])[0] for row in (*MAKING, *CHANGING)}
    assert named | {"conforming"} == {method.value for method in Method}


@pytest.mark.parametrize(("step", "parts", "figure"), MAKING)
def test_step_makes_the_figure_of_the_table(
    step: str, parts: str, figure: str, tmp_path: Path
) -> None:
    made = rolled(steps_of(tmp_path, step), [part(one) for one in parts.split(", ")])
    assert made.point == pytest.approx(float(figure))


@pytest.mark.parametrize(("step", "figure"), CHANGING)
def test_step_changes_the_figure_as_the_table_says(step: str, figure: str, tmp_path: Path) -> None:
    made = rolled(steps_of(tmp_path, "{method: mean}", step), [part("0.75 of 1 × 1")])
    assert made.point == pytest.approx(float(figure))


@pytest.mark.parametrize(("how", "figure", "published"), ROUNDING)
def test_figure_is_rounded_as_the_table_says(
    how: str, figure: str, published: str, tmp_path: Path
) -> None:
    rounding = read_rounding(read(tmp_path, "rounding", how))
    assert rounding is not None
    assert rounded(float(figure), rounding) == float(published)


def says(words_of_the_text: str) -> None:
    assert words_of_the_text in TEXT


@pytest.mark.parametrize(("policy", "figure"), [(Policy.ZERO, 0.5), (Policy.LEAVE, 1)])
def test_policy_of_what_nobody_knows(policy: Policy, figure: float) -> None:
    says("0.5 with `dont_know: zero`, 1 with `leave`")
    against = code(clause("1", "wages"), policies=Policies(dont_know=policy))
    asked = [choice("a"), choice("b")]
    assert result(asked, against, {"a": "good", "b": DONT_KNOW}).tree.point == figure


def test_answers_to_a_list_and_on_a_line() -> None:
    says("five of eight items ticked, one must-have missing: 0.625, capped to 0.5")
    items = [option(f"i{place}") for place in range(8)]
    ticked = tuple(one.id for one in items[:5])
    assert points(checklist("q", *items), ticked).worth == 0.625  # type: ignore[union-attr]
    gated = checklist("q", *items, must_have=("i7",))
    assert points(gated, ticked).worth == 0.5  # type: ignore[union-attr]
    says("A line from 10 (0 points) to 30 (3 points), answered 20: 1.5")
    line = question("q", "", QuestionKind.NUMBER, linear=(Anchor(10, 0), Anchor(30, 3)))
    assert points(line, 20.0).worth == 1.5  # type: ignore[union-attr]
    says("By logarithm from 100 (0) to 10,000 (1), answered 1,000: 0.5")
    ends = (Anchor(100, 0), Anchor(10_000, 1))
    grows = question("q", "", QuestionKind.NUMBER, linear=ends, logarithmic=True)
    assert points(grows, 1000.0).worth == pytest.approx(0.5)  # type: ignore[union-attr]
    says("Items of 2 and 1 points with one `best_of:` word: 2, not 3")
    routes = [option(name, worth, best_of="route") for name, worth in (("a", 2), ("b", 1))]
    best = checklist("q", *routes, full_points=10)
    assert points(best, ("a", "b")).worth == 2  # type: ignore[union-attr]


def test_level_reached_over_the_level_asked() -> None:
    says("the clause asks for level 3 of 3, the answer reaches level 2: 0.667")
    options = (option("two", 1, reaches={"age": "b"}),)
    age = criterion("age", levels="a b c")
    asked = [choice("q", "age", options=options)]
    one = result(asked, clause("1", cover("age", level="c")), {"q": "two"}, age)
    assert one.tree.point == pytest.approx(0.667, abs=0.0005)


def test_clause_that_asks_less() -> None:
    says(
        "two criteria, 1 and 0.4, the second partial: point 0.7, between 0.7 and 1, to be reviewed"
    )
    weak = choice("b", "hours", options=(option("weak", 0.4), option("good", 1)))
    against = clause("1", "wages", partial("hours"))
    tree = result([choice("a"), weak], against, {"a": "good", "b": "weak"}).tree
    assert (tree.point, tree.low, tree.high) == (0.7, 0.7, 1)
    assert found(tree, "1").outcome is Outcome.REVIEW


def test_step_that_something_below_sets_off() -> None:
    says("of a section of 0.4 and 1, whose mean is 0.7, 0.5")
    weakest = Trigger(clauses=("1.1",), below=0.5)
    steps = (Step(Method.MEAN), Step(Method.LIMIT, at_most=0.5, when=weakest))
    weak = choice("a", "wages", options=(option("weak", 0.4), option("good", 1)))
    parts = section("1", clause("1.1", "wages"), clause("1.2", "hours"))
    against = code(replace(parts, steps=steps))
    tree = result([weak, choice("b", "hours")], against, {"a": "weak", "b": "good"}).tree
    assert found(tree, "1").stages == (0.7, 0.5)


def test_weights_that_hold_for_some() -> None:
    says("two clauses of 1 and 0 weigh the same: 0.5; for farms, where the first weighs 3: 0.75")
    farms = WeightsRule(when("kind", "farm"), {"1": 3.0}, words("Farms."))
    against = code(clause("1", "wages"), clause("2", "hours"), weights_if=(farms,))
    asked = [fact("kind", "farm", "shop"), choice("a"), choice("b", "hours")]
    given = {"a": "good", "b": "bad"}
    assert result(asked, against, {**given, "kind": "shop"}).tree.point == 0.5
    assert result(asked, against, {**given, "kind": "farm"}).tree.point == 0.75


def test_share_that_conforms_less_what_findings_take_off() -> None:
    says("200 × 35 ÷ 38 − 6 = 178.2")
    grave = {0: Severity.MAJOR, 1: Severity.MINOR, 2: Severity.MINOR}
    clauses = [
        clause(f"{place}", "wages" if place in grave else "hours", severity=grave.get(place))
        for place in range(38)
    ]
    taken = {Severity.MAJOR: 4.0, Severity.MINOR: 1.0}
    against = code(*clauses, method=Method.CONFORMING, scale=(0, 200), deduct=taken)
    asked = [choice("a", "wages"), choice("b", "hours")]
    one = result(asked, against, {"a": "bad", "b": "good"})
    assert one.tree.point == pytest.approx(178.2, abs=0.05)


@pytest.mark.parametrize(("over", "figure"), [("", 0.75), ("clauses", 2 / 3)])
def test_total_over_sections_or_over_clauses(over: str, figure: float) -> None:
    says("the mean is 0.75, `over: clauses` 0.667")
    parts = (
        section("1", clause("1.1", "wages"), clause("1.2", "hours")),
        section("2", clause("2.1", "wages")),
    )
    against = code(*parts, steps=(Step(Method.MEAN, over=over),))
    asked = [choice("a", "wages"), choice("b", "hours")]
    one = result(asked, against, {"a": "good", "b": "bad"})
    assert one.tree.point == pytest.approx(figure)


def test_units_are_worked_out_where_units_are_tested() -> None:
    says("300 people at a site of 1, 100 at one of 0: 0.75")
    says("the mean of one site of 1 and a group of 1 and 0: 0.75")
    tests = (Path(__file__).parent / "test_units.py").read_text("utf-8")
    assert 'site("a", "good", size=300), site("b", "bad", size=100)' in tests
    assert "== (1 + 0.5) / 2" in tests


def test_cap_holds_the_figure() -> None:
    says("0.9 with `figure: 0.5` and a finding: 0.5")
    breach = Trigger((Severity.MAJOR,), (Outcome.NOT_MET,))
    rule = CapRule("", words("Held."), breach, figure=0.5)
    asked = [choice("a"), choice("b", "hours")]
    against = code(clause("1", "wages", weight=9), clause("2", "hours"), caps=(rule,))
    tree = result(asked, against, {"a": "good", "b": "bad"}).tree
    assert (tree.stages, tree.point) == ((0.9,), 0.5)


def test_maturity_is_what_the_bundled_codes_ask_for() -> None:
    says("0.75 is level 3 of 4 in a maturity question")
    assert points(maturity("q"), "3").worth == 0.75  # type: ignore[union-attr]


def test_places_of_equal_figures() -> None:
    says("90, 80, 80, 70 are 1, 2, 2, 4")
    assert ranks([90, 80, 80, 70]) == [1, 2, 2, 4]
