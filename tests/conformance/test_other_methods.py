"""Methods that the program has never seen, each as a few lines of YAML, worked out by hand."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from adding_up import wrong_sums
from sctoolkit.report.explanation import explain

from .comparing import Content, figures
from .published import TOTAL, Question, option, question
from .small import NOT_APPLICABLE, Given, method, result


def shares(*names: str) -> list[Question]:
    """Questions whose answers are given as figures, from 0 to 1."""
    return [question(one, "number", one, given=True, minimum=0, maximum=1) for one in names]


def nodes(made: Content, given: dict[str, Given]) -> dict[str, float | None]:
    """All figures by node; every one of them is the sum of its parts."""
    found = result(made, given)
    assert list(wrong_sums(found.tree, made.code.scoring.met_at)) == []
    return dict(figures(found.tree))


# An environmental module: sections in levels of which the second weighs as much as both others.

ENVIRONMENT = """\
scoring:
  official: none
  total: own-method
  because: Seven sections weigh the same; in each, levels 1 to 3 weigh 25, 50 and 25.
  method: mean
  provisional_below: 0
sections:
"""
SEVEN = ("management", "energy", "water", "waste-water", "air", "waste", "chemicals")


def environment(folder: Path) -> Content:
    code = ENVIRONMENT
    for name in SEVEN:
        code += f"  - id: {name}\n    title: {name}\n    clauses:\n"
        for level, weight in ((1, 25), (2, 50), (3, 25)):
            code += (
                f"      - {{id: {name}-{level}, title: Level {level}, weight: {weight},"
                f" gist: Practice., basis: memory, questions: [{name}.level-{level}]}}\n"
            )
    asked = [f"{name}.level-{level}" for name, level in product(SEVEN, (1, 2, 3))]
    return method(folder, code, shares(*asked))


def levels(name: str, *given: Given) -> dict[str, Given]:
    return {f"{name}.level-{level}": one for level, one in enumerate(given, 1)}


def test_levels_weigh_25_50_25_and_sections_the_same(tmp_path: Path) -> None:
    given = levels("management", 1.0, 0.5, 0.0)  # 25 + 25 + 0
    for name in SEVEN[1:]:
        given |= levels(name, 1.0, 1.0, 0.2)  # 25 + 50 + 5
    found = nodes(environment(tmp_path), given)
    assert found["management"] == pytest.approx(0.5)
    assert found["water"] == pytest.approx(0.8)
    assert found[TOTAL] == pytest.approx((50 + 6 * 80) / 7)


def test_section_that_applies_at_level_1_alone_is_worth_that_level(tmp_path: Path) -> None:
    given = levels("management", 0.6, NOT_APPLICABLE, NOT_APPLICABLE)
    given |= levels("energy", 1.0, 0.4, NOT_APPLICABLE)  # (25 + 20) of 75
    for name in SEVEN[2:]:
        given |= levels(name, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE)
    found = nodes(environment(tmp_path), given)
    assert found["management"] == pytest.approx(0.6)
    assert found["energy"] == pytest.approx(0.6)
    assert found["water"] is None
    assert found[TOTAL] == pytest.approx(60)


# A human rights benchmark: indicators from 0 to 2 in halves; the second point needs the first.

RIGHTS = """\
scoring:
  official: none
  total: own-method
  because: Themes weigh 10, 25, 20, 25 and 20. The second point of an indicator needs the first.
  steps:
    - {method: weighted-mean}
    - {method: scale, from: 0, to: 100}
  range: {from: 0, to: 100}
  provisional_below: 0
  policies: {missing: zero}
  each:
    sections: {method: share}
    clauses: {method: progressive, partly: true}
