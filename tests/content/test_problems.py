"""Every problem code is planted in a small file, and found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.problem_kinds import every_kind

from . import (
    planted_codes,
    planted_laws,
    planted_library,
    planted_questions,
    planted_ratings,
    planted_steps,
    planted_translations,
    planted_yaml,
)
from .planting import Case, found_in, problems_of

ALL = (
    *planted_yaml.CASES,
    *planted_questions.CASES,
    *planted_codes.CASES,
    *planted_laws.CASES,
    *planted_library.CASES,
    *planted_ratings.CASES,
    *planted_steps.CASES,
    *planted_translations.CASES,
)


@pytest.mark.parametrize("case", ALL, ids=str)
def test_mistake_is_found_in_its_line_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert found_in(case, tmp_path) == case.expected()


@pytest.mark.parametrize("case", ALL, ids=str)
def test_problem_says_what_is_wrong_and_what_to_do(case: Case, tmp_path: Path) -> None:
    for problem in problems_of(case, tmp_path):
        assert problem.message
        assert problem.hint


@pytest.mark.parametrize("family", "YQCT")
def test_every_code_of_the_family_has_a_planted_case(family: str) -> None:
    known = {kind.code for kind in every_kind() if kind.code.startswith(family)}
    assert known == {case.code for case in ALL if case.code.startswith(family)}


def test_no_code_stands_for_two_kinds_of_problem() -> None:
    codes = [kind.code for kind in every_kind()]
    assert sorted(codes) == sorted(set(codes))
