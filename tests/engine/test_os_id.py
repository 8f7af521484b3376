from __future__ import annotations

import pytest

from sctoolkit.engine.sharing.os_id import LETTERS, is_os_id

GIVEN = ["CN2024221G4W0WA", "CN2025016GP2VEJ", "CN2019303BQ3FZP", "CN2024351RXE7HX"]
"""Numbers that the Open Supply Hub gave."""


@pytest.mark.parametrize("number", GIVEN)
def test_given_number_is_one(number: str) -> None:
    assert is_os_id(number)
    assert is_os_id(f"{number[:2]}-{number[2:9]}-{number[9:14]}-{number[14]}".lower())


@pytest.mark.parametrize("number", GIVEN)
@pytest.mark.parametrize("place", range(2, 15))
def test_one_wrong_digit_is_found(number: str, place: int) -> None:
    wrong = LETTERS[(LETTERS.index(number[place]) + 1) % 10]
    assert wrong == number[place] or not is_os_id(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize("word", ["", "CN", "CN2024221G4W0W", "１２", "CN2024221G4W0WAA"])
def test_other_words_are_none(word: str) -> None:
    assert not is_os_id(word)
