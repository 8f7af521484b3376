"""What a mapping that somebody else made says: drafts, never more."""

from __future__ import annotations

from itertools import permutations

import pytest

from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence.codes import compare, position
from sctoolkit.engine.equivalence.crosswalk import crosswalk
from sctoolkit.engine.equivalence.declaring import drafted as from_criteria
from sctoolkit.engine.equivalence.mapped import drafted, hints, named
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.crosswalk import Crosswalk, End, Relationship, Tie

from .building import clause, code, cover, criterion, hub

EQUAL, EQUIVALENT, SUPERSET, SUBSET, INTERSECTS, NONE = Relationship


def walk(*ties: tuple[str, Relationship, str], gaps: str = "") -> Crosswalk:
    """Ties as `a b` to `1 2`, between a company's code and the known code `eti`."""
    made = (Tie(tuple(own.split()), tuple(other.split()), how) for own, how, other in ties)
    return Crosswalk(End("acme"), End("eti"), tuple(made), (), tuple(gaps.split()))


def levels(found: Crosswalk) -> dict[str, str | None]:
    return {clause: claim.computed for clause, claim in drafted(found).items()}


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (EQUAL, "equivalent"),
        (EQUIVALENT, "equivalent"),
        (SUPERSET, "equivalent"),
        (SUBSET, "partly"),
        (INTERSECTS, "partly"),
        (NONE, "not-equivalent"),
    ],
)
def test_relationship_makes_a_draft_of_a_level(how: Relationship, expected: str) -> None:
    assert levels(walk(("a", how, "1"))) == {"1": expected}


def test_nothing_follows_for_a_clause_that_is_not_named_unless_it_is_listed_as_a_gap() -> None:
    assert levels(walk(("a", EQUAL, "1"), gaps="2")) == {"1": "equivalent", "2": "not-equivalent"}


def test_best_of_several_entries_counts() -> None:
    found = walk(("a", INTERSECTS, "1"), ("b", EQUAL, "1"))
    assert (levels(found), drafted(found)["1"].reference) == ({"1": "equivalent"}, "b")


KNOWN = code(clause("1", "wages", cover("age", level="age-15")), clause("2", "exits"), name="eti")
HUB = hub(criterion("age", levels="age-14 age-15"), *map(criterion, ("exits", "wages")))


def hinted(*ties: tuple[str, Relationship, str]) -> dict[str, list[str]]:
    found = hints(walk(*ties), KNOWN, HUB)
    return {
        clause: [f"{one.relationship.value} {one.like} {one.cover.criterion}" for one in each]
        for clause, each in found.items()
    }


def test_criteria_of_the_known_clause_are_what_ones_own_may_ask_for() -> None:
    assert hinted(("a", EQUIVALENT, "1")) == {
        "a": ["equivalent eti:1 wages", "equivalent eti:1 age"]
    }


def test_clauses_that_answer_together_say_less_of_each() -> None:
    assert hinted(("a b", EQUIVALENT, "2")) == {
        "a": ["subset eti:2 exits"],
        "b": ["subset eti:2 exits"],
    }
    assert hinted(("a", EQUAL, "2 1"))["a"][0] == "superset eti:2 exits"
    assert hinted(("a b", SUPERSET, "2"))["a"] == ["intersects eti:2 exits"]


def test_nearest_relationship_is_kept_and_what_is_not_related_says_nothing() -> None:
    assert hinted(("a", SUBSET, "2"), ("a", EQUAL, "2")) == {"a": ["equal eti:2 exits"]}
    assert hinted(("a", NONE, "2")) == {}


def test_names_become_clauses_and_unknown_ones_are_given_back() -> None:
    found, strange = named(walk(("a b", SUPERSET, "1"), ("c", EQUAL, "2")), None, {"1": "1"}.get)
    assert [(one.sources, one.targets) for one in found.ties] == [(("a", "b"), ("1",))]
    assert strange == ["2"]


def test_entry_with_an_unknown_clause_says_no_more_than_that_something_is_shared() -> None:
    found, _strange = named(walk(("a b", SUPERSET, "1")), {"a": "a"}.get, None)
    assert found.ties == (Tie(("a",), ("1",), INTERSECTS),)


def test_crosswalk_of_two_codes_says_the_levels_that_the_criteria_say(
    library: Library, hub: CriteriaHub
) -> None:
    positions = [position(one, hub) for one in library.usable(CODES)[0]]
    for own, other in permutations(positions, 2):
        known = from_criteria(compare(own, other, hub))
        expected = {name: one.computed for name, one in known.items()}
        found = levels(crosswalk(own, other, hub, "en"))
        assert found == {name: expected[name] for name in found}
        assert all(expected[name] is None for name in expected.keys() - found.keys())
