"""A portfolio in a few lines on the screen, and as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

from sctoolkit.engine.portfolio import portfolio, portfolio_of
from sctoolkit.model.portfolio import Breach, Entry
from sctoolkit.model.severity import Severity
from sctoolkit.report.portfolio import summary, write_csv

GRAVE = Breach("1.1", Severity.ZERO_TOLERANCE, "not-met")


def one(supplier: str, figure: float | None, **more: Any) -> Entry:  # noqa: ANN401 - fields
    kept: dict[str, Any] = {"coverage": 1.0} | more
    return Entry(supplier, f"{supplier}.xlsx", "eti@2014", figure, figure, figure, **kept)


def rows(*entries: Entry) -> list[dict[str, str]]:
    out = io.StringIO()
    write_csv([portfolio("eti@2014", entries)], [("~$a.xlsx", "a lock file")], out)
    *scored, skipped = csv.DictReader(out.getvalue().splitlines())
    assert (skipped["where"], skipped["skipped"]) == ("~$a.xlsx", "a lock file")
    return scored


def test_summary_says_how_many_how_they_rate_what_is_common_and_whom_to_call() -> None:
    entries = [one("Alpha", 40, rating="D", breaches=(GRAVE,)), one("Beta", 80.25, rating="A")]
    assert summary(portfolio("eti@2014", entries)) == [
        "eti@2014: 2 suppliers",
        "Scores from 40 (Alpha) to 80.2 (Beta).",
        "Ratings: 1 × A, 1 × D",
        "Commonest findings, with the number of suppliers:",
        "  1.1 (1)",
        "Call first:",
        "  1. Alpha: zero-tolerance finding (1.1)",
    ]


def test_whom_to_call_is_told_by_the_gravest_clauses_alone() -> None:
    graves = [Breach(f"1.{at}", Severity.ZERO_TOLERANCE, "not-met") for at in (1, 2)]
    lesser = [Breach(f"2.{at}", Severity.CRITICAL, "not-met") for at in (1, 2, 3)]
    entry = one("Alpha", 40, breaches=(*graves, *lesser))
    *_others, call = summary(portfolio("eti@2014", [entry]))
    assert call == "  1. Alpha: zero-tolerance finding (1.1, 1.2); critical finding × 3"


def test_name_that_is_long_or_turns_the_line_around_is_shown_short_and_as_written() -> None:
    entries = [one("A" * 100, 40, breaches=(GRAVE,)), one("B\u202eta\nLtd", 50)]
    assert summary(portfolio("eti@2014", entries))[1:] == [
        f"Scores from 40 ({'A' * 60}…) to 50 (B�ta Ltd).",
        "Commonest findings, with the number of suppliers:",
        "  1.1 (1)",
        "Call first:",
        f"  1. {'A' * 60}…: zero-tolerance finding (1.1)",
    ]


def test_suppliers_of_one_name_are_told_apart_by_their_files() -> None:
    twice = [one("Alpha", 40, breaches=(GRAVE,)), one("Beta", 50, breaches=(GRAVE,))]
    twice.append(replace(twice[0], where="Alpha (1).xlsx"))
    assert summary(portfolio("eti@2014", twice))[-3:] == [
        "  1. Alpha (Alpha (1).xlsx): zero-tolerance finding (1.1)",
        "  2. Alpha (Alpha.xlsx): zero-tolerance finding (1.1)",
        "  3. Beta: zero-tolerance finding (1.1)",
    ]


def test_ratings_are_told_with_their_labels() -> None:
    worst_last = [one("Beta", 80, rating="gold"), one("Alpha", 40, rating="platinum")]
    bands = {"gold": "gold: one year", "platinum": "platinum: two years"}
    lines = summary(portfolio_of("wrap@2023", worst_last, bands=bands))
    assert lines[2] == "Ratings: 1 × gold: one year, 1 × platinum: two years"


def test_summary_without_scores_says_only_what_there_is() -> None:
    assert summary(portfolio("eti@2014", [one("Alpha", None)])) == ["eti@2014: 1 supplier"]


def test_csv_has_a_line_for_each_supplier_with_its_place() -> None:
    first, second = rows(one("Alpha", 40, breaches=(GRAVE,)), one("Beta", 80))
    assert (first["rank"], first["supplier"], first["score"]) == ("1", "Beta", "80")
    assert (second["zero_tolerance"], second["findings"], second["where"]) == (
        "1",
        "1",
        "Alpha.xlsx",
    )


def test_name_that_would_become_a_formula_stays_a_name() -> None:
    (row,) = rows(one("=cmd|' /C calc'!A0", 40))
    assert row["supplier"] == "'=cmd|' /C calc'!A0"
