"""Long and transposed tables, and files with nothing in them."""

from __future__ import annotations

from sctoolkit.files.layouts.understood import Layout

from .sheets import read, sheet


def test_long_table_has_its_columns_in_any_order() -> None:
    one = read(
        """
        | metric | value | year | company | comment | source |
        | rules.policy | Yes | 2026 | Acme | since 2019 | policy.pdf |
        | Which training did workers get? | Fire drill | 2026 | Acme | | |
        | Which training did workers get? | First aid, with practice | 2026 | Acme | | |
        | rules.policy | No | 2026 | Brill | | |
        """
    )
    assert one.layout is Layout.LONG
    assert one.answers() == {
        "Acme": {"policy": "yes", "training": ("fire", "first-aid")},
        "Brill": {"policy": "no"},
    }
    assert one.suppliers[0].answers["rules.policy"].note == "since 2019\npolicy.pdf"
    assert one.suppliers[1].cells.of("rules.policy") == "Sheet1!B5"


def test_long_table_may_name_the_option_in_a_column_of_its_own() -> None:
    one = read(
        """
        | Supplier | Question | Option | Answer |
        | Acme | rules.training | Fire drill | 1 |
        | Acme | rules.training | First aid, with practice | 0 |
        """
    )
    assert one.answers() == {"Acme": {"training": ("fire",)}}


def test_row_about_no_question_is_named_with_what_it_is_like() -> None:
    one = read(
        """
        | Supplier | Question | Answer |
        | Acme | Is there a written policy? | Yes |
        | Acme | How many people work on the site? | 12 |
        | Acme | Total | 17 |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert one.problems() == ["F651 Sheet1!B3"]
    assert "rules.workers" in one.book.problems[0].hint


def test_transposed_table_has_questions_down_and_suppliers_across() -> None:
    one = read(
        """
        | Results 2026 |

        | Question | Help | Acme | Brill |
        | Is there a written policy? | On paper. | Yes | No |
        | How many people work at the site? | All. | 12 | 30 |
        | Total | | 3 | 4 |
        """
    )
    assert one.layout is Layout.TRANSPOSED
    assert one.answers() == {
        "Acme": {"policy": "yes", "workers": 12.0},
        "Brill": {"policy": "no", "workers": 30.0},
    }
    assert one.suppliers[1].cells.of("rules.workers") == "Sheet1!D5"


def test_transposed_table_may_name_its_suppliers_in_a_row_called_so() -> None:
    one = read(
        """
        | Supplier id | 007 | 008 |
        | Supplier | Acme | Brill |
        | rules.policy | Yes | Mayby |
        | rules.workers | 12 | 30 |
        """
    )
    assert [(filled.id, filled.name) for filled in one.suppliers] == [
        ("007", "Acme"),
        ("008", "Brill"),
    ]
    assert one.problems() == ["A407 Sheet1!C3"]


def test_file_without_any_question_is_said_to_have_none() -> None:
    one = read("| Dear Sirs, |\n| we are fine. | Yes |")
    assert one.answers() == {}
    assert one.problems() == ["F650 None"]
    assert [left.sheet for left in one.book.left_out] == ["Sheet1"]


def test_list_of_questions_beside_the_replies_is_left_out_and_a_hidden_sheet_of_replies_is_named() -> (
    None
):
    one = read(
        sheet("| rules.policy |\n| Is there a written policy? |\n| rules.workers |", "Questions"),
        sheet("| Supplier | rules.policy |\n| Acme | Yes |", "Replies", hidden=True),
    )
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert one.problems() == ["F661 Replies"]
    assert [(left.sheet, left.because) for left in one.book.left_out] == [
        ("Questions", "questions without answers")
    ]


def test_group_that_repeats_belongs_to_replies_on_another_sheet() -> None:
    one = read(
        sheet(
            "| company | rules_policy | _uuid | _submission_time |\n| Acme | yes | u | t |", "main"
        ),
        sheet("| rules_workers | _index | _parent_index |\n| 3 | 1 | 1 |", "buildings"),
    )
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert [left.sheet for left in one.book.left_out] == ["buildings"]
