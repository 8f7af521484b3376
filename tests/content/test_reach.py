"""Whether any set of definite answers leads to a question."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from sctoolkit.content.checks import check_paths
from sctoolkit.content.reach import can_be_asked

from .planting import in_questionnaires, plant, questionnaire_in

FACTS = """\
  - {id: a.size, FACT, kind: choice, SIZES}
  - {id: a.goods, FACT, kind: checklist, options: [
      {id: fish, label: Fish}, {id: gold, label: Gold}, {id: tea, label: Tea},
      {id: rice, label: Rice}, {id: none, label: None, exclusive: true}]}
  - {id: a.staff, FACT, kind: number, minimum: 1, maximum: 500, whole: true}
  - {id: a.share, FACT, kind: number, minimum: 0, maximum: 100}
  - {id: a.small, FACT, kind: choice, SIZES, ask_if: {question: a.size, is: [small]}}
  - {id: a.case, FACT, kind: choice, SIZES, not_applicable: {kind: no-case, when: No case.}}
"""

CASES = {
    # One answer cannot be two things.
    "{all: [{question: a.size, is: [small]}, {question: a.size, is: [large]}]}": False,
    "{all: [{question: a.size, is: [small]}, {question: a.size, is_not: [small]}]}": False,
    "{all: [{question: a.size, is: [small]}, {not: {question: a.size, is: [small]}}]}": False,
    "{question: a.size, is_not: [small, large]}": False,
    "{any: [{question: a.size, is: [small]}, {question: a.size, is: [large]}]}": True,
    "{question: a.size, is_not: [small]}": True,
    # Several answers can be ticked together, but nothing beside "none".
    "{all: [{question: a.goods, is: [fish]}, {question: a.goods, is: [gold]}]}": True,
    "{all: [{question: a.goods, is: [fish]}, {question: a.goods, is: [gold]}, "
    "{question: a.goods, is: [tea]}, {question: a.goods, is: [rice]}]}": True,
    "{all: [{question: a.goods, is: [fish]}, {question: a.goods, is: [none]}]}": False,
    "{all: [{question: a.goods, is: [fish]}, {question: a.goods, is_not: [fish]}]}": False,
    "{all: [{question: a.goods, is: [fish, gold]}, {question: a.goods, is_not: [fish]}]}": True,
    "{question: a.goods, is_not: [fish, gold, tea, rice]}": True,
    "{question: a.goods, is_not: [fish, gold, tea, rice, none]}": False,
    # Numbers, within what may be answered.
    "{question: a.staff, at_least: 500}": True,
    "{question: a.staff, at_least: 501}": False,
    "{question: a.staff, below: 1}": False,
    "{question: a.staff, below: 2}": True,
    "{not: {question: a.staff, at_least: 1}}": False,
    "{all: [{question: a.staff, at_least: 10}, {question: a.staff, below: 50}]}": True,
    "{all: [{question: a.staff, at_least: 50}, {question: a.staff, below: 10}]}": False,
    "{all: [{question: a.staff, at_least: 10.2}, {question: a.staff, below: 10.8}]}": False,
    "{all: [{question: a.share, at_least: 10.2}, {question: a.share, below: 10.8}]}": True,
    "{question: a.share, below: 0.5}": True,
    # A hidden question has no answer.
    "{question: a.small, is: [large]}": True,
    "{all: [{question: a.small, is: [large]}, {question: a.size, is: [small]}]}": True,
    "{all: [{question: a.small, is: [large]}, {question: a.size, is: [large]}]}": False,
    "{all: [{question: a.small, is_not: [large]}, {question: a.size, is: [large]}]}": False,
    # "Does not apply" is an answer where it is offered.
    "{question: a.case, is_not: [small, large]}": True,
}


@pytest.mark.parametrize("condition", CASES)
def test_question_can_be_asked_where_answers_allow_it(condition: str, tmp_path: Path) -> None:
    case = FACTS + f"  - {{id: a.last, FACT, kind: text, ask_if: {condition}}}\n"
    (planted,) = in_questionnaires("Q106 sample\n" + textwrap.indent(case, "  "))
    found = check_paths([plant(tmp_path, planted.files)], None).problems
    expected = [] if CASES[condition] else [("Q106", "a.last: no answers lead to this question")]
    assert [(problem.code, problem.message) for problem in found] == expected


def test_question_below_one_that_is_never_asked_is_never_asked(tmp_path: Path) -> None:
    never = "{all: [{question: a.size, is: [small]}, {question: a.size, is: [large]}]}"
    case = (
        FACTS
        + f"  - {{id: a.never, FACT, kind: choice, SIZES, ask_if: {never}}}\n"
        + "  - {id: a.below, FACT, kind: text, ask_if: {question: a.never, is: [small]}}\n"
    )
    (planted,) = in_questionnaires("Q106 sample\n" + textwrap.indent(case, "  "))
    found = check_paths([plant(tmp_path, planted.files)], None).problems
    assert [(one.code, one.message.split(":")[0]) for one in found] == [
        ("Q106", "a.never"),
        ("Q106", "a.below"),
    ]


def test_question_behind_a_chain_of_facts_can_be_asked(tmp_path: Path) -> None:
    link = (
        "  - {{id: a.q{}, FACT, kind: choice, SIZES, ask_if: {{question: a.q{}, is: [large]}}}}\n"
    )
    chain = "".join(link.format(place, place - 1) for place in range(1, 12))
    one = questionnaire_in(tmp_path, "  - {id: a.q0, FACT, kind: choice, SIZES}\n" + chain)
    assert can_be_asked(one.questions()[-1], one)


def test_more_answers_than_can_be_tried_count_as_leading_there(tmp_path: Path) -> None:
    """2 to the power of 20 sets of answers, of which the last one alone opens the question."""
    facts = "".join(f"  - {{id: a.q{n}, FACT, kind: choice, SIZES}}\n" for n in range(20))
    large = ", ".join(f"{{question: a.q{n}, is: [large]}}" for n in range(20))
    one = questionnaire_in(
        tmp_path, facts + f"  - {{id: a.last, FACT, kind: text, ask_if: {{all: [{large}]}}}}\n"
    )
    assert can_be_asked(one.questions()[-1], one)
