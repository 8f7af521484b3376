"""One file for each supplier: its own form, or ours."""

from __future__ import annotations

from sctoolkit.files.layouts.understood import Layout

from .sheets import STAMP, read, sheet


def test_label_stands_left_and_the_answer_right_whatever_was_moved() -> None:
    first = """
        | Supplier self-assessment |
        | Company name: | Acme |
        | Contact | ann@acme.example |

        | Question | Answer | Comments |
        | 1. | Is there a written policy? | Yes | since 2019 |
        | 2. | How many people work at the site? | 120 | |
        """
    moved = """
        | | | Supplier self-assessment, version 2 |

        | | Company name: | | Acme |

        | | | Question | | Answer | Comments |
        | | | How many people work at the site?* | | 120 | |

        | | | Is there a written policy ? | | Yes | since 2019 |
        """
    for drawn in (first.replace("| Question | Answer", "| No | Question | Answer"), moved):
        one = read(drawn)
        assert one.layout is Layout.LABELLED
        assert one.answers() == {"Acme": {"policy": "yes", "workers": 120.0}}
        assert one.suppliers[0].answers["rules.policy"].note == "since 2019"


def test_form_without_headings_has_its_answers_where_most_of_them_stand() -> None:
    one = read(
        """
        | Is there a written policy? | | Yes |
        | How many people work at the site? | | 12 | a guess |
        | What changed this year? | | | see the letter |
        """,
        file="Acme Ltd.xlsx",
    )
    assert one.answers() == {"Acme Ltd": {"policy": "yes", "workers": 12.0}}


