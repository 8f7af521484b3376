"""How a file was understood, as people see it."""

from __future__ import annotations

from sctoolkit.batch.understood import missing_lines, understood_lines
from sctoolkit.files.layouts.index import How
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Column, Dialect, Layout, Understood


def test_a_file_is_summed_up_in_a_few_lines() -> None:
    columns = (
        Column(0, "ID", Role.TECHNICAL),
        Column(1, "Email", Role.PERSON),
        Column(2, "Company", Role.SUPPLIER),
        Column(3, "Is there a policy?", Role.ANSWER, "a.policy", how=How.TEXT),
        Column(4, "Comment", Role.COMMENT, "a.policy"),
        Column(5, "a.age", Role.ANSWER, "a.age", how=How.ID),
        Column(6, "Chat", Role.UNKNOWN),
    )
    one = Understood(
        "Replies",
        Layout.WIDE,
        (),
        columns,
        (),
        Dialect.MS_FORMS,
        1,
        "Company",
    )
    assert list(understood_lines(one)) == [
        "[Replies] a row for each supplier (wide), Microsoft Forms, header in row 1",
        "  Supplier: “Company”",
        "  2 questions are there: 1 by wording, 1 by id",
        "  1 fits no question: “Chat”",
        "  Left out: of the form tool 1, personal data 1",
    ]


def test_question_is_missing_that_was_to_be_asked_and_no_sheet_asks() -> None:
    one, other = (
        Understood("A", Layout.FORM, (), (), without) for without in (("a", "b", "c"), ("b", "c"))
    )
    assert list(missing_lines([one, other], {"a", "b"})) == ["1 question is not there: b"]
    assert list(missing_lines([one, other], {"a"})) == []
