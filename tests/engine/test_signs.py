"""What speaks against answers: full marks everywhere, straight lines, copies, haste, no proof."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.integrity import Sign, copies, fingerprint, signs

from .building import DONT_KNOW, Given, answer, backed, choice, questionnaire

TWELVE = [f"q{place}" for place in range(12)]
PROVEN = {"q0": backed("good")}
"""One answer with a document, so that missing evidence is not what is found."""


def found(given: Mapping[str, Given], seconds: float | None = None) -> tuple[Sign, ...]:
    form = questionnaire(*(choice(name) for name in TWELVE))
    answers = {name: answer(one) for name, one in given.items()}
    return signs(Interview(form, "full", answers), seconds)


def all_of(value: Given) -> dict[str, Given]:
    return dict.fromkeys(TWELVE, value)


def test_full_marks_everywhere_are_a_sign() -> None:
    assert found(all_of("good") | PROVEN) == (Sign.ALL_BEST,)


def test_one_answer_below_full_marks_is_none() -> None:
    assert found(all_of("good") | PROVEN | {"q5": "half"}) == ()


def test_same_middle_answer_everywhere_is_a_straight_line() -> None:
    assert found(all_of("half") | {"q0": backed("half")}) == (Sign.STRAIGHT_LINE,)


def test_two_answers_beside_the_line_are_enough_to_doubt_it_no_more() -> None:
    given = all_of("half") | {"q0": backed("half"), "q3": "bad", "q4": "good"}
    assert found(given) == ()


def test_few_answers_show_no_pattern() -> None:
    assert found({"q1": "good", "q2": "good"}) == ()


def test_answers_that_nobody_knows_are_no_line() -> None:
    assert found(all_of(DONT_KNOW)) == ()


def test_answers_given_faster_than_anybody_reads_are_a_sign() -> None:
    given = all_of("good") | PROVEN | {"q5": "half"}
    assert found(given, seconds=30) == (Sign.TOO_FAST,)
    assert found(given, seconds=300) == ()


def test_no_document_anywhere_is_a_sign() -> None:
    assert found(all_of("good") | {"q5": "half"}) == (Sign.NO_EVIDENCE,)


def test_same_answers_of_two_suppliers_are_copies_of_one_another() -> None:
    same = fingerprint({name: answer("half") for name in TWELVE})
    other = fingerprint({name: answer("good") for name in TWELVE})
    found = copies([("Alpha", same), ("Beta", other), ("Gamma", same)])
    assert found == {"Alpha": ("Gamma",), "Gamma": ("Alpha",)}


def test_too_few_answers_are_no_copy() -> None:
    few = fingerprint({"q1": answer("half")})
    assert copies([("Alpha", few), ("Beta", few)]) == {}
