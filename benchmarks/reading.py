"""Reading 500 suppliers' workbooks with every safety check, against bare calamine and pandas."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import xlsxwriter
from measuring import medians, report
from python_calamine import CalamineWorkbook

from sctoolkit.files.reading import Skipped, read_book

BOOKS = 500
DIFFERENT = 25
"""Workbooks that are really made; the others are copies of these."""
SLOW = 10
"""Workbooks for pandas, which takes thirty times as long; its time is scaled up."""
ROWS = 200
ANSWERS = ("Yes", "No", "Partly", "Not applicable", None)
HEADINGS = ("Id", "Section", "Question", "Answer", "Number", "Comment", "Evidence", "Guidance")


def make(path: Path, chance: random.Random) -> None:
    """One reply as Excel saves it: 200 styled questions with drop-downs, and four more sheets."""
    with xlsxwriter.Workbook(path) as book:
        framed = book.add_format({"text_wrap": True, "border": 1})
        notes = book.add_worksheet("Instructions")
        for row in range(20):
            notes.write(row, 0, f"Step {row}: answer each question as well as you can.", framed)
        company = book.add_worksheet("Company")
        for row in range(25):
            company.write_row(row, 0, [f"Field {row}", f"Value {chance.random()}"], framed)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        company.write_datetime(26, 1, dt.date(2026, 3, 4), day)
        questions(book, chance, framed)
        sites = book.add_worksheet("Sites")
        for row in range(15):
            sites.write_row(row, 0, [f"Site {row}", "Street", "Town", chance.randint(1, 500)])
        lists = book.add_worksheet("Lists")
        lists.hide()
        lists.write_column(0, 0, [f"Option {row}" for row in range(60)])


def questions(
    book: xlsxwriter.Workbook, chance: random.Random, framed: xlsxwriter.format.Format
) -> None:
    """The sheet that is filled in: half of it has a comment, a third a number, none evidence."""
    sheet = book.add_worksheet("Questionnaire")
    sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True, "bg_color": "#DDDDEE"}))
    for number in range(1, ROWS + 1):
        comment = f"Since {chance.randint(1990, 2025)} in site {chance.randint(1, 99_999)}"
        cells = [
            f"q.{number}",
            f"Section {number // 20}",
            f"Does the company have a policy on subject number {number}?",
            chance.choice(ANSWERS),
            chance.randint(0, 900) if number % 3 == 0 else None,
            comment if number % 2 else None,
            None,
            f"Guidance on {number}",
        ]
        sheet.write_row(number, 0, cells, framed)
        sheet.data_validation(number, 3, number, 3, {"validate": "list", "source": ANSWERS[:4]})
    rule = {"type": "cell", "criteria": "==", "value": '"No"', "format": framed}
    sheet.conditional_format(1, 3, ROWS, 3, rule)


def bare(path: Path) -> None:
    """What calamine takes when nothing is checked."""
    with CalamineWorkbook.from_path(path) as book:
        for place in range(len(book.sheet_names)):
            book.get_sheet_by_index(place).to_python(skip_empty_area=False)


def usual(path: Path) -> None:
    """What a user would write: every sheet as a table, every cell looked at."""
    for table in pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl").values():
        for _index, row in table.iterrows():
            for value in row:
                str(value)


def ours(path: Path) -> None:
    """All that `read_book` does."""
    if isinstance(read_book(path), Skipped):
        raise SystemExit(f"{path} was not read.")


def each(paths: list[Path], work: Callable[[Path], None]) -> Callable[[], None]:
    """The work on each file, one after the other."""

    def run() -> None:
        for path in paths:
            work(path)

    return run


def main() -> None:
    """Prints the figures."""
    chance = random.Random(1)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"supplier {number}.xlsx") for number in range(BOOKS)]
        for path in paths[:DIFFERENT]:
            make(path, chance)
        for number, path in enumerate(paths[DIFFERENT:]):
            shutil.copy(paths[number % DIFFERENT], path)
        runs = {
            "calamine, nothing checked": each(paths, bare),
            "read_book, everything checked": each(paths, ours),
            "bytes of the files": lambda: [io.BytesIO(path.read_bytes()) for path in paths],
        }
        times = medians(runs, 7)
        slow = medians({"pandas": each(paths[:SLOW], usual)}, 3)
        times["pandas.read_excel and a loop"] = slow["pandas"] * BOOKS / SLOW
        report(f"{BOOKS} workbooks of five sheets", times, "calamine, nothing checked")


if __name__ == "__main__":
    main()
