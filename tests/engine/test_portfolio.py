"""Many results together: places with ties, what is common, whom to call first."""

from __future__ import annotations

from typing import Any

from sctoolkit.engine.portfolio import entry, portfolio
from sctoolkit.engine.scoring.integrity import Sign
from sctoolkit.model.portfolio import Breach, Entry
from sctoolkit.model.severity import Severity

from .building import bands, choice, clause, code, result, section

GRAVE = Breach("1.1", Severity.ZERO_TOLERANCE, "not-met")
CRITICAL = Breach("2.1", Severity.CRITICAL, "partly-met")


def one(supplier: str, figure: float | None = 50, **more: Any) -> Entry:  # noqa: ANN401 - fields
    kept = {"coverage": 1.0} | more
    return Entry(supplier, f"{supplier}.xlsx", "eti@2014", figure, figure, figure, **kept)


def places(*entries: Entry) -> list[tuple[int | None, str]]:
    return [(each.rank, each.entry.supplier) for each in portfolio("eti@2014", entries).ranked]


def called(*entries: Entry) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.entry.supplier, each.because) for each in portfolio("eti@2014", entries).calls]


def test_equal_figures_share_a_place_and_the_next_one_is_skipped() -> None:
    assert places(one("A", 50), one("B", 80), one("C", 50), one("D", 20)) == [
        (1, "B"),
        (2, "A"),
        (2, "C"),
        (4, "D"),
    ]


def test_supplier_without_a_figure_stands_last_and_has_no_place() -> None:
    assert places(one("A", None), one("B", 10)) == [(1, "B"), (None, "A")]


def test_order_of_the_files_never_matters() -> None:
    some = [one("A", 50), one("B", 80), one("C", 50)]
    assert places(*some) == places(*some[::-1])
    assert called(*some) == called(*some[::-1])


def test_spread_counts_each_figure_once() -> None:
    figures = (0.0, 10.0, 55.0, 100.0, None)
    made = portfolio("eti@2014", [one(str(each), each) for each in figures]).spread
    assert [count for _start, _end, count in made] == [1, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    assert made[0][:2] == (0.0, 10.0)


def test_commonest_findings_count_suppliers_and_not_findings() -> None:
    twice = one("A", breaches=(CRITICAL, CRITICAL))
    assert portfolio("eti@2014", [twice, one("B", breaches=(GRAVE, CRITICAL))]).commonest == (
        ("2.1", 2),
        ("1.1", 1),
    )


def test_ratings_are_counted_and_a_missing_one_is_a_word_without_letters() -> None:
    some = [one("A", rating="B"), one("B", rating="B"), one("C")]
    assert portfolio("eti@2014", some).ratings == {"B": 2, "": 1}


def test_zero_tolerance_is_called_before_answers_that_do_not_hold_and_these_before_the_rest() -> (
    None
):
    assert called(
        one("Fine"),
        one("Few", coverage=0.2),
        one("Critical", breaches=(CRITICAL,)),
        one("Copied", signs=("copy",)),
        one("Grave", breaches=(GRAVE, CRITICAL)),
    ) == [
        ("Grave", ("zero-tolerance", "critical")),
        ("Copied", ("copy",)),
        ("Critical", ("critical",)),
        ("Few", ("low-coverage",)),
    ]


def test_entry_keeps_what_stands_beside_the_figure() -> None:
    against = code(
        section("S", clause("1", "a"), clause("2", "b", severity=Severity.CRITICAL)),
        bands=bands(low=0, high=50),
    )
    scored = result([choice("a", "a"), choice("b", "b")], against, {"a": "good", "b": "bad"})
    kept = entry(scored, "Alpha", "alpha.xlsx", [Sign.COPY])
    assert (kept.figure, kept.rating, kept.coverage) == (0.5, "high", 1.0)
    assert kept.sections == {"S": 0.5}
    assert kept.breaches == (Breach("2", Severity.CRITICAL, "not-met"),)
    assert kept.signs == ("copy",)
