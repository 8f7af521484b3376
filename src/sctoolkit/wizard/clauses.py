"""Walks through clauses, one after the other, forwards and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sctoolkit import language
from sctoolkit.language import _
from sctoolkit.model.code import Clause
from sctoolkit.wizard.screen import Screen

Ask = Callable[[Clause], bool]
"""Asks about a clause and keeps what is said; False goes back to the one before."""


def walk(clauses: Sequence[Clause], screen: Screen, ask: Ask) -> None:
    """Asks about each clause; the end of the input leaves the rest open."""
    place = 0
    try:
        while place < len(clauses):
            _show(clauses[place], place + 1, len(clauses), screen)
            place = place + 1 if ask(clauses[place]) else max(place - 1, 0)
    except EOFError:
        screen.say(_("The rest is left open."))


def _show(clause: Clause, number: int, count: int, screen: Screen) -> None:
    tongue = language.preferred()
    screen.say("")
    head = _("Clause {number} of {count}: {id} {title}")
    title = clause.title.to(tongue)
    screen.say(head.format(number=number, count=count, id=clause.id, title=title), strong=True)
    screen.say(clause.gist.to(tongue))
