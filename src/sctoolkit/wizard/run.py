"""The loop of an interview: ask, record at once, go on; back, jump, review, quit at any time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never

from sctoolkit.engine.interview import Interview
from sctoolkit.language import _, plural
from sctoolkit.model.assessment import Answer, AnswerState, Value
from sctoolkit.model.questionnaire import Question, Section
from sctoolkit.wizard.beside import Beside
from sctoolkit.wizard.commands import command, menu, unknown_command
from sctoolkit.wizard.desk import Desk, Ending
from sctoolkit.wizard.review import Choice, review
from sctoolkit.wizard.screen import Act, Item, Reply, Screen, View
from sctoolkit.wizard.way import Way

Step = Question | Ending | None
"""The question to show next, the end of the session, or None for the review."""
Answering = Literal[Act.ANSWER, Act.DONT_KNOW, Act.REFUSE, Act.NOT_APPLICABLE]


class Wizard:
    """One session. `answers` is changed in place, and is what the interview looks at."""

    def __init__(
        self, interview: Interview, answers: dict[str, Answer], screen: Screen, desk: Desk
    ) -> None:
        self.interview = interview
        self.answers = answers
        self.screen = screen
        self.desk = desk
        self.at = ""
        """The question on the screen, empty for the review: where the next session goes on."""
        self._changed: set[str] = set()
        """The questions that something was recorded at in this session."""
        self._news: list[str] = []
        """What is said with the next question, which would push it off the screen otherwise."""
        self._beside = Beside(screen, desk, self._record)
        self._way = Way(interview)
        sections = interview.questionnaire.sections
        self._sections = {one.id: section for section in sections for one in section.questions}

    def run(self, at: str = "", *, reviewing: bool = False, news: Sequence[str] = ()) -> Ending:
        """Asks until the person finishes or leaves; begins at a question, or with the review.

        `news` is said with it. Raises KeyboardInterrupt on a second Ctrl-C.
        """
        self._news += news
        step: Step = None if reviewing else self._way.begin(at)
        while not isinstance(step, Ending):
            self._stand_at(step)
            try:
                step = self._take(step)
            except EOFError:
                step = Ending.SAVED
        return step

    def _stand_at(self, question: Question | None) -> None:
        self.at = question.id if question else ""
        self.desk.stand_at(self.at)

    def _take(self, question: Question | None) -> Step:
        try:
            return self._review() if question is None else self._ask(question)
        except KeyboardInterrupt:
            return self._quit_menu(question)

    def _ask(self, question: Question) -> Step:
        return self._do(question, self._reply(question))

    def _reply(self, question: Question) -> Reply:
        view = self._view(question)
        said: Reply | None = self.screen.ask(view)
        while said is not None and said.act is Act.MORE:
            said = self._more(view, said)
        return said or Reply(Act.MORE)

    def _view(self, question: Question) -> View:
        asked = [one.id for one in self.interview.asked()]
        sections = [one.id for one in self._sections_asked()]
        return View(
            section=self._sections[question.id],
            place=sections.index(question.section) + 1 if question.section in sections else 1,
            sections=len(sections),
            question=question,
            number=asked.index(question.id) + 1 if question.id in asked else len(asked),
            about=len(asked),
            answer=self.answers.get(question.id),
            last_time=self.desk.last_time.get(question.id),
            may_not_apply=self.interview.may_be_not_applicable(question),
            language=self.desk.language,
            news=self._told(),
        )

    def _told(self) -> tuple[str, ...]:
        """What is to be said now, once."""
        news = tuple(self._news)
        self._news.clear()
        return news

    def _sections_asked(self) -> list[Section]:
        asked = {one.section for one in self.interview.asked()}
        return [one for one in self.interview.questionnaire.sections if one.id in asked]

    def _more(self, view: View, reply: Reply) -> Reply | None:
        """The command that the person types or picks; None for going back to the question."""
        if reply.words == ":":
            typed = self.screen.text(":")
            said = command(typed, bare=True) if typed else None
            if typed and said is None:
                self._news.append(unknown_command(typed))
            return said
        lines = menu(may_not_apply=view.may_not_apply)
        items = [Item(act.value, label) for act, label in lines]
        key = self.screen.choose(_("What would you like to do?"), items)
        return Reply(Act(key)) if key else None

    def _do(self, question: Question, reply: Reply) -> Step:
        step: Step = question
        match reply.act:
            case Act.ANSWER | Act.DONT_KNOW | Act.REFUSE | Act.NOT_APPLICABLE:
                step = self._answer(question, reply.act, reply)
            case Act.BACK:
                step = self._back(question)
            case Act.SKIP:
                step = self._way.on(question)
            case Act.JUMP | Act.LIST | Act.REVIEW:
                step = self._elsewhere(question, reply)
            case Act.SAVE | Act.QUIT:
                step = Ending.SAVED
            case Act.FLAG | Act.NOTE | Act.EVIDENCE | Act.HELP:
                said = self._beside.do(reply.act, self._view(question), reply.words)
                self._news += [said] if said else []
            case Act.MORE:
                pass
            case _:
                assert_never(reply.act)
        return step

    def _answer(self, question: Question, act: Answering, reply: Reply) -> Step:
        match act:
            case Act.ANSWER:
                self._news += [reply.cleaned] if reply.cleaned else []
                answer = self._changed_to(question, AnswerState.ANSWERED, reply.value)
                return self._put(question, answer)
            case Act.DONT_KNOW:
                return self._put(question, self._changed_to(question, AnswerState.DONT_KNOW))
            case Act.REFUSE:
                return self._put(question, self._changed_to(question, AnswerState.REFUSED))
            case Act.NOT_APPLICABLE:
                return self._not_applicable(question)
            case _:
                assert_never(act)

    def _changed_to(
        self, question: Question, state: AnswerState, value: Value = None, reason: str = ""
    ) -> Answer:
        before = self.answers.get(question.id) or Answer(AnswerState.MISSING)
        now = self.desk.now()
        return before.changed(state, value, reason=reason, by=self.desk.who, at=now)

    def _record(self, question: str, answer: Answer) -> None:
        self.desk.record(question, answer)
        self.answers[question] = answer
        self._changed.add(question)

    def _put(self, question: Question, answer: Answer) -> Step:
        """Records the answer, tells what it opened or closed, and goes on."""
        before = {one.id for one in self.interview.asked()}
        self._record(question.id, answer)
        self._tell_routing(before)
        return self._way.on(question)

    def _tell_routing(self, before: set[str]) -> None:
        """Says so when an answer closes answered questions."""
        after = {one.id for one in self.interview.asked()}
        closed = sum(self.interview.is_answered(one) for one in before - after)
        if closed:
            words = plural(
                "{count} answer no longer counts; it is kept in case the question comes back.",
                "{count} answers no longer count; they are kept in case the questions come back.",
                closed,
            )
            self._news.append(words)

    def _back(self, question: Question) -> Question:
        before = self._way.back(question)
        if before is None:
            self._news.append(_("This is the first question."))
        return before or question

    def _not_applicable(self, question: Question) -> Step:
        rule = question.not_applicable
        if rule is None or not self.interview.may_be_not_applicable(question):
            self._news.append(_("“Does not apply” is no answer to this question."))
            return question
        when = rule.when.to(self.desk.language)
        self.screen.say(_("It does not apply if: {when}").format(when=when))
        if rule.needs is not None:
            needs = rule.needs.to(self.desk.language)
            self.screen.say(_("To be shown: {what}").format(what=needs))
        reason = self.screen.text(_("Why does it not apply to you?"))
        if not reason or not reason.strip():
            self._news.append(_("Without a reason the question stays open."))
            return question
        state = AnswerState.NOT_APPLICABLE
        return self._put(question, self._changed_to(question, state, reason=reason.strip()))

    def _elsewhere(self, question: Question, reply: Reply) -> Step:
        if reply.act is Act.REVIEW:
            self._way.leave(question)
            return None
        if reply.act is Act.JUMP:
            found = self._jump(reply.words)
        else:
            found = self._pick(self.interview.open_questions(), _("Not answered yet:"))
        if found is not None:
            self._way.leave(question)
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
            self._news.append(_("Everything is answered."))
            return None
        items = [Item(one.id, one.ask.to(self.desk.language)) for one in questions]
        key = self.screen.choose(title, items)
        return self.interview.question(key) if key else None

    def _review(self) -> Step:
        choice = review(self.interview, self.screen, self.desk.language, self._told())
        if isinstance(choice, Question):
            return self._edit(choice)
        match choice:
            case Choice.FINISH:
                return Ending.FINISHED
            case Choice.SAVE:
                return Ending.SAVED
            case Choice.OPEN:
                return self.interview.next_after(None)
            case Choice.BACK:
                return self._way.back(None)
            case _:
                assert_never(choice)

    def _edit(self, question: Question) -> Step:
        """Asks one question out of the review and comes back to it."""
        step: Step = question
        while isinstance(step, Question) and step.id == question.id:
            self._stand_at(question)
            said = self._reply(question)
            step = None if said.act is Act.BACK else self._do(question, said)
        return step if isinstance(step, Ending) else None

    def _quit_menu(self, question: Question | None) -> Step:
        items = [Item("save", _("Save and quit")), Item("on", _("Keep going"))]
        if self._changed:
            items.append(Item("discard", _("Throw away what I entered just now")))
        key = self.screen.choose(_("Stop here?"), items, "save")
        if key == "save":
            return Ending.SAVED
        return self._discard(question) if key == "discard" else question

    def _discard(self, question: Question | None) -> Step:
        title = plural(
            "Throw away what you entered at {count} question?",
            "Throw away what you entered at {count} questions?",
            len(self._changed),
        )
        items = [Item("no", _("No, keep it")), Item("yes", _("Yes, throw it away"))]
        sure = self.screen.choose(title, items, "no")
        return Ending.DISCARDED if sure == "yes" else question
