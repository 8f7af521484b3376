"""Turns what a person wrote into an answer, or says what is expected instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from sctoolkit import wording
from sctoolkit.document import did_you_mean
from sctoolkit.language import _, preferred
from sctoolkit.model.assessment import Value
from sctoolkit.model.questionnaire import Question, QuestionKind

THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
"""A figure with commas between its thousands; `0,125` and `1234,567` are none."""


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
    alone = [option for option in question.options if option.exclusive and option.id in chosen]
    if alone and len(set(chosen)) > 1:
        label = alone[0].label.to(preferred())
        return Read(problem=_("“{label}” cannot stand beside another answer").format(label=label))
    in_order = [option.id for option in question.options if option.id in chosen]
    return Read(tuple(in_order))


def _number(question: Question, word: str) -> Read:
    bare = "".join(word.removesuffix("%").split()).replace("'", "").replace("’", "")
    plain, cleaned = _plain_figure(bare)
    try:
        number = float("nan" if "_" in plain else plain)  # 1_000 is a number to Python only
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        return Read(
            problem=_("needs a number, not “{word}”").format(word=word),
            hint=expected_figure(question),
        )
    if question.whole and number != int(number):
        return Read(problem=_("needs a whole number"), hint=expected_figure(question))
    too_low = question.minimum is not None and number < question.minimum
    too_high = question.maximum is not None and number > question.maximum
    if too_low or too_high:
        return Read(
            problem=_("{number} is out of range").format(number=wording.number(number)),
            hint=expected_figure(question),
        )
    said = _("{word} read as {number}").format(word=word, number=wording.number(number))
    return Read(number, cleaned=said if cleaned else "")


def _plain_figure(figure: str) -> tuple[str, bool]:
    """`1,200` is twelve hundred, `12,5` twelve and a half; True where a comma was interpreted."""
    if "," not in figure:
        return figure, False
    if THOUSANDS.fullmatch(figure):
        return figure.replace(",", ""), True
    return (figure.replace(",", "."), True) if figure.count(",") == 1 else (figure, False)


def expected_figure(question: Question) -> str:
    """What to write as the answer to a question for a figure."""
    kind = _("a whole number") if question.whole else _("a number")
    low = None if question.minimum is None else wording.number(question.minimum)
    high = None if question.maximum is None else wording.number(question.maximum)
    if question.minimum is not None and question.maximum is not None:
        middle = (question.minimum + question.maximum) / 2
        example = max(middle // 1, question.minimum)
        return _("Write {kind} from {low} to {high}, for example {example}.").format(
            kind=kind, low=low, high=high, example=wording.number(example)
        )
    if low is not None:
        return _("Write {kind} of {low} or more.").format(kind=kind, low=low)
    if high is not None:
        return _("Write {kind} of {high} or less.").format(kind=kind, high=high)
    return _("Write {kind}.").format(kind=kind)
