from __future__ import annotations

import pytest

from sctoolkit.engine.sharing.personal import cleaned, likely_names


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Write to an.na@mill.example today", "Write to […] today"),
        ("an.na (at) mill.example", "[…]"),
        ("Call +84 (0)24 3456-7890", "Call […]"),
        ("ID 079123456789", "ID […]"),
        ("passport B1234567", "passport […]"),
        ("Mrs. Nguyen Thi Hoa was dismissed", "[…] was dismissed"),
        ("La Sra. Ana Pérez lo dijo", "La […] lo dijo"),
        ("photo at https://x.example/1.jpg?gps=1", "photo at […]"),
    ],
)
def test_what_tells_who_somebody_is_leaves_the_text(text: str, kept: str) -> None:
    assert cleaned(text)[0] == kept


@pytest.mark.parametrize(
    "text",
    ["Since 2026-10-12.", "12.10.2026", "46 people, 14 machines", "60 hours of 6 days", "1,200"],
)
def test_days_and_figures_stay(text: str) -> None:
    assert cleaned(text) == (text, [])


def test_two_capitalised_words_may_be_a_name() -> None:
    assert likely_names("The worker Anna Kim said so.") == ["Anna Kim"]
    assert likely_names("Fire exits were blocked. Nobody said so.") == []
