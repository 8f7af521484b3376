"""The portfolio workbook: every supplier with what stands beside the score; text stays text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from sctoolkit.engine.portfolio import portfolio
from sctoolkit.files.portfolio_workbook import Contents, Skip, write_portfolio
from sctoolkit.model.portfolio import Breach, Entry
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.severity import Severity

GRAVE = Breach("1.1", Severity.ZERO_TOLERANCE, "not-met")


def one(supplier: str, figure: float | None, **more: Any) -> Entry:  # noqa: ANN401 - fields
    kept: dict[str, Any] = {"coverage": 1.0, "sections": {"1": 0.5, "2": None}} | more
    return Entry(supplier, f"{supplier}.xlsx", "eti@2014", figure, figure, figure, **kept)


def written(folder: Path, *entries: Entry, codes: tuple[str, ...] = ("eti@2014",)) -> Any:  # noqa: ANN401
    skipped = [Skip("~$lock.xlsx", "A lock file of Excel.")]
    problems = [Problem(Source("a.xlsx", cell="Labor!F6"), "F630", "“Mayby” is no answer", "Ask.")]
    contents = Contents(
        [portfolio(code, entries) for code in codes], skipped, problems, [("What", "Suppliers")]
    )
    path = folder / "portfolio.xlsx"
    write_portfolio(contents, path)
    return load_workbook(path)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:  # noqa: ANN401 - openpyxl is untyped here
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_ranking_shows_the_score_and_what_stands_beside_it(tmp_path: Path) -> None:
    book = written(
        tmp_path,
        one("Alpha", 40.0, rating="D", before_cap="C", capped_by=("1.1",), breaches=(GRAVE,)),
        one("Beta", 80.0, rating="A", signs=("copy",), alike=("Gamma",), copies=1),
    )
    beta, alpha = rows(book, "Ranking")
    assert (beta["Rank"], beta["Supplier"], beta["Score"], beta["Rating"]) == (1, "Beta", 80, "A")
    assert beta["What speaks against the answers"] == "same answers as another supplier"
    assert beta["Same answers as"] == "Gamma"
    assert (alpha["Rating before caps"], alpha["Capped because of"]) == ("C", "1.1")
    assert (alpha["Zero tolerance"], alpha["Findings"]) == (1, 1)


def test_supplier_without_a_score_has_no_rank_and_no_figure(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, one("Alpha", None)), "Ranking")
    assert (row["Rank"], row["Score"]) == (None, None)


def test_heading_that_takes_more_than_three_lines_is_shown_whole(tmp_path: Path) -> None:
    section = "Freedom of association and the right to collective bargaining are respected"
    book = written(tmp_path, one("Alpha", 50.0, sections={section: 0.5}))
    assert book["Sections"].row_dimensions[1].height > 4 * 12
    assert book["Ranking"].row_dimensions[1].height == 45


def test_words_of_suppliers_stay_words(tmp_path: Path) -> None:
    book = written(tmp_path, one('=HYPERLINK("http://x")', 50.0), one("http://y.example", 40.0))
    cells = [book["Ranking"].cell(row, 2) for row in (2, 3)]
    assert [cell.data_type for cell in cells] == ["s", "s"]
    assert [cell.hyperlink for cell in cells] == [None, None]


def test_words_between_the_marks_of_a_run_stay_words(tmp_path: Path) -> None:
    names = ["<r>a & b</r>", "<r>x</r>"]
    entries = [one(name, 50.0, sections={name: 0.5}) for name in names]
    contents = Contents([portfolio("eti@2014", entries)], [], [], [(names[0], names[1])])
    write_portfolio(contents, tmp_path / "portfolio.xlsx")
    book = load_workbook(tmp_path / "portfolio.xlsx")
    assert [row["Supplier"] for row in rows(book, "Ranking")] == names
    assert set(names) < {cell.value for cell in book["Sections"][1]}
    assert [cell.value for cell in book["Read me"][1]] == names


def test_urgent_suppliers_stand_on_a_sheet_of_their_own_with_the_reason(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path, one("Alpha", 40.0, breaches=(GRAVE,))), "Call first")
    assert (row["Supplier"], row["Because"]) == ("Alpha", "zero-tolerance finding (1.1)")


def test_wide_table_is_printed_on_pages_side_by_side_that_name_their_rows(tmp_path: Path) -> None:
    ranking = written(tmp_path, one("Alpha", 40.0))["Ranking"]
    assert (ranking.page_setup.fitToWidth, ranking.page_setup.fitToHeight) == (2, 0)
    assert ranking.print_title_cols == "$A:$B"
    assert ranking.page_setup.orientation == "landscape"


def test_charts_are_printed_on_one_page(tmp_path: Path) -> None:
    overview = written(tmp_path, one("Alpha", 40.0))["Overview"]
    assert overview.sheet_properties.pageSetUpPr.fitToPage
    assert (overview.page_setup.paperSize, overview.page_setup.orientation) == (9, "landscape")


def test_row_is_as_high_as_its_longest_words_need(tmp_path: Path) -> None:
    signs = ("contradiction", "copy", "straight-line", "no-evidence")
    book = written(tmp_path, one("Alpha", 90.0), one("Beta", 80.0, signs=signs))
    ranking = book["Ranking"]
    assert ranking.row_dimensions[2].height is None
    assert ranking.row_dimensions[3].height >= 3 * 12


def test_sections_findings_skipped_files_and_problems_are_all_there(tmp_path: Path) -> None:
    book = written(tmp_path, one("Alpha", 40.0, breaches=(GRAVE,)))
    assert rows(book, "Sections") == [{"Supplier": "Alpha", "1": 0.5, "2": None}]
    assert rows(book, "Findings")[0]["Severity"] == "Zero tolerance"
    assert rows(book, "Skipped") == [{"File": "~$lock.xlsx", "Why": "A lock file of Excel."}]
    (problem,) = rows(book, "Problems")
    assert (problem["File"], problem["Sheet"], problem["Cell"]) == ("a.xlsx", "Labor", "F6")


def test_each_of_several_codes_has_sheets_of_its_own(tmp_path: Path) -> None:
    book = written(tmp_path, one("Alpha", 40.0), codes=("eti@2014", "sa8000@2014"))
    assert {"Ranking eti", "Ranking sa8000", "Overview eti"} <= set(book.sheetnames)
