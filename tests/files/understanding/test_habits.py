"""What a file or column shows about its cells."""

from __future__ import annotations

import pytest

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding import are_fractions, decimal_sign, file_language

from .asking import WORDS


@pytest.mark.parametrize(
    ("cells", "language"),
    [
        (["Oui", "Non", "Sans objet"], "fr"),
        (["tak", "nie", "częściowo"], "pl"),
        (["tak", "tidak", "ya", "sebahagian"], "ms"),
        (["tak"], ""),
        (["Yes", "No", "Partly"], "en"),
        (["no", "Sí", "parcialmente", "no aplica"], "es"),
        (["N/A", "x", 12.0, None, "anything"], ""),
        ([], ""),
    ],
)
def test_language_of_a_file_is_that_of_most_of_its_answers(
    cells: list[CellValue], language: str
) -> None:
    assert file_language(cells, WORDS) == language


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1.200", "12,5"], ","),
        (["1,200", "12.5"], "."),
        (["1.234,56"], ","),
        (["1,200", "1.200"], ""),
        (["12,5", "12.5"], ""),
        ([12.5, None, "many"], ""),
    ],
)
def test_sign_before_decimals_is_shown_by_figures_that_have_one_reading(
    cells: list[CellValue], sign: str
) -> None:
    assert decimal_sign(cells) == sign


@pytest.mark.parametrize(
    "cells", [[0.8, 0.25, 1.0, 0.5], ["0.8", "0,25", "0.5"], [0.1, 0.2, 0.3, None, "N/A"]]
)
def test_column_of_numbers_up_to_one_holds_fractions(cells: list[CellValue]) -> None:
    assert are_fractions(cells) is True


@pytest.mark.parametrize("cells", [[0.8, 45.0], [0.8, "45"], [0.1, 0.2, 0.3, 1.5]])
def test_number_above_one_says_that_a_column_holds_no_fractions(cells: list[CellValue]) -> None:
    assert are_fractions(cells) is False


@pytest.mark.parametrize("cells", [[0.8, 0.5], [0.0, 1.0, 0.0, 1.0], ["80%"], []])
def test_few_numbers_do_not_show_what_a_column_holds(cells: list[CellValue]) -> None:
    assert are_fractions(cells) is None
