"""Large CSV files to every supplier's answers: peak memory, and time against a bare csv.reader."""

from __future__ import annotations

import csv
import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from answers import LIBRARY

from sctoolkit.batch.understanding import FileUnderstanding, Habits
from sctoolkit.files.layouts.detection import Wishes, read_replies
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.reading import Skipped, read_book
from sctoolkit.files.understanding import bundled_words
from sctoolkit.model.questionnaire import Question

QUESTIONNAIRE = "comply-chain"
COLUMNS = 200
WIDE = 50_000
LONG = (10_000, 100_000)
ANSWERS = 40
"""Rows of each supplier in a long table."""
MEGABYTE = 1024 * 1024


def answer(question: Question, chance: random.Random) -> str:
    """A cell as a supplier fills it; one in ten is left blank."""
    if chance.random() < 0.1:
        return ""
    if question.kind.one:
        return chance.choice(question.options).label.to("en")
    if question.kind.many:
        options = [one for one in question.options if not one.exclusive]
        some = chance.sample(options, min(2, len(options)))
        return "; ".join(one.label.to("en") for one in some)
    return str(chance.randint(0, 100))


def wide(suppliers: int) -> Iterator[Sequence[str]]:
    """A row for each supplier: its name, its id, the questions in words."""
    chance = random.Random(1)  # noqa: S311 - no secret
    questions = list(LIBRARY.questionnaire(QUESTIONNAIRE).questions())[: COLUMNS - 2]
    yield ["Supplier", "Supplier id", *[one.ask.to("en") for one in questions]]
    for number in range(suppliers):
        cells = [answer(question, chance) for question in questions]
        yield [f"Supplier {number} Ltd", f"S{number:06}", *cells]


def long(suppliers: int) -> Iterator[Sequence[str]]:
    """A row for each answer; one in ten has a comment that nobody else wrote."""
    chance = random.Random(1)  # noqa: S311 - no secret
    questions = list(LIBRARY.questionnaire(QUESTIONNAIRE).questions())
    yield ["Supplier", "Supplier id", "Question", "Answer", "Comment", "Date"]
    for number in range(suppliers):
        for question in chance.sample(questions, ANSWERS):
            said = f"See file {chance.random()}" if chance.random() < 0.1 else ""
            cells = [question.id, answer(question, chance), said, "2026-11-23"]
            yield [f"Supplier {number} Ltd", f"S{number:06}", *cells]


def write(path: Path, shape: str, suppliers: int) -> None:
    """The table in a file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows({"wide": wide, "long": long}[shape](suppliers))


def peak() -> int:
    """The most bytes that this process ever had in memory."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def measure(path: Path) -> dict[str, float]:
    """Goes through every supplier of the file; seconds of the processor, and bytes at the most."""
    index = Index(LIBRARY.questionnaire(QUESTIONNAIRE))
    understanding = FileUnderstanding(Habits(bundled_words()))
    before, floors = peak(), [bare(path)]
    start = time.process_time()
    book = read_book(path)
    if isinstance(book, Skipped):
        raise SystemExit(f"{path} was not read.")
    read = time.process_time() - start
    floors.append(bare(path))
    start = time.process_time()
    replies = read_replies(book, index, understanding, Wishes())
    suppliers = answers = 0
    for filled in replies.suppliers:
        suppliers += 1
        answers += len(filled.answers)
    taken = read + time.process_time() - start
    floors.append(bare(path))
    return {
        "suppliers": suppliers,
        "answers": answers,
        "read": read,
        "seconds": taken,
        "bare": statistics.median(floors),
        "before": before,
        "peak": peak(),
    }


def bare(path: Path) -> float:
    """Seconds of the processor of a loop over csv.reader that does nothing."""
    start = time.process_time()
    with path.open("rb") as stream:
        for _cells in csv.reader(io.TextIOWrapper(stream, "utf-8", newline="")):
            pass
    return time.process_time() - start


def in_own_process(*words: str) -> str:
    """What this script prints when it is given these words: memory is measured alone."""
    command = [sys.executable, __file__, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def report(shape: str, suppliers: int, folder: Path) -> float:
    """Prints the figures of one file; gives its peak."""
    path = folder / f"{shape} {suppliers}.csv"
    in_own_process("write", str(path), shape, str(suppliers))
    found = json.loads(in_own_process("measure", str(path)))
    size = path.stat().st_size
    print(f"\n{shape}, {suppliers:,} suppliers, {size / MEGABYTE:.0f} MB")
    print(f"  {found['answers']:,} answers of {found['suppliers']:,} suppliers")
    print(f"  {'peak memory':<40} {found['peak'] / MEGABYTE:8.0f} MB")
    print(f"  {'… before the file is opened':<40} {found['before'] / MEGABYTE:8.0f} MB")
    for name, key in (("read_book", "read"), ("read_book and layouts", "seconds")):
        ratio = found[key] / found["bare"]
        print(f"  {name:<40} {found[key]:8.2f} s  {ratio:6.2f} × bare csv.reader")
    path.unlink()
    return float(found["peak"])


def main() -> None:
    """Prints the figures."""
    if sys.argv[1:2] == ["write"]:
        return write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    if sys.argv[1:2] == ["measure"]:
        return print(json.dumps(measure(Path(sys.argv[2]))))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report("wide", WIDE, folder)
        fewer, more = (report("long", suppliers, folder) for suppliers in LONG)
    print(f"\n{LONG[1] // LONG[0]} times as many suppliers: {more / fewer:.2f} × the peak memory")
    return None


if __name__ == "__main__":
    main()
