"""The loop of an interview: ask, record at once, go on; back, jump, review, quit at any time."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.interview import Interview
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, Section
from sctoolkit.wizard.beside import Beside
from sctoolkit.wizard.desk import Desk, Ending
from sctoolkit.wizard.review import Choice, review
from sctoolkit.wizard.screen import Act, Item, Reply, Screen, View
from sctoolkit.wizard.standing import unknown_command
from sctoolkit.wizard.words import command, menu

Step = Question | Ending | None
"""The question to show next, the end of the session, or None for the review."""


class Wizard:
    """One session. `answers` is changed in place, and is what the interview looks at."""

    def __init__(
        self, interview: Interview, answers: dict[str, Answer], screen: Screen, desk: Desk
    ) -> None:
        self.interview = interview
        self.answers = answers
        self.screen = screen
        self.desk = desk
        self.given = 0
        """Answers recorded in this session."""
        self._beside = Beside(answers, screen, desk)
        self._shown: list[str] = []
        sections = interview.questionnaire.sections
        self._sections = {one.id: section for section in sections for one in section.questions}
        self._order = {one: place for place, one in enumerate(self._sections)}

    def run(self) -> Ending:
        """Asks until the person finishes or leaves. Raises KeyboardInterrupt on a second Ctrl-C."""
        step: Step = self.interview.next_after(None)
        while not isinstance(step, Ending):
            try:
                step = self._take(step)
            except EOFError:
                step = Ending.SAVED
        return step

    def _take(self, question: Question | None) -> Step:
        try:
            return self._review() if question is None else self._ask(question)
        except KeyboardInterrupt:
            return self._quit_menu(question)

    def _ask(self, question: Question) -> Step:
        return self._do(question, self._reply(question))

    def _reply(self, question: Question) -> Reply:
        said: Reply | None = self.screen.ask(self._view(question))
        while said is not None and said.act is Act.MORE:
            said = self._more(said)
        return said or Reply(Act.MORE)

    def _view(self, question: Question) -> View:
        asked = [one.id for one in self.interview.asked()]
        sections = [one.id for one in self._sections_asked()]
        return View(
            section=self._section(question),
            place=sections.index(question.section) + 1 if question.section in sections else 1,
            sections=len(sections),
            question=question,
            number=asked.index(question.id) + 1 if question.id in asked else len(asked),
            about=len(asked),
            answer=self.answers.get(question.id),
            last_time=self.desk.last_time.get(question.id),
            may_not_apply=self.interview.may_be_not_applicable(question),
            language=self.desk.language,
        )

    def _section(self, question: Question) -> Section:
        return self._sections[question.id]

    def _sections_asked(self) -> list[Section]:
        asked = {one.section for one in self.interview.asked()}
        return [one for one in self.interview.questionnaire.sections if one.id in asked]

    def _more(self, reply: Reply) -> Reply | None:
        """The command that the person types or picks; None for going back to the question."""
        if reply.words == ":":
            typed = self.screen.text(":")
            said = command(typed, bare=True) if typed else None
            if typed and said is None:
                self.screen.say(unknown_command(typed))
            return said
        items = [Item(act.value, label) for act, label in menu()]
        key = self.screen.choose(_("What would you like to do?"), items)
        return Reply(Act(key)) if key else None

    def _do(self, question: Question, reply: Reply) -> Step:
        step: Step = question
        match reply.act:
            case Act.ANSWER | Act.DONT_KNOW | Act.REFUSE | Act.NOT_APPLICABLE:
                step = self._answer(question, reply)
            case Act.BACK:
                step = self._back(question)
            case Act.SKIP:
                step = self._go_on(question)
            case Act.JUMP | Act.LIST | Act.REVIEW:
                step = self._elsewhere(question, reply)
            case Act.SAVE | Act.QUIT:
                step = Ending.SAVED
            case Act.FLAG | Act.NOTE | Act.EVIDENCE | Act.HELP | Act.MORE:
                self._beside.do(question, self._section(question), reply)
        return step

    def _answer(self, question: Question, reply: Reply) -> Step:
        match reply.act:
            case Act.DONT_KNOW:
                return self._put(question, self._changed(question, AnswerState.DONT_KNOW))
            case Act.REFUSE:
                return self._put(question, self._changed(question, AnswerState.REFUSED))
            case Act.NOT_APPLICABLE:
                return self._not_applicable(question)
            case _:
                if reply.cleaned:
                    self.screen.say(reply.cleaned)
                answer = self._changed(question, AnswerState.ANSWERED)
                return self._put(question, replace(answer, value=reply.value))

    def _changed(self, question: Question, state: AnswerState) -> Answer:
        """The question's answer in a new state; its note, flag and evidence stay."""
        before = self.answers.get(question.id) or Answer(AnswerState.MISSING)
        return replace(
            before, state=state, value=None, reason="", by=self.desk.who, at=self.desk.now()
        )

    def _put(self, question: Question, answer: Answer) -> Step:
        """Records the answer, tells what it opened or closed, and goes on."""
        before = {one.id for one in self.interview.asked()}
        self.desk.record(question.id, answer)
        self.answers[question.id] = answer
        self.given += 1
        self._tell_routing(question, before)
        return self._go_on(question)

    def _tell_routing(self, question: Question, before: set[str]) -> None:
        """Says so when an answer closes answered questions or opens earlier ones."""
        after = {one.id for one in self.interview.asked()}
        closed = sum(self.interview.is_answered(one) for one in before - after)
        if closed:
            one = "{count} answer no longer counts; it is kept in case the question comes back."
            many = "{count} answers no longer count; they are kept in case the questions come back."
            self.screen.say(plural(one, many, closed))
        opened = sum(self._order[one] < self._order[question.id] for one in after - before)
        if opened:
            one, many = "{count} earlier question is open.", "{count} earlier questions are open."
            self.screen.say(plural(one, many, opened))

    def _go_on(self, question: Question) -> Step:
        self._shown.append(question.id)
        return self.interview.next_after(question.id)

    def _back(self, question: Question) -> Question:
        """The question shown before, as far as it is still asked; else the one above."""
        asked = {one.id: one for one in self.interview.asked()}
        while self._shown:
            last = self._shown.pop()
            if last in asked and last != question.id:
                return asked[last]
        above = [one for one in asked if self._order[one] < self._order[question.id]]
        if above:
            return asked[above[-1]]
        self.screen.say(_("This is the first question."))
        return question

    def _not_applicable(self, question: Question) -> Step:
        rule = question.not_applicable
        if rule is None or not self.interview.may_be_not_applicable(question):
            self.screen.say(_("“Does not apply” is no answer to this question."))
            return question
        when = rule.when.to(self.desk.language)
        self.screen.say(_("It does not apply if: {when}").format(when=when))
        if rule.needs is not None:
            needs = rule.needs.to(self.desk.language)
            self.screen.say(_("To be shown: {what}").format(what=needs))
        reason = self.screen.text(_("Why does it not apply to you?"))
        if not reason or not reason.strip():
            self.screen.say(_("Without a reason the question stays open."))
            return question
        answer = self._changed(question, AnswerState.NOT_APPLICABLE)
        return self._put(question, replace(answer, reason=reason.strip()))

    def _elsewhere(self, question: Question, reply: Reply) -> Step:
        if reply.act is Act.REVIEW:
            self._shown.append(question.id)
            return None
        if reply.act is Act.JUMP:
            found = self._jump(reply.words)
        else:
            found = self._pick(self.interview.open_questions(), _("Not answered yet:"))
        if found is not None:
            self._shown.append(question.id)
        return found or question

    def _jump(self, words: str) -> Question | None:
        sections = self._sections_asked()
        key: str | None
        if words.isdecimal() and 1 <= int(words) <= len(sections):
            key = sections[int(words) - 1].id
        else:
            items = [Item(one.id, one.title.to(self.desk.language)) for one in sections]
            key = self.screen.choose(_("Go to which section?"), items)
        there = [one for one in self.interview.asked() if one.section == key]
        pending = [one for one in there if not self.interview.is_answered(one.id)]
        return next(iter([*pending, *there]), None)

    def _pick(self, questions: list[Question], title: str) -> Question | None:
        if not questions:
            self.screen.say(_("Everything is answered."))
            return None
        items = [Item(one.id, one.ask.to(self.desk.language)) for one in questions]
        key = self.screen.choose(title, items)
        return self.interview.question(key) if key else None

    def _review(self) -> Step:
        choice = review(self.interview, self.screen, self.desk.language)
        if isinstance(choice, Question):
            return self._edit(choice)
        match choice:
            case Choice.FINISH:
                return Ending.FINISHED
            case Choice.SAVE:
                return Ending.SAVED
            case Choice.OPEN:
                return self.interview.next_after(None)

    def _edit(self, question: Question) -> Step:
        """Asks one question out of the review and comes back to it."""
        step: Step = question
        while isinstance(step, Question) and step.id == question.id:
            said = self._reply(question)
            step = None if said.act is Act.BACK else self._do(question, said)
        return step if isinstance(step, Ending) else None

    def _quit_menu(self, question: Question | None) -> Step:
        items = [
            Item("save", _("Save and quit")),
            Item("on", _("Keep going")),
            Item("discard", _("Throw away what I answered just now")),
        ]
        key = self.screen.choose(_("Stop here?"), items, "save")
        if key == "save":
            return Ending.SAVED
        return self._discard(question) if key == "discard" else question

    def _discard(self, question: Question | None) -> Step:
        title = plural("Throw away {count} answer?", "Throw away {count} answers?", self.given)
        items = [Item("no", _("No, keep them")), Item("yes", _("Yes, throw them away"))]
        sure = self.screen.choose(title, items, "no")
        return Ending.DISCARDED if sure == "yes" else question
