"""Start-up: `--help`, the way to the first question, and what takes longest to load."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pexpect
from measuring import REPEATS, bare_interpreter, medians, report, seconds

from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library, bundled

DEFAULT = "questionnaire comply-chain"
PLAIN_TYPER = """
import typer
app = typer.Typer()
@app.command()
def one(): pass
@app.command()
def two(): pass
app()
"""


def show_help() -> None:
    """Our list of commands."""
    program = [sys.executable, "-m", "sctoolkit", "--help"]
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL)


def plain_typer() -> None:
    """What Typer gives a program of two commands that does nothing about start-up."""
    program = [sys.executable, "-c", PLAIN_TYPER, "--help"]
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL)


def to_first_question(folder: Path) -> float:
    """Seconds from the start of the program until the first question can be answered."""
    path = folder / "answers.yaml"
    path.unlink(missing_ok=True)
    arguments = ["-m", "sctoolkit", "assess", "--for", "A", "--scope", "full", "-f", str(path)]
    start = time.perf_counter()
    child = pexpect.spawn(sys.executable, arguments, timeout=20, dimensions=(40, 100), cwd=folder)
    child.expect("know")  # the last line of the menu under the question
    taken = time.perf_counter() - start
    child.sendcontrol("s")
    child.expect(pexpect.EOF)
    child.close()
    return taken


def bare_in_terminal() -> float:
    """The floor of the above: a bare interpreter that prints one word."""
    start = time.perf_counter()
    child = pexpect.spawn(sys.executable, ["-c", "print('ready')"], timeout=20)
    child.expect("ready")
    taken = time.perf_counter() - start
    child.close()
    return taken


def first_question() -> None:
    """Prints how long it takes to the first question, with and without the content cache."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "CONFIG", "CACHE"):
            os.environ[f"SCTOOLKIT_{kind}"] = str(folder / kind.lower())
        uncached = to_first_question(folder)
        floor, ours = [], []
        for _repeat in range(REPEATS):
            floor.append(bare_in_terminal())
            ours.append(to_first_question(folder))
    times = {
        "bare interpreter": statistics.median(floor),
        "assess, full questionnaire": statistics.median(ours),
        "assess, the very first run (YAML is read)": uncached,
    }
    report("To the first question", times, "bare interpreter")


def slowest_to_load() -> None:
    """Prints which codes and questionnaires take longest, read anew and from the cache."""
    library = Library((bundled(),))
    loads: dict[str, Callable[[], object]] = {}
    for name in library.ids(QUESTIONNAIRES):
        loads[f"questionnaire {name}"] = partial(library.questionnaire, name)
    for name in library.ids(CODES):
        loads[f"code {name}"] = partial(library.code, name)
    anew = {name: min(map(_anew, [load] * 5)) for name, load in loads.items()}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCTOOLKIT_CACHE"] = folder
        cached = medians(loads)
    for title, times in (("YAML read anew", anew), ("from the cache", cached)):
        slow = sorted((one for one in times if one != DEFAULT), key=times.__getitem__, reverse=True)
        code = next(one for one in slow if one.startswith("code"))
        shown = dict.fromkeys([DEFAULT, *slow[:2], code])
        report(
            f"The slowest of {len(times)} to load, {title}", {n: times[n] for n in shown}, DEFAULT
        )


def _anew(load: Callable[[], object]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SCTOOLKIT_CACHE"] = folder
        return seconds(load)


def main() -> None:
    """Prints the figures, with compiled modules kept as every installer keeps them."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    runs = {
        "bare interpreter": bare_interpreter,
        "sctoolkit --help": show_help,
        "plain Typer program --help": plain_typer,
    }
    report("Help", medians(runs), "bare interpreter")
    first_question()
    slowest_to_load()


if __name__ == "__main__":
    main()
