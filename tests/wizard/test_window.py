from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from .keys import CTRL_S, DOWN, ENTER, SPACE, pick
from .mill import ASKED, begin_at, put_answers, saved
from .terminal import Terminal

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)(?:;\d+)*m")
LONG_LIST = """\
    format: 1
    questionnaire: dangers
    version: "1.0"
    title: Dangers
    summary: One long list.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: all, title: Everything, minutes: 1}]
    sections:
      - id: place
        title: Place
        questions:
          - id: place.dangers
            ask: Which dangers are there?
            help: Walk around.
            kind: checklist
            scope: all
            scored: false
            options:
    """


def finished(folder: Path, no_color: str) -> Terminal:
    """An interview from a question over the review to the score."""
    put_answers(folder, *list(ASKED)[:-1])
    variables = {"NO_COLOR": no_color}
    terminal = Terminal(folder, "assess", "mill.yaml", "--code", "eti", variables=variables)
    terminal.asks(ASKED["place.name"])
    terminal.press("Mill", ENTER)
    terminal.asks("What next?")
    terminal.press(ENTER)
    assert terminal.ends() == 0
    return terminal


def test_no_color_means_no_colour_from_the_first_question_to_the_score(tmp_path: Path) -> None:
    assert COLOUR.findall(finished(tmp_path, no_color="1").output) == []


def test_empty_no_color_is_ignored(tmp_path: Path) -> None:
    assert COLOUR.findall(finished(tmp_path, no_color="").output) != []


@pytest.mark.parametrize("question", ASKED)
def test_small_window_shows_the_question_its_number_and_all_answers(
    tmp_path: Path, question: str
) -> None:
    terminal = begin_at(tmp_path, question, size=(40, 15))
    terminal.asks(ASKED[question])
    last = {"work.shifts": "3) I don't know", "work.night": "4) It does not apply (say why)"}
    typed = {"place.people": "? Your answer (people):", "place.name": "? Your answer:"}
    terminal.displays((last | typed | {"place.dangers": "○ I don't know"})[question])
    assert f"Question {list(ASKED).index(question) + 1} of about 5" in terminal.display()
    assert ASKED[question] in terminal.display()
    terminal.kill()


def test_small_window_breaks_lines_between_words(tmp_path: Path) -> None:
    terminal = Terminal(
        tmp_path, "assess", "comply-chain", "-s", "quick", "--for", "X", size=(40, 15)
    )
    terminal.asks("How many people does your company employ?")
    lines = terminal.display().splitlines()
    assert "  Count all staff in offices and at" in lines
    assert "Esc back · Ctrl-S save and quit · ? help" in lines
    assert "· / more" in lines
    terminal.kill()


def test_long_list_in_a_small_window_scrolls_with_the_pointer(tmp_path: Path) -> None:
    place = tmp_path / "questionnaires" / "dangers"
    place.mkdir(parents=True)
    options = [f"          - {{id: d{one}, label: Danger {one}}}\n" for one in range(1, 31)]
    text = textwrap.dedent(LONG_LIST) + "".join(options)
    (place / "questionnaire.yaml").write_text(text, "utf-8")
    terminal = Terminal(
        tmp_path, "assess", "dangers", "-s", "all", "--for", "X", "-f", "d.yaml", size=(40, 15)
    )
    terminal.asks("Which dangers are there?")
    terminal.press(DOWN * 29)
    terminal.displays("» ○ Danger 30")
    terminal.press(SPACE, ENTER)
    terminal.asks("What next?")
    terminal.press(CTRL_S)
    terminal.ends()
    assert "d30" in (tmp_path / "d.yaml").read_text("utf-8")


def test_prompt_survives_a_smaller_window(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night")
    terminal.asks(ASKED["work.night"])
    terminal.resize(40, 15)
    terminal.shows("1) Some of it", "4) It does not apply (say why)")
    terminal.press(pick(2))
    terminal.asks(ASKED["place.dangers"])
    assert "space ticks, Enter confirms · Esc back ·" in terminal.display().splitlines()
    terminal.press(CTRL_S)
    terminal.ends()
    assert saved(tmp_path)["work.night"].value == "none"


def test_prompt_survives_a_larger_window(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "work.night", size=(40, 15))
    terminal.asks(ASKED["work.night"])
    terminal.resize(120, 40)
    terminal.shows("1) Some of it", "3) I don't know")
    terminal.press(pick(2))
    terminal.asks(ASKED["place.dangers"], "space ticks, Enter confirms · Esc back · Ctrl-S save")
    terminal.kill()


def test_half_typed_answer_survives_a_resize(tmp_path: Path) -> None:
    terminal = begin_at(tmp_path, "place.name")
    terminal.asks(ASKED["place.name"])
    terminal.press("Old ")
    terminal.shows("Old")
    terminal.resize(40, 15)
    terminal.displays("? Your answer: Old")
    terminal.press("Mill", ENTER)
    terminal.asks("What next?")
    terminal.kill()
    assert saved(tmp_path)["place.name"].value == "Old Mill"
