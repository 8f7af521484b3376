"""Nodes that are asked once for each site, line or group of workers."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.scoring.scorer import score
from sctoolkit.model.assessment import Answer, AnswerState, Unit
from sctoolkit.model.code import Clause
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Result
from sctoolkit.model.steps import Method, Repeat, Step

from .building import (
    Given,
    answer,
    assessment,
    backed,
    choice,
    clause,
    code,
    criterion,
    found,
    hub,
    maturity,
    partial,
    questionnaire,
)

EACH_SITE = Repeat("site", (Step(Method.WEIGHTED_MEAN),))


def site(name: str, given: Given | None = None, *inside: Unit, size: float = 1) -> Unit:
    """A unit of the kind `site`; without an answer it takes that of what it is part of."""
    answers = {} if given is None else {"q": answer(given)}
    return Unit(name, "site", size=size, answers=answers, units=inside)


def scored(asked: Question, per_site: Clause, *units: Unit, whole: Given = "bad") -> Result:
    """The question is answered for the whole, and by some units for themselves."""
    form = questionnaire(asked, evidence_cap=0.5)
    about = replace(assessment({"q": whole}), units=units)
    return score(form, about, code(per_site), hub(criterion("wages")), "test")


def test_node_is_the_mean_of_its_units_weighted_by_their_sizes() -> None:
    per_site = clause("1", "wages", per=EACH_SITE)
    one = scored(choice("q"), per_site, site("a", "good", size=300), site("b", "bad", size=100))
    assert one.tree.point == 0.75


def test_unit_takes_what_it_does_not_answer_from_what_it_is_part_of() -> None:
    one = scored(choice("q"), clause("1", "wages", per=EACH_SITE), site("a"), whole="half")
    assert found(one.tree, "a").point == 0.5


def test_group_of_units_counts_as_one() -> None:
    group = site("group", None, site("b", "good"), site("c", "bad"))
    one = scored(choice("q"), clause("1", "wages", per=EACH_SITE), site("a", "good"), group)
    assert one.tree.point == (1 + 0.5) / 2


def test_group_is_made_of_its_units_as_the_node_is_and_each_unit_by_its_own_steps() -> None:
    worst = clause("1", "wages", "hours", steps=(Step(Method.MINIMUM),), per=EACH_SITE)
    inside = (site("b", "good"), site("c", "bad"))
    form = questionnaire(choice("q"), choice("r", "hours"))
    about = replace(assessment({"r": "good"}), units=(site("a", "good"), site("g", None, *inside)))
    one = score(form, about, code(worst), hub(criterion("wages"), criterion("hours")), "test")
    assert [found(one.tree, unit).point for unit in ("a", "b", "c", "g")] == [1, 1, 0, 0.5]


def test_review_that_is_open_in_one_unit_is_open() -> None:
    per_site = clause("1", partial("wages"), per=EACH_SITE)
    one = scored(choice("q"), per_site, site("a", "good"), site("b", "half"))
    assert (one.reviews, one.tree.high) == (("1",), 1)


def test_each_unit_is_capped_by_its_own_documents() -> None:
    per_site = clause("1", "wages", per=EACH_SITE)
    one = scored(maturity("q"), per_site, site("a", backed("4")), site("b", "4"), whole="4")
    assert (one.tree.point, one.evidenced) == (1, 0.75)


def test_unit_with_the_id_of_a_section_is_not_taken_for_it() -> None:
    per_site = clause("1", "wages", per=EACH_SITE)
    sites = (site("S", "good"), site("b", "bad"))
    form, about = questionnaire(choice("q")), replace(assessment({}), units=sites)
    one = score(form, about, code(per_site, of=("S",)), hub(criterion("wages")), "test")
    assert one.tree.point == 0.5


def test_unit_with_only_a_note_takes_the_answer_from_what_it_is_part_of() -> None:
    noted = Answer(AnswerState.MISSING, note="Ask again.")
    per_site = clause("1", "wages", per=EACH_SITE)
    assert scored(choice("q"), per_site, site("a", noted), whole="good").tree.point == 1
