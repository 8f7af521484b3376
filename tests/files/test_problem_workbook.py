"""problems.xlsx: every problem with its place, what was found, and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sctoolkit.files.problem_workbook import Skip, write_problems
from sctoolkit.files.sheets import grid
from sctoolkit.model.problem import Problem, Source
from sctoolkit.records import plain_problem, problems_json

UNCLEAR = Problem(
    Source("a.xlsx", cell="Labour!F6"),
    "F630",
    "“=1+1” is no answer.",
    "Write yes or no.",
    warning=True,
    found="=1+1",
    expected="Yes; No",
)
READ_AS = Problem(Source("b.csv", cell="csv!C3"), "F643", "“1,200” read as 1200", repaired=True)
WHOLE = Problem(Source("c.yaml", line=7), "Y001", "Cannot be opened.")


def rows(path: Path, sheet: str = "Problems") -> list[dict[str, Any]]:
    head, *body = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_each_problem_has_its_place_and_all_that_is_known_of_it(tmp_path: Path) -> None:
    write_problems([UNCLEAR, READ_AS], [], tmp_path / "problems.xlsx")
    unclear, read_as = rows(tmp_path / "problems.xlsx")
    assert unclear == {
        "File": "a.xlsx",
        "Sheet": "Labour",
        "Cell": "F6",
        "Severity": "warning",
        "Code": "F630",
        "Value found": "=1+1",
        "What is wrong": "“=1+1” is no answer.",
        "Expected": "Yes; No",
        "What to do": "Write yes or no.",
        "Repaired": "no",
    }
    assert (read_as["Severity"], read_as["Repaired"]) == ("error", "yes")


def test_what_a_supplier_wrote_stays_words(tmp_path: Path) -> None:
    write_problems([UNCLEAR], [], tmp_path / "problems.xlsx")
    assert load_workbook(tmp_path / "problems.xlsx")["Problems"]["F2"].data_type == "s"


def test_words_between_the_marks_of_a_run_stay_words(tmp_path: Path) -> None:
    marked = Problem(Source("a.xlsx"), "F630", "<r>a & b</r>", found="<r>x</r>")
    write_problems([marked], [Skip("<r>y</r>", "")], tmp_path / "problems.xlsx")
    (row,) = rows(tmp_path / "problems.xlsx")
    assert (row["What is wrong"], row["Value found"]) == ("<r>a & b</r>", "<r>x</r>")
    assert rows(tmp_path / "problems.xlsx", "Skipped")[0]["File"] == "<r>y</r>"


def test_it_prints_across_one_page_with_its_headings_its_name_and_the_number_of_the_page(
    tmp_path: Path,
) -> None:
    write_problems([UNCLEAR], [], tmp_path / "problems.xlsx")
    sheet = load_workbook(tmp_path / "problems.xlsx")["Problems"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")
    assert sheet.oddFooter
    assert sheet.oddFooter.right.text == "&A · &P / &N"


def test_head_stays_in_sight_and_filters(tmp_path: Path) -> None:
    write_problems([UNCLEAR, WHOLE], [], tmp_path / "problems.xlsx")
    sheet = load_workbook(tmp_path / "problems.xlsx")["Problems"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:J3"


def test_line_of_a_text_file_stands_where_a_cell_would(tmp_path: Path) -> None:
    write_problems([WHOLE], [], tmp_path / "problems.xlsx")
    (row,) = rows(tmp_path / "problems.xlsx")
    assert (row["Sheet"], row["Cell"]) == (None, 7)


def test_skipped_files_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    write_problems([], [Skip("logo.xls", "A picture.")], tmp_path / "problems.xlsx")
    assert rows(tmp_path / "problems.xlsx", "Skipped") == [
        {"File": "logo.xls", "Why": "A picture."}
    ]


def test_more_problems_than_a_sheet_has_rows_go_on_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 3)
    write_problems([UNCLEAR] * 3, [], tmp_path / "problems.xlsx")
    assert len(rows(tmp_path / "problems.xlsx")) == 2
    assert len(rows(tmp_path / "problems.xlsx", "Problems 2")) == 1


def test_file_that_was_there_is_kept_where_writing_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "problems.xlsx"
    path.write_text("before")

    def broken() -> Any:  # noqa: ANN401 - never yields twice
        yield UNCLEAR
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_problems(broken(), [], path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_json_says_what_was_found_only_where_something_was() -> None:
    unclear, whole = (json.loads(line) for line in problems_json([UNCLEAR, WHOLE]))
    assert (unclear["found"], unclear["expected"], unclear["cell"]) == (
        "=1+1",
        "Yes; No",
        "Labour!F6",
    )
    assert not {"found", "expected", "repaired"} & whole.keys()
    assert plain_problem(READ_AS)["repaired"] is True
