"""A screen in a real terminal: rich shows, questionary asks, everything on stderr."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from questionary import Choice
from questionary import Question as Prompt
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

from sctoolkit import wording
from sctoolkit.language import _, in_a_row
from sctoolkit.model.assessment import AnswerState, Value
from sctoolkit.model.questionnaire import Question
from sctoolkit.wizard import prompts
from sctoolkit.wizard.card import (
    BESIDE,
    GAP,
    LEAST_MENU,
    Card,
    column_widths,
    fitting,
    lay_out,
    shorten,
    wrapped,
)
from sctoolkit.wizard.known import beside_options, picked_fault, typed_fault, typed_reply
from sctoolkit.wizard.screen import Act, Item, Reply, View

ROOM = 15
"""Columns that a prompt leaves beside its title for what is typed."""


class TerminalScreen:
    """Asks with arrow keys and shows in colour."""

    plain = False

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)
        self._half: tuple[str, list[Any]] = ("", [])
        """A question left for a look at the help or the menu, and its ticks until it is back."""

    def say(self, text: str, *, strong: bool = False) -> None:
        """Shows a message."""
        self.console.print(Styled(text, style="bold" if strong else ""))

    def table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows rows under headings."""
        width, *widths = column_widths(head, [row[0] for row in rows], self.console.width)
        table = Table(
            title=title, title_justify="left", box=None, padding=(0, GAP, 0, 0), pad_edge=False
        )
        table.add_column(head[0], no_wrap=True, overflow="ellipsis", width=width)
        for name, one in zip(head[1:], widths, strict=True):
            table.add_column(name, justify="right", width=one)
        for row in rows:
            table.add_row(*(Styled(cell) for cell in row))
        self.console.print(table)

    def ask(self, view: View) -> Reply:
        """Shows a question and waits for what the person does."""
        card = lay_out(view, _keys(view), self.console)
        self._show(card)
        if view.question.kind.many:
            return self._several(view, card)
        return self._one(view, card) if view.question.kind.one else self._typed(view)

    def choose(self, title: str, items: Sequence[Item], default: str = "") -> str | None:
        """The key of the line that the person picks; None for going back."""
        labels, width = [item.label for item in items], self.console.width - BESIDE
        short = [shorten(label, width) for label in labels]
        rows = self.console.height - 2
        fitted = fitting([labels, short], self.console, rows)
        choices = [Choice(label, item.key) for label, item in zip(fitted, items, strict=True)]
        above = self._title(title, prompts.told(choices, rows))
        prompt = prompts.select(above, choices, default or None, rows)
        key = _entered(prompts.run(prompt, typing=True))
        self._echo(title, next((item.label for item in items if item.key == key), ""))
        return key

    def text(self, title: str, default: str = "") -> str | None:
        """What the person types; None for going back."""
        return self._line(title, prompts.text(self._title(title), default))

    def path(self, title: str, default: str = "") -> str | None:
        """A path or a link; None for going back."""
        self.console.print(Styled(_("Tab completes a path · Esc back"), style="bright_black"))
        return self._line(title, prompts.path(self._title(title), default))

    def pause(self) -> None:
        """Waits until what was said is read, where the next question would push it away."""
        _entered(prompts.run(prompts.text(_("Enter goes back to the question."), ""), typing=True))

    def _line(self, title: str, prompt: Prompt) -> str | None:
        typed = _entered(prompts.run(prompt, typing=True))
        self._echo(title, typed or "")
        return typed

    def _title(self, title: str, told: str = "") -> str:
        """The title before the cursor and what is told there; a long one stands above."""
        if len(title) + max(ROOM, len(told) + len("?  ")) <= self.console.width:
            return title
        self.console.print(Styled(title, style="bold"))
        return ""

    def _echo(self, title: str, words: str) -> None:
        """Leaves what was answered where the prompt was."""
        if words:
            said = Styled.assemble(("? ", "bold cyan"), (f"{title} ", "bold"), (words, "cyan"))
            self.console.print(said)

    def _show(self, card: Card) -> None:
        self.console.print()
        rule = Rule(Styled(card.head, style="cyan"), align="left", style="bright_black")
        self.console.print(rule)
        for lines, style, indent in (
            (card.ask, "bold", 0),
            (card.help, "dim", 2),
            (card.known, "yellow", 0),
            (card.keys, "bright_black", 0),
        ):
            for line in lines:
                self.console.print(Padding(Styled(line, style=style), (0, 0, 0, indent)))

    def _one(self, view: View, card: Card) -> Reply:
        title = _("Your answer:")
        prompt = prompts.select(title, _choices(view, card), _stands(view), card.menu_rows)
        chosen = prompts.run(prompt, typing=False)
        self._echo(title, _words(view, [chosen]))
        return chosen if isinstance(chosen, Reply) else Reply(Act.ANSWER, str(chosen))

    def _several(self, view: View, card: Card) -> Reply:
        title = _("Tick all that apply:")
        open_prompts: list[Prompt] = []

        def prompt(ticked: Sequence[Any], told: int) -> Prompt:
            choices = _choices(view, card)
            for choice in choices:
                choice.checked = choice.value in ticked
            made = prompts.checkbox(title, choices, max(LEAST_MENU, card.menu_rows - told))
            open_prompts.append(made)
            return made

        def wrong(chosen: Sequence[Any]) -> str:
            return _ticked_fault(view.question, chosen)

        chosen = self._until_good(prompt, self._ticks(view), wrong, typing=False)
        if isinstance(chosen, Reply):
            if chosen.act in (Act.HELP, Act.MORE):
                self._half = (view.question.id, prompts.ticked(open_prompts[-1]))
            return chosen
        self._echo(title, _words(view, chosen))
        special = next((one for one in chosen if isinstance(one, Reply)), None)
        return special or Reply(Act.ANSWER, tuple(str(one) for one in chosen))

    def _ticks(self, view: View) -> Sequence[Any]:
        """What is ticked at first: what the person ticked before looking elsewhere, or answered."""
        question, ticks = self._half
        self._half = ("", [])
        if question == view.question.id:
            return ticks
        stands = _stands(view)
        return stands if isinstance(stands, tuple) else (stands,)

    def _typed(self, view: View) -> Reply:
        question = view.question
        unit = question.unit.to(view.language) if question.unit else ""
        title = _("Your answer ({unit}):").format(unit=unit) if unit else _("Your answer:")
        before = view.answer.value if view.answer else None
        default = wording.number(before) if isinstance(before, float) else str(before or "")

        def prompt(before: str, _told: int) -> Prompt:
            return prompts.text(self._title(title), before)

        def wrong(typed: str) -> str:
            return typed_fault(question, typed)

        typed = self._until_good(prompt, default, wrong, typing=True)
        if isinstance(typed, Reply):
            return typed
        self._echo(title, str(typed))
        return typed_reply(question, str(typed))

    def _until_good(
        self,
        prompt: Callable[[Any, int], Prompt],
        given: Any,  # noqa: ANN401 - ticked choices or typed words
        wrong: Callable[[Any], str],
        *,
        typing: bool,
    ) -> Any:  # noqa: ANN401 - what questionary gives back
        """Asks until nothing is wrong or a key leaves the prompt; what was given stays in it.

        The prompt is told how many rows were said since the question.
        """
        told = 0
        while True:
            given = prompts.run(prompt(given, told), typing=typing)
            said = "" if isinstance(given, Reply) else wrong(given)
            if not said:
                return given
            self.console.print(Styled(said, style="red"))
            told += len(wrapped(said, self.console, self.console.width))


