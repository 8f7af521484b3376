"""A plan that is made anew: what people typed stays, and each finding says whether it is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sctoolkit.engine.plans.following import Anew, follow
from sctoolkit.model.action_plan import ActionStatus, FindingStatus
from sctoolkit.model.followed_plan import Change, Entry, Field, FollowedAction, FollowedPlan

FIRST, LATER = date(2026, 3, 2), date(2027, 3, 2)


def found(*findings: str, on: date = FIRST) -> tuple[FollowedAction, ...]:
    return tuple(
        FollowedAction(
            f"ACT-{finding}-1",
            {
                Field.FINDING: finding,
                Field.FINDING_STATUS: "new",
                Field.DUE: on + timedelta(days=30),
                Field.STATUS: "not-started",
                Field.CORRECT: "Write it.",
            },
            opened=on,
            cites=("eti:1.1",),
        )
        for finding in findings
    )


def plan(*findings: str, on: date = FIRST, file: str = "a.yaml") -> FollowedPlan:
    heads = FollowedPlan("p", (file,), "Plant", "plant@1", ("eti@1",), on, on, written_at=1)
    return replace(heads, actions=found(*findings, on=on))


def typed(before: FollowedPlan, action: str, **entries: Entry) -> FollowedPlan:
    """The plan with these entries typed on the day after it was made."""
    day = FIRST + timedelta(days=1)
    new = {Field(key): entry for key, entry in entries.items()}
    changes = tuple(Change(2, day, key, None, entry, "e.xlsx") for key, entry in new.items())
    actions = [
        replace(one, typed=new, history=changes) if one.id == action else one
        for one in before.actions
    ]
    return replace(before, actions=tuple(actions), revision=2)


def closed(before: FollowedPlan, action: str) -> FollowedPlan:
    return typed(before, action, status="closed", evidence="a.pdf", person="Ana", verified_by="Eva")


def set_aside(before: FollowedPlan, action: str) -> FollowedPlan:
    return typed(before, action, status="no-action", comment_supplier="The building is leased.")


def of_severity(made: FollowedPlan, severity: str) -> FollowedPlan:
    actions = [
        replace(one, proposed={**one.proposed, Field.SEVERITY: severity}) for one in made.actions
    ]
    return replace(made, actions=tuple(actions))


def again(before: FollowedPlan, *findings: str, settled: tuple[str, ...] = ()) -> FollowedPlan:
    """The plan of a second assessment."""
    return follow(Anew(plan(*findings, on=LATER, file="b.yaml"), settled=settled), before)


def statuses(made: FollowedPlan) -> dict[str, FindingStatus]:
    return {one.id: one.finding_status for one in made.actions}


def test_same_answers_give_the_same_plan() -> None:
    before = typed(plan("a", "b"), "ACT-a-1", person="Ana")
    after = follow(Anew(plan("a", "b", on=FIRST)), before)
    assert after == replace(before, written_at=2)


def test_open_finding_of_a_second_assessment_is_carried_over() -> None:
    after = again(typed(plan("a"), "ACT-a-1", person="Ana"), "a", "b")
    assert statuses(after) == {
        "ACT-a-1": FindingStatus.CARRIED_OVER,
        "ACT-b-1": FindingStatus.NEW,
    }
    assert after.by_id()["ACT-a-1"].value(Field.PERSON) == "Ana"


def test_deadline_of_a_finding_that_is_carried_over_stays() -> None:
    assert again(plan("a"), "a").actions[0].due == FIRST + timedelta(days=30)


def test_closed_finding_that_is_back_is_a_repeat_and_open_again() -> None:
    action = again(closed(plan("a"), "ACT-a-1"), "a").actions[0]
    assert action.finding_status is FindingStatus.REPEAT
    assert action.status is ActionStatus.NOT_STARTED
    assert action.due == LATER + timedelta(days=30)
    assert (action.value(Field.PERSON), action.value(Field.EVIDENCE)) == ("Ana", None)
    was = {one.field: one.was for one in action.history if one.revision == 3}
    assert (was[Field.STATUS], was[Field.EVIDENCE]) == ("closed", "a.pdf")


def test_finding_for_which_no_action_was_justified_stays_set_aside() -> None:
    action = again(set_aside(plan("a"), "ACT-a-1"), "a").actions[0]
    assert action.finding_status is FindingStatus.CARRIED_OVER
    assert action.status is ActionStatus.NO_ACTION
    assert action.value(Field.COMMENT_SUPPLIER) == "The building is leased."


def test_zero_tolerance_is_open_again_whatever_justified_no_action() -> None:
    found_again = plan("a", on=LATER, file="b.yaml")
    (action,) = found_again.actions
    grave = replace(action, proposed={**action.proposed, Field.ZERO: "yes"})
    after = follow(Anew(replace(found_again, actions=(grave,))), set_aside(plan("a"), "ACT-a-1"))
    assert after.actions[0].status is ActionStatus.NOT_STARTED
    assert after.actions[0].value(Field.COMMENT_SUPPLIER) == "The building is leased."


def test_finding_that_is_graver_than_when_no_action_was_justified_is_open_again() -> None:
    before = set_aside(of_severity(plan("a"), "minor"), "ACT-a-1")
    new = of_severity(plan("a", on=LATER, file="b.yaml"), "major")
    action = follow(Anew(new), before).actions[0]
    assert action.finding_status is FindingStatus.CARRIED_OVER
    assert action.status is ActionStatus.NOT_STARTED


def test_closed_finding_stays_closed_while_nobody_answers_again() -> None:
    before = closed(plan("a"), "ACT-a-1")
    after = follow(Anew(plan("a"), given={"a": FIRST}), before)
    assert after.actions[0].status is ActionStatus.CLOSED


def test_answer_given_after_the_closure_makes_it_a_repeat() -> None:
    before = closed(plan("a"), "ACT-a-1")
    after = follow(Anew(plan("a"), given={"a": LATER}), before)
    assert statuses(after) == {"ACT-a-1": FindingStatus.REPEAT}


def test_finding_that_is_settled_is_gone_but_its_action_stays_until_it_is_closed() -> None:
    after = again(typed(plan("a", "b"), "ACT-a-1", person="Ana"), "b", settled=("a",))
    assert statuses(after)["ACT-a-1"] is FindingStatus.GONE
    assert after.by_id()["ACT-a-1"].status is ActionStatus.NOT_STARTED


def test_finding_that_was_gone_and_is_back_is_carried_over() -> None:
    gone = again(plan("a"), "b", settled=("a",))
    back = follow(Anew(plan("a", "b", on=LATER, file="c.yaml")), gone)
    assert statuses(back)["ACT-a-1"] is FindingStatus.CARRIED_OVER


def test_finding_that_no_clause_asks_for_is_not_settled_and_its_action_stays() -> None:
    before = typed(plan("a"), "ACT-a-1", person="Ana")
    made = Anew(plan(on=LATER, file="b.yaml"), settled=("a",), unasked=("a",))
    action = follow(made, before).by_id()["ACT-a-1"]
    assert action.finding_status is FindingStatus.UNASKED
    assert (action.status, action.value(Field.PERSON)) == (ActionStatus.NOT_STARTED, "Ana")


def test_finding_that_no_clause_asked_for_and_one_asks_for_again_is_carried_over() -> None:
    unasked = follow(Anew(plan(on=LATER, file="b.yaml"), unasked=("a",)), plan("a"))
    back = follow(Anew(plan("a", on=LATER, file="c.yaml")), unasked)
    assert statuses(back) == {"ACT-a-1": FindingStatus.CARRIED_OVER}


def test_action_keeps_its_id_when_its_question_is_renamed() -> None:
    before = typed(plan("a"), "ACT-a-1", person="Ana")
    made = Anew(plan("z", on=LATER, file="b.yaml"), renamed={"a": "z"})
    assert statuses(follow(made, before)) == {"ACT-a-1": FindingStatus.CARRIED_OVER}


def test_action_of_another_code_that_nobody_worked_on_is_dropped() -> None:
    before = typed(plan("a", "b"), "ACT-a-1", person="Ana")
    other = replace(plan("c"), codes=("sa8000@1",))
    assert list(statuses(follow(Anew(other), before))) == ["ACT-c-1", "ACT-a-1"]


def test_row_that_people_added_always_stays() -> None:
    added = FollowedAction("ACT-added-1", {}, {Field.CORRECT: "Build one"}, FIRST)
    before = replace(plan("a"), actions=(*plan("a").actions, added))
    assert again(before, "b", settled=("a",)).by_id()["ACT-added-1"] == added
