"""How far a batch is, in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sctoolkit.files.reading import Input, Skipped
from sctoolkit.language import _


@contextmanager
def progress(found: Sequence[Input | Skipped]) -> Iterator[Callable[[int], None]]:
    """A bar with rate and time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn(_("Reading")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(found), rate="")

        def told(done: int) -> None:
            speed = bar.tasks[0].speed
            said = _("{rate:.0f} files/s").format(rate=speed) if speed else ""
            bar.update(task, completed=done, rate=said)

        yield told
