"""A file that is read while its suppliers are worked on may be gone before the last of them."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.batch.desk import Job
from sctoolkit.batch.job import FileWork
from sctoolkit.batch.pieces import FileEnd
from sctoolkit.content.library import Library, bundled
from sctoolkit.files.reading import Input, limits


def test_large_file_that_is_changed_while_it_is_worked_on_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "replies.csv"
    row = f"Acme,12,{'x' * 9_000}\n"
    path.write_text("Supplier,site.workers,Notes\n" + row * 1_000, "utf-8")
    assert path.stat().st_size > limits.IN_MEMORY
    work = FileWork(Job(Library((bundled(),)), questionnaire="facility", check=True))
    pieces = work(Input("replies.csv", path))
    next(pieces)
    path.write_text("Supplier\n", "utf-8")
    *_suppliers, end = pieces
    assert isinstance(end, FileEnd)
    assert end.skipped == "was changed while it was read"
