"""The commands of the wizard: what is typed at a question, and the menu that says the same."""

from __future__ import annotations

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
    "more": Act.MORE,
    "/": Act.MORE,
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


def unknown_command(typed: str) -> str:
    """What is said to a command that does not exist."""
    return _("“{word}” is no command; ? lists them.").format(word=typed)


def typed_commands(*, may_not_apply: bool) -> str:
    """Every command as it is typed, on one line; `:jump` with the number that it takes."""
    words = {act: word for word, act in reversed(COMMANDS.items())} | {Act.JUMP: "jump 5"}
    if not may_not_apply:
        del words[Act.NOT_APPLICABLE]
    return " ".join(f":{words[act]}" for act in Act if act in words)


def menu(*, may_not_apply: bool) -> list[tuple[Act, str]]:
    """Everything that can be done at a question besides answering it."""
    lines = [
        (Act.BACK, _("Back to the last question")),
        (Act.SKIP, _("Skip for now")),
        (Act.DONT_KNOW, _("I don't know")),
        (Act.NOT_APPLICABLE, _("It does not apply (say why)")),
        (Act.REFUSE, _("I prefer not to say")),
        (Act.FLAG, _("Flag it to come back later, or take the flag off")),
        (Act.NOTE, _("Write a note")),
        (Act.EVIDENCE, _("Attach evidence: a file or a link")),
        (Act.JUMP, _("Go to another section")),
        (Act.LIST, _("List what is not answered yet")),
        (Act.REVIEW, _("Review all answers and finish")),
        (Act.HELP, _("More help on this question")),
        (Act.QUIT, _("Save and quit")),
    ]
    return [line for line in lines if may_not_apply or line[0] is not Act.NOT_APPLICABLE]
