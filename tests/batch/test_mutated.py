"""Files that were damaged at random go through a batch: each ends, and nothing is lost unsaid."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl import Workbook

from files.reading.mutating import mutated, of_part
from files.reading.test_mutated import SEEDS
from sctoolkit.batch.desk import Job, Papers
from sctoolkit.batch.job import FileWork
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.run import Manner, run
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.files.reading import Input, gather
from sctoolkit.model.assessment import AnswerState

from .chain import library, value_of
from .drawing import Page, put, workbook

ROUNDS = 250 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 25
FAR = 10_000
"""Cells of a sheet, empty ones between included, that openpyxl would go through."""
WIDE = """
    | ID | Start time | Completion time | Supplier | rules.policy | rules.workers | rules.training | rules.story | Comment |
    | 1 | 7/2/26 11:00 | 7/2/26 11:30 | Acme | Yes | 12 | Fire drill; First aid, with practice | New roof | By May |
    | 2 | 7/2/26 11:00 | 7/2/26 11:30 | Brill | No | 1200 | None of these | | |
    | 3 | 7/2/26 11:00 | 7/2/26 11:30 | Corn | Partly | 7 | Fire drill | Nothing | |
    """  # noqa: E501 - as wide as the sheet
FORM = """
    | Company name | | Dale |

    | Question | | Answer | Comment |
    | Is there a written policy? | | Yes | Since 2019 |
    | How many people work at the site? | | 33 | |
    | What changed this year? | | New doors | |
    """
REPLIES = 4
REPLY = workbook(Page(WIDE, "Replies"), Page(FORM, "Form"), Page("| a | list |", "Lists"))


SOUND = "sound.xlsx"
ENDED = {"F626", "F627"}
"""Reading it killed the worker, or took too long."""


def test_damaged_files_in_a_batch_come_to_an_end_and_disturb_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    random = Random(ROUNDS)  # noqa: S311 - nothing secret
    for name, seed in {**SEEDS, "form.xlsx": REPLY}.items():
        made = {f"{at}-{name}": mutated(seed, random) for at in range(ROUNDS)}
        put(folder, made)
    put(folder, {SOUND: REPLY})
    with Ledger(tmp_path / "ledger.db") as ledger:
        found = list(gather([str(folder)]))
        run(Job(library(tmp_path), "site"), found, ledger, Manner(workers=2), lambda _done: None)
        ends = dict(ledger.ends())
        suppliers = [one for one in ledger.suppliers() if SOUND in one.where]
    assert set(ends) == {one.file for one in found}
    assert not {one.code for end in ends.values() for one in end.problems} & ENDED
    assert len(suppliers) == REPLIES


class Chain:
    """One worker's way of a file, in this process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        job = Job(library(folder), "site", papers=Papers(folder / "answers"))
        self._site = job.library.questionnaire("site")
        self._work = FileWork(job)

    def of(self, content: bytes) -> set[str]:
        """Every answer and note of every supplier; nothing where the file is skipped."""
        put(self._folder, {"reply.xlsx": content})
        for _piece in self._work(Input("reply.xlsx", self._folder / "reply.xlsx")):
            pass
        return set(self._answers())

    def _answers(self) -> Iterator[str]:
        for path in (self._folder / "answers").glob("*.yaml"):
            where = path.read_text("utf-8").partition("\n")[0]
            assessment, _problems = load_assessment(path, self._site)
            path.unlink()
            assert assessment is not None
            for question, answer in assessment.answers.items():
                if answer.state is AnswerState.ANSWERED:
                    yield f"{where} | {question}: {value_of(answer)}"
                if answer.note:
                    yield f"{where} | “{answer.note}”"


@pytest.mark.parametrize("start", range(4))
def test_nothing_is_lost_of_what_openpyxl_reads_in_a_damaged_workbook(
    tmp_path: Path, start: int
) -> None:
    """A workbook that is not skipped gives all answers that openpyxl's cells would give."""
    chain = Chain(tmp_path)
    random = Random(start)  # noqa: S311 - nothing secret
    for _round in range(ROUNDS):
        content = of_part(REPLY, random)
        ours = chain.of(content)
        theirs = resaved(content) if ours else None
        assert not theirs or chain.of(theirs) - ours == set()


def resaved(content: bytes) -> bytes | None:
    """What openpyxl finds in a workbook, saved anew; None where it fails, in whatever way."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, IndexError, OSError):
        return None
    made = Workbook()  # with an empty sheet, since one has to be visible
    for sheet in found.worksheets:
        page = made.create_sheet(sheet.title)
        page.sheet_state = sheet.sheet_state
        if sheet.max_row * sheet.max_column > FAR:
            return None
        for cell in (cell for cells in sheet.iter_rows() for cell in cells):
            if cell.value is not None:
                page[cell.coordinate].value = cell.value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
