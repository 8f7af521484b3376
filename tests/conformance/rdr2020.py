"""Ranking Digital Rights, 2020: answers of a company at several levels and for several services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from sctoolkit.model.assessment import Answer, AnswerState, Unit

from .published import (
    ROUNDED,
    TOTAL,
    Case,
    Figure,
    Method,
    cases,
    number,
    option,
    question,
    said,
    table,
)

WITHIN = 0.01
NOTE = "The publisher takes means of figures that it has rounded to two decimals."
EXPLAINED = {
    (
        "Facebook",
        ROUNDED,
    ): "The mean of the rounded indicators is 45.246."
}
LEVEL = "level"
"""What the code repeats its indicators by."""
WORTH = {"yes": 100, "partial": 50, "no": 0, "no disclosure found": 0}
CATEGORIES = {"G": "Governance", "F": "Freedom of Expression", "P": "Privacy"}
NOT_ASKED = Answer(AnswerState.NOT_APPLICABLE, reason="It is asked at other levels.")
Row = dict[str, str]


def method() -> Method:
    folder = cases() / "rdr2020"
    rows = table(folder / "answers.csv")
    elements = sorted({row["element"] for row in rows})
    options = [option(_slug(label), label, points) for label, points in WORTH.items()]
    form = {
        category.lower(): [
            question(one.lower(), "choice", one, options=options)
            for one in elements
            if one.startswith(category)
        ]
        for category in CATEGORIES
    }
    return Method("rdr2020", form, _cases(rows, elements, folder), NOTE, EXPLAINED)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _cases(rows: list[Row], elements: list[str], folder: Path) -> Iterator[Case]:
    expected = _expected(folder)
    beside = {one.lower(): NOT_ASKED for one in elements}
    for company, its_rows in groupby(rows, key=lambda row: row["company"]):
        own = list(its_rows)
        levels = {_slug(row["service"]): row["composite"] for row in own}
        units = {name: _unit(name, own) for name in levels}
        yield Case(company, expected[company], beside, _nested(levels, units))


def _unit(name: str, rows: Iterable[Row]) -> Unit:
    own = [row for row in rows if _slug(row["service"]) == name]
    answers = {row["element"].lower(): _answer(row["answer"]) for row in own}
    return Unit(name, LEVEL, own[0]["service"], answers=answers)


def _answer(words: str) -> Answer:
    if words == "NA":
        return Answer(AnswerState.NOT_APPLICABLE, reason="As published.")
    return said(_slug(words))


def _nested(levels: Mapping[str, str], units: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """The group, the operating company, and the services, among them the mobile ones as one."""
    of = {
        composite: tuple(units[name] for name, one in levels.items() if one == composite)
        for composite in ("Group", "OpCom", "Mobile Services", "Services")
    }
    mobile = of["Mobile Services"]
    as_one = (Unit("mobile", LEVEL, "Mobile services", units=mobile),) if mobile else ()
    services = Unit("services", LEVEL, "Services", units=(*as_one, *of["Services"]))
    return (*of["Group"], *of["OpCom"], services)


def _expected(folder: Path) -> dict[str, dict[str, Figure]]:
    """Every published figure: levels, indicators, categories and totals."""
    found: dict[str, dict[str, Figure]] = {}
    prefix = "2020-rdr-index-0"
    labels = {}
    for row in table(folder / f"{prefix}3-total-scores.csv"):
        labels[row["CompanyLabel"]] = row["Company"]
        found[row["Company"]] = {
            TOTAL: _figure(row["Score"]),
            ROUNDED: Figure(number(row["Score"])),
        }
    for row in table(folder / f"{prefix}5-level-scores.csv"):
        node = f"{row['Indicator']}/{_slug(row['Service'])}"
        found[row["Company"]][node] = _figure(row["Score"])
    for row in table(folder / f"{prefix}4-indicator-scores.csv"):
        found[row["Company"]][row["Indicator"]] = _figure(row["Score"])
    for row in table(folder / f"{prefix}2-summary-scores.csv"):
        if row["Class"] == "Total":
            company = found[labels[row["Company"]]]
            company |= {one: _figure(row[name]) for one, name in CATEGORIES.items()}
    return found


def _figure(cell: str) -> Figure:
    return Figure(number(cell), WITHIN)
