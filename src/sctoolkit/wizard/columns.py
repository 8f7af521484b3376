"""Walks through the columns of a supplier's file that are about no known question."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit import language, wording
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import IGNORE, OPEN
from sctoolkit.files.layouts.remarks import ask_of
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Column
from sctoolkit.language import _, in_quotes, labelled
from sctoolkit.wizard.screen import Item, Screen

ANOTHER = "another"
"""The key of the line that leads to all questions; no question is called so by itself."""


def ask_columns(columns: Sequence[Column], index: Index, screen: Screen) -> dict[str, str]:
    """What the person says that each column means, by heading; going back asks the one before.

    The end of the input leaves the rest open.
    """
    said: dict[str, str] = {}
    place = 0
    try:
        while place < len(columns):
            number = _("Column {number} of {count}").format(number=place + 1, count=len(columns))
            meaning = _ask(columns[place], number, index, screen)
            if meaning is None:
                place = max(place - 1, 0)
                continue
            said[columns[place].heading] = meaning
            place += 1
    except EOFError:
        screen.say(_("The rest is left open."))
    return said


def _ask(column: Column, number: str, index: Index, screen: Screen) -> str | None:
    items = [
        Item(
            one.question.id, f"{ask_of(one.question.id, index)}  ({wording.in_percent(one.score)})"
        )
        for one in column.guesses
    ]
    items += [Item(question, ask_of(question, index)) for question in column.fits]
    items += [
        Item(ANOTHER, _("Another question")),
        Item(Role.SUPPLIER.value, _("It names the supplier")),
        Item(IGNORE, _("Leave it out")),
        Item(OPEN, _("Decide later")),
    ]
    screen.say("")
    default = items[0].key if column.guesses or column.fits else OPEN
    chosen = screen.choose(labelled(str(number), in_quotes(column.heading)), items, default)
    return _any_question(index, screen) if chosen == ANOTHER else chosen


def _any_question(index: Index, screen: Screen) -> str | None:
    """The question that the person finds by its id or by words in it; None for going back."""
    spoken = language.preferred()
    while (typed := screen.text(_("Its id, or words that stand in it:"))) is not None:
        words = typed.casefold().split()
        items = [
            Item(question.id, f"{question.id}  {question.ask.to(spoken)}")
            for question in index.questions.values()
            if all(word in f"{question.id} {question.ask.to(spoken)}".casefold() for word in words)
        ]
        chosen = screen.choose(_("Which question?"), items) if items else None
        if chosen is not None:
            return chosen
        if not items:
            screen.say(_("No question has these words."))
    return None
