"""The guide to a method of one's own works as it is written, from an empty folder on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sctoolkit.model.steps import Method

GUIDE = (Path(__file__).parent.parent / "docs/own-method.md").read_text("utf-8")
FILES = re.findall(r"`([\w/.-]+\.yaml)`:\n\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)


def run(line: str) -> str:
    program = [sys.executable, "-m", *line.split()]
    done = subprocess.run(program, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


@pytest.fixture
def _followed(work: Path) -> None:
    """An empty folder in which somebody did what the guide says up to the result."""
    assert [name for name, _text in FILES][-1] == "harbour.yaml"
    for line in COMMANDS[0].splitlines():
        run(line)
    for name, text in FILES:
        write(name, text)
    assert list(work.iterdir())


@pytest.mark.usefixtures("_followed")
def test_commands_of_the_guide_do_what_it_says() -> None:
    run(COMMANDS[1].strip())
    shown, explained = (run(line) for line in COMMANDS[2].splitlines())
    assert "55 on a scale from 0 to 100 · One star" in shown
    assert "Total canteen-index: 55" in explained


@pytest.mark.usefixtures("_followed")
@pytest.mark.parametrize(
    ("ticked", "before", "figure", "band"),
    [("[water, cold]", 55, 55, "one"), ("[water]", 45, 40, "none")],
)
def test_figures_are_those_of_the_guide(
    ticked: str, before: float, figure: float, band: str
) -> None:
    assert f"{before}" in GUIDE
    assert f"{figure}" in GUIDE
    answers = FILES[-1][1].replace("[water, cold]", ticked)
    write("harbour.yaml", answers)
    said = json.loads(run("sctoolkit score harbour.yaml --code canteen-index --json"))
    (result,) = said["results"]
    assert result["tree"]["stages"][-1] == pytest.approx(before)
    assert result["tree"]["point"] == pytest.approx(figure)
    assert result["rating"]["band"] == band


def test_every_method_of_the_guide_is_one() -> None:
    assert set(re.findall(r"method: ([a-z-]+)", GUIDE)) <= {one.value for one in Method}
