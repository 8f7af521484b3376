"""What both screens say and understand alike: what is known, and what a typed line means."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit import wording
from sctoolkit.files.assessments.values import Read, read_typed, read_value
from sctoolkit.language import _
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.questionnaire import Option, Question
from sctoolkit.wizard.commands import command, unknown_command
from sctoolkit.wizard.screen import Act, Reply, View


def known(view: View) -> list[str]:
    """What is already known about the question: last time's answer, this one's, what is beside."""
    lines = []
    question, language, answer = view.question, view.language, view.answer
    if view.last_time is not None:
        words = wording.answer(question, view.last_time, language)
        lines.append(_("Last time: {answer}").format(answer=words))
    if answer is None:
        return lines
    if answer.state is not AnswerState.MISSING:
        words = wording.answer(question, answer, language)
        lines.append(_("Your answer so far: {answer}").format(answer=words))
    if answer.flagged:
        lines.append(_("Flagged to come back to."))
    if answer.note:
        lines.append(_("Your note: {note}").format(note=answer.note))
    if answer.evidence:
        where = ", ".join(piece.where for piece in answer.evidence)
        lines.append(_("Evidence: {where}").format(where=where))
    return lines


def option_label(option: Option, language: str, *, hint: bool) -> str:
    """The option in words, with the sentence that says what counts where `hint`."""
    label = option.label.to(language)
    return f"{label} ({option.hint.to(language)})" if hint and option.hint else label


def beside_options(view: View) -> list[tuple[Act, str]]:
    """What stands below the options of a question."""
    lines = [(Act.DONT_KNOW, _("I don't know"))]
    if view.may_not_apply:
        lines.append((Act.NOT_APPLICABLE, _("It does not apply (say why)")))
    return lines


def fault(read: Read) -> str:
    """What is wrong with an answer and what is expected, in sentences; empty where it is good."""
    if not read.problem:
        return ""
    return f"{read.problem[:1].upper()}{read.problem[1:]}. {read.hint}".strip()


def picked_fault(question: Question, picked: Sequence[str]) -> str:
    """What is wrong with the options picked; empty where nothing is."""
    if not picked:
        return _("Nothing is chosen. “I don't know” is an answer, too; :skip leaves it open.")
    return fault(read_value(question, picked))


def typed_reply(question: Question, typed: str) -> Reply:
    """What a typed line means: a command, nothing (skip), or an answer that was found good."""
    said = command(typed)
    if said is not None:
        return said
    if not typed.strip():
        return Reply(Act.SKIP)
    read = read_typed(question, typed)
    return Reply(Act.ANSWER, read.value, cleaned=read.cleaned)


def typed_fault(question: Question, typed: str) -> str:
    """What is wrong with a typed line and what is expected; empty where it is good."""
    if not typed.strip() or command(typed) is not None:
        return ""
    if typed.strip().startswith(":"):
        return unknown_command(typed.strip())
    return fault(read_typed(question, typed))
