"""The score to expect at each deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sctoolkit.content.library import QUESTIONNAIRES, Library, bundled
from sctoolkit.engine.plans.forecast import Measure, Step, best_answer, forecast
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.scoring.points import full, points
from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, FollowedPlan

from .building import assessment, checklist, choice, clause, code, option, questionnaire
from .plans import HUB

TODAY = date(2026, 6, 1)
FORM = questionnaire(choice("a", "wages"), choice("b", "hours"))
MEASURE = Measure(
    FORM,
    assessment({"a": "bad", "b": "bad"}),
    code(clause("1", "wages"), clause("2", "hours")),
    HUB,
    "t",
)


def action(finding: str, due: date | None, **typed: Entry) -> FollowedAction:
    said = {Field(key): entry for key, entry in typed.items()}
    proposed: dict[Field, Entry] = {Field.FINDING: finding, Field.DUE: due}
    return FollowedAction(f"ACT-{finding}-1", proposed, said, cites=("code:1",))


def steps(*actions: FollowedAction) -> list[Step]:
    plan = FollowedPlan("p", ("a.yaml",), "Plant", "q@1", ("code@1",), TODAY, TODAY)
    return forecast(MEASURE, replace(plan, actions=actions), TODAY)


def scores(found: list[Step]) -> list[tuple[date | None, float | None]]:
    return [(one.by, one.result.tree.point) for one in found]


def test_each_deadline_adds_what_closes_until_then() -> None:
    july, august = date(2026, 7, 1), date(2026, 8, 1)
    found = steps(action("b", august), action("a", july))
    assert scores(found) == [(None, 0), (july, 0.5), (august, 1)]
    assert [one.closing for one in found] == [(), ("ACT-a-1",), ("ACT-b-1",)]


def test_overdue_actions_count_from_today_and_undated_ones_at_the_end() -> None:
    found = steps(action("a", None), action("b", date(2026, 5, 1)))
    assert scores(found) == [(None, 0), (TODAY, 0.5), (None, 1)]


def test_closed_actions_count_before_all_others() -> None:
    found = steps(action("a", date(2026, 7, 1)), action("b", TODAY, status="closed"))
    assert scores(found) == [(None, 0), (None, 0.5), (date(2026, 7, 1), 1)]


@pytest.mark.parametrize("status", ["disputed", "no-action"])
def test_action_that_is_disputed_or_set_aside_changes_nothing(status: str) -> None:
    assert scores(steps(action("a", TODAY, status=status))) == [(None, 0)]


def test_action_that_people_added_changes_nothing() -> None:
    assert scores(steps(replace(action("a", TODAY), cites=()))) == [(None, 0)]


@pytest.mark.parametrize("name", ["comply-chain", "facility"])
def test_best_answer_of_every_bundled_question_is_worth_full_marks(name: str) -> None:
    shelf = Library((bundled(),))
    form = next(one for one in shelf.usable(QUESTIONNAIRES)[0] if one.id == name)
    for question in form.questions():
        if question.recommendation is not None:
            found = points(question, best_answer(question))
            assert found is not None, question.id
            assert reached(found.worth, full(question)), question.id


def test_best_answer_to_a_list_of_harms_is_that_there_is_none() -> None:
    none = option("none", 10, exclusive=True)
    harms = checklist("q", option("fines", -5), option("locks", -9), none, full_points=10)
    assert best_answer(harms) == ("none",)
    mixed = checklist("q", option("posted", 6), option("told", 4), option("fines", -5), none)
    assert best_answer(replace(mixed, full_points=10)) == ("posted", "told")
