"""A screen in a real terminal: rich shows, questionary asks, everything on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from questionary import Choice
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

from sctoolkit.files.answer_values import read_value
from sctoolkit.language import _
from sctoolkit.model.questionnaire import Question
from sctoolkit.wizard import prompts
from sctoolkit.wizard.screen import Act, Item, Reply, View
from sctoolkit.wizard.standing import standing, typed_fault, typed_reply
from sctoolkit.wizard.words import shorten


class TerminalScreen:
    """Asks with arrow keys and shows in colour."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)

    def say(self, text: str, *, strong: bool = False) -> None:
        """Shows a message."""
        self.console.print(Styled(text, style="bold" if strong else ""))

    def table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows rows under headings."""
        table = Table(title=title, title_justify="left", box=None, pad_edge=False)
        for index, name in enumerate(head):
            table.add_column(name, justify="left" if index == 0 else "right")
        for row in rows:
            table.add_row(*(Styled(cell) for cell in row))
        self.console.print(table)

    def ask(self, view: View) -> Reply:
        """Shows a question and waits for what the person does."""
        self._show(view)
        if view.question.kind.many:
            return self._several(view)
        return self._one(view) if view.question.kind.one else self._typed(view)

    def choose(self, title: str, items: Sequence[Item], default: str = "") -> str | None:
        """The key of the line that the person picks; None for going back."""
        choices = [Choice(shorten(item.label, self._width), item.key) for item in items]
        chosen = prompts.run(prompts.select(title, choices, default or None), typing=True)
        return None if isinstance(chosen, Reply) else str(chosen)

    def text(self, title: str, default: str = "") -> str | None:
        """What the person types; None for going back."""
        typed = prompts.run(prompts.text(title, default, lambda _typed: ""), typing=True)
        return None if isinstance(typed, Reply) else str(typed)

    def path(self, title: str) -> str | None:
        """A path or a link; None for going back."""
        typed = prompts.run(prompts.path(title), typing=True)
        return None if isinstance(typed, Reply) else str(typed)

    @property
    def _width(self) -> int:
        return max(20, self.console.width - 10)

    def _show(self, view: View) -> None:
        question, language = view.question, view.language
        place = _("question {number} of about {about}").format(number=view.number, about=view.about)
        head = Styled(f"{view.section.title.to(language)} · {place}", style="cyan")
        self.console.print()
        self.console.print(Rule(head, align="left", style="bright_black"))
        self.console.print(Styled(question.ask.to(language), style="bold"))
        self.console.print(Padding(Styled(question.help.to(language), style="dim"), (0, 0, 0, 2)))
        for line in standing(view):
            self.console.print(Styled(line, style="yellow"))
        self._long_labels(view)

    def _long_labels(self, view: View) -> None:
        """Lists the options in full where the menu below would have to cut them."""
        options = view.question.options
        fits = all(len(option.label.to(view.language)) <= self._width for option in options)
        if fits and not any(option.hint for option in options):
            return
        for number, option in enumerate(options, 1):
            line = Styled(f"{number}) {option.label.to(view.language)}")
            if option.hint:
                line.append(f" ({option.hint.to(view.language)})", style="dim")
            self.console.print(Padding(line, (0, 0, 0, 2)))

    def _choices(self, view: View) -> list[Choice]:
        choices = [
            Choice(shorten(option.label.to(view.language), self._width), option.id)
            for option in view.question.options
        ]
        choices.append(Choice(_("I don't know"), Reply(Act.DONT_KNOW)))
        if view.may_not_apply:
            choices.append(Choice(_("It does not apply (say why)"), Reply(Act.NOT_APPLICABLE)))
        return choices

    def _one(self, view: View) -> Reply:
        before = view.answer or view.last_time
        prompt = prompts.select(
            _("Your answer:"), self._choices(view), before.value if before else None, prompts.keys()
        )
        chosen = prompts.run(prompt, typing=False)
        return chosen if isinstance(chosen, Reply) else Reply(Act.ANSWER, str(chosen))

    def _several(self, view: View) -> Reply:
        before = view.answer or view.last_time
        ticked = before.value if before and isinstance(before.value, tuple) else ()
        choices = self._choices(view)
        for choice in choices:
            choice.checked = choice.value in ticked

        def fault(chosen: Sequence[Any]) -> str:
            return _ticked_fault(view.question, chosen)

        prompt = prompts.checkbox(_("Tick all that apply:"), choices, fault)
        chosen = prompts.run(prompt, typing=False)
        if isinstance(chosen, Reply):
            return chosen
        special = next((one for one in chosen if isinstance(one, Reply)), None)
        return special or Reply(Act.ANSWER, tuple(str(one) for one in chosen))

    def _typed(self, view: View) -> Reply:
        question = view.question
        unit = question.unit.to(view.language) if question.unit else ""
        title = _("Your answer ({unit}):").format(unit=unit) if unit else _("Your answer:")
        before = view.answer.value if view.answer else None
        default = f"{before:g}" if isinstance(before, float) else str(before or "")
        hint = _("Enter alone skips · :dk I don't know · :na does not apply")
        self.console.print(Styled(f"{prompts.keys()} · {hint}", style="bright_black"))
        prompt = prompts.text(title, default, lambda typed: typed_fault(question, typed))
        typed = prompts.run(prompt, typing=True)
        return typed if isinstance(typed, Reply) else typed_reply(question, str(typed))


def _ticked_fault(question: Question, chosen: Sequence[Any]) -> str:
    if any(isinstance(one, Reply) for one in chosen):
        return _("That cannot stand beside another answer.") if len(chosen) > 1 else ""
    read = read_value(question, [str(one) for one in chosen])
    return f"{read.problem}. {read.hint}" if read.problem else ""
