"""Which language the program speaks."""

from __future__ import annotations

import pytest

from sctoolkit.language import preferred, spoken


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr@euro"}, "fr"),
        ({"LANG": "pt-BR"}, "pt"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "de_DE", "LANG": "fr_FR"}, "de"),
        ({"SCTOOLKIT_LANGUAGE": "es", "LC_ALL": "C"}, "es"),
    ],
)
def test_first_variable_that_is_set_decides(variables: dict[str, str], language: str) -> None:
    assert preferred(variables) == language


def test_language_without_a_translation_is_answered_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCTOOLKIT_LANGUAGE", "tlh")
    assert spoken() == "en"
    monkeypatch.setenv("SCTOOLKIT_LANGUAGE", "eo")
    assert (preferred(), spoken()) == ("eo", "en")
