"""What a batch keeps: a second run finds it as long as nothing that it rests on has changed."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.batch.results import FileResult, Store, Supplied
from sctoolkit.model.portfolio import Breach, Entry
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.severity import Severity

RESULT = FileResult(
    "alpha.xlsx",
    suppliers=(
        Supplied(
            "Alpha",
            "alpha.xlsx",
            "abc",
            (
                Entry(
                    *("Alpha", "alpha.xlsx", "eti@2014", 71.5, 60.0, 80.0),
                    sections={"1": 0.5, "2": None},
                    breaches=(Breach("1.1", Severity.MAJOR, "not-met"),),
                ),
            ),
        ),
    ),
    problems=(Problem(Source("alpha.xlsx", cell="A!B2"), "F630", "No answer.", "Ask."),),
)


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    Store(tmp_path, "eti@2014").keep(b"bytes", RESULT)
    assert Store(tmp_path, "eti@2014").known(b"bytes", "alpha.xlsx") == RESULT


def test_file_that_changed_is_not_known(tmp_path: Path) -> None:
    store = Store(tmp_path, "eti@2014")
    store.keep(b"bytes", RESULT)
    assert store.known(b"other bytes", "alpha.xlsx") is None


def test_other_content_or_options_begin_anew(tmp_path: Path) -> None:
    Store(tmp_path, "eti@2014").keep(b"bytes", RESULT)
    assert Store(tmp_path, "sa8000@2014").known(b"bytes", "alpha.xlsx") is None


def test_result_that_was_cut_off_is_not_known(tmp_path: Path) -> None:
    store = Store(tmp_path, "eti@2014")
    store.keep(b"bytes", RESULT)
    (kept,) = tmp_path.rglob("*.json")
    kept.write_bytes(kept.read_bytes()[:40])
    assert store.known(b"bytes", "alpha.xlsx") is None
