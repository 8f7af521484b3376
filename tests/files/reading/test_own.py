"""What we wrote ourselves is known again, also when an office program saved it."""

from __future__ import annotations

from pathlib import Path

import pytest

from files.office import MISSING, saved_as
from sctoolkit.files.problem_workbook import write_problems
from sctoolkit.files.reading import Input, read_book
from sctoolkit.files.sheet import Book

from .making import parts, row, saved, workbook, zipped


def own(path: Path) -> str:
    book = read_book(Input(path.name, path))
    assert isinstance(book, Book)
    return book.own


@MISSING
@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_list_of_problems_is_known_after_it_was_saved_elsewhere(tmp_path: Path, form: str) -> None:
    write_problems([], [], tmp_path / "problems.xlsx")
    (other,) = saved_as(form, tmp_path / "other", tmp_path / "problems.xlsx")
    assert (own(tmp_path / "problems.xlsx"), own(other)) == ("problems/1", "problems/1")


def test_workbook_of_others_is_nobodys(tmp_path: Path) -> None:
    assert own(saved(tmp_path, "reply.xlsx", workbook(row(1, "Is pay on time?")))) == ""


def test_damaged_properties_are_nobodys_and_cost_no_reply(tmp_path: Path) -> None:
    made = {**parts(row(1, "Is pay on time?")), "docProps/custom.xml": "<Properties"}
    assert own(saved(tmp_path, "reply.xlsx", zipped(made))) == ""
