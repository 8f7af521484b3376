"""What one answer is worth, kind by kind."""

from __future__ import annotations

import pytest

from sctoolkit.engine.scoring.points import points
from sctoolkit.model.assessment import Value
from sctoolkit.model.questionnaire import Anchor, Question, QuestionKind
from sctoolkit.model.result import Marks, Outcome, Why

from .building import (
    checklist,
    choice,
    clause,
    code,
    fact,
    found,
    maturity,
    menu,
    none_of_these,
    number,
    option,
    question,
    result,
)


def worth(asked: Question, value: Value) -> float | None:
    """What a code makes of this answer alone."""
    assert value is not None
    return result([asked], clause("1", "wages"), {asked.id: value}).tree.point


@pytest.mark.parametrize(("value", "points"), [("bad", 0), ("half", 0.5), ("good", 1)])
def test_choice_is_worth_the_points_of_its_option(value: str, points: float) -> None:
    assert worth(choice("q"), value) == points


def test_choice_may_be_reversed() -> None:
    often = choice("q", options=(option("often", 0), option("never", 1)))
    assert (worth(often, "often"), worth(often, "never")) == (0, 1)


@pytest.mark.parametrize(("level", "points"), [("0", 0), ("1", 0.25), ("3", 0.75), ("4", 1)])
def test_maturity_is_the_level_over_the_highest(level: str, points: float) -> None:
    assert worth(maturity("q"), level) == points


@pytest.mark.parametrize(("value", "points"), [("no", 0), ("partly", 0.5), ("yes", 1)])
def test_yes_partly_no_is_worth_1_half_0(value: str, points: float) -> None:
    options = (option("no", 0), option("partly", 0.5), option("yes", 1))
    assert worth(question("q", "wages", QuestionKind.YES_PARTLY_NO, options=options), value) == (
        points
    )


LIST = checklist("q", option("a"), option("b"), option("c"), option("d"), none_of_these())


@pytest.mark.parametrize(
    ("ticked", "points"),
    [(("none",), 0), (("a",), 0.25), (("a", "d"), 0.5), (("a", "b", "c", "d"), 1)],
)
def test_checklist_is_the_share_of_its_items(ticked: tuple[str, ...], points: float) -> None:
    assert worth(LIST, ticked) == points


def test_order_of_ticks_does_not_matter() -> None:
    assert worth(LIST, ("a", "b")) == worth(LIST, ("b", "a"))


WEIGHTY = checklist("q", option("big", 5), option("small", 1), option("tiny", 2), none_of_these())


def test_checklist_with_points_is_the_share_of_all_points() -> None:
    assert worth(WEIGHTY, ("big", "small")) == 6 / 8


def test_full_marks_may_take_fewer_points_than_there_are() -> None:
    asked = checklist("q", option("big", 5), option("small", 1), option("tiny", 2), full_at=6)
    assert worth(asked, ("tiny",)) == 2 / 6
    assert worth(asked, ("big", "small", "tiny")) == 1


def test_harmful_item_takes_points_away_and_never_below_zero() -> None:
    asked = checklist("q", option("good", 2), option("better", 2), option("harm", -3))
    assert worth(asked, ("good", "better")) == 1
    assert worth(asked, ("good", "better", "harm")) == 0.25
    assert worth(asked, ("harm",)) == 0


def test_checklist_whose_items_are_worth_nothing_is_worth_nothing() -> None:
    assert worth(checklist("q", option("a", 0), option("b", 0)), ("a",)) == 0


@pytest.mark.parametrize(("points", "share"), [(None, 0), (0.5, 0.5), (1, 1)])
def test_exclusive_option_is_worth_its_own_points(points: float | None, share: float) -> None:
    asked = checklist("q", option("a"), option("b"), none_of_these(points))
    assert worth(asked, ("none",)) == share


def marks(asked: Question, *ticked: str) -> Marks | None:
    tree = result([asked], clause("1", "wages"), {asked.id: ticked}).tree
    return found(tree, asked.id).marks


def test_answer_with_items_says_what_each_of_them_earns_and_what_full_marks_are() -> None:
    weighed = checklist("q", option("a", 3), option("b", 1), option("c", 2))
    alike = checklist("q", option("a"), option("b"), option("c"), none_of_these())
    summed = checklist("q", option("a", 3), option("b", 1), full_points=4)
    assert marks(weighed, "a", "c") == Marks((3, 2), 6)
    assert marks(alike, "a", "c") == Marks((1, 1), 3)
    assert marks(summed, "a", "b") == Marks((3, 1), None)
    assert marks(menu("q", option("a"), option("b"), full_at=2), "a") == Marks((1,), 2)


def test_of_items_that_stand_for_one_another_only_the_best_has_marks() -> None:
    several = [option(one, worth, best_of="audit") for one, worth in (("a", 1), ("b", 3))]
    assert marks(checklist("q", *several, option("c", 2)), "a", "b", "c") == Marks((3, 2), 5)


def test_answer_that_is_one_thing_has_no_marks() -> None:
    tree = result([choice("q")], clause("1", "wages"), {"q": "half"}).tree
    assert found(tree, "q").marks is None


def test_exclusive_option_among_points_is_measured_as_they_are() -> None:
    """5 of the 8 points that the items make together."""
    asked = checklist("q", option("a", 5), option("b", 3), none_of_these(5))
    assert worth(asked, ("none",)) == 5 / 8


def test_no_answer_is_worth_more_than_full_marks() -> None:
    asked = checklist("q", option("a", 5), option("b", 3), none_of_these(40))
    assert worth(asked, ("none",)) == 1
    assert worth(checklist("q", option("a"), none_of_these(40)), ("none",)) == 1


