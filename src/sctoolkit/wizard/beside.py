"""What can be done beside answering: a flag, a note, evidence, more help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, assert_never

from sctoolkit.language import _, labelled
from sctoolkit.model.assessment import Answer, AnswerState, Evidence
from sctoolkit.model.questionnaire import Question
from sctoolkit.wizard.commands import typed_commands
from sctoolkit.wizard.desk import Desk
from sctoolkit.wizard.screen import Act, Screen, View

Adding = Literal[Act.FLAG, Act.NOTE, Act.EVIDENCE, Act.HELP]


class Beside:
    """Keeps what people add to an answer without answering."""

    def __init__(self, screen: Screen, desk: Desk, keep: Callable[[str, Answer], None]) -> None:
        self._screen = screen
        self._desk = desk
        self._record = keep

    def do(self, act: Adding, view: View, words: str) -> str:
        """Does it, `words` being what was typed behind the command; gives what is to be said."""
        before = view.answer or Answer(AnswerState.MISSING)
        match act:
            case Act.FLAG:
                self._keep(view, replace(before, flagged=not before.flagged))
                return _("The flag is off.") if before.flagged else ""
            case Act.NOTE:
                note = words or self._screen.text(_("Your note:"), before.note)
                if note is not None:
                    self._keep(view, replace(before, note=note.strip()))
            case Act.EVIDENCE:
                return self._evidence(view, before, words)
            case Act.HELP:
                self._help(view)
            case _:
                assert_never(act)
        return ""

    def _keep(self, view: View, answer: Answer) -> None:
        self._record(view.question.id, replace(answer, by=self._desk.who, at=self._desk.now()))

    def _evidence(self, view: View, before: Answer, words: str) -> str:
        for line in _reviewer(view.question, view.language):
            self._screen.say(line)
        where = words or self._screen.path(_("File or link:"))
        while where and where.strip():
            found = self._desk.attach(where)
            if isinstance(found, Evidence):
                self._keep(view, replace(before, evidence=(*before.evidence, found)))
                return _("Attached: {where}").format(where=found.where)
            self._screen.say(found)
            where = self._screen.path(_("File or link:"), where)
        return ""

    def _help(self, view: View) -> None:
        for line in _whole_help(view):
            self._screen.say(line)
        self._screen.pause()


def _reviewer(question: Question, language: str) -> list[str]:
    if not question.evidence:
        return []
    pieces = [f"  - {piece.to(language)}" for piece in question.evidence]
    return [_("A reviewer would ask to see:"), *pieces]


def _whole_help(view: View) -> list[str]:
    question, language = view.question, view.language
    lines = [question.help.to(language)]
    lines += [
        f"  {labelled(option.label.to(language), option.hint.to(language))}"
        for option in question.options
        if option.hint
    ]
    lines += _reviewer(question, language)
    if view.may_not_apply and question.not_applicable:
        when = question.not_applicable.when.to(language)
        lines.append(_("It does not apply if: {when}").format(when=when))
    if question.practice:
        source = _("From the guidance: {practice} ({section})")
        practice, section = ", ".join(question.practice), view.section.title.to(language)
        lines.append(source.format(practice=practice, section=section))
    typed = typed_commands(may_not_apply=view.may_not_apply)
    return [*lines, _("Typed at any question: {commands}").format(commands=typed)]
