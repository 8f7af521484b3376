"""A plan workbook that comes back: what is taken over, what is kept aside, what is said."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.engine.plans.remarks import RemarkKind
from sctoolkit.engine.plans.updating import OnConflict
from sctoolkit.files.plan_workbook.returned import read_returned
from sctoolkit.files.plans.choices import statuses
from sctoolkit.language import speaking
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.followed_plan import Field

from .plans import MADE_ON, Plant, read_plant, sheet
from .returning import LATER, Sent, back, changed, read, send, told, typing
from .working import column

AGE, HOURS, TOPICS = "ACT-work.age-1", "ACT-work.hours-1", "ACT-work.topics-1"


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return read_plant(tmp_path)


@pytest.fixture
def sent(plant: Plant, tmp_path: Path) -> Sent:
    return send(plant, tmp_path)


def test_workbook_that_nobody_touched_changes_nothing(sent: Sent) -> None:
    updated = back(sent.plan, sent.path)
    assert (updated.applied, updated.added, updated.remarks) == ((), (), ())
    assert updated.plan.actions == sent.plan.actions


def test_what_was_typed_is_taken_over_with_its_history(sent: Sent) -> None:
    path = sent.edited("eva", typing(HOURS, person="Ana", status="in progress ", done=0.5))
    updated = back(sent.plan, path)
    assert changed(updated) == (
        "| ACT-work.hours-1 | person | None | Ana |\n"
        "| ACT-work.hours-1 | status | not-started | in-progress |\n"
        "| ACT-work.hours-1 | done | 0.0 | 0.5 |\n"
    )
    action = updated.plan.by_id()[HOURS]
    assert action.status is ActionStatus.IN_PROGRESS
    assert [(one.on, one.revision, one.origin) for one in action.history] == [
        (LATER, 2, "eva.xlsx")
    ] * 3


def test_import_is_logged_and_the_same_file_is_read_once(sent: Sent) -> None:
    path = sent.edited("eva", typing(HOURS, person="Ana"))
    plan = back(sent.plan, path).plan
    (log,) = plan.imports
    assert (log.file, log.who, log.on, log.changed, log.added, log.kept) == (
        ("eva.xlsx", "Eva", LATER, 1, 0, 0)
    )
    again = back(plan, path)
    assert again.plan == plan
    assert told(again) == [(RemarkKind.READ_BEFORE, "")]


def test_cell_that_was_emptied_is_empty_in_the_plan(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("eva", typing(HOURS, correct=None)))
    assert changed(updated) == "| ACT-work.hours-1 | correct | Write it. | None |\n"
    assert updated.plan.by_id()[HOURS].value(Field.CORRECT) is None


def test_words_of_any_language_are_understood_in_any_workbook(plant: Plant, tmp_path: Path) -> None:
    with speaking("fr"):
        sent = send(plant, tmp_path)
        french, spanish = statuses()[ActionStatus.IN_PROGRESS], ""
    with speaking("es"):
        spanish = statuses()[ActionStatus.SUBMITTED]

    def work(page: Worksheet) -> None:
        page.cell(3, 11).value, page.cell(4, 11).value = french, spanish

    updated = back(sent.plan, sent.edited("eva", work))
    assert [one.change.now for one in updated.applied] == ["in-progress", "submitted"]


def test_unknown_word_is_kept_and_reported_with_its_cell(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("eva", typing(HOURS, status="nearly done")))
    assert updated.applied == ()
    (kept,) = updated.plan.kept
    assert (kept.action, kept.column, kept.text, kept.place) == (
        (HOURS, "status", "nearly done", "Actions!K4")
    )
    assert told(updated) == [(RemarkKind.WORD, HOURS)]


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ({"verified_on": "next week"}, RemarkKind.DAY),
        ({"workers": "many"}, RemarkKind.FIGURE),
        ({"workers": 2.5}, RemarkKind.FIGURE),
        ({"done": 50}, RemarkKind.FIGURE),
        ({"due": "03/04/2026"}, RemarkKind.DAY),
    ],
)
def test_what_a_column_cannot_hold_is_kept_and_reported(
    sent: Sent, entries: dict[str, object], kind: RemarkKind
) -> None:
    updated = back(sent.plan, sent.edited("eva", typing(HOURS, **entries)))
    assert told(updated) == [(kind, HOURS)]
    assert [one.text for one in updated.plan.kept] == [str(*entries.values())]
    assert updated.applied == ()


@pytest.mark.parametrize(
    ("entries", "now"),
    [
        ({"verified_on": "5 March 2026"}, date(2026, 3, 5)),
        ({"verified_on": "2026-03-05"}, date(2026, 3, 5)),
        ({"done": "50 %"}, 0.5),
        ({"workers": "about"}, None),
    ],
)
def test_dates_and_figures_as_people_write_them_are_understood(
    sent: Sent, entries: dict[str, object], now: object
) -> None:
    updated = back(sent.plan, sent.edited("eva", typing(HOURS, **entries)))
    assert [one.change.now for one in updated.applied] == ([] if now is None else [now])


def test_grey_cell_stays_ours_and_theirs_is_kept(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("eva", typing(HOURS, finding="All is well")))
    assert told(updated) == [(RemarkKind.OURS_CHANGED, HOURS)]
    assert [one.text for one in updated.plan.kept] == ["All is well"]
    assert updated.plan.by_id()[HOURS] == sent.plan.by_id()[HOURS]


def test_deadline_moved_later_becomes_a_date_asked_for(sent: Sent) -> None:
    path = sent.edited("eva", typing(HOURS, due=datetime(2026, 9, 1)))  # noqa: DTZ001 - a cell
    updated = back(sent.plan, path)
    assert told(updated) == [(RemarkKind.DUE_MOVED, HOURS)]
    action = updated.plan.by_id()[HOURS]
    assert action.due == date(2026, 5, 1)
    assert (action.value(Field.NEW_DUE), action.value(Field.DECISION)) == (
        (date(2026, 9, 1), "pending")
    )


def test_approved_extension_moves_the_deadline_that_holds(sent: Sent) -> None:
    day = datetime(2026, 9, 1)  # noqa: DTZ001 - a cell
    path = sent.edited("eva", typing(HOURS, new_due=day, decision="Approved", due=day))
    updated = back(sent.plan, path)
    assert updated.remarks == ()
    assert updated.plan.by_id()[HOURS].due == date(2026, 9, 1)


def test_earlier_deadline_is_taken(sent: Sent) -> None:
    path = sent.edited("eva", typing(HOURS, due=datetime(2026, 3, 9)))  # noqa: DTZ001 - a cell
    updated = back(sent.plan, path)
    assert (updated.remarks, updated.plan.by_id()[HOURS].due) == ((), date(2026, 3, 9))


def test_closing_needs_evidence_and_somebody_else_who_looked(sent: Sent) -> None:
    day = datetime(2026, 4, 1)  # noqa: DTZ001 - a cell
    mine = {"person": "Ana", "verified_by": "ana", "verified_on": day}
    path = sent.edited("eva", typing(HOURS, status="Closed - verified", **mine))
    updated = back(sent.plan, path)
    assert told(updated) == [
        (RemarkKind.UNPROVEN, HOURS),
        (RemarkKind.SELF_VERIFIED, HOURS),
        (RemarkKind.VERIFIED_LATER, HOURS),
    ]
    assert updated.plan.by_id()[HOURS].status is ActionStatus.CLOSED


def test_no_action_about_zero_tolerance_is_kept_and_reported(sent: Sent) -> None:
    entries = {"status": "No action (justified)", "comment": "It is custom here."}
    updated = back(sent.plan, sent.edited("eva", typing(AGE, **entries)))
    assert told(updated) == [(RemarkKind.NEVER_ASIDE, AGE)]
    action = updated.plan.by_id()[AGE]
    assert action.status is ActionStatus.NO_ACTION
    assert action.value(Field.COMMENT_SUPPLIER) == "It is custom here."


def test_deleted_row_is_reported_and_its_action_stays(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("eva", lambda page: page.delete_rows(4)))
    (remark,) = updated.remarks
    assert (remark.kind, remark.actions) == (RemarkKind.ROW_GONE, (HOURS,))
    assert updated.plan.actions == sent.plan.actions


def copy_row(page: Worksheet, **entries: object) -> None:
    """Copies the row of the hours below the others, and types into the copy."""
    for place, cell in enumerate(page[4], 1):
        page.cell(6, place).value = cell.value
    for heading, value in entries.items():
        page.cell(6, column(page, heading)).value = value  # type: ignore[assignment]


def test_row_copied_with_its_id_stops_everything(sent: Sent) -> None:
    path = sent.edited("eva", lambda page: copy_row(page, **{"Responsible person": "Rui"}))
    updated = back(sent.plan, path)
    assert updated.stopped
    assert updated.plan == sent.plan
    assert told(updated) == [(RemarkKind.TWICE, HOURS)]


def test_row_copied_with_its_id_is_kept_or_becomes_an_action(sent: Sent) -> None:
    path = sent.edited("eva", lambda page: copy_row(page, **{"Responsible person": "Rui"}))
    skipped = back(sent.plan, path, on_conflict=OnConflict.SKIP)
    assert [(one.column, one.text) for one in skipped.plan.kept] == [("person", "Rui")]
    taken = back(sent.plan, path, on_conflict=OnConflict.UPDATE)
    assert taken.added == ("ACT-work.hours-2",)
    assert taken.plan.by_id()["ACT-work.hours-2"].value(Field.PERSON) == "Rui"


def test_row_without_an_id_is_a_new_action_with_an_id_of_its_own(sent: Sent) -> None:
    def add(page: Worksheet) -> None:
        copy_row(page, **{"Action ID": None, "Corrective action": "Buy a clock"})
        page.cell(7, column(page, "Finding")).value = "No exit"
        page.cell(7, column(page, "Corrective action")).value = "Build one"

    updated = back(sent.plan, sent.edited("eva", add))
    assert updated.added == ("ACT-work.hours-2", "ACT-added-1")
    added = updated.plan.by_id()["ACT-added-1"]
    assert (added.value(Field.TEXT), added.opened) == ("No exit", LATER)


def test_row_that_lost_its_id_is_known_by_its_words(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("eva", typing(HOURS, id=None, person="Ana")))
    assert told(updated) == [(RemarkKind.GUESSED, HOURS)]
    assert changed(updated) == "| ACT-work.hours-1 | person | None | Ana |\n"


def test_order_of_rows_and_columns_does_not_matter(sent: Sent) -> None:
    def muddle(page: Worksheet) -> None:
        typing(HOURS, person="Ana")(page)
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        rows = [rows[0][::-1], *(row[::-1] for row in rows[:0:-1])]
        for number, row in enumerate(rows, 3):
            for place, value in enumerate(row, 1):
                page.cell(number, place).number_format = "General"
                page.cell(number, place).value = value
        page.delete_rows(1, 2)

    updated = back(sent.plan, sent.edited("eva", muddle))
    assert changed(updated) == "| ACT-work.hours-1 | person | None | Ana |\n"
    assert updated.remarks == ()


def test_column_that_somebody_added_is_kept(sent: Sent) -> None:
    def add(page: Worksheet) -> None:
        page.cell(1, 43).value = "My notes"
        page.cell(4, 43).value = "Ask the bank"

    updated = back(sent.plan, sent.edited("eva", add))
    assert [(one.action, one.column, one.text) for one in updated.plan.kept] == [
        (HOURS, "My notes", "Ask the bank")
    ]
    assert told(updated) == [(RemarkKind.ADDED_COLUMN, "")]


def test_column_that_was_deleted_changes_nothing_in_it(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("eva", lambda page: page.delete_cols(7)))
    (remark,) = updated.remarks
    assert (remark.kind, remark.columns) == (RemarkKind.COLUMN_GONE, (Field.CAUSE,))


def test_two_people_in_different_cells_are_merged(sent: Sent) -> None:
    eva = sent.edited("eva", typing(HOURS, person="Ana"))
    rui = sent.edited("rui", typing(HOURS, cause="No clock"))
    updated = back(sent.plan, eva, rui)
    assert changed(updated) == (
        "| ACT-work.hours-1 | person | None | Ana |\n"
        "| ACT-work.hours-1 | cause | None | No clock |\n"
    )
    assert not updated.stopped


def test_two_people_in_one_cell_are_a_conflict_with_both_values(sent: Sent) -> None:
    eva = sent.edited("eva", typing(HOURS, person="Ana"))
    rui = sent.edited("rui", typing(HOURS, person="Rui"))
    stopped = back(sent.plan, eva, rui)
    (remark,) = stopped.remarks
    assert (remark.kind, remark.ours, remark.theirs) == (RemarkKind.CONFLICT, "Ana", "Rui")
    assert stopped.plan == sent.plan
    skipped = back(sent.plan, eva, rui, on_conflict=OnConflict.SKIP).plan
    assert skipped.by_id()[HOURS].value(Field.PERSON) == "Ana"
    assert [one.text for one in skipped.kept] == ["Rui"]
    taken = back(sent.plan, eva, rui, on_conflict=OnConflict.UPDATE).plan.by_id()[HOURS]
    assert taken.value(Field.PERSON) == "Rui"
    assert [one.now for one in taken.history] == ["Ana", "Rui"]


def test_two_people_who_say_the_same_are_no_conflict(sent: Sent) -> None:
    eva = sent.edited("eva", typing(HOURS, person="Ana"))
    rui = sent.edited("rui", typing(HOURS, person="Ana", cause="No clock"))
    assert not back(sent.plan, eva, rui).stopped


def test_workbook_older_than_the_last_one_read_is_said_to_be(
    sent: Sent, plant: Plant, tmp_path: Path
) -> None:
    old = sent.edited("old", typing(AGE, person="Rui"))
    plan = back(sent.plan, sent.edited("eva", typing(HOURS, person="Ana"))).plan
    (tmp_path / "second").mkdir()
    newer = send(plant, tmp_path / "second", plan)
    plan = back(newer.plan, newer.edited("eva2", typing(HOURS, cause="No clock"))).plan
    updated = back(plan, old)
    assert told(updated) == [(RemarkKind.OLDER, "")]
    assert changed(updated) == "| ACT-work.age-1 | person | None | Rui |\n"


def test_workbook_of_another_plan_is_refused(sent: Sent) -> None:
    found, (problem,) = read_returned(sent.path, "2026-03-02-other")
    assert found is None
    assert problem.code == "F701"


def test_file_without_actions_is_refused(tmp_path: Path, sent: Sent) -> None:
    (tmp_path / "list.csv").write_text("a,b\n1,2\n")
    found, (problem,) = read_returned(tmp_path / "list.csv", sent.plan.id)
    assert (found, problem.code) == (None, "F700")


def test_next_workbook_shows_what_was_typed_and_where_each_action_stands(
    sent: Sent, plant: Plant, tmp_path: Path
) -> None:
    path = sent.edited("eva", typing(TOPICS, person="Ana", cause="Rush", status="Disputed"))
    newer = send(plant, tmp_path, back(sent.plan, path).plan)
    page = sheet(load_workbook(newer.path, data_only=True), "Actions")
    row = next(row for row in page.iter_rows(values_only=True) if row[0] == TOPICS)
    assert {"Ana", "Rush", "Disputed"} <= set(row)
    summary = sheet(load_workbook(newer.path, data_only=True), "Summary")
    found = {str(row[0]): row[1:3] for row in summary.iter_rows(values_only=True)}
    assert found["Waiting for a review, or disputed"] == (1, 1)
    assert found["Still to be done"] == (3, 3)
    assert read(newer.path, newer.plan).written_at == newer.plan.revision


def test_days_open_are_none_where_a_check_is_older_than_the_plan(
    sent: Sent, plant: Plant, tmp_path: Path
) -> None:
    early = {"status": "Closed - verified", "verified_on": datetime(2026, 2, 1)}  # noqa: DTZ001
    plan = back(sent.plan, sent.edited("eva", typing(HOURS, **early)), on=MADE_ON).plan
    newer = send(plant, tmp_path, plan)
    summary = sheet(load_workbook(newer.path, data_only=True), "Summary")
    (days,) = [row[1:3] for row in summary.values if str(row[0]).startswith("Average days open")]
    assert days == (0, 0)