GATED = checklist("q", option("must"), option("b"), option("c"), option("d"), must_have=("must",))


@pytest.mark.parametrize(
    ("ticked", "points"),
    [
        (("b", "c", "d"), 0.5),
        (("b",), 0.25),
        (("must", "b", "c"), 0.75),
        (("must", "b", "c", "d"), 1),
    ],
)
def test_missing_must_have_caps_a_checklist(ticked: tuple[str, ...], points: float) -> None:
    assert worth(GATED, ticked) == points


def test_cap_of_a_must_have_is_the_authors() -> None:
    asked = checklist("q", option("must"), option("b"), must_have=("must",), capped_at=0.2)
    assert worth(asked, ("b",)) == 0.2


def test_gate_says_which_items_are_missing() -> None:
    tree = result([GATED], clause("1", "wages"), {"q": ("b", "c", "d")}).tree
    assert found(tree, "q").why == (Why.GATED,)
    assert found(tree, "q").related == ("must",)


def test_gate_that_holds_nothing_down_is_not_mentioned() -> None:
    tree = result([GATED], clause("1", "wages"), {"q": ("b",)}).tree
    assert found(tree, "q").why == ()


ROUTES = menu("q", option("a"), option("b"), option("c"), option("d"), none_of_these(), full_at=2)


@pytest.mark.parametrize(
    ("ticked", "points"), [(("none",), 0), (("a",), 0.5), (("b", "d"), 1), (("a", "b", "c"), 1)]
)
def test_menu_gives_full_credit_at_enough_good_routes(
    ticked: tuple[str, ...], points: float
) -> None:
    assert worth(ROUTES, ticked) == points


def test_menu_counts_routes_whatever_points_they_bear() -> None:
    asked = menu("q", option("a", 5), option("b", 1), option("c", 1), full_at=2)
    assert worth(asked, ("b",)) == 0.5


RISING = number("q", {0: 0, 20: 0.25, 50: 1})
FALLING = number("q", {0: 1, 5: 0.5, 10: 0})


@pytest.mark.parametrize(("figure", "points"), [(0, 0), (19.9, 0), (20, 0.25), (50, 1), (99, 1)])
def test_number_is_worth_the_band_it_falls_into(figure: float, points: float) -> None:
    assert worth(RISING, float(figure)) == points


@pytest.mark.parametrize(("figure", "points"), [(0, 1), (4.9, 1), (5, 0.5), (10, 0), (80, 0)])
def test_fewer_may_be_better(figure: float, points: float) -> None:
    assert worth(FALLING, float(figure)) == points


@pytest.mark.parametrize(
    ("figure", "points"), [(-5, 0), (0, 0), (5, 0.4), (10, 0.8), (25, 0.9), (40, 1), (99, 1)]
)
def test_number_on_a_line_through_several_points_lies_between_its_neighbours(
    figure: float, points: float
) -> None:
    line = (Anchor(0, 0), Anchor(10, 0.8), Anchor(40, 1))
    asked = question("q", "wages", QuestionKind.NUMBER, linear=line)
    assert worth(asked, float(figure)) == pytest.approx(points)


@pytest.mark.parametrize(("figure", "points"), [(1, 0), (10, 0.5), (100, 1)])
def test_number_on_a_line_by_logarithm_gains_as_much_with_each_power(
    figure: float, points: float
) -> None:
    ends = (Anchor(1, 0), Anchor(100, 1))
    asked = question("q", "wages", QuestionKind.NUMBER, linear=ends, logarithmic=True)
    assert worth(asked, float(figure)) == pytest.approx(points)


def test_text_is_unscored() -> None:
    words = question("words", "wages", QuestionKind.TEXT, scored=False)
    tree = result([words, choice("q")], clause("1", "wages"), {"words": "A.", "q": "half"}).tree
    assert tree.point == 0.5
    assert [part.id for part in found(tree, "wages").parts] == ["q"]


def test_unscored_question_that_a_clause_names_itself_has_no_figure() -> None:
    asked = [choice("q", scored=False)]
    tree = result(asked, clause("1", questions=("q",)), {"q": "good"}).tree
    assert tree.point is None


def test_question_may_be_named_with_its_questionnaire() -> None:
    """`small` is the questionnaire that was answered, so `other:q` is another question."""
    named = clause("1", questions=("small:q", "other:q"))
    one = result([choice("q")], named, {"q": "good"})
    assert (one.tree.point, one.shares.coverage) == (1, 0.5)
    assert one.tested.partly == ("1",)


def test_fact_earns_no_points() -> None:
    asked = [fact("size", "small", "large", criteria=("wages",)), choice("q")]
    scored = result(asked, clause("1", "wages"), {"size": "small", "q": "half"})
    assert (scored.tree.point, scored.shares.coverage) == (0.5, 1)


def test_cap_of_a_must_have_is_a_share_of_the_points_that_there_are() -> None:
    items = (option("a", 6), option("b", 4))
    asked = checklist("q", *items, full_points=10, must_have=("b",), capped_at=0.5)
    without, whole = points(asked, ("a",)), points(asked, ("a", "b"))
    assert without is not None
    assert whole is not None
    assert (without.worth, without.lacking, whole.worth) == (5, ("b",), 10)


@pytest.mark.parametrize(("value", "outcome"), [("good", Outcome.MET), ("bad", Outcome.NOT_MET)])
def test_question_that_only_takes_points_away_is_there_in_full_or_not(
    value: str, outcome: Outcome
) -> None:
    table = {"q": {"good": 0.0, "half": -1.0, "bad": -5.0}}
    one = result([choice("q", "")], code(clause("1", questions=("q",)), points=table), {"q": value})
    assert found(one.tree, "1").outcome is outcome
