"""Lays a question out for a terminal: the question in sight, help and answers as they fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text as Styled

from sctoolkit.language import _
from sctoolkit.wizard.known import beside_options, known, option_label
from sctoolkit.wizard.screen import View

LEAST_HELP, LEAST_MENU = 2, 3
"""Rows of the help and of the menu that even a small terminal shows."""
GAP = 2
"""Columns between those of a table."""
BESIDE = 6
"""Columns that a menu takes before its labels: the pointer, a number or a tick."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question in lines, for a terminal of a certain size."""

    head: str
    ask: list[str]
    help: list[str]
    known: list[str]
    keys: list[str]
    labels: list[str]
    """Of the options and of what stands below them; a label may have several lines."""
    menu_rows: int
    """How many rows the menu may take; it scrolls where its labels need more."""


def lay_out(view: View, keys: str, console: Console) -> Card:
    """The question in as many rows as there are, the line that is typed into included."""
    question, language, width = view.question, view.language, console.width
    ask = wrapped(question.ask.to(language), console, width)
    said = [shorten(line, 2 * width) for line in [*known(view), *view.news]]
    told = [line for one in said for line in wrapped(one, console, width)]
    pressed = wrapped(keys, console, width)
    room = console.height - len(ask) - len(told) - len(pressed) - 2
    whole = wrapped(question.help.to(language), console, width - 2)
    labels = _labels(view, console, room - len(whole))
    shown = _first(whole, max(LEAST_HELP, room - rows(labels)), width - 2)
    return Card(
        head=shorten(_head(view), width - 4),
        ask=ask,
        help=shown,
        known=told,
        keys=pressed,
        labels=labels,
        menu_rows=max(LEAST_MENU, room - len(shown)),
    )


def _head(view: View) -> str:
    place = _("Question {number} of about {about} · section {place} of {sections}: {title}")
    return place.format(
        number=view.number,
        about=view.about,
        place=view.place,
        sections=view.sections,
        title=view.section.title.to(view.language),
    )


def _labels(view: View, console: Console, room: int) -> list[str]:
    """The labels of the menu; what counts stands beside them where there is room for it all."""
    options, language = view.question.options, view.language
    if not options:
        return []
    below = [label for _act, label in beside_options(view)]
    full = [option_label(one, language, hint=True) for one in options]
    plain = [option_label(one, language, hint=False) for one in options]
    return fitting([[*full, *below], [*plain, *below]], console, room)


def fitting(wordings: Sequence[Sequence[str]], console: Console, room: int) -> list[str]:
    """The labels of a menu in the first wording that fits into so many rows, else in the last."""
    labels: list[str] = []
    for wording in wordings:
        lines = [wrapped(label, console, console.width - BESIDE) for label in wording]
        labels = [f"\n{' ' * BESIDE}".join(one) for one in lines]
        if rows(labels) <= room:
            break
    return labels


def rows(labels: Sequence[str]) -> int:
    """How many rows the labels take."""
    return sum(label.count("\n") + 1 for label in labels)


def _first(lines: list[str], room: int, width: int) -> list[str]:
    """The first lines, the last of them saying how to see the rest."""
    if len(lines) <= room:
        return lines
    more = _("… (? for more)")
    last = shorten(f"{lines[room - 1]} {lines[room]}", width - len(more)).rstrip("…")
    return [*lines[: room - 1], f"{last} {more}"]


def wrapped(text: str, console: Console, width: int) -> list[str]:
    """The text in lines of at most so many columns, broken between words."""
    return [line.plain.rstrip() for line in Styled(text).wrap(console, max(width, 10))]


def column_widths(head: Sequence[str], names: Sequence[str], width: int) -> list[int]:
    """The columns of a table: figures under their headings, the names of the rows as they fit."""
    first, *others = head
    longest = max(map(len, [first, *names]))
    figures = [len(name) for name in others]
    if longest + sum(figures) + GAP * len(figures) > width:
        figures = [max(map(len, name.split())) for name in others]
    room = width - sum(figures) - GAP * len(figures)
    return [max(min(longest, room), len(first)), *figures]


def shorten(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut at a word with an ellipsis."""
    line = re.sub(r"\s+", " ", text)
    if len(line) <= width:
        return line
    return line[: width - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
