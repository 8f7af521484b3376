"""A plan that LibreOffice worked on and saved, read back: each kind of edit, in each format."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sctoolkit.engine.plans.remarks import RemarkKind
from sctoolkit.engine.plans.updating import OnConflict
from sctoolkit.files.plan_workbook import followed, write_plan
from sctoolkit.language import speaking
from sctoolkit.model.followed_plan import Field

from . import office
from .foreign import FORMS, MUDDLED, PERSON, REWORKED, worked_on
from .office import reread
from .plans import read_plant, sheet
from .returning import Sent, back, changed, send, told, typing
from .test_plan_office import counts
from .working import office_day

pytestmark = office.MISSING
HOURS = "ACT-work.hours-1"
HOSTILE = "=cmd|' /C calc'!A0\n+1\t„ü“ \u200f"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    folder = tmp_path_factory.mktemp("sent")
    return send(read_plant(folder, ("eti", "sa8000")), folder)


@pytest.fixture(scope="module")
def saved(sent: Sent) -> dict[str, Path]:
    return worked_on(sent.path, "saved")


@pytest.fixture(scope="module")
def muddled(sent: Sent) -> dict[str, Path]:
    return worked_on(sent.path, "muddled", MUDDLED)


@pytest.fixture(scope="module")
def reworked(sent: Sent) -> dict[str, Path]:
    return worked_on(sent.path, "reworked", REWORKED)


@pytest.mark.parametrize("form", FORMS)
def test_plan_that_was_only_saved_changes_nothing(
    sent: Sent, saved: dict[str, Path], form: str
) -> None:
    updated = back(sent.plan, saved[form])
    assert (updated.applied, updated.added, updated.remarks) == ((), (), ())


def test_it_changes_nothing_on_its_way_from_one_format_to_the_next(
    sent: Sent, saved: dict[str, Path]
) -> None:
    step = worked_on(saved["ods"], "step")
    last = worked_on(step["xlsx"], "last")
    for path in (*step.values(), *last.values()):
        updated = back(sent.plan, path)
        assert (updated.applied, updated.remarks) == ((), ())


@pytest.mark.parametrize("form", FORMS)
def test_sorting_filtering_hiding_and_moving_columns_leave_what_was_typed_in_its_action(
    sent: Sent, muddled: dict[str, Path], form: str
) -> None:
    page = sheet(reread(muddled["xlsx"]), "Actions")
    assert [page.row_dimensions[row].hidden for row in range(2, 6)].count(True) == 3
    updated = back(sent.plan, muddled[form])
    assert changed(updated) == "| ACT-work.hours-1 | person | None | Ana |\n"
    assert updated.remarks == ()


@pytest.mark.parametrize("form", FORMS)
def test_rows_inserted_copied_and_deleted_are_each_reported(
    sent: Sent, reworked: dict[str, Path], form: str
) -> None:
    stopped = back(sent.plan, reworked[form])
    assert (stopped.stopped, stopped.plan) == (True, sent.plan)
    updated = back(sent.plan, reworked[form], on_conflict=OnConflict.UPDATE)
    assert told(updated) == [(RemarkKind.TWICE, HOURS), (RemarkKind.ROW_GONE, "")]
    assert updated.added == ("ACT-work.hours-2", "ACT-added-1")
    actions = updated.plan.by_id()
    assert actions["ACT-work.hours-2"].value(Field.PERSON) == "Rui"
    assert actions["ACT-added-1"].value(Field.CORRECT) == "Build one"
    assert updated.remarks[-1].actions == ("ACT-work.topics-1",)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_plan_in_another_language_comes_back_as_it_went(tmp_path: Path, language: str) -> None:
    with speaking(language):
        sent = send(read_plant(tmp_path), tmp_path)
    for path in worked_on(sent.path, "back", PERSON).values():
        updated = back(sent.plan, path)
        assert changed(updated) == "| ACT-work.hours-1 | person | None | Ana |\n"


def test_hostile_words_go_out_and_come_back_as_words(tmp_path: Path) -> None:
    plant = read_plant(tmp_path)
    first = send(plant, tmp_path)
    plan = back(first.plan, first.edited("eva", typing(HOURS, person=HOSTILE))).plan
    newer = send(plant, tmp_path, plan)
    for path in worked_on(newer.path, "hostile").values():
        updated = back(newer.plan, path)
        assert (updated.applied, updated.remarks) == ((), ())


def test_figures_of_a_plan_that_people_worked_on_are_those_that_libreoffice_counts(
    tmp_path: Path,
) -> None:
    plant, today = read_plant(tmp_path), office_day(tmp_path)
    first = send(plant, tmp_path)
    closed = {"status": "Closed - verified", "evidence": "a.pdf", "verified_by": "Eva"}
    work = (
        typing(HOURS, person="Ana", **closed, verified_on=datetime(2026, 3, 12)),  # noqa: DTZ001
        typing("ACT-work.age-1", person="Ana", status="In progress"),
        typing("ACT-work.topics-1", person="Rui", status="Disputed"),
    )
    paths = [first.edited(f"work{number}", edit) for number, edit in enumerate(work)]
    brief = plant.brief(made_on=today)
    plan = followed(brief, back(first.plan, *paths).plan)
    write_plan(replace(brief, followed=plan), tmp_path / "newer.xlsx")
    # Saved by openpyxl, the formulas lose their values, so that the office program must calculate.
    load_workbook(tmp_path / "newer.xlsx").save(tmp_path / "bare.xlsx")
    book = reread(worked_on(tmp_path / "bare.xlsx", "counted")["xlsx"], values=True)
    written, live = counts(book, 1), counts(book, 2)
    assert live == {name: written[name] for name in live}
    assert (live["All"], live["Still to be done"]) == (4, 2)
    assert live["Closed with evidence, verified by someone else"] == 1
