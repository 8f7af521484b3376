"""Comments that people leave at cells of a returned workbook are kept, told and shown again."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sctoolkit.engine.plans.remarks import RemarkKind
from sctoolkit.engine.plans.updating import Updated
from sctoolkit.files.plan_workbook import write_plan
from sctoolkit.problem_kinds import ProblemKind

from .office import MISSING, saved_as
from .plans import MADE_ON, Plant, read_plant, sheet
from .returning import Edit, Sent, back, send
from .working import column

THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return read_plant(tmp_path)


@pytest.fixture
def sent(plant: Plant, tmp_path: Path) -> Sent:
    return send(plant, tmp_path)


def commenting(place: str, text: str) -> Edit:
    def edit(page: Worksheet) -> None:
        page[place].comment = Comment(text, "Ana")

    return edit


def told(updated: Updated) -> list[tuple[str, str, str]]:
    """Place, action and words of each comment that is told of."""
    found = [one for one in updated.remarks if one.kind is RemarkKind.NOTE]
    return [(one.place, one.action, one.theirs) for one in found]


def kept(updated: Updated) -> list[tuple[str, str, str]]:
    return [(one.action, one.column, one.text) for one in updated.plan.kept]


def test_comment_at_a_cell_is_kept_with_its_action_and_column(sent: Sent) -> None:
    first = sent.plan.actions[0].id
    updated = back(sent.plan, sent.edited("ana", commenting("I2", "Is Rui still there?")))
    assert told(updated) == [("Actions!I2", first, "Is Rui still there?")]
    assert kept(updated) == [(first, "person", "Is Rui still there?")]
    assert not updated.applied


def test_comment_outside_the_rows_is_kept_without_an_action(sent: Sent) -> None:
    updated = back(sent.plan, sent.edited("ana", commenting("B1", "Too many columns")))
    assert kept(updated) == [("", "", "Too many columns")]


def test_comment_on_a_row_that_somebody_added_is_kept_with_the_new_action(sent: Sent) -> None:
    free = len(sent.plan.actions) + 2

    def edit(page: Worksheet) -> None:
        page.cell(free, column(page, "Corrective action")).value = "Mend the gate"
        commenting(f"A{free}", "Seen on Monday")(page)

    updated = back(sent.plan, sent.edited("ana", edit))
    assert kept(updated) == [(updated.added[0], "id", "Seen on Monday")]


def test_comment_stands_in_the_next_workbook_and_is_not_told_again(
    plant: Plant, sent: Sent, tmp_path: Path
) -> None:
    first = sent.plan.actions[0].id
    two = (
        sent.edited("ana", commenting("I2", "Ask Rui")),
        sent.edited("eva", commenting("I2", "No")),
    )
    plan = back(sent.plan, *two).plan
    code = ProblemKind.CELL_NOTE.code
    kept_as = tuple(replace(one, because=code) for one in plan.kept)
    plan = replace(plan, kept=kept_as, written_at=2)
    again = tmp_path / "again.xlsx"
    write_plan(replace(plant.brief(made_on=MADE_ON), followed=plan), again)
    comment = sheet(load_workbook(again), "Actions")["I2"].comment
    assert comment is not None
    assert comment.text == "Ask Rui\nNo"
    updated = back(plan, again)
    assert [one.action for one in plan.kept] == [first, first]
    assert (told(updated), updated.plan.kept) == ([], plan.kept)


@MISSING
@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_comment_that_libreoffice_saved_is_kept(sent: Sent, form: str, tmp_path: Path) -> None:
    first = sent.plan.actions[0].id
    path = sent.edited("ana", commenting("I2", "Two lines:\nhere"))
    (saved,) = saved_as(form, tmp_path / "saved", path)
    updated = back(sent.plan, saved)
    assert [(one, text) for one, _column, text in kept(updated)] == [(first, "Two lines:\nhere")]


def test_thread_is_read_from_its_own_part_with_the_replies(sent: Sent) -> None:
    path = sent.edited("ana", commenting("I2", "[Threaded comment] Your version of Excel …"))
    thread = (
        f'<ThreadedComments xmlns="{THREADED}"><threadedComment ref="I2" id="{{1}}">'
        '<text>Who pays?</text></threadedComment><threadedComment ref="I2" id="{2}" '
        'parentId="{1}"><text>We do.</text></threadedComment></ThreadedComments>'
    )
    updated = back(sent.plan, with_thread(path, thread))
    assert [text for _action, _column, text in kept(updated)] == ["Who pays?\nWe do."]


def with_thread(path: Path, thread: str) -> Path:
    """The workbook with a part for threads beside the comments of its sheet of actions."""
    out = path.with_name("threaded.xlsx")
    relation = (
        '<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("xl/worksheets/_rels/") and b"comments" in content:
                content = content.replace(b"</Relationships>", relation.encode())
            after.writestr(name, content)
        after.writestr("xl/threadedComments/threadedComment1.xml", thread)
    return out
