"""Clauses tied to clauses: how two codes relate, the same seen from either of them."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence.codes import compare, inverted, position
from sctoolkit.engine.equivalence.crosswalk import crosswalk
from sctoolkit.model.code import Clause, Cover, CriteriaHub, Relation
from sctoolkit.model.crosswalk import Crosswalk, Relationship, Tie
from sctoolkit.model.equivalence import Degree

from .building import clause, code, cover, criterion, exceeds, hub, partial

HUB = hub(criterion("age", levels="age-14 age-15 age-16"), *map(criterion, ("exits", "wages")))


def walked(own: tuple[Clause, ...], other: tuple[Clause, ...]) -> Crosswalk:
    first, second = code(*own, name="own"), code(*other, name="other")
    return crosswalk(position(first, HUB), position(second, HUB), HUB, "en")


def ties(own: tuple[Clause, ...], other: tuple[Clause, ...]) -> dict[str, str]:
    return {
        f"{'+'.join(one.sources)} : {'+'.join(one.targets)}": one.relationship.value
        for one in walked(own, other).ties
    }


def everything(walk: Crosswalk) -> tuple[dict[object, Tie], tuple[str, ...], tuple[str, ...]]:
    """What it says, whatever the order of the ties."""
    found: dict[object, Tie] = {(one.sources, one.targets): one for one in walk.ties}
    assert len(found) == len(walk.ties)
    return found, walk.source_gaps, walk.target_gaps


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (["wages"], ["wages"], "equivalent"),
        (["wages", "exits"], ["wages"], "superset"),
        (["wages"], ["wages", "exits"], "subset"),
        (["wages", "exits"], ["wages", cover("age", level="age-15")], "intersects"),
        ([cover("age", level="age-16")], [cover("age", level="age-15")], "superset"),
        ([partial("wages")], ["wages"], "subset"),
        ([exceeds("wages")], ["wages"], "superset"),
        ([partial("wages")], [partial("wages")], "intersects"),
        ([exceeds("wages"), "exits"], ["wages", "exits"], "superset"),
    ],
)
def test_two_clauses_relate_as_what_they_ask_for(
    own: list[Cover | str], other: list[Cover | str], expected: str
) -> None:
    assert ties((clause("a", *own),), (clause("1", *other),)) == {"a : 1": expected}


def test_clause_of_the_same_words_is_equal() -> None:
    assert ties((clause("a", partial("wages")),), (clause("a", partial("wages")),)) == {
        "a : a": "equal"
    }


def test_each_clause_is_tied_to_all_that_answer_to_it_together() -> None:
    own = (clause("a", "wages"), clause("b", "exits"))
    assert ties(own, (clause("1", "wages", "exits"),)) == {
        "a+b : 1": "equivalent",
        "a : 1": "subset",
        "b : 1": "subset",
    }


def test_gaps_are_what_nothing_answers_to_and_not_what_nothing_is_known_of() -> None:
    own = (clause("a", "wages"), clause("b"))
    other = (clause("1", "wages"), clause("2", "exits"), clause("3"))
    found = walked(own, other)
    assert (found.source_gaps, found.target_gaps) == ((), ("2",))


def test_tie_knows_what_is_missing_on_either_side() -> None:
    (found,) = walked((clause("a", "wages"),), (clause("1", exceeds("wages"), "exits"),)).ties
    assert (found.covered, found.covers) == (Degree.PARTLY, Degree.EXCEEDS)
    assert [one.criterion for one in found.lacking] == ["wages", "exits"]
    assert found.beyond == ()


COVERS = [
    *(Cover(name, relation) for name in ("wages", "exits") for relation in Relation),
    *(cover("age", None, level=f"age-{years}") for years in (14, 15, 16)),
]
CLAUSES = st.lists(
    st.lists(st.sampled_from(COVERS), max_size=3, unique_by=lambda one: one.criterion), max_size=4
).map(lambda some: tuple(clause(str(place), *each) for place, each in enumerate(some)))


@given(CLAUSES, CLAUSES)
def test_either_direction_inverted_is_the_other_one(
    own: tuple[Clause, ...], other: tuple[Clause, ...]
) -> None:
    assert everything(walked(own, other).inverted()) == everything(walked(other, own))
    first, second = (position(code(*some), HUB) for some in (own, other))
    there, back = compare(first, second, HUB), compare(second, first, HUB)
    assert inverted(there, first, second, HUB) == back


@given(CLAUSES)
def test_every_clause_is_equal_to_itself(own: tuple[Clause, ...]) -> None:
    single = {
        one.sources: one.relationship for one in walked(own, own).ties if one.sources == one.targets
    }
    assert set(single.values()) <= {Relationship.EQUAL}


def test_either_direction_of_every_bundled_pair_is_the_other_one_inverted(
    library: Library, hub: CriteriaHub
) -> None:
    positions = [position(one, hub) for one in library.usable(CODES)[0]]
    walks = {
        (own.code.id, other.code.id): crosswalk(own, other, hub, "en")
        for own, other in permutations(positions, 2)
    }
    for (own, other), found in walks.items():
        assert everything(found.inverted()) == everything(walks[other, own])
