"""Replies that are assessments: what their moments say of how fast they were answered."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest

from sctoolkit.batch.desk import Job
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.run import Manner, run
from sctoolkit.content.library import Library, bundled
from sctoolkit.document.writing import write
from sctoolkit.engine.scoring.integrity import FEWEST, Sign
from sctoolkit.files.reading import gather

LIBRARY = Library((bundled(),))


def signs(folder: Path, *moments: str) -> tuple[str, ...]:
    """What speaks against a reply whose answers were given at these moments, in turn."""
    choices = [one for one in LIBRARY.questionnaire("facility").questions() if one.kind.one]
    answers = {
        question.id: {"answer": question.options[0].id, **({"at": at} if at else {})}
        for question, at in zip(choices[:FEWEST], islice(cycle(moments), FEWEST), strict=True)
    }
    saved = {"format": 1, "assessment": "mill", "questionnaire": "facility@1.2", "answers": answers}
    (folder / "mill.yaml").write_text(write(saved), "utf-8")
    found = list(gather([str(folder / "mill.yaml")]))
    job = Job(LIBRARY, questionnaire="facility", codes=("eti",))
    with Ledger(folder / "ledger.db") as ledger:
        run(job, found, ledger, Manner(), lambda _done: None)
        (supplier,) = ledger.suppliers()
    return supplier.entries[0].signs


def test_answers_that_were_all_given_within_seconds_are_too_fast(tmp_path: Path) -> None:
    assert Sign.TOO_FAST in signs(tmp_path, "2026-03-01T08:00:00Z", "2026-03-01T09:00:05+01:00")


def test_answers_that_took_their_time_are_not(tmp_path: Path) -> None:
    assert Sign.TOO_FAST not in signs(tmp_path, "2026-03-01T08:00:00Z", "2026-03-01T09:00:05Z")


@pytest.mark.parametrize("other", ["", "2026-03-01", "last week", "2026-03-01T08:00:00"])
def test_nothing_is_said_of_haste_where_a_moment_is_not_known(tmp_path: Path, other: str) -> None:
    assert Sign.TOO_FAST not in signs(tmp_path, "2026-03-01T08:00:00Z", other)
