"""One row for each supplier, as form tools export it."""

from __future__ import annotations

from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Dialect, Layout

from .sheets import read


def test_ms_forms_repeats_a_question_with_a_number_and_ends_a_multi_select_with_a_semicolon() -> (
    None
):
    one = read(
        """
        | ID | Start time | Completion time | Email | Name | Supplier name | Is there a written policy?* | Which training did workers get? | Is there a written policy?2 |
        | 1 | 7/2/20 11:00:22 | 7/2/20 11:09:00 | anonymous | Ann | Acme | Yes | Fire drill;First aid, with practice; | |
        | 2 | 7/2/20 12:00:22 | 7/2/20 12:02:00 | b@c.example | Bob | Brill | | Fire drill; | No |
        """
    )
    assert one.layout is Layout.WIDE
    assert one.understood.dialect is Dialect.MS_FORMS
    assert one.answers() == {
        "Acme": {"policy": "yes", "training": ("fire", "first-aid")},
        "Brill": {"policy": "no", "training": ("fire",)},
    }
    assert one.problems() == ["F647 Sheet1!I1"]


def test_row_that_may_sum_up_the_others_is_named_and_kept() -> None:
    one = read(
        """
        | Supplier | Is there a written policy? | How many people work at the site? |
        | Acme | Yes | 120 |
        | Average | No | 80 |
        | Total | | 200 |
        """
    )
    assert one.answers()["Total"] == {"workers": 200.0}
    assert one.problems() == ["F665 Sheet1!A4"]


def test_google_forms_has_the_time_first_and_commas_inside_options() -> None:
    one = read(
        """
        | Timestamp | Email Address | Company name | How many people work at the site? | Which training did workers get? | Score |
        | 2026/09/20 10:00:00 AM | a@b.example | Acme | 120 | Fire drill, First aid, with practice | 4 / 5 |
        """
    )
    assert one.understood.dialect is Dialect.GOOGLE_FORMS
    assert one.answers() == {"Acme": {"workers": 120.0, "training": ("fire", "first-aid")}}
    assert one.suppliers[0].ended == "2026/09/20 10:00:00 AM"
    assert [column.role for column in one.understood.ignored] == [Role.PERSON, Role.TOTAL]


def test_surveymonkey_has_two_header_rows_and_repeats_the_option_as_the_value() -> None:
    one = read(
        """
        | Respondent ID | Collector ID | Start Date | End Date | Company | Which training did workers get? | | | Is there a written policy? |
        | | | | | Open-Ended Response | Fire drill | First aid, with practice | Other (please specify) | Response |
        | 114 | 3 | 1/2/2026 | 1/2/2026 | Acme | Fire drill | | Lifting | Yes |
        | 115 | 3 | 1/3/2026 | 1/3/2026 | Brill | | First aid, with practice | | |
        """
    )
    assert one.understood.dialect is Dialect.SURVEYMONKEY
    assert one.understood.header_row == 2
    assert one.answers() == {
        "Acme": {"training": ("fire",), "policy": "yes"},
        "Brill": {"training": ("first-aid",)},
    }
    assert one.suppliers[0].answers["rules.training"].note == "Lifting"


def test_qualtrics_has_ids_then_texts_then_import_ids() -> None:
    one = read(
        """
        | StartDate | EndDate | Finished | Q1 | Q2 | Q3_1 | Q3_2 |
        | Start Date | End Date | Finished | Company name | Is there a written policy? | Which training did workers get? - Fire drill | Which training did workers get? - First aid, with practice |
        | {"ImportId":"startDate"} | {"ImportId":"endDate"} | {"ImportId":"finished"} | {"ImportId":"QID1"} | {"ImportId":"QID2"} | {"ImportId":"QID3"} | {"ImportId":"QID4"} |
        | 2026-01-02 | 2026-01-02 | 1 | Acme | Yes | 1 | |
        | 2026-01-03 | 2026-01-03 | 0 | Brill | No | | |
        """
    )
    assert one.understood.dialect is Dialect.QUALTRICS
    assert one.answers() == {
        "Acme": {"policy": "yes", "training": ("fire",)},
        "Brill": {"policy": "no"},
    }
    assert one.problems() == ["F656 Sheet1!A5"]


