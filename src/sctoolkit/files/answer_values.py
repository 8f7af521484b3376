"""Turns what a person wrote into an answer, or says what is expected instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from sctoolkit.document import did_you_mean
from sctoolkit.language import _
from sctoolkit.model.assessment import Value
from sctoolkit.model.questionnaire import Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Read:
    """An answer value, or why there is none; `cleaned` says how a figure was understood."""

    value: Value = None
    problem: str = ""
    hint: str = ""
    cleaned: str = ""


def read_value(question: Question, raw: str | Sequence[str]) -> Read:
    """The value that `raw` stands for: option ids, a number, or words."""
    words = [raw] if isinstance(raw, str) else list(raw)
    if question.kind.many:
        return _several(question, [part.strip() for word in words for part in word.split(",")])
    if len(words) != 1:
        return Read(problem=_("takes one answer, not {count}").format(count=len(words)))
    word = words[0].strip()
    if question.kind is QuestionKind.NUMBER:
        return _number(question, word)
    if question.kind is QuestionKind.TEXT:
        return Read(word) if word else Read(problem=_("is empty"))
    if question.option(word) is None:
        return _unknown(question, word)
    return Read(word)


def _unknown(question: Question, word: str) -> Read:
    ids = [option.id for option in question.options]
    return Read(problem=_("has no answer “{word}”").format(word=word), hint=did_you_mean(word, ids))


def _several(question: Question, words: list[str]) -> Read:
    chosen = [word for word in words if word]
    if not chosen:
        return Read(problem=_("needs at least one answer"))
    for word in chosen:
        if question.option(word) is None:
            return _unknown(question, word)
    alone = [option.id for option in question.options if option.exclusive and option.id in chosen]
    if alone and len(set(chosen)) > 1:
        return Read(problem=_("“{word}” cannot stand beside another answer").format(word=alone[0]))
    in_order = [option.id for option in question.options if option.id in chosen]
    return Read(tuple(in_order))


def _number(question: Question, word: str) -> Read:
    plain = word.removesuffix("%").strip().replace("\u00a0", "").replace(" ", "").replace("'", "")
    plain, cleaned = _plain_figure(plain)
    try:
        number = float(plain)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        return Read(
            problem=_("needs a number, not “{word}”").format(word=word), hint=_expected(question)
        )
    if question.whole and number != int(number):
        return Read(problem=_("needs a whole number"), hint=_expected(question))
    too_low = question.minimum is not None and number < question.minimum
    too_high = question.maximum is not None and number > question.maximum
    if too_low or too_high:
        return Read(
            problem=_("{number:g} is out of range").format(number=number), hint=_expected(question)
        )
    said = _("{word} read as {number:g}").format(word=word, number=number)
    return Read(number, cleaned=said if cleaned else "")


def _plain_figure(figure: str) -> tuple[str, bool]:
    """`1,200` is twelve hundred, `12,5` twelve and a half; True where a comma was interpreted."""
    if "," not in figure:
        return figure, False
    whole, _comma, rest = figure.partition(",")
    thousands = all(len(group.split(".")[0]) == 3 for group in rest.split(","))  # noqa: PLR2004
    if thousands and whole.lstrip("+-").isdigit():
        return figure.replace(",", ""), True
    return (figure.replace(",", "."), True) if figure.count(",") == 1 else (figure, False)


def _expected(question: Question) -> str:
    kind = _("a whole number") if question.whole else _("a number")
    low, high = question.minimum, question.maximum
    if low is not None and high is not None:
        return _("Write {kind} from {low:g} to {high:g}, for example {example:g}.").format(
            kind=kind, low=low, high=high, example=(low + high) // 2
        )
    if low is not None:
        return _("Write {kind} of {low:g} or more.").format(kind=kind, low=low)
    return _("Write {kind}.").format(kind=kind)
