"""The commands of the wizard, typed or picked, and lines cut to fit."""

from __future__ import annotations

import re

from sctoolkit.language import _
from sctoolkit.wizard.screen import Act, Reply

COMMANDS: dict[str, Act] = {
    "back": Act.BACK,
    "b": Act.BACK,
    "skip": Act.SKIP,
    "s": Act.SKIP,
    "na": Act.NOT_APPLICABLE,
    "n/a": Act.NOT_APPLICABLE,
    "dk": Act.DONT_KNOW,
    "refuse": Act.REFUSE,
    "flag": Act.FLAG,
    "note": Act.NOTE,
    "evidence": Act.EVIDENCE,
    "jump": Act.JUMP,
    "list": Act.LIST,
    "review": Act.REVIEW,
    "help": Act.HELP,
    "?": Act.HELP,
    "/": Act.MORE,
    "more": Act.MORE,
    "save": Act.SAVE,
    "quit": Act.QUIT,
    "q": Act.QUIT,
}


def command(text: str, *, bare: bool = False) -> Reply | None:
    """The command that was typed (`:jump 5`; without the colon where `bare`), or None."""
    stripped = text.strip()
    if not stripped.startswith(":") and not bare and stripped not in ("?", "/"):
        return None
    word, _blank, rest = stripped.removeprefix(":").strip().partition(" ")
    act = COMMANDS.get(word.lower())
    return Reply(act, words=rest.strip()) if act else None


def menu() -> list[tuple[Act, str]]:
    """Everything that can be done at a question besides answering it."""
    return [
        (Act.BACK, _("Back to the last question")),
        (Act.SKIP, _("Skip for now")),
        (Act.DONT_KNOW, _("I don't know")),
        (Act.NOT_APPLICABLE, _("It does not apply (say why)")),
        (Act.REFUSE, _("I prefer not to say")),
        (Act.FLAG, _("Flag it, to come back later")),
        (Act.NOTE, _("Write a note")),
        (Act.EVIDENCE, _("Attach evidence: a file or a link")),
        (Act.JUMP, _("Go to another section")),
        (Act.LIST, _("List what is not answered yet")),
        (Act.REVIEW, _("Review all answers and finish")),
        (Act.HELP, _("More help on this question")),
        (Act.QUIT, _("Save and quit")),
    ]


def shorten(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut at a word with an ellipsis."""
    line = re.sub(r"\s+", " ", text)
    if len(line) <= width:
        return line
    return line[: width - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
