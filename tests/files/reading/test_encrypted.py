"""Encrypted workbooks: opened with the word that Excel knows, or a password that was given."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from sctoolkit.files.reading import Skipped, read_bytes

from .making import code_of, parts, refused, row, rows_of, zipped


def encrypted(password: str) -> bytes:
    made = parts(row(1, "yes")) | {"xl/media/image1.png": bytes(range(256)) * 20}
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(zipped(made, zipfile.ZIP_STORED))).encrypt(password, out)
    return out.getvalue()


def test_workbook_that_excel_encrypted_by_itself_opens() -> None:
    assert rows_of(encrypted("VelvetSweatshop")) == [["yes"]]


def test_password_of_a_person_is_asked_for_and_then_opens() -> None:
    content = encrypted("a secret")
    [problem] = refused(content).problems
    assert problem.code == "F613"
    assert problem.message == "is protected by a password"
    assert "Ask the supplier for the password" in problem.hint
    book = read_bytes("reply.xlsx", content, ["wrong", "a secret"])
    assert not isinstance(book, Skipped)
    assert book.sheets[0].rows == [["yes"]]


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    content = encrypted("VelvetSweatshop")
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    [problem] = refused(content).problems
    assert problem.code == "F614"
    assert "pip install 'sctoolkit[encrypted]'" in problem.hint


def test_damaged_encryption_is_damage() -> None:
    content = encrypted("VelvetSweatshop")
    assert code_of(content[: len(content) // 2]) in ("F615", "F613")
