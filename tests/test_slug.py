from __future__ import annotations

import pytest

from sctoolkit.model.text import slug


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Société Générale", "societe-generale"),
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("Straße 7", "strasse-7"),
        ("  H&M  ", "h-m"),
        ("李宁", ""),
    ],
)
def test_name_becomes_plain_words_of_a_file_name(name: str, file: str) -> None:
    assert slug(name) == file
