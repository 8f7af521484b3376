"""What a cell was not understood as: what was found, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sctoolkit.document import nearest
from sctoolkit.files.assessments.values import expected_figure
from sctoolkit.files.sheet import CellValue, Lost
from sctoolkit.files.understanding.vocabulary import names_of
from sctoolkit.files.understanding.words import Doubt
from sctoolkit.language import _, in_a_row, in_quotes, labelled, preferred
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.model.text import steady
from sctoolkit.problem_kinds import ProblemCode, ProblemKind
from sctoolkit.wording import some_of

QUOTED = 60
"""Characters of a cell that a message quotes."""
BRIEF = 30
"""Characters of a label in a list of answers."""
LISTED = 8
"""As many answers as a message lists."""
NAMED = 3
"""As many answers as are named of those that cannot stand together."""


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Why a cell gives no answer."""

    kind: ProblemCode
    found: str
    """The cell in its own words, cut where it is long."""
    expected: str
    """The answers that the question takes."""
    message: str
    """What is wrong, with the words found."""
    near: tuple[str, ...] = ()
    """Answers among which the one that was meant may be."""
    hint: str = ""
    """What to do; empty where an answer that is near, or the kind's own remedy, says it."""

    def problem(self, source: Source) -> Problem:
        """The problem at its cell: a warning, since everything else can be used."""
        hint = self.hint or _meant(_nearest(self.found, self.near)) or _(self.kind.remedy)
        skipped = _("Until then the question counts as not answered.")
        problem = self.kind.at(source, self.message, f"{hint} {skipped}", warning=True)
        return replace(problem, found=self.found, expected=self.expected)


@lru_cache(maxsize=4096)
def _nearest(found: str, near: tuple[str, ...]) -> str:
    return nearest(found, list(near)) or ""


def _meant(word: str) -> str:
    return _("Did you mean “{word}”?").format(word=quoted(word)) if word else ""


def quoted(text: str, longest: int = QUOTED) -> str:
    """The words of a file made harmless and short."""
    text = " ".join(steady(text).split())
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