sections:
"""
THEMES = {"a": 10, "b": 25, "c": 20, "d": 25, "e": 20}


def rights(folder: Path) -> Content:
    code = RIGHTS
    for theme, weight in THEMES.items():
        code += f"  - id: {theme}\n    title: Theme {theme}\n    weight: {weight}\n    clauses:\n"
        for indicator in (f"{theme}.1", f"{theme}.2"):
            code += (
                f"      - {{id: {indicator}, title: Indicator, gist: Disclosed., basis: memory,"
                f" questions: [{indicator}.first, {indicator}.second]}}\n"
            )
    worth = [
        option(name, name, points) for name, points in {"no": 0, "half": 0.5, "yes": 1}.items()
    ]
    asked = product(THEMES, "12", ("first", "second"))
    names = [".".join(one) for one in asked]
    return method(folder, code, [question(one, "choice", one, options=worth) for one in names])


@pytest.mark.parametrize(
    ("first", "second", "points"),
    [
        ("no", "yes", 0),
        ("half", "yes", 0.5),
        ("yes", "no", 1),
        ("yes", "half", 1.5),
        ("yes", "yes", 2),
    ],
)
def test_second_point_needs_the_first(
    first: str, second: str, points: float, tmp_path: Path
) -> None:
    found = nodes(rights(tmp_path), {"a.1.first": first, "a.1.second": second})
    assert found["a.1"] == points
    assert found["a"] == points / 4
    assert found[TOTAL] == pytest.approx(10 * points / 4)


def test_themes_weigh_what_they_should_and_the_total_runs_to_100(tmp_path: Path) -> None:
    made = rights(tmp_path)
    everything: dict[str, Given] = {one.id: "yes" for one in made.questionnaire.questions()}
    assert nodes(made, everything)[TOTAL] == 100
    worse = {**everything, "b.1.first": "half", "e.2.second": "no"}
    found = nodes(made, worse)
    assert (found["b"], found["e"]) == (2.5 / 4, 3 / 4)
    assert found[TOTAL] == pytest.approx(10 + 25 * 2.5 / 4 + 20 + 25 + 20 * 3 / 4)


def test_indicator_that_does_not_apply_leaves_its_theme(tmp_path: Path) -> None:
    made = rights(tmp_path)
    given: dict[str, Given] = {one.id: "yes" for one in made.questionnaire.questions()}
    given |= {"c.1.first": NOT_APPLICABLE, "c.1.second": NOT_APPLICABLE, "c.2.second": "half"}
    found = nodes(made, given)
    assert found["c"] == 0.75
    assert found[TOTAL] == pytest.approx(95)


def test_explanation_says_how_far_the_row_goes(tmp_path: Path) -> None:
    made = rights(tmp_path)
    text = explain(
        result(made, {"a.1.first": "yes", "a.1.second": "half"}), made.questionnaire, "a.1", "en"
    )
    assert text.splitlines()[:2] == [
        "Clause a.1: 1.5, partly met  (Indicator)",
        "    1 of 2 are met in a row, each resting on the one before, and 0.5 of the next",
    ]


# A supplier rating: four themes on 0 to 100, a floor in each of them, and medals.

MEDALS = """\
scoring:
  official: none
  total: own-method
  because: >-
    Policies weigh 25, actions 40, results 35. A medal needs 30 in every theme. Where medals begin
    is made up here.
  steps:
    - {method: weighted-mean}
  range: {from: 0, to: 100}
  provisional_below: 0
  each:
    sections:
      steps:
        - {method: weighted-mean}
        - {method: scale, from: 0, to: 100}
  bands:
    - {id: none, from: 0, label: No medal}
    - {id: bronze, from: 50, label: Bronze}
    - {id: silver, from: 60, label: Silver}
    - {id: gold, from: 70, label: Gold}
  caps:
    - when: {section_below: {sections: [environment, labour, ethics, procurement], score: 30}}
      to: none
      because: A theme is below 30.
sections:
"""
FOUR = {"environment": 2, "labour": 3, "ethics": 1, "procurement": 2}


def medals(folder: Path) -> Content:
    code = MEDALS
    for theme, weight in FOUR.items():
        code += f"  - id: {theme}\n    title: {theme}\n    weight: {weight}\n    clauses:\n"
        for part, share in (("policies", 25), ("actions", 40), ("results", 35)):
            code += (
                f"      - {{id: {theme}-{part}, title: {part}, weight: {share},"
                f" gist: Documents., basis: memory, questions: [{theme}.{part}]}}\n"
            )
    names = [f"{theme}.{part}" for theme, part in product(FOUR, ("policies", "actions", "results"))]
    return method(folder, code, shares(*names))


def rated(made: Content, given: dict[str, Given]) -> tuple[str, str, tuple[str, ...]]:
    """The band, the one before caps, and what triggered the caps."""
    rating = result(made, given).rating
    assert rating is not None
    found = tuple(theme for cap in rating.caps for theme in cap.triggered_by)
    return rating.band, rating.before_cap, found


def themed(**given: tuple[float, float, float]) -> dict[str, Given]:
    """Policies, actions and results of themes; those not named have 0.8 in all."""
    return {
        f"{theme}.{part}": share
        for theme in FOUR
        for part, share in zip(
            ("policies", "actions", "results"), given.get(theme, (0.8, 0.8, 0.8)), strict=True
        )
    }


def test_theme_is_made_of_policies_actions_and_results(tmp_path: Path) -> None:
    found = nodes(medals(tmp_path), themed(labour=(1.0, 0.5, 0.2)))
    assert found["labour"] == pytest.approx(25 + 20 + 7)
    assert found[TOTAL] == pytest.approx((2 * 80 + 3 * 52 + 80 + 2 * 80) / 8)


def test_theme_below_its_floor_takes_the_medal_and_leaves_the_figure(tmp_path: Path) -> None:
    made = medals(tmp_path)
    below, at_floor = themed(ethics=(0.4, 0.4, 0.0)), themed(ethics=(0.4, 0.5, 0.0))
    assert nodes(made, below)["ethics"] == pytest.approx(26)
    assert nodes(made, below)[TOTAL] == pytest.approx((7 * 80 + 26) / 8)
    assert rated(made, below) == ("none", "gold", ("ethics",))
    assert nodes(made, at_floor)["ethics"] == pytest.approx(30)
    assert rated(made, at_floor) == ("gold", "gold", ())


def test_result_says_the_score_before_the_cap_and_why_it_was_capped(tmp_path: Path) -> None:
    made = medals(tmp_path)
    text = explain(result(made, themed(ethics=(0.0, 0.0, 0.0))), made.questionnaire, "all", "en")
    assert text.splitlines()[:4] == [
        "Total small: 70  (Small)",
        "    (2×80 + 3×80 + 1×0 + 2×80) ÷ 8",
        "    Before caps: gold",
        "    Cap to none: A theme is below 30. (ethics)",
    ]
