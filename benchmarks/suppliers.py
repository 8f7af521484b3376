"""Makes suppliers' files as they come: workbooks of five sheets, wide and long tables."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from sctoolkit.content.library import Library, bundled
from sctoolkit.model.questionnaire import Question, Questionnaire

DIFFERENT = 25
"""Workbooks that are really made; the others are copies of these under other names."""
ROWS = 200
HEADINGS = ("No.", "Section", "Question", "Answer", "Unit", "Comment", "Evidence", "Guidance")


def facility() -> Questionnaire:
    """The questionnaire that all of them answer."""
    return Library((bundled(),)).questionnaire("facility")


def answer(asked: Question, chance: random.Random) -> str | float | None:
    """What a supplier writes; good answers are commoner than bad ones."""
    if chance.random() < 0.04:
        return None
    if asked.kind.value == "number":
        low, high = asked.minimum or 0, asked.maximum or 60
        return float(round(low + (high - low) * chance.random() / 2) + 2)
    if not asked.options:
        return f"Since {chance.randint(1990, 2025)}"
    options = [one for one in asked.options if not one.exclusive]
    if asked.kind.many:
        chosen = chance.sample(options, max(1, len(options) // 2))
        return "; ".join(one.label.to("en") for one in chosen)
    best = max(options, key=lambda one: one.points or 0)
    return (best if chance.random() < 0.7 else chance.choice(options)).label.to("en")


def workbooks(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Replies, each a workbook of five sheets with 200 rows on the one that is filled in."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    form = facility()
    paths = [folder / f"supplier {number:04}.xlsx" for number in range(count)]
    for path in paths[:DIFFERENT]:
        _workbook(path, form, chance)
    for number, path in enumerate(paths[DIFFERENT:]):
        shutil.copy(paths[number % DIFFERENT], path)
    return paths


def _workbook(path: Path, form: Questionnaire, chance: random.Random) -> None:
    with xlsxwriter.Workbook(path) as book:
        framed = book.add_format({"text_wrap": True, "border": 1})
        notes = book.add_worksheet("Instructions")
        notes.write_column(0, 0, [f"Step {row}: answer as well as you can." for row in range(20)])
        company = book.add_worksheet("Company")
        for row in range(25):
            company.write_row(row, 0, [f"Field {row}", f"Value {chance.random():.3f}"], framed)
        sheet = book.add_worksheet("Self-assessment")
        sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True, "bg_color": "#DDDDEE"}))
        for row, asked in enumerate(form.questions(), 1):
            labels = [one.label.to("en") for one in asked.options][:6]
            comment = f"Since {chance.randint(1990, 2025)}" if row % 2 else None
            cells = [row, "Section", asked.ask.to("en"), answer(asked, chance), None, comment]
            sheet.write_row(row, 0, [*cells, None, asked.help.to("en")[:200]], framed)
            if 0 < len(",".join(labels)) < 250 and not asked.kind.many:
                sheet.data_validation(row, 3, row, 3, {"validate": "list", "source": labels})
        for row in range(len(form.questions()) + 1, ROWS + 1):
            sheet.write_row(row, 0, [None, "Notes", None, None, None, f"Remark {row}"], framed)
        sites = book.add_worksheet("Sites")
        for row in range(15):
            sites.write_row(row, 0, [f"Site {row}", "Street", "Town", chance.randint(1, 500)])
        lists = book.add_worksheet("Lists")
        lists.hide()
        lists.write_column(0, 0, [f"Option {row}" for row in range(60)])


def rows(form: Questionnaire, count: int, seed: int = 2) -> Iterator[list[str | float | None]]:
    """A name and an answer to each question, supplier by supplier."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        yield [f"Supplier {number:06}", *(answer(one, chance) for one in form.questions())]


def wide_csv(path: Path, count: int, columns: int) -> None:
    """A row for each supplier; columns beyond the questions hold what a form tool adds."""
    form = facility()
    more = columns - 1 - len(form.questions())
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        heads = [one.ask.to("en") for one in form.questions()]
        writer.writerow(["Supplier", *heads, *(f"Extra {place}" for place in range(more))])
        for row in rows(form, count):
            writer.writerow([*row, *(f"x{place}" for place in range(more))])


def wide_xlsx(path: Path, count: int, columns: int) -> None:
    """As `wide_csv`, as a workbook."""
    form = facility()
    more = columns - 1 - len(form.questions())
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Replies")
        heads = [one.ask.to("en") for one in form.questions()]
        sheet.write_row(0, 0, ["Supplier", *heads, *(f"Extra {place}" for place in range(more))])
        for place, row in enumerate(rows(form, count), 1):
            sheet.write_row(place, 0, [*row, *(f"x{one}" for one in range(more))])


def long_csv(path: Path, count: int, questions: int) -> None:
    """A row for each answer."""
    form = facility()
    asked = form.questions()[:questions]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Supplier", "Question", "Answer"])
        for name, *given in rows(form, count):
            writer.writerows(
                [name, one.id, said]
                for one, said in zip(asked, given, strict=False)
                if said is not None
            )
