"""What both screens say and understand alike: what is known, and what a typed line means."""

from __future__ import annotations

from sctoolkit import wording
from sctoolkit.files.answer_values import read_value
from sctoolkit.language import _
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.questionnaire import Question
from sctoolkit.wizard.screen import Act, Reply, View
from sctoolkit.wizard.words import command


def standing(view: View) -> list[str]:
    """What is already known about the question: last time's answer, this one's, the note."""
    lines = []
    question, language = view.question, view.language
    if view.last_time is not None:
        words = wording.answer(question, view.last_time, language)
        lines.append(_("Last time: {answer}").format(answer=words))
    if view.answer is not None and view.answer.state is not AnswerState.MISSING:
        words = wording.answer(question, view.answer, language)
        lines.append(_("Your answer so far: {answer}").format(answer=words))
    if view.answer is not None and view.answer.note:
        lines.append(_("Your note: {note}").format(note=view.answer.note))
    if view.answer is not None and view.answer.evidence:
        where = ", ".join(piece.where for piece in view.answer.evidence)
        lines.append(_("Evidence: {where}").format(where=where))
    return lines


def typed_reply(question: Question, typed: str) -> Reply:
    """What a typed line means: a command, nothing (skip), or an answer that was found good."""
    said = command(typed)
    if said is not None:
        return said
    if not typed.strip():
        return Reply(Act.SKIP)
    read = read_value(question, typed)
    return Reply(Act.ANSWER, read.value, cleaned=read.cleaned)


def unknown_command(typed: str) -> str:
    """What is said to a command that does not exist."""
    return _("“{word}” is no command; ? lists them.").format(word=typed)


def typed_fault(question: Question, typed: str) -> str:
    """What is wrong with a typed line and what is expected; empty where it is good."""
    if not typed.strip() or command(typed) is not None:
        return ""
    if typed.strip().startswith(":"):
        return unknown_command(typed.strip())
    read = read_value(question, typed)
    return f"{read.problem}. {read.hint}" if read.problem else ""
