"""The scoring of bundled codes, on examples that were published or worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.building import (
    NOT_APPLICABLE,
    Given,
    choice,
    clause,
    option,
    questionnaire,
    result,
    section,
)
from sctoolkit.content.library import Library
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.result import Rating, Result
from sctoolkit.model.severity import Severity

FOUND = {
    "Z": Severity.ZERO_TOLERANCE,
    "C": Severity.CRITICAL,
    "M": Severity.MAJOR,
    "m": Severity.MINOR,
    "o": Severity.OBSERVATION,
}


def own(library: Library, name: str, *clauses: Clause) -> Code:
    """The bundled code as it scores, with clauses that each have a question of their own."""
    return replace(library.code(name), sections=(section("S", *clauses),))


def with_findings(library: Library, name: str, findings: str, applicable: int) -> Result:
    """A finding for each letter, by its severity; the other clauses that apply conform.

    Four more clauses do not apply.
    """
    names = [f"q{place}" for place in range(applicable + 4)]
    grave = [FOUND[one] for one in findings] + [Severity.MAJOR] * (len(names) - len(findings))
    clauses = [
        clause(one, questions=(one,), severity=severity)
        for one, severity in zip(names, grave, strict=True)
    ]
    given: dict[str, Given] = dict.fromkeys(names[:applicable], "good")
    given |= dict.fromkeys(names[: len(findings)], "bad")
    given |= dict.fromkeys(names[applicable:], NOT_APPLICABLE)
    asked = questionnaire(*(choice(one, "") for one in names))
    return result(asked, own(library, name, *clauses), given)


def rating(of: Result) -> Rating:
    assert of.rating is not None
    return of.rating


# Points of 200, less what findings take off


@pytest.mark.parametrize(
    ("findings", "points", "tier", "to_be_closed"),
    [
        ("Mmm", 200 * 35 / 38 - 4 - 1 - 1, "silver", ()),
        ("", 200, "platinum", ()),
        ("C", 200 * 37 / 38 - 20, "silver", ("q0",)),
        ("m", 200 * 37 / 38 - 1, "gold", ()),
        ("M", 200 * 37 / 38 - 4, "gold", ("q0",)),
        ("CC", 200 * 36 / 38 - 40, "none", ()),
    ],
)
def test_rba_of_38_items_that_apply(
    findings: str, points: float, tier: str, to_be_closed: tuple[str, ...], library: Library
) -> None:
    found = with_findings(library, "rba", findings, applicable=38)
    assert found.tree.point == pytest.approx(points, abs=1e-9)
    assert (rating(found).band, rating(found).if_closed) == (tier, to_be_closed)


# Letters of 13 areas to one letter

LETTERS = {"E": 0.1, "D": 0.4, "C": 0.6, "B": 0.75, "A": 1.0}


@pytest.mark.parametrize(
    ("letters", "overall"),
    [
        ("A" * 7 + "B" * 6, "A"),
        ("A" * 8 + "B" * 3 + "C" * 2, "B"),
        ("A" * 6 + "B" * 7, "B"),
        ("A" * 9 + "C" * 4, "C"),
        ("A" * 10 + "B" + "D" * 2, "C"),
        ("A" * 10 + "D" * 3, "D"),
        ("A" * 12 + "E", "D"),
        ("A" * 6 + "E" * 7, "E"),
    ],
)
def test_bsci_letters(letters: str, overall: str, library: Library) -> None:
    names = [f"pa{place}" for place in range(1, 14)]
    options = tuple(option(letter, points) for letter, points in LETTERS.items())
    asked = questionnaire(*(choice(one, "", options=options) for one in names))
    clauses = [clause(one, questions=(one,), severity=Severity.MAJOR) for one in names]
    found = result(asked, own(library, "bsci", *clauses), dict(zip(names, letters, strict=True)))
    assert "".join(part.grade for part in found.tree.parts[0].parts) == letters
    assert rating(found).band == overall
    assert found.tree.point is None


# The gravest finding decides


@pytest.mark.parametrize(
    ("findings", "level"),
    [
        ("", "gold"),
        ("o", "gold"),
        ("mm", "silver"),
        ("M", "not-yet"),
        ("mC", "not-yet"),
        ("Z", "not-yet"),
    ],
)
def test_wrap_levels(findings: str, level: str, library: Library) -> None:
    found = with_findings(library, "wrap", findings, applicable=20)
    assert (rating(found).band, found.tree.point) == (level, None)


@pytest.mark.parametrize(
    ("findings", "percent", "letter"),
    [("", 100, "A"), ("CCC", 85, "E"), ("MMM", 85, "C"), ("Z", 95, "E"), ("m", 95, "B")],
)
def test_ics_percentage_and_letter_stand_beside_each_other(
    findings: str, percent: float, letter: str, library: Library
) -> None:
    """85 % and an E: a locked exit is not hidden by what conforms."""
    found = with_findings(library, "ics", findings, applicable=20)
    assert found.tree.point == pytest.approx(percent)
    assert rating(found).band == letter


@pytest.mark.parametrize("name", ["smeta", "slcp"])
def test_code_whose_publisher_scores_nothing_gives_findings_and_no_total(
    name: str, library: Library
) -> None:
    found = with_findings(library, name, "CM", applicable=10)
    assert (found.tree.point, found.rating) == (None, None)
    assert [one.severity for one in found.findings] == [Severity.CRITICAL, Severity.MAJOR]
    assert found.because.to("en")
