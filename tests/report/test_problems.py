"""Many problems on a screen: what is commonest first, five of each, the rest counted."""

from __future__ import annotations

from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind
from sctoolkit.report.problems import Grouped


def unclear(file: str, cell: str, hint: str = "Write yes or no.") -> Problem:
    return ProblemKind.NO_ANSWER.at(
        Source(file, cell=cell), "“Mayby” is not an answer to q.", hint, warning=True
    )


def test_five_of_a_kind_are_shown_and_the_rest_is_counted() -> None:
    many = [unclear(f"{name}.xlsx", f"A!B{row}") for name in "ab" for row in range(1, 5)]
    assert Grouped(many).lines() == [
        "F630, 8 warnings in 2 files: a cell that does not answer its question",
        "  a.xlsx: A!B1: “Mayby” is not an answer to q.",
        "  a.xlsx: A!B2: “Mayby” is not an answer to q.",
        "  a.xlsx: A!B3: “Mayby” is not an answer to q.",
        "  a.xlsx: A!B4: “Mayby” is not an answer to q.",
        "  b.xlsx: A!B1: “Mayby” is not an answer to q.",
        "  … and 3 more.",
        "  → Write yes or no.",
    ]


def test_what_to_do_stands_under_each_where_it_differs() -> None:
    grouped = Grouped(
        [unclear("a.xlsx", "A!B1", "Did you mean “Maybe”?"), unclear("a.xlsx", "A!B2")]
    )
    assert grouped.lines()[1:] == [
        "  a.xlsx: A!B1: “Mayby” is not an answer to q.",
        "      Did you mean “Maybe”?",
        "  a.xlsx: A!B2: “Mayby” is not an answer to q.",
        "      Write yes or no.",
    ]


def test_errors_come_first_then_what_is_commonest() -> None:
    grouped = Grouped([unclear("a.xlsx", "A!B1"), unclear("a.xlsx", "A!B2")])
    grouped.add([ProblemKind.TWO_COLUMNS.at(Source("b.xlsx", cell="A!C1"), "Two.")])
    grouped.add([ProblemKind.ENCODING.at(Source("c.csv"), "Guessed.", warning=True)])
    heads = [line for line in grouped.lines() if not line.startswith(" ")]
    assert [head.partition(":")[0] for head in heads] == [
        "F653, 1 error",
        "F630, 2 warnings",
        "F623, 1 warning",
    ]


def test_nothing_is_said_where_there_is_no_problem() -> None:
    assert Grouped().lines() == []
