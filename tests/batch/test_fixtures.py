"""Suppliers' files in every shape that is known, each with what must come of it."""

from __future__ import annotations

import pytest

from . import fixtures_hostile, fixtures_tools, fixtures_words, fixtures_workbooks
from .chain import Fixture, outcome

MODULES = (fixtures_tools, fixtures_workbooks, fixtures_words, fixtures_hostile)
FIXTURES = [one for module in MODULES for one in vars(module).values() if isinstance(one, Fixture)]


@pytest.fixture(scope="module")
def came_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """All of them go through one batch, and none disturbs another."""
    work = tmp_path_factory.mktemp("fixtures")
    for one in FIXTURES:
        folder = work / "files" / one.name
        folder.mkdir(parents=True)
        one.make(folder)
    return outcome(work / "files", work)


@pytest.mark.parametrize("fixture", FIXTURES, ids=[one.name for one in FIXTURES])
def test_what_comes_of_it(fixture: Fixture, came_out: dict[str, list[str]]) -> None:
    assert came_out.get(fixture.name, []) == fixture.lines
