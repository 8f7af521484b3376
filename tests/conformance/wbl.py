"""Women, Business and the Law: 190 economies in 50 years, 35 questions answered yes or no."""

from __future__ import annotations

from collections.abc import Iterator

from .published import ROUNDED, TOTAL, Case, Figure, Method, cases, option, question, said, table

WITHIN = 0.05
NOTE = "The index is published with one decimal."
FIRST = "gr1_1passpmrd"


def method() -> Method:
    rows = table(cases() / "wbl" / "wb_data_clean.csv")
    columns = list(rows[0])
    asked = columns[columns.index(FIRST) :]
    options = [option("1", "Yes", 1), option("0", "No", 0)]
    form = {"all": [question(_id(one), "choice", one, options=options) for one in asked]}
    return Method("wbl", form, _cases(rows, asked), NOTE)


def _id(column: str) -> str:
    return column.lower().replace("_", "-")


def _cases(rows: list[dict[str, str]], asked: list[str]) -> Iterator[Case]:
    indicators = [column for column in rows[0] if column.startswith("GR")]
    yes_or_no = {"1": said("1"), "0": said("0")}
    for row in rows:
        expected = {column[2]: Figure(float(row[column])) for column in indicators}
        index = float(row["WBL_index"])
        expected |= {TOTAL: Figure(index, WITHIN), ROUNDED: Figure(index)}
        answers = {_id(column): yes_or_no[row[column]] for column in asked}
        yield Case(f"{row['economy']} {row['WBL Report Year']}", expected, answers)
