"""A screen in a real terminal: rich shows, questionary asks, everything on stderr."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from questionary import Choice
from questionary import Question as Prompt
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

from sctoolkit.files.answer_values import read_value
from sctoolkit.language import _
from sctoolkit.model.assessment import AnswerState, Value
from sctoolkit.model.questionnaire import Question
from sctoolkit.wizard import prompts
from sctoolkit.wizard.screen import Act, Item, Reply, View
from sctoolkit.wizard.standing import standing, typed_fault, typed_reply
from sctoolkit.wizard.words import shorten


class TerminalScreen:
    """Asks with arrow keys and shows in colour."""

    plain = False

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
        return _entered(prompts.run(prompts.select(title, choices, default or None), typing=True))

    def text(self, title: str, default: str = "") -> str | None:
        """What the person types; None for going back."""
        return _entered(prompts.run(prompts.text(title, default), typing=True))

    def path(self, title: str) -> str | None:
        """A path or a link; None for going back."""
        return _entered(prompts.run(prompts.path(title), typing=True))

    @property
    def _width(self) -> int:
        return max(20, self.console.width - 10)

    def _show(self, view: View) -> None:
        question, language = view.question, view.language
        place = _("Question {number} of about {about} · section {place} of {sections}: {title}")
        head = place.format(
            number=view.number,
            about=view.about,
            place=view.place,
            sections=view.sections,
            title=view.section.title.to(language),
        )
        self.console.print()
        self.console.print(Rule(Styled(head, style="cyan"), align="left", style="bright_black"))
        self.console.print(Styled(question.ask.to(language), style="bold"))
        self.console.print(Padding(Styled(question.help.to(language), style="dim"), (0, 0, 0, 2)))
        for line in standing(view):
            self.console.print(Styled(line, style="yellow"))
        self._long_labels(view)
        self.console.print(Styled(_keys(question), style="bright_black"))

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
        prompt = prompts.select(_("Your answer:"), self._choices(view), _stands(view))
        chosen = prompts.run(prompt, typing=False)
        return chosen if isinstance(chosen, Reply) else Reply(Act.ANSWER, str(chosen))

    def _several(self, view: View) -> Reply:
        def prompt(ticked: Sequence[Any]) -> Prompt:
            choices = self._choices(view)
            for choice in choices:
                choice.checked = choice.value in ticked
            return prompts.checkbox(_("Tick all that apply:"), choices)

        def fault(chosen: Sequence[Any]) -> str:
            return _ticked_fault(view.question, chosen)

        stands = _stands(view)
        ticked = stands if isinstance(stands, tuple) else (stands,)
        chosen = self._until_good(prompt, ticked, fault, typing=False)
        if isinstance(chosen, Reply):
            return chosen
        special = next((one for one in chosen if isinstance(one, Reply)), None)
        return special or Reply(Act.ANSWER, tuple(str(one) for one in chosen))

    def _typed(self, view: View) -> Reply:
        question = view.question
        unit = question.unit.to(view.language) if question.unit else ""
        title = _("Your answer ({unit}):").format(unit=unit) if unit else _("Your answer:")
        before = view.answer.value if view.answer else None
        default = f"{before:.15g}" if isinstance(before, float) else str(before or "")

        def prompt(before: str) -> Prompt:
            return prompts.text(title, before)

        def fault(typed: str) -> str:
            return typed_fault(question, typed)

        typed = self._until_good(prompt, default, fault, typing=True)
        return typed if isinstance(typed, Reply) else typed_reply(question, str(typed))

    def _until_good(
        self,
        prompt: Callable[[Any], Prompt],
        given: Any,  # noqa: ANN401 - ticked choices or typed words
        fault: Callable[[Any], str],
        *,
        typing: bool,
    ) -> Any:  # noqa: ANN401 - what questionary gives back
        """Asks until nothing is wrong or a key leaves the prompt; what was given stays in it."""
        while True:
            given = prompts.run(prompt(given), typing=typing)
            wrong = "" if isinstance(given, Reply) else fault(given)
            if not wrong:
                return given
            self.console.print(Styled(wrong, style="red"))


def _keys(question: Question) -> str:
    """What can be pressed at a question of this kind."""
    if question.kind.many:
        return f"{_('space ticks, Enter confirms')} · {prompts.keys()}"
    if question.kind.one:
        return prompts.keys()
    typed = _("Enter alone skips · :dk I don't know · :na does not apply")
    return f"{prompts.keys()} · {typed}"


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
    match before.state if before else AnswerState.MISSING:
        case AnswerState.DONT_KNOW:
            return Reply(Act.DONT_KNOW)
        case AnswerState.NOT_APPLICABLE:
            return Reply(Act.NOT_APPLICABLE)
        case _:
            return before.value if before else None


def _ticked_fault(question: Question, chosen: Sequence[Any]) -> str:
    if any(isinstance(one, Reply) for one in chosen):
        return _("That cannot stand beside another answer.") if len(chosen) > 1 else ""
    read = read_value(question, [str(one) for one in chosen])
    return f"{read.problem}. {read.hint}" if read.problem else ""
