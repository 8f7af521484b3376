"""A hidden sheet of answers beside visible ones."""

from __future__ import annotations

from .sheets import STAMP, read, sheet

THIS_YEAR = sheet(
    """
    | Supplier | Acme |
    | Question | Answer | Comment |
    | Is there a written policy? | Yes | renewed |
    | How many people work at the site? | 120 | |
    | Which training did workers get? | Fire drill | |
    | What changed this year? | | |
    """,
    "2026",
)


def test_where_a_hidden_sheet_says_otherwise_the_visible_one_counts_and_both_cells_are_named() -> (
    None
):
    last_year = """
        | Supplier | Acme & Sons |
        | Question | Answer | Comment |
        | Is there a written policy? | No | lost |
        | How many people work at the site? | 120 | counted |
        | Which training did workers get? | First aid, with practice | |
        """
    one = read(sheet(last_year, "2025", hidden=True), THIS_YEAR)
    assert one.answers() == {"Acme": {"policy": "yes", "workers": 120.0, "training": ("fire",)}}
    assert one.suppliers[0].answers["rules.policy"].note == "renewed"
    assert one.suppliers[0].answers["rules.workers"].note == "counted"
    assert one.suppliers[0].cells.of("rules.policy") == "2026!B3"
    assert one.problems() == ["F661 2025", "F666 2026!B3", "F666 2026!B5"]
    differs = one.suppliers[0].problems[0]
    assert differs.warning
    assert "rules.policy: 2025!B3, on a hidden sheet, says otherwise" in differs.message
    assert (differs.found, differs.expected) == ("No", "Yes")


def test_two_visible_sheets_that_differ_still_answer_nothing() -> None:
    last_year = "| Question | Answer |\n| Is there a written policy? | No |"
    one = read(THIS_YEAR, sheet(last_year, "2025"))
    assert "policy" not in one.answers()["Acme"]
    assert one.problems() == ["F653 2025!B2"]


def test_what_visible_sheets_leave_open_is_taken_from_a_hidden_one_and_said() -> None:
    linked = """
        | Question | Answer |
        | Is there a written policy? | Yes |
        | What changed this year? | We moved |
        """
    one = read(THIS_YEAR, sheet(linked, "Linked", hidden=True))
    assert one.answers()["Acme"]["story"] == "We moved"
    assert one.suppliers[0].cells.of("rules.story") == "Linked!B3"
    assert one.problems() == ["F661 Linked", "F661 Linked!B3"]
    assert "rules.story" in one.suppliers[0].problems[0].message


def test_cell_that_cannot_be_read_is_not_replaced_by_last_years_answer() -> None:
    now = "| Question | Answer |\n| Is there a written policy? | Perhaps |"
    then = "| Question | Answer |\n| Is there a written policy? | Yes |"
    one = read(sheet(now, "2026"), sheet(then, "2025", hidden=True))
    assert one.answers() == {"acme": {}}
    assert one.problems() == ["F661 2025", "A407 2026!B2", "F666 2026!B2"]


def test_hidden_cell_that_cannot_be_read_does_not_count_where_a_visible_one_answers() -> None:
    then = "| Question | Answer |\n| Is there a written policy? | Perhaps |"
    one = read(THIS_YEAR, sheet(then, "2025", hidden=True))
    assert one.answers()["Acme"]["policy"] == "yes"
    assert one.problems() == ["F661 2025", "F666 2026!B3"]


def test_ticks_of_a_hidden_sheet_are_not_added_to_those_that_are_seen() -> None:
    form = """
        | Which training did workers get? |
        | Fire drill | {fire} |
        | First aid, with practice | {aid} |
        | None of these | |
        | Is there a written policy? | Yes |
        """
    now, then = form.format(fire="x", aid=""), form.format(fire="", aid="x")
    one = read(sheet(now, "2026"), sheet(then, "2025", hidden=True))
    assert one.answers() == {"acme": {"training": ("fire",), "policy": "yes"}}
    assert one.problems() == ["F661 2025", "F666 2026!B2"]


def test_our_form_with_a_hidden_start_and_last_years_hidden_answers() -> None:
    start = "| | Who answers |\n| @organisation | Company | Acme |\n| @site | Site | North |"
    asks = """
        | Id | No. | Question | Answer |
        | rules.policy | 1.1 | Is there a policy? | {policy} |
        | rules.workers | 1.2 | How many people? | {workers} |
        """
    one = read(
        sheet(start, "Start", hidden=True),
        sheet(asks.format(policy="Yes", workers="12"), "Questions"),
        sheet(asks.format(policy="No", workers="12"), "Questions (2025)", hidden=True),
        STAMP,
    )
    assert one.answers() == {"Acme": {"policy": "yes", "workers": 12.0}}
    assert one.suppliers[0].site == "North"
    assert "F666 Questions!D2" in one.problems()
