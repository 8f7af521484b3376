"""Builds questionary prompts that can be left: Esc, Ctrl-S, Ctrl-D, `?`, `/` and `:`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import Dimension, ScrollOffsets, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary import Choice, Style
from questionary import Question as Prompt
from questionary.prompts.common import InquirerControl

from sctoolkit.language import _
from sctoolkit.wizard.screen import Act, Reply

STYLE = Style(
    [
        ("qmark", "fg:ansicyan bold"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "bold"),
        ("answer", "fg:ansicyan"),
        ("instruction", "fg:ansibrightblack"),
    ]
)
SEARCH_ABOVE = 12
"""Choices; longer lists are searched by typing instead of numbered."""
COMMAND_LINE = Reply(Act.MORE, words=":")
"""What `:` leaves a prompt with: the person wants to type a command."""
ALWAYS = {"escape": Reply(Act.BACK), "c-s": Reply(Act.SAVE), "c-d": Reply(Act.SAVE)}
WHERE_NOTHING_IS_TYPED = {"?": Reply(Act.HELP), "/": Reply(Act.MORE), ":": COMMAND_LINE}


def keys() -> str:
    """The keys that work at every question, on one line."""
    return _("Esc back · Ctrl-S save and quit · ? help · / more")


def select(title: str, choices: Sequence[Choice], default: object, rows: int) -> Prompt:
    """One of several, by arrow keys and number, or by typing where there are many.

    A menu of more than `rows` rows scrolls with the pointer.
    """
    search = len(choices) > SEARCH_ABOVE
    known = [choice.value for choice in choices]
    prompt = questionary.select(
        title,
        choices=list(choices),
        default=default if default in known else None,  # type: ignore[arg-type]
        style=STYLE,
        use_search_filter=search,
        use_shortcuts=not search,
        use_jk_keys=False,
        instruction=told(choices, rows),
        output=_output(),
    )
    return _within(prompt, choices, rows)


def told(choices: Sequence[Choice], rows: int) -> str:
    """What is told behind the title of a menu."""
    search = [_("type to search")] if len(choices) > SEARCH_ABOVE else []
    return _instruction([*search, *_scrolling(choices, rows)])


def checkbox(title: str, choices: Sequence[Choice], rows: int) -> Prompt:
    """Any number of several; scrolls as `select` does."""
    prompt = questionary.checkbox(
        title,
        choices=list(choices),
        style=STYLE,
        use_jk_keys=False,
        instruction=_instruction(_scrolling(choices, rows)),
        output=_output(),
    )
    app = prompt.application
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), _idle()])
    return _within(prompt, choices, rows)


def _lines(choice: Choice) -> int:
    return str(choice.title).count("\n") + 1


def _scrolling(choices: Sequence[Choice], rows: int) -> list[str]:
    """Says so where the menu does not show everything at once."""
    hidden = sum(_lines(choice) for choice in choices) > rows
    return [_("↑ ↓ show all {count}").format(count=len(choices))] if hidden else []


def _instruction(parts: Sequence[str]) -> str:
    return f"({', '.join(parts)})" if parts else " "


def _within(prompt: Prompt, choices: Sequence[Choice], rows: int) -> Prompt:
    """Keeps the menu within its rows, the choice that is pointed at in sight to its last line."""
    longest = max(_lines(choice) for choice in choices)
    for window, _control in _menus(prompt):
        window.height = Dimension(max=rows)
        window.scroll_offsets = ScrollOffsets(bottom=min(longest, rows) - 1)
    return prompt


def _menus(prompt: Prompt) -> list[tuple[Window, InquirerControl]]:
    windows = prompt.application.layout.find_all_windows()
    return [(one, one.content) for one in windows if isinstance(one.content, InquirerControl)]


def ticked(prompt: Prompt) -> list[Any]:
    """What is ticked in a checkbox, be it that a key left it before it was confirmed."""
    return [value for _window, menu in _menus(prompt) for value in menu.selected_options]


def text(title: str, default: str) -> Prompt:
    """A line of text."""
    return questionary.text(title, default=default, style=STYLE, output=_output())


def path(title: str, default: str) -> Prompt:
    """A path, completed with the tab key."""
    return questionary.path(title, default=default, style=STYLE, output=_output())


def run(prompt: Prompt, *, typing: bool) -> Any:  # noqa: ANN401 - what questionary gives back
    """The prompt's result, or the Reply of a key that leaves it; Ctrl-C raises KeyboardInterrupt.

    `typing` = letters belong to the text, so only Esc, Ctrl-S and Ctrl-D leave it. What was
    answered is for the screen to show; questionary would break it in the middle of a word.
    """
    app = prompt.application
    leave = ALWAYS if typing else ALWAYS | WHERE_NOTHING_IS_TYPED
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), _leaving(leave)])
    app.ttimeoutlen = app.timeoutlen = 0.05  # else Esc takes half a second
    app.erase_when_done = True
    return prompt.unsafe_ask()


def _idle() -> KeyBindings:
    """Takes away questionary's keys that tick and untick everything: nobody is told of them."""
    bindings = KeyBindings()
    for key in ("a", "i"):
        bindings.add(key, eager=True)(lambda _event: None)
    return bindings


def _leaving(replies: dict[str, Reply]) -> KeyBindings:
    bindings = KeyBindings()
    for key, reply in replies.items():
        bindings.add(key, eager=True)(_exit_with(reply))
    return bindings


def _exit_with(reply: Reply) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=reply)

    return leave


def _output() -> Any:  # noqa: ANN401 - prompt_toolkit's output
    """Prompts go to stderr, so that stdout carries results only.

    A terminal that does not answer the question where its cursor is would delay each prompt by a
    second, and our prompts do not need to know.
    """
    output = create_output(stdout=sys.stderr)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output
