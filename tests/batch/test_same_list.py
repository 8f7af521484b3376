"""One list in every form gives the same answers; published files open, or are refused by name."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from conformance.published import cases
from files.office import MISSING, saved_as
from sctoolkit.batch.desk import Job
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.run import Manner, run
from sctoolkit.content.library import Library, bundled
from sctoolkit.files.reading import gather

from .chain import outcome
from .drawing import Page, put, workbook

CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
REPLIES = """
    | Replies 2026 |

    | Vendor no | Supplier | Is there a written policy? | Which training did workers get? | How many people work at the site? | What changed this year? | Comment |
    | 0017 | Käse & Söhne | Yes | Fire drill; First aid, with practice | 1200 | New roof↵and doors | |
    | 0018 | 北京工厂 | 否 | None of these | 0.5 | =SUM(1) | |
    | 0019 | Acme | Mayby | Fire drill | about 80 | -12 | a guess |
    | 0020 | Brill | N/A | | ? | | nobody works here |
    """  # noqa: E501 - as wide as the sheet
CAME_OUT = """\
Käse & Söhne (0017) | policy: yes | story: New roof ⏎ and doors | training: fire, first-aid | workers: 1200
北京工厂 (0018) | policy: no | story: =SUM(1) | training: none | workers: 0.5
Acme (0019) | story: -12 “a guess” | training: fire | workers: 80 “about 80”
Brill (0020) | story: missing “nobody works here”
F630 C6
F643 E6
F636 C7
F632 E7
"""  # noqa: E501
PLACES = """\
format: 1
questionnaire: places
version: "1"
title: Places
summary: Where facilities are.
audience: facility
source: [{title: Own}]
scopes: [{id: full, title: All, minutes: 1}]
sections:
  - id: place
    title: Place
    questions:
      - {id: country, ask: country, help: Its name., kind: text, scope: full, scored: false}
      - {id: address, ask: address, help: In full., kind: text, scope: full, scored: false}
      - {id: sector, ask: sector, help: As called., kind: text, scope: full, scored: false}
"""
PUBLISHED = 15
"""Facilities of the list."""
published = pytest.mark.skipif(
    not cases().is_dir(),
    reason=f"the published cases are not in {cases()}; SCTOOLKIT_CASES says where they are",
)


FORMS = ("xlsx", "xls", "ods", "csv")


@MISSING
def test_same_list_in_every_form_gives_the_same(tmp_path: Path) -> None:
    put(tmp_path, {"list.xlsx": workbook(Page(REPLIES, "Replies"))})
    for form in FORMS:
        saved_as(CSV if form == "csv" else form, tmp_path / "files" / form, tmp_path / "list.xlsx")
    found = outcome(tmp_path / "files", tmp_path)
    for form in FORMS:
        assert list(map(nameless, found[form])) == CAME_OUT.splitlines(), form


def nameless(line: str) -> str:
    """What came of a supplier or a cell, without file and sheet."""
    supplier = re.sub(r"^[^|]*\.\w+ \| ", "", line)
    return re.sub(r" list\.\w+ \w+!", " ", supplier)


@published
def test_published_list_gives_the_same_in_three_forms(tmp_path: Path) -> None:
    """Its CSV has two columns more, and letters with accents that were spoilt earlier."""
    for name in ("12.csv", "osh_facility_list_12.xls", "osh_facility_list_12.xlsx"):
        folder = tmp_path / "files" / name.rpartition(".")[2]
        folder.mkdir(parents=True)
        shutil.copy(cases() / "facility_lists" / name, folder / name)
    found = outcome(tmp_path / "files", tmp_path, PLACES)
    lists = {form: list(map(nameless, lines)) for form, lines in found.items()}
    suppliers = {form: [one for one in lines if "|" in one] for form, lines in lists.items()}
    assert suppliers["xls"] == suppliers["xlsx"]
    assert len(suppliers["xlsx"]) == PUBLISHED
    for ours, theirs in zip(suppliers["csv"], suppliers["xlsx"], strict=True):
        assert ours == theirs or not theirs.isascii()


@published
def test_every_published_form_is_read_or_refused_by_name(tmp_path: Path) -> None:
    """They ask, and answer nothing: each says so, or why it is no reply."""
    found = list(gather([str(cases() / "xlsform")]))
    with Ledger(tmp_path / "ledger.db") as ledger:
        run(Job(Library((bundled(),))), found, ledger, Manner(workers=2), lambda _done: None)
        ends = dict(ledger.ends())
    assert set(ends) == {one.file for one in found}
    codes = Counter(end.problems[-1].code for end in ends.values())
    assert set(codes) == {"F612", "F650"}
    assert all(end.skipped for end in ends.values())