def test_typeform_says_when_a_reply_was_sent() -> None:
    one = read(
        """
        | # | Supplier | Is there a written policy? | Start Date (UTC) | Submit Date (UTC) | Network ID |
        | a1b2 | Acme | Yes | 2026-01-02 09:00:00 | 2026-01-02 09:10:00 | 77aa |
        """
    )
    assert one.understood.dialect is Dialect.TYPEFORM
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert (one.suppliers[0].started, one.suppliers[0].ended) == (
        "2026-01-02 09:00:00",
        "2026-01-02 09:10:00",
    )


def test_kobo_gives_a_multi_select_whole_and_in_parts_under_groups_and_a_row_of_tags() -> None:
    one = read(
        """
        | start | end | who/company | rules/rules_policy | rules/rules_training | rules/rules_training/fire | rules/rules_training/first_aid | old_policy | _uuid | _submission_time | _version_ |
        | #date | #date | #org | #policy | #train | #train | #train | #policy | #id | #date | #v |
        | 2026-01-02 | 2026-01-02 | Acme | yes | fire first-aid | 1 | 1 | n/a | u-1 | 2026-01-02 | v2 |
        | 2026-01-02 | 2026-01-02 | Brill | n/a | fire | 1 | 0 | no | u-2 | 2026-01-02 | v1 |
        """
    )
    assert one.understood.dialect is Dialect.KOBO
    assert one.answers() == {
        "Acme": {"policy": "yes", "training": ("fire", "first-aid")},
        "Brill": {"training": ("fire",), "policy": "no"},
    }


def test_kobo_with_details_only_marks_what_was_ticked() -> None:
    one = read(
        """
        | company | rules_training/fire | rules_training/first_aid | rules_training/none | _uuid | _submission_time |
        | Acme | TRUE | FALSE | FALSE | u-1 | 2026-01-02 |
        | Brill | | 1 | | u-2 | 2026-01-02 |
        """
    )
    assert one.answers() == {"Acme": {"training": ("fire",)}, "Brill": {"training": ("first-aid",)}}


def test_limesurvey_leaves_the_date_of_an_incomplete_reply_blank() -> None:
    one = read(
        """
        | id | submitdate | lastpage | startlanguage | company | rules.policy | rules.training[fire] | rules.training[first-aid] | rules.training[other] |
        | 1 | 1980-01-01 00:00:00 | 4 | en | Acme | Yes | Y | | |
        | 2 | | 2 | en | Brill | No | | Y | Lifting |
        """
    )
    assert one.understood.dialect is Dialect.LIMESURVEY
    assert one.answers() == {
        "Acme": {"policy": "yes", "training": ("fire",)},
        "Brill": {"policy": "no", "training": ("first-aid",)},
    }
    assert [filled.complete for filled in one.suppliers] == [True, False]
    assert one.suppliers[0].ended is None
    assert one.problems() == ["F656 Sheet1!A3"]
    assert one.suppliers[1].answers["rules.training"].note == "Lifting"


def test_header_of_two_levels_stands_below_a_banner() -> None:
    one = read(
        """
        | Supplier questionnaire 2026 |
        | Please send it back by May |

        | | | Rules | | Is there a written policy? | | |
        | No | Supplier | How many people work at the site? | What changed this year? | Answer | Comment | Evidence |
        | 1 | Acme | 120 | New roof | Yes | Since 2019 | policy.pdf |
        """
    )
    assert one.understood.header_row == 5
    assert one.answers() == {"Acme": {"workers": 120.0, "story": "New roof", "policy": "yes"}}
    policy = one.suppliers[0].answers["rules.policy"]
    assert policy.note == "Since 2019\npolicy.pdf"
    assert one.suppliers[0].evidence == {"rules.policy": "policy.pdf"}
    assert one.suppliers[0].cells.of("rules.policy") == "Sheet1!E6"


