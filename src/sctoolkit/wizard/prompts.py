"""Builds questionary prompts that can be left: Esc, Ctrl-S, Ctrl-D, `?`, `/` and `:`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary import Choice, Style
from questionary import Question as Prompt

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


def select(title: str, choices: Sequence[Choice], default: object) -> Prompt:
    """One of several, by arrow keys and number, or by typing where there are many."""
    search = len(choices) > SEARCH_ABOVE
    known = [choice.value for choice in choices]
    return questionary.select(
        title,
        choices=list(choices),
        default=default if default in known else None,  # type: ignore[arg-type]
        style=STYLE,
        use_search_filter=search,
        use_shortcuts=not search,
        use_jk_keys=False,
        instruction=f"({_('type to search')})" if search else " ",
        output=_output(),
    )


def checkbox(title: str, choices: Sequence[Choice]) -> Prompt:
    """Any number of several."""
    return questionary.checkbox(
        title,
        choices=list(choices),
        style=STYLE,
        use_jk_keys=False,
        instruction=" ",
        output=_output(),
    )


def text(title: str, default: str) -> Prompt:
    """A line of text."""
    return questionary.text(title, default=default, style=STYLE, output=_output())


def path(title: str) -> Prompt:
    """A path, completed with the tab key."""
    return questionary.path(title, style=STYLE, output=_output())


def run(prompt: Prompt, *, typing: bool) -> Any:  # noqa: ANN401 - what questionary gives back
    """The prompt's result, or the Reply of a key that leaves it; Ctrl-C raises KeyboardInterrupt.

    `typing` = letters belong to the text, so only Esc, Ctrl-S and Ctrl-D leave it.
    """
    app = prompt.application
    leave = ALWAYS if typing else ALWAYS | WHERE_NOTHING_IS_TYPED
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), _leaving(leave)])
    app.ttimeoutlen = app.timeoutlen = 0.05  # else Esc takes half a second
    return prompt.unsafe_ask()


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
