"""The form as CSV."""

from __future__ import annotations

from csv import DictReader
from io import StringIO
from pathlib import Path

from sctoolkit.files.form_csv import csv

from .content import read
from .forms import FARM, blank


def test_csv_has_the_rows_of_the_workbook_and_no_live_text(tmp_path: Path) -> None:
    text = csv(blank(read(tmp_path, FARM), "=Mill"))
    assert text.startswith("\ufeff")
    rows = list(DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [row["Id"] for row in rows] == [
        "@organisation",
        "@site",
        "@by",
        "@date",
        "people.count",
        "people.share",
        "people.housing",
        "people.beds",
        "people.beds/bed",
        "people.beds/lock",
        "people.beds/none",
        "people.locks",
        "people.words",
        rows[-1]["Id"],
    ]
    assert rows[-1]["Id"].startswith("# farm@1.0 (scope full), form/1, digest ")
    assert rows[0]["Answer"] == "'=Mill"
    assert rows[6]["Help"].splitlines()[1] == (
        "Yes, we do | No | I don't know | I prefer not to say | Does not apply"
    )
