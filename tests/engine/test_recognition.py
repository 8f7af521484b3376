"""What an assessment made under one code says of another one, and what is left to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sctoolkit.engine.conditions import remaining
from sctoolkit.engine.equivalence.codes import compare, position
from sctoolkit.engine.equivalence.recognition import Recognition, recognise
from sctoolkit.engine.scoring.scorer import score
from sctoolkit.engine.together import completed, together
from sctoolkit.model.assessment import Permission, Unit
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import NotApplicable, NotApplicableKind, Question, Questionnaire

from .building import (
    DONT_KNOW,
    NOT_APPLICABLE,
    REFUSED,
    Given,
    answer,
    assessment,
    choice,
    clause,
    code,
    criterion,
    fact,
    hub,
    questionnaire,
    unless,
    when,
    words,
)

HUB = hub(*map(criterion, ("wages", "leave", "exits", "drills")))
OURS = code(clause("a", "wages", "leave"), name="ours")
THEIRS = code(
    clause("1", "wages"), clause("2", "exits"), clause("3", "leave", "drills"), name="theirs"
)
FORM = questionnaire(
    fact("has-exits", "yes", "no"),
    choice("pay", "wages"),
    choice("holidays", "leave"),
    choice("doors", "exits", ask_if=when("has-exits", "yes")),
    choice("practice", "drills", ask_if=unless("doors", "bad")),
)


def recognised(
    given: Mapping[str, Given],
    form: Questionnaire = FORM,
    *,
    scope: str = "full",
    beyond: bool = False,
) -> Recognition:
    compared = compare(position(OURS, HUB), position(THEIRS, HUB), HUB)
    answers = assessment(given, scope)
    return recognise(form, answers, OURS, THEIRS, compared, beyond=beyond)


def left(found: Recognition) -> list[str]:
    return [one.question.id for one in found.left]


def test_what_is_answered_under_the_first_code_is_not_asked_again() -> None:
    found = recognised({"pay": "good", "holidays": "half"})
    assert found.not_again == ("pay", "holidays")
    assert left(found) == ["has-exits", "doors", "practice"]


def test_clause_is_evidenced_once_all_its_questions_are_answered() -> None:
    found = recognised({"pay": "good", "holidays": "half"})
    assert [one.is_evidenced for one in found.clauses] == [True, False, False]
    assert (found.clauses[2].known, found.clauses[2].left) == (("holidays",), ("practice",))
    assert found.clauses[0].match.own_clauses == ("a",)


def test_answer_outside_of_the_first_code_is_not_recognised_but_named() -> None:
    given: dict[str, Given] = {"has-exits": "yes", "pay": "good", "doors": "good"}
    found = recognised(given)
    assert "doors" in left(found)
    assert found.set_aside == ("doors",)


def test_answer_outside_of_the_first_code_counts_where_it_is_wished() -> None:
    found = recognised({"has-exits": "yes", "doors": "good"}, beyond=True)
    assert "doors" not in left(found)
    assert found.set_aside == ()


@pytest.mark.parametrize("silence", [DONT_KNOW, REFUSED])
def test_silence_evidences_nothing_and_is_asked_again(silence: Given) -> None:
    assert "pay" in left(recognised({"pay": silence}))


def test_what_does_not_apply_is_not_asked_again() -> None:
    assert "pay" not in left(recognised({"pay": NOT_APPLICABLE}))


def test_fact_that_hides_a_question_makes_it_needless() -> None:
    assert left(recognised({"has-exits": "no"})) == ["pay", "holidays"]


def test_condition_that_an_answer_decides_is_dropped() -> None:
    doors = recognised({"has-exits": "yes"}).left[2]
    assert (doors.question.id, doors.ask_if) == ("doors", None)


def test_condition_on_what_is_left_stays() -> None:
    practice = recognised({"has-exits": "yes"}).left[-1]
    assert practice.ask_if == unless("doors", "bad")


def test_question_that_an_answer_proves_to_apply_cannot_be_waved_away() -> None:
    def waved(condition: Condition) -> Questionnaire:
        rule = NotApplicable(NotApplicableKind.PROFILE, words("No exits."), condition=condition)
        return questionnaire(
            fact("has-exits", "yes", "no"), choice("doors", "exits", not_applicable=rule)
        )

    found = recognised({"has-exits": "yes"}, waved(when("has-exits", "no"))).left
    assert [(one.question.id, one.never_not_applicable) for one in found] == [("doors", True)]
    found = recognised({"has-exits": "no"}, waved(when("has-exits", "no"))).left
    assert [(one.never_not_applicable, one.not_applicable_if) for one in found] == [(False, None)]


def test_only_the_scope_is_asked() -> None:
    form = questionnaire(
        choice("pay", "wages", scope="core"), choice("doors", "exits"), scopes="core full"
    )
    assert left(recognised({}, form, scope="core")) == ["pay"]
    assert left(recognised({}, form, scope="full")) == ["pay", "doors"]


def test_part_of_a_clause_that_no_question_tests_is_named() -> None:
    found = recognised({}, questionnaire(choice("holidays", "leave"))).clauses
    assert [one.untested for one in found] == [("wages",), ("exits",), ("drills",)]


def joined(operator: Operator, *parts: Condition, number: float = 0) -> Condition:
    return Condition(operator, parts=parts, number=number)


A, B, C = when("a", "yes"), when("b", "yes"), when("c", "yes")


@pytest.mark.parametrize(
    ("condition", "known", "expected"),
    [
        (A, {"a": True}, True),
        (A, {}, A),
        (joined(Operator.ALL, A, B), {"a": False}, False),
        (joined(Operator.ALL, A, B), {"a": True, "b": True}, True),
        (joined(Operator.ALL, A, B), {"a": True}, joined(Operator.ALL, B)),
        (joined(Operator.ANY, A, B), {"a": True}, True),
        (joined(Operator.ANY, A, B), {"a": False, "b": False}, False),
        (joined(Operator.ANY, A, B), {"a": False}, joined(Operator.ANY, B)),
        (joined(Operator.NOT, A), {"a": True}, False),
        (joined(Operator.NOT, A), {}, joined(Operator.NOT, A)),
        (joined(Operator.AT_LEAST_OF, A, B, C, number=2), {"a": True, "b": True}, True),
        (joined(Operator.AT_LEAST_OF, A, B, C, number=2), {"a": False, "b": False}, False),
        (
            joined(Operator.AT_LEAST_OF, A, B, C, number=2),
            {"a": True},
            joined(Operator.AT_LEAST_OF, B, C, number=1),
        ),
    ],
)
def test_condition_keeps_only_what_is_open(
    condition: Condition, known: Mapping[str, bool], expected: object
) -> None:
    assert remaining(condition, lambda test: known.get(test.question)) == expected


def part(*questions: Question) -> Questionnaire:
    return questionnaire(*questions, id="rest", part_of="small@1")


def test_answers_to_a_part_complete_those_to_the_whole() -> None:
    full: dict[str, Given] = {
        "has-exits": "yes",
        "pay": "good",
        "holidays": "half",
        "doors": "bad",
    }
    under: dict[str, Given] = {name: full[name] for name in ("has-exits", "pay", "holidays")}
    rest = {name: full[name] for name in left(recognised(under)) if name in full}
    asked = part(*(one.question for one in recognised(under).left))
    both = together(completed([(FORM, assessment(under)), (asked, assessment(rest))]))
    assert score(*both, THEIRS, HUB, "t") == score(FORM, assessment(full), THEIRS, HUB, "t")


def test_whole_counts_as_asked_in_the_larger_scope() -> None:
    form = questionnaire(choice("pay", "wages", scope="core"), choice("doors"), scopes="core full")
    small, large = assessment({"pay": "good"}, "core"), assessment({"doors": "bad"}, "full")
    ((_form, found),) = completed([(form, small), (part(choice("doors")), large)])
    assert (found.scope, sorted(found.answers)) == ("full", ["doors", "pay"])


def test_part_without_its_whole_stays_as_it_is() -> None:
    pair = part(choice("doors")), assessment({"doors": "bad"})
    other = replace(FORM, id="other"), assessment({})
    assert completed([pair, other]) == [pair, other]


def test_clauses_of_the_other_code_come_in_its_order() -> None:
    found = recognised({})
    assert [one.match.clause for one in found.clauses] == ["1", "2", "3"]


def test_units_of_a_part_complete_those_of_the_whole() -> None:
    form = questionnaire(choice("pay"), choice("doors", "exits"))
    porto, braga = Unit("porto", "site"), Unit("braga", "site")
    whole = replace(assessment({}), units=(replace(porto, answers={"pay": answer("good")}), braga))
    told = replace(porto, answers={"doors": answer("bad")})
    rest = replace(assessment({}), units=(told,))
    ((_form, found),) = completed([(form, whole), (part(choice("doors", "exits")), rest)])
    assert [(str(asked), one.value) for asked, one in found.every_answer()] == [
        ("porto/pay", "good"),
        ("porto/doors", "bad"),
    ]
    assert [unit.id for unit in found.units] == ["porto", "braga"]


def test_what_is_made_up_or_shared_in_a_part_is_so_in_the_whole() -> None:
    under = Permission("c-1", "who", "2030-01-01")
    rest = replace(assessment({"doors": "bad"}), made_up=True, shared=under)
    ((_form, found),) = completed([(FORM, assessment({})), (part(choice("doors")), rest)])
    assert (found.made_up, found.shared) == (True, under)
