"""What can be done beside answering: a flag, a note, evidence, more help."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.language import _
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, Section
from sctoolkit.wizard.desk import Desk
from sctoolkit.wizard.screen import Act, Reply, Screen

TYPED = ":back :skip :na :dk :refuse :flag :note :evidence :jump :list :review :quit"


class Beside:
    """Keeps what people add to an answer without answering."""

    def __init__(self, answers: dict[str, Answer], screen: Screen, desk: Desk) -> None:
        self._answers = answers
        self._screen = screen
        self._desk = desk

    def do(self, question: Question, section: Section, reply: Reply) -> None:
        """Does what the reply asks for; the question stays where it is."""
        before = self._answers.get(question.id) or Answer(AnswerState.MISSING)
        match reply.act:
            case Act.FLAG:
                self._keep(question, replace(before, flagged=not before.flagged))
                self._screen.say(_("Flag removed.") if before.flagged else _("Flagged."))
            case Act.NOTE:
                note = reply.words or self._screen.text(_("Your note:"), before.note)
                if note is not None:
                    self._keep(question, replace(before, note=note.strip()))
            case Act.EVIDENCE:
                self._evidence(question, before, reply.words)
            case Act.HELP:
                self._help(question, section)
            case _:
                pass

    def _keep(self, question: Question, answer: Answer) -> None:
        answer = replace(answer, by=self._desk.who, at=self._desk.now())
        self._desk.record(question.id, answer)
        self._answers[question.id] = answer

    def _evidence(self, question: Question, before: Answer, words: str) -> None:
        self._say_evidence(question)
        where = words or self._screen.path(_("File or link:"))
        while where and where.strip():
            found = self._desk.attach(where)
            if found is not None:
                self._keep(question, replace(before, evidence=(*before.evidence, found)))
                self._screen.say(_("Attached: {where}").format(where=found.where))
                return
            missing = _("There is no file “{where}”. Type it again, or go back.")
            self._screen.say(missing.format(where=where))
            where = self._screen.path(_("File or link:"))

    def _say_evidence(self, question: Question) -> None:
        if question.evidence:
            self._screen.say(_("A reviewer would ask to see:"))
        for piece in question.evidence:
            self._screen.say(f"  - {piece.to(self._desk.language)}")

    def _help(self, question: Question, section: Section) -> None:
        language = self._desk.language
        self._screen.say(question.help.to(language))
        self._say_evidence(question)
        rule = question.not_applicable
        if rule is not None:
            when = rule.when.to(language)
            self._screen.say(_("It does not apply if: {when}").format(when=when))
        if question.practice:
            source = _("From the guidance: {practice} ({section})")
            practice = ", ".join(question.practice)
            self._screen.say(source.format(practice=practice, section=section.title.to(language)))
        self._screen.say(_("Typed at any question: {commands}").format(commands=TYPED))
