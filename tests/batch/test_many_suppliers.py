"""Thousands of suppliers in one file, each with its own answers."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.batch.desk import Job
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.run import Manner, run
from sctoolkit.files.reading import gather

from .chain import library

SUPPLIERS, QUESTIONS = 5_000, 120
HEAD = """\
format: 1
questionnaire: long
version: "1"
title: Long
summary: Many questions.
audience: facility
source: [{title: Own}]
scopes: [{id: full, title: All, minutes: 60}]
sections:
  - id: all
    title: All
    questions:
"""
ASKED = """\
      - {id: all.q%03d, ask: "Is point %d met?", help: Look., kind: choice, scope: full,
         scored: false, options: [{id: "yes", label: "Yes"}, {id: "no", label: "No"}]}
"""


def test_five_thousand_suppliers_of_a_hundred_and_twenty_questions_all_come_through(
    tmp_path: Path,
) -> None:
    form = HEAD + "".join(ASKED % (at, at) for at in range(QUESTIONS))
    with (tmp_path / "replies.csv").open("w", encoding="utf-8") as out:
        out.write(",".join(["Supplier", *(f"Is point {at} met?" for at in range(QUESTIONS))]))
        for one in range(SUPPLIERS):
            cells = ("Yes" if (one + at) % 3 else "" for at in range(QUESTIONS))
            out.write("\n" + ",".join([f"Supplier {one}", *cells]))
    with Ledger(tmp_path / "ledger.db") as ledger:
        found = list(gather([str(tmp_path / "replies.csv")]))
        run(Job(library(tmp_path, form)), found, ledger, Manner(), lambda _done: None)
        suppliers = {one.name: one for one in ledger.suppliers()}
        assert list(ledger.problems()) == []
    assert list(suppliers) == [f"Supplier {one}" for one in range(SUPPLIERS)]
    assert {one.answered for one in suppliers.values()} == {QUESTIONS * 2 // 3}
    assert {one.fingerprint for one in suppliers.values()} == {
        suppliers[f"Supplier {at}"].fingerprint for at in range(3)
    }
