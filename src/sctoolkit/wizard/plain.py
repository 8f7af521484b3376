"""A screen in plain lines: numbered answers, typed words, no colour, no redrawing.

For screen readers, serial lines, logs, and every terminal that cannot move its cursor.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from sctoolkit import wording
from sctoolkit.files.assessments.values import read_value
from sctoolkit.language import _, in_a_row, labelled
from sctoolkit.report.paragraphs import wrapped
from sctoolkit.wizard.commands import command, typed_commands
from sctoolkit.wizard.known import (
    beside_options,
    fault,
    known,
    option_label,
    typed_fault,
    typed_reply,
)
from sctoolkit.wizard.screen import Act, Item, Reply, View

LEAVING = ("back", "skip", "save", "quit")
"""Words that are commands, with or without a colon, even where any text may be typed."""


class PlainScreen:
    """Asks line by line."""

    plain = True

    def __init__(self, source: TextIO | None = None, sink: TextIO | None = None) -> None:
        self._source = source or sys.stdin
        self._sink = sink or sys.stderr

    def say(self, text: str, *, strong: bool = False) -> None:  # noqa: ARG002 - plain has one weight
        """Shows a message; a terminal would break it in the middle of a word."""
        columns = self._columns()
        lines = wrapped(text, "", columns) if columns else [text]
        print("\n".join(lines), file=self._sink, flush=True)

    def _columns(self) -> int:
        """How wide the terminal is; 0 where the lines go elsewhere."""
        try:
            return os.get_terminal_size(self._sink.fileno()).columns
        except (OSError, ValueError):
            return 0

    def table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows each row as `heading: value` pairs on one line."""
        self.say(title)
        for row in rows:
            pairs = [
                labelled(name, cell) for name, cell in zip(head[1:], row[1:], strict=True) if cell
            ]
            self.say(f"{row[0]}. " + ", ".join(pairs))

    def ask(self, view: View) -> Reply:
        """Shows a question and waits for what the person does."""
        self._show(view)
        while True:
            reply = self._reply(view, self._read())
            if reply is not None:
                return reply

    def choose(self, title: str, items: Sequence[Item], default: str = "") -> str | None:
        """The key of the line that the person picks; None for going back."""
        self.say(title)
        for number, item in enumerate(items, 1):
            self.say(f"{number}. {item.label}")
        usual = next((item.label for item in items if item.key == default), "")
        self.say(_("Type a number, or back.") + _usual(usual))
        while True:
            typed = self._read()
            if not typed and default:
                return default
            said = command(typed, bare=True)
            act = said.act if said else None
            if act is Act.BACK:
                return None
            if act in (Act.SAVE, Act.QUIT):
                raise EOFError
            if typed.isdecimal() and 1 <= int(typed) <= len(items):
                return items[int(typed) - 1].key
            self.say(_("Please type a number from 1 to {last}.").format(last=len(items)))

    def text(self, title: str, default: str = "") -> str | None:
        """What the person types; None for going back."""
        self.say(title + _usual(default))
        self.say(_("Type back to leave this, quit to save and stop."))
        while True:
            typed = self._read()
            said = command(typed, bare=typed.lower() in LEAVING)
            if said is not None and said.act in (Act.BACK, Act.SKIP):
                return None
            if said is not None and said.act in (Act.SAVE, Act.QUIT):
                raise EOFError
            if not typed.startswith(":"):
                return typed or default
            self.say(_("Only :back and :quit work here."))

    def path(self, title: str, default: str = "") -> str | None:  # noqa: ARG002 - cannot be edited
        """A path or a link; None for going back."""
        return self.text(title)

    def pause(self) -> None:
        """Nothing is pushed away where nothing is drawn anew."""

    def _read(self) -> str:
        """The next line. Raises EOFError at the end of the input."""
        line = self._source.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _show(self, view: View) -> None:
        question, language = view.question, view.language
        for line in ["", *view.news]:
            self.say(line)
        self.say(
            _("Question {number} of about {about}, section {section}.").format(
                number=view.number, about=view.about, section=view.section.title.to(language)
            )
        )
        self.say(question.ask.to(language))
        self.say(question.help.to(language))
        for line in known(view):
            self.say(line)
        for number, label in enumerate(self._labels(view), 1):
            self.say(f"{number}. {label}")
        self.say(self._how(view))

    def _labels(self, view: View) -> list[str]:
        options = view.question.options
        labels = [option_label(one, view.language, hint=True) for one in options]
        return labels + [label for _act, label in beside_options(view) if options]

    def _how(self, view: View) -> str:
        if view.question.kind.many:
            how = _("Type numbers with commas between them, or a word like back, help, quit.")
        elif view.question.kind.one:
            how = _("Type a number, or a word like back, skip, help, quit.")
        else:
            unit = view.question.unit.to(view.language) if view.question.unit else ""
            commands = typed_commands(may_not_apply=view.may_not_apply)
            how = _("Type your answer, or one of {commands}.").format(commands=commands)
            how = f"{unit}. {how}" if unit else how
        if view.last_time is not None and view.answer is None:
            words = wording.answer(view.question, view.last_time, view.language)
            how += " " + _("(last time: {answer})").format(answer=words)
        return how

    def _reply(self, view: View, typed: str) -> Reply | None:
        question = view.question
        said = command(typed, bare=bool(question.options))
        if said is not None:
            return said
        if not question.options:
            wrong = typed_fault(question, typed)
            if wrong:
                self.say(wrong)
                return None
            return typed_reply(question, typed)
        return self._numbers(view, typed)

    def _numbers(self, view: View, typed: str) -> Reply | None:
        """The answer behind the numbers typed; says why and asks again where there is none."""
        options, beside = view.question.options, beside_options(view)
        picked = self._picked(view, typed, last=len(options) + len(beside))
        if not picked:
            return None
        if max(picked) <= len(options):
            return self._checked(view, [options[one - 1].id for one in picked])
        if len(picked) > 1:
            self.say(_("That cannot stand beside another answer."))
            return None
        return Reply(beside[picked[0] - len(options) - 1][0])

    def _picked(self, view: View, typed: str, last: int) -> list[int]:
        """The numbers typed, or that of the answer typed; says why where none is on the list."""
        question, named = view.question, _named(view, typed)
        numbers = [part.strip() for part in typed.split(",") if part.strip()]
        if not numbers:
            self.say(_("Nothing was typed. To leave it open, type skip."))
        elif named:
            return [named]
        elif question.kind.one and len(numbers) > 1:
            self.say(_("Please type one number; this question takes one answer."))
        elif all(one.isdecimal() and 1 <= int(one) <= last for one in numbers):
            return [int(one) for one in numbers]
        elif question.kind.one:
            self.say(_("Please type a number from 1 to {last}.").format(last=last))
        else:
            self.say(_("Please type numbers from 1 to {last}.").format(last=last))
        return []

    def _checked(self, view: View, ids: list[str]) -> Reply | None:
        question = view.question
        read = read_value(question, ids)
        if read.problem:
            self.say(fault(read))
            return None
        chosen = [option.label.to(view.language) for option in question.options if option.id in ids]
        if question.kind.many:
            self.say(_("Chosen: {labels}").format(labels=in_a_row(chosen)))
        return Reply(Act.ANSWER, read.value)


def _named(view: View, typed: str) -> int:
    """The number of the answer that was typed in its own words; 0 where none has them."""
    labels = [option.label.to(view.language) for option in view.question.options]
    words = [one.casefold() for one in [*labels, *(label for _act, label in beside_options(view))]]
    return words.index(typed.casefold()) + 1 if typed.casefold() in words else 0


def _usual(words: str) -> str:
    """What Enter alone takes; empty where it takes nothing."""
    return _(" (default: {words})").format(words=words) if words else ""