def _keys(view: View) -> str:
    """What can be pressed at a question of this kind."""
    if view.question.kind.many:
        return " · ".join((_("space ticks, Enter confirms"), prompts.keys()))
    if view.question.kind.one:
        return prompts.keys()
    typed = _("Enter alone skips · :dk I don't know")
    if view.may_not_apply:
        typed += " · " + _(":na does not apply")
    return f"{prompts.keys()} · {typed}"


def _choices(view: View, card: Card) -> list[Choice]:
    values = [option.id for option in view.question.options]
    below = [Reply(act) for act, _label in beside_options(view)]
    return [
        Choice(label, value) for label, value in zip(card.labels, [*values, *below], strict=True)
    ]


def _words(view: View, chosen: Sequence[Any]) -> str:
    """What was chosen in the menu; empty where a key left it."""
    labels: dict[Any, str] = {one.id: one.label.to(view.language) for one in view.question.options}
    labels |= {Reply(act): label for act, label in beside_options(view)}
    return in_a_row(labels[one] for one in chosen if one in labels)


def _entered(result: object) -> str | None:
    """What was typed or picked; None for going back. Raises EOFError for saving and leaving."""
    if not isinstance(result, Reply):
        return str(result)
    if result.act is Act.SAVE:
        raise EOFError
    return None


def _stands(view: View) -> Value | Reply:
    """The choice that the answer stands for, or last time's where there is none yet."""
    answered = view.answer is not None and view.answer.state is not AnswerState.MISSING
    before = view.answer if answered else view.last_time
    if before is None:
        return None
    match before.state:
        case AnswerState.DONT_KNOW:
            return Reply(Act.DONT_KNOW)
        case AnswerState.NOT_APPLICABLE:
            return Reply(Act.NOT_APPLICABLE)
        case AnswerState.ANSWERED | AnswerState.REFUSED | AnswerState.MISSING:
            return before.value
        case _:
            assert_never(before.state)


def _ticked_fault(question: Question, chosen: Sequence[Any]) -> str:
    if any(isinstance(one, Reply) for one in chosen):
        return _("That cannot stand beside another answer.") if len(chosen) > 1 else ""
    return picked_fault(question, [str(one) for one in chosen])
