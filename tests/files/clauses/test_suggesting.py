"""Which criteria a clause may ask for, by similar wording."""

from __future__ import annotations

import pytest

from sctoolkit.content.library import CODES, Library
from sctoolkit.files.clauses.suggesting import Wordings
from sctoolkit.model.code import CriteriaHub


@pytest.fixture(scope="module")
def wordings(library: Library, hub: CriteriaHub) -> Wordings:
    return Wordings(hub, library.usable(CODES)[0])


@pytest.mark.parametrize(
    ("clause", "criterion"),
    [
        ("Wages meet the legal minimum.", "wages.minimum-wage"),
        ("Not more than 48 hours a week.", "hours.regular-limit"),
        ("Fire exits are unlocked during work.", "ohs.fire-emergency"),
        ("Les heures supplémentaires sont volontaires.", "hours.overtime-voluntary"),
    ],
)
def test_nearest_wording_comes_first_in_any_language(
    wordings: Wordings, clause: str, criterion: str
) -> None:
    assert wordings.suggestions(clause)[0].criterion == criterion


def test_suggestion_names_the_known_clause_that_is_worded_alike(wordings: Wordings) -> None:
    gist = "There is no night work and no hazardous work for anyone under 18."
    first = wordings.suggestions(gist)[0]
    assert (first.criterion, first.like) == ("child-labour.hazardous-night-work", "eti:4.3")


def test_words_without_meaning_suggest_nothing(wordings: Wordings) -> None:
    assert wordings.suggestions("xyzzy") == []