def test_form_in_french_is_the_same_form() -> None:
    one = read(
        """
        | Fournisseur | Acme |
        | Question | Réponse |
        | Existe-t-il une politique écrite ? | Oui |
        | Combien de personnes travaillent sur le site ? | 40 |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes", "workers": 40.0}}


def test_options_have_a_row_each_with_a_yes_or_an_x() -> None:
    one = read(
        """
        | Supplier | Acme |
        | Which training did workers get? | | Fire drill | | yes |
        | | | First aid, with practice | | |
        | | | None of these | | |
        | Is there a written policy? | | Yes | | |
        | | | Partly | | x |
        | | | No | | |
        """
    )
    assert one.answers() == {"Acme": {"training": ("fire",), "policy": "some"}}
    assert one.suppliers[0].cells.of("rules.policy") == "Sheet1!E5"


def test_options_have_their_check_boxes_in_front_of_them() -> None:
    one = read(
        """
        | Supplier | Acme |
        | 1. | Is there a written policy? |
        | | ☐ Yes |
        | | ☒ Partly |
        | | ☐ No |
        | 2. | Which training did workers get? |
        | | [x] Fire drill |
        | | [ X ] First aid, with practice |
        | | [ ] None of these |
        """
    )
    assert one.answers() == {"Acme": {"policy": "some", "training": ("fire", "first-aid")}}


def test_options_stand_in_the_heading_and_a_cross_below_them() -> None:
    one = read(
        """
        | Company | Acme |
        | | Yes | Partly | No |
        | Is there a written policy? | | x | |
        | What changed this year? | New roof |
        """
    )
    assert one.answers() == {"Acme": {"policy": "some", "story": "New roof"}}


def test_options_stand_in_one_row_each_with_its_mark() -> None:
    one = read(
        """
        | Company | Acme |
        | Is there a written policy? | Yes | x | No | |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes"}}


def test_check_boxes_beside_options_are_ticks_and_those_without_a_question_are_counted() -> None:
    one = read(
        """
        | Company | Acme |
        | Which training did workers get? |
        | TRUE | Fire drill |
        | FALSE | First aid, with practice |
        | FALSE | None of these |
        | How many people work at the site? | 12 |
        | | | | TRUE |
        | | | | FALSE |
        """
    )
    assert one.answers() == {"Acme": {"training": ("fire",), "workers": 12.0}}
    assert one.problems() == ["F657 Sheet1!D7"]


def test_sections_on_several_sheets_are_one_supplier() -> None:
    one = read(
        sheet("| Supplier | Acme |", "Cover"),
        sheet("| Is there a written policy? | No |\n| What changed this year? | Roof |", "A"),
        sheet("| How many people work at the site? | 9 |", "B"),
    )
    assert list(one.answers().values()) == [{"policy": "no", "story": "Roof", "workers": 9.0}]


def test_key_value_sheet_stands_beside_a_table_with_ids_filled_in_beforehand() -> None:
    one = read(
        sheet(
            """
            | Name of the company | Corn Group |
            | Is there a written policy? | Yes |
            """,
            "Group",
        ),
        sheet(
            """
            | Farm id | Farm name | How many people work at the site? | What changed this year? |
            | 001 | North | 12 | =? |
            | 002 | | =? | |
            | 003 | | =? | |
            """,
            "Farms",
        ),
    )
    assert one.answers() == {"Corn Group": {"policy": "yes"}, "North": {"workers": 12.0}}
    assert one.problems() == ["A407 Farms!D2"]


def test_our_form_is_read_by_the_ids_of_its_rows() -> None:
    start = sheet(
        "| | Who answers |\n| @organisation | Company | Acme |\n| @site | Site | North |", "Start"
    )
    questions = sheet(
        """
        | | Site |
        | Id | No. | Question | Answer | State | Help | Comment, or why it does not apply | Evidence: document or link |
        | | 1 | Rules |
        | old.policy | 1.1 | Is there a policy? | Yes | done | On paper. | since 2019 | policy.pdf |
        | rules.training | 1.2 | Which training did workers get? | | open | This year. |
        | rules.training/fire | | Fire drill | Yes | |
        | rules.training/first-aid | | First aid, with practice | | |
        | rules.training/gone | | Fitness | Yes | |
        """.replace("| Yes | |", "| x | |"),
        "Questions",
    )
    one = read(start, questions, STAMP)
    assert [sheet.layout for sheet in one.book.understood] == [Layout.FORM, Layout.FORM]
    assert one.answers() == {"Acme": {"policy": "yes", "training": ("fire",)}}
    assert one.suppliers[0].site == "North"
    assert one.suppliers[0].evidence == {"rules.policy": "policy.pdf"}
    assert one.problems() == ["A403 None", "F651 Questions!A8"]


def test_our_form_is_read_with_rows_inserted_columns_moved_and_the_sheet_renamed() -> None:
    one = read(
        sheet(
            """
            | my notes | | | | |
            | State | Answer | Question | Comment, or why it does not apply | Id |
            | done | 12 | How many people? | | rules.workers |

            | | Yes | Policy? | see file | rules.policy |
            """,
            "Fragebogen",
        ),
        STAMP,
    )
    assert one.answers() == {"acme": {"workers": 12.0, "policy": "yes"}}
    assert one.suppliers[0].cells.of("rules.policy") == "Fragebogen!B5"


def test_our_form_saved_as_csv_has_no_hidden_sheet() -> None:
    one = read(
        """
        | Id | No. | Question | Answer | State |
        | rules.workers | 1 | How many people? | 12 | done |
        | rules.policy | 2 | Policy? | No | done |
        """,
        file="acme.csv",
    )
    assert one.layout is Layout.FORM
    assert one.answers() == {"acme": {"workers": 12.0, "policy": "no"}}


def test_form_of_another_questionnaire_is_refused_by_name() -> None:
    stamp = sheet("| format | form/1 |\n| questionnaire | other |", "sctoolkit", hidden=True)
    one = read("| Id | Answer |\n| rules.policy | Yes |", stamp)
    assert one.answers() == {}
    assert one.problems() == ["F658 None"]


def test_form_with_a_single_known_question_has_its_answer_beside_it() -> None:
    one = read("| Is there a written policy? | Yes |\n| Signed by | Bob |")
    assert one.layout is Layout.LABELLED
    assert one.answers() == {"acme": {"policy": "yes"}}
    one = read(
        """
        | Which training did workers get? |
        | Fire drill | x |
        | First aid, with practice | |
        | None of these | |
        """
    )
    assert one.answers() == {"acme": {"training": ("fire",)}}
