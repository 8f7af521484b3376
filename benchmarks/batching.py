"""Suppliers' workbooks from files to portfolio, against calamine alone and against pandas."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
from measuring import medians, report
from openpyxl import load_workbook
from plans_many import Script
from python_calamine import CalamineWorkbook
from suppliers import facility, workbooks

from sctoolkit.batch.desk import Job, Papers
from sctoolkit.batch.job import FileWork
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.outputs import count, portfolios, write_all
from sctoolkit.batch.run import Manner, run
from sctoolkit.content.library import Library, bundled
from sctoolkit.files.reading import Input, read_book
from sctoolkit.model.questionnaire import Questionnaire

BOOKS = 500
SLOW = 10
"""Workbooks for pandas, which takes many times as long; its time is scaled up."""
REPEATS = 3
LIBRARY = Library((bundled(),))
TODAY = date(2026, 3, 2)


def bare(paths: Sequence[Path]) -> None:
    """What calamine takes when nothing is checked, understood or kept."""
    for path in paths:
        with CalamineWorkbook.from_path(path) as book:
            for place in range(len(book.sheet_names)):
                book.get_sheet_by_index(place).to_python(skip_empty_area=False)


def checked(paths: Sequence[Path]) -> None:
    """Read with every safety check."""
    for path in paths:
        read_book(Input(str(path), path))


def answered(paths: Sequence[Path], *codes: str) -> None:
    """Read, understood, answered, and scored where codes are given; in one process."""
    work = FileWork(Job(LIBRARY, "facility", codes, check=not codes))
    for path in paths:
        for _piece in work(Input(str(path), path)):
            pass


def papers(folder: Path, *, plans: bool) -> Papers:
    """Where answers and plans are written, if they are wanted."""
    return Papers(folder / "answers", folder / "plans", today=TODAY) if plans else Papers()


def first_plan(paths: Sequence[Path], folder: Path) -> Path:
    """The workbook of the first supplier's plan."""
    work = FileWork(Job(LIBRARY, "facility", ("sa8000",), papers=papers(folder, plans=True)))
    for _piece in work(Input(str(paths[0]), paths[0])):
        pass
    return next((folder / "plans").iterdir())


def whole(paths: Sequence[Path], workers: int, *, plans: bool = False) -> None:
    """The whole job of `sctoolkit batch`; with plans, that of `sctoolkit batch --plans`."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder, "ledger.db")) as ledger:
        job = Job(LIBRARY, "facility", ("sa8000",), papers=papers(Path(folder), plans=plans))
        inputs = [Input(str(path), path) for path in paths]
        run(job, inputs, ledger, Manner(workers), lambda _done: None)
        write_all(ledger, portfolios(ledger, LIBRARY), count(ledger), Path(folder))


def usual(paths: Sequence[Path], form: Questionnaire, out: Path | None = None) -> None:
    """What a user would write: pandas reads every sheet, a loop looks up points, pandas writes."""
    points = {
        one.ask.to("en"): {option.label.to("en"): option.points or 0 for option in one.options}
        for one in form.questions()
    }
    found = []
    for path in paths:
        scores = {}
        tables = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        for table in tables.values():
            for _index, row in table.iterrows():
                cells = list(row)
                for place, cell in enumerate(cells[:-1]):
                    if cell in points:
                        scores[cell] = points[cell].get(cells[place + 1])
        known = [score for score in scores.values() if score is not None]
        found.append({"supplier": path.stem, "score": sum(known) / len(known), **scores})
    if out:
        pd.DataFrame(found).sort_values("score").to_excel(out, engine="openpyxl")


def main() -> None:
    """Prints the figures, for all workbooks."""
    form = facility()
    cores = min(2, os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as folder:
        paths = workbooks(Path(folder), BOOKS)
        runs: dict[str, Callable[[], object]] = {
            "calamine, nothing checked": lambda: bare(paths),
            "read, everything checked": lambda: checked(paths),
            "read to answers": lambda: answered(paths),
            "scored against sa8000": lambda: answered(paths, "sa8000"),
            f"the whole batch, {cores} processes": lambda: whole(paths, cores),
            "… and an action plan each": lambda: whole(paths, cores, plans=True),
        }
        times = medians(runs, REPEATS)
        out = Path(folder, "scores.xlsx")
        script = Script(load_workbook(first_plan(paths, Path(folder))))

        def with_plans() -> None:
            usual(paths[:SLOW], form, out)
            script.write_all(Path(folder), SLOW)

        slow = medians(
            {
                "pandas.read_excel and a loop": lambda: usual(paths[:SLOW], form),
                "the same, scores written": lambda: usual(paths[:SLOW], form, out),
                "… and an action plan each, by openpyxl": with_plans,
            },
            REPEATS,
        )
        times |= {name: seconds * BOOKS / SLOW for name, seconds in slow.items()}
        report(f"{BOOKS} workbooks of five sheets", times, "calamine, nothing checked")


if __name__ == "__main__":
    main()