def written(value: CellValue) -> str:
    """What stands in the cell, as a person would see it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 - the digits of a float
    return "" if value is None else str(value)


def answers(question: Question) -> str:
    """The answers that the question takes, as many as can be read at a glance."""
    if question.kind is QuestionKind.NUMBER:
        return _("a figure")
    if question.kind is QuestionKind.TEXT:
        return _("words")
    shown = question.options[:LISTED]
    listed = [quoted(option.label.to(preferred()), BRIEF) for option in shown]
    if question.kind is QuestionKind.MATURITY:
        listed = [f"{option.id} = {label}" for option, label in zip(shown, listed, strict=True)]
    if len(question.options) > LISTED:
        listed.append("…")
    if question.not_applicable is not None:
        listed.append(_("N/A with a reason"))
    return in_a_row(listed)


def no_answer(question: Question, cell: str) -> Misunderstood:
    """A cell whose words are no answer."""
    allowed = answers(question)
    message = _("“{found}” is not an answer to {question} ({allowed}).")
    return Misunderstood(
        ProblemKind.NO_ANSWER,
        quoted(cell),
        allowed,
        message.format(found=quoted(cell), question=question.id, allowed=allowed),
        tuple(dict.fromkeys(name for one in question.options for name in names_of(one))),
    )


def several_meanings(question: Question, cell: str, meanings: Iterable[str] = ()) -> Misunderstood:
    """A cell that fits more than one answer."""
    means = " / ".join(in_quotes(quoted(one)) for one in meanings)
    message = _("“{found}” can be understood in more than one way as an answer to {question}")
    message = message.format(found=quoted(cell), question=question.id)
    return Misunderstood(
        ProblemKind.SEVERAL_MEANINGS,
        quoted(cell),
        answers(question),
        _with(message, means),
        hint=_("Write one of: {answers}.").format(answers=answers(question)),
    )


def in_doubt(question: Question, cell: str, doubt: Doubt) -> Misunderstood:
    """A word that means too many things."""
    message = _("“{found}” is not taken as an answer to {question}: {why}.")
    message = message.format(found=quoted(cell), question=question.id, why=_why(doubt))
    hint = _("Write one of: {answers}.").format(answers=answers(question))
    found = quoted(cell)
    kind = ProblemKind.SEVERAL_MEANINGS
    return Misunderstood(kind, found, answers(question), message, hint=hint)


def _why(doubt: Doubt) -> str:
    return {
        Doubt.CROSS: _("a cross may mean chosen or wrong"),
        Doubt.WINGDINGS: _("it may be a tick or a cross that lost its font"),
        Doubt.CIRCLE: _("a circle may mean yes, no or nothing"),
        Doubt.LETTER: _("one letter may stand for several words, or for a tick that lost its font"),
        Doubt.STROKE: _("a stroke may mean that it does not apply, or that nothing was written"),
        Doubt.QUESTION_MARK: _("it may mean “I don't know”, or that an answer will follow"),
        Doubt.COUNTRY: _("it may mean “not applicable”, or a country"),
    }[doubt]


def lost(question: Question, value: Lost) -> Misunderstood:
    """A cell that holds something which cannot be read."""
    if value is Lost.FORMULA:
        message = _("the answer to {question} is a formula that was saved without its result.")
        kind = ProblemKind.LOST_FORMULA
    else:
        message = _("the answer to {question} is an error of the spreadsheet.")
        kind = ProblemKind.CELL_ERROR
    return Misunderstood(kind, "", answers(question), message.format(question=question.id))


def cannot_not_apply(question: Question, cell: str) -> Misunderstood:
    """“Not applicable” to a question that applies to everybody."""
    message = _("“{found}”: {question} always applies ({allowed}).")
    allowed = answers(question)
    message = message.format(found=quoted(cell), question=question.id, allowed=allowed)
    return Misunderstood(ProblemKind.CANNOT_NOT_APPLY, quoted(cell), allowed, message)


def no_reason(question: Question, cell: str) -> Misunderstood:
    """“Not applicable” and not a word why."""
    message = _("“{found}”: no reason is given why {question} does not apply.")
    message = message.format(found=quoted(cell), question=question.id)
    kind = ProblemKind.NO_REASON
    return Misunderstood(kind, quoted(cell), _("N/A with a reason"), message)


def too_many(question: Question, cell: str, labels: Sequence[str]) -> Misunderstood:
    """Answers that cannot stand together; of many the first few are named."""
    named = [in_quotes(quoted(label)) for label in labels[:NAMED]]
    message = _("{answers} cannot stand together as the answer to {question}.")
    message = message.format(answers=some_of(named, len(labels)), question=question.id)
    kind = ProblemKind.TOO_MANY_ANSWERS
    return Misunderstood(kind, quoted(cell), answers(question), message)


def nothing_ticked(question: Question) -> Misunderstood:
    """Every option denied."""
    message = _("every option of {question} is denied, so that none is the answer.")
    message = message.format(question=question.id)
    return Misunderstood(ProblemKind.NOTHING_TICKED, "", answers(question), message)


def no_figure(question: Question, cell: str, because: str = "") -> Misunderstood:
    """A cell without the figure that was asked for; `because` says why it is none."""
    message = _("“{found}” is not a figure that {question} can take").format(
        found=quoted(cell), question=question.id
    )
    return _of_figure(ProblemKind.NO_FIGURE, question, cell, _with(message, because))


def outside(question: Question, cell: str) -> Misunderstood:
    """A figure that the question cannot have."""
    message = _("“{found}” cannot be the answer to {question}.")
    message = message.format(found=quoted(cell), question=question.id)
    return _of_figure(ProblemKind.FIGURE_OUTSIDE, question, cell, message)


def wide_range(question: Question, cell: str) -> Misunderstood:
    """A range whose ends earn different points."""
    message = _("“{found}” is a range, and {question} needs one figure.")
    message = message.format(found=quoted(cell), question=question.id)
    return _of_figure(ProblemKind.WIDE_RANGE, question, cell, message)


def several_figures(question: Question, cell: str, figures: Iterable[str]) -> Misunderstood:
    """A figure that reads in more than one way."""
    message = _("“{found}” can be {figures} as the answer to {question}.")
    both = _(" or ").join(figures)
    message = message.format(found=quoted(cell), question=question.id, figures=both)
    return _of_figure(ProblemKind.SEVERAL_MEANINGS, question, cell, message)


def _of_figure(kind: ProblemCode, question: Question, cell: str, message: str) -> Misunderstood:
    hint = expected_figure(question)
    return Misunderstood(kind, quoted(cell), answers(question), message, hint=hint)


def _with(message: str, because: str) -> str:
    return f"{labelled(message, because)}." if because else f"{message}."
