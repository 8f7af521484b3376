"""The report in the terminal: width, colour, and words that are no commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from sctoolkit.report.summary import Reported
from sctoolkit.report.terminal import terminal

from .content import CODE, reported, write_library


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(small: Reported, width: int) -> None:
    text = terminal(small, ["sctoolkit score a.yaml"], width=width, colour=False)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_without_colour_there_are_no_control_codes(small: Reported) -> None:
    assert "\x1b" not in terminal(small, [], width=90, colour=False)


def test_with_colour_the_words_are_the_same(small: Reported) -> None:
    plain = terminal(small, [], width=90, colour=False)
    coloured = terminal(small, [], width=90, colour=True)
    assert "\x1b[" in coloured
    assert "Very serious" in plain


@pytest.mark.parametrize(
    "words", ["Hours [see annex]", "Hours [/]", "[bold]Hours[/bold]", "Hours :warning:", "[red"]
)
def test_words_that_look_like_markup_are_shown_as_they_are(tmp_path: Path, words: str) -> None:
    code = CODE.replace("Hours | overtime <48>", words).replace("Time [see the annex]", words)
    what = reported(write_library(tmp_path, code), organisation=words)
    text = terminal(what, [words], width=100, colour=False)
    assert text.count(words) == 4


def test_next_steps_are_left_out_where_there_are_none(small: Reported) -> None:
    assert "Next:" not in terminal(small, [], width=90, colour=False)
    assert "Next:\n  sctoolkit score" in terminal(
        small, ["sctoolkit score"], width=90, colour=False
    )


def test_commands_to_copy_stay_on_one_line_without_blanks_behind(small: Reported) -> None:
    command = "sctoolkit plan write a-very-long-name.yaml --code comply-chain --out plan.xlsx"
    text = terminal(small, [command], width=40, colour=False)
    assert f"  {command}\n" in text
    assert not [line for line in text.splitlines() if line.endswith(" ")]


def test_name_that_turns_the_line_around_is_shown_as_it_is_written(small: Reported) -> None:
    named = replace(small, result=replace(small.result, organisation="Acme\u202eknaB"))
    assert terminal(named, [], width=80, colour=False).startswith("Acme�knaB")