def test_header_that_stands_on_every_page_is_no_supplier() -> None:
    one = read(
        """
        | Supplier | Is there a written policy? |
        | Acme | Yes |
        | Supplier | Is there a written policy? |
        | Brill | No |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes"}, "Brill": {"policy": "no"}}


def test_totals_and_columns_headed_with_a_hash_hold_no_answers() -> None:
    one = read(
        """
        | Supplier | # to do | Is there a written policy? | Points - Is there a written policy? | 1. Total |
        | Acme | call | Yes | 1 | 7 |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert [(column.heading, column.role) for column in one.understood.ignored] == [
        ("# to do", Role.REMARK),
        ("Points - Is there a written policy?", Role.TOTAL),
        ("1. Total", Role.TOTAL),
    ]
    assert one.problems() == []


def test_suppliers_keep_the_zeros_of_their_ids_and_are_named_when_they_answer_twice() -> None:
    one = read(
        """
        | Vendor no | Vendor | rules.policy |
        | 0017 | Acme | Yes |
        | 18 | Brill | No |
        | 0017 | Acme | No |
        """
    )
    assert [(filled.id, filled.name) for filled in one.suppliers] == [
        ("0017", "Acme"),
        ("18", "Brill"),
        ("0017", "Acme"),
    ]
    assert one.problems() == ["F655 Sheet1!A4"]


def test_rows_that_hold_only_an_id_and_formulas_are_no_suppliers() -> None:
    one = read(
        """
        | Farm id | Is there a written policy? | How many people work at the site? |
        | 001 | Yes | 12 |
        | 002 | =? | |
        | 003 | | |
        """
    )
    assert one.answers() == {"001": {"policy": "yes", "workers": 12.0}}


def test_supplier_without_a_name_is_called_by_its_row() -> None:
    one = read("| rules.policy | Email |\n| Yes | ann@acme.example |")
    assert list(one.answers()) == ["acme, row 2"]
    assert one.problems() == ["F654 Sheet1"]


def test_two_columns_for_one_question_must_agree() -> None:
    one = read(
        """
        | Supplier | rules.policy | Policy in writing |
        | Acme | Yes | Yes |
        | Brill | Yes | No |
        | Corn | | No |
        """
    )
    assert one.answers() == {"Acme": {"policy": "yes"}, "Brill": {}, "Corn": {"policy": "no"}}
    assert one.problems() == ["F647 Sheet1!C1", "F653 Sheet1!C3"]


def test_cell_that_is_no_answer_is_named_and_the_rest_is_read() -> None:
    one = read("| Supplier | rules.policy | rules.workers |\n| Acme | Mayby | 7 |")
    assert one.answers() == {"Acme": {"workers": 7.0}}
    assert one.problems() == ["A407 Sheet1!B2"]


def test_reason_for_not_applicable_is_taken_from_the_comment() -> None:
    one = read("| Supplier | rules.policy | Comment |\n| Acme | N/A | Nobody works here |")
    assert one.suppliers[0].answers["rules.policy"].reason == "Nobody works here"


def test_single_known_question_is_a_heading_where_what_stands_below_it_is_its_answer() -> None:
    one = read(
        """
        | Company | Is there a written policy? | Favourite colour | Why so? | Since when? |
        | Acme | Yes | red | we like it | 2019 |
        """
    )
    assert one.layout is Layout.WIDE
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert one.problems() == ["F651 Sheet1!C1", "F651 Sheet1!D1", "F651 Sheet1!E1"]


def test_single_known_figure_is_a_heading_where_a_figure_stands_below_it() -> None:
    one = read(
        """
        | Supplier | Town | How many people work at the site? | Colour | Fruit |
        | Acme | Lima | 12 | red | apple |
        | Brill | Oslo | 30 | blue | pear |
        """
    )
    assert one.answers() == {"Acme": {"workers": 12.0}, "Brill": {"workers": 30.0}}
