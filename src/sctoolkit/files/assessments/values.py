"""Turns what a person wrote into an answer, or says what is expected instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from sctoolkit import wording
from sctoolkit.document import did_you_mean
from sctoolkit.language import _, preferred, with_decimal_sign
from sctoolkit.model.assessment import Value
from sctoolkit.model.questionnaire import Question, QuestionKind

THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
"""A figure with commas between its thousands; `0,125` and `1234,567` are none."""
TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
"""Where decimals stand behind a comma, 1.250 is twelve hundred and fifty, or one and a quarter."""
SWAPPED = str.maketrans(",.", ".,")


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
        bare = _bare(word)
        return _number(question, word, _plain_figure(bare), interpreted="," in bare)
    if question.kind is QuestionKind.TEXT:
        return Read(word) if word else Read(problem=_("is empty"))
    if question.option(word) is None:
        return _unknown(question, word)
    return Read(word)


def read_typed(question: Question, typed: str) -> Read:
    """As `read_value`, for what somebody types who may write decimals behind a comma.

    Files and scripts mean the same in every language; people write as they are used to. What can
    be read in two ways is refused, unless the question takes only one of them.
    """
    if question.kind is not QuestionKind.NUMBER or with_decimal_sign(".") == ".":
        return read_value(question, typed)
    word, bare = typed.strip(), _bare(typed)
    ways = (bare.replace(".", ""), bare) if TWO_WAYS.fullmatch(bare) else ()
    able = [way for way in ways if not _misfit(question, float(way)).problem]
    if len(able) > 1:
        one, other = (wording.number(float(way)) for way in able)
        return Read(
            problem=_("“{word}” may be {one} or {other}").format(word=word, one=one, other=other),
            hint=_("Write {one} or {other}.").format(one=one, other=other),
        )
    plain = able[0] if able else _plain_figure(bare.translate(SWAPPED))
    return _number(question, word, plain, interpreted=True)


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


def _bare(word: str) -> str:
    """A figure without blanks, the signs between thousands that nothing else means, and percent."""
    return "".join(word.strip().removesuffix("%").split()).replace("'", "").replace("’", "")


def _number(question: Question, word: str, plain: str, *, interpreted: bool) -> Read:
    try:
        number = float("nan" if "_" in plain else plain)  # 1_000 is a number to Python only
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        return Read(
            problem=_("needs a number, not “{word}”").format(word=word),
            hint=expected_figure(question),
        )
    misfit = _misfit(question, number)
    if misfit.problem:
        return misfit
    read = wording.number(number)
    said = _("{word} read as {number}").format(word=word, number=read)
    return Read(number, cleaned=said if interpreted and read != _bare(word) else "")


def _misfit(question: Question, number: float) -> Read:
    """What is wrong with a figure that the question does not take."""
    if question.whole and number != int(number):
        return Read(problem=_("needs a whole number"), hint=expected_figure(question))
    too_low = question.minimum is not None and number < question.minimum
    too_high = question.maximum is not None and number > question.maximum
    if too_low or too_high:
        return Read(
            problem=_("{number} is out of range").format(number=wording.number(number)),
            hint=expected_figure(question),
        )
    return Read()


def _plain_figure(figure: str) -> str:
    """`1,200` is twelve hundred, `12,5` twelve and a half."""
    if THOUSANDS.fullmatch(figure):
        return figure.replace(",", "")
    return figure.replace(",", ".") if figure.count(",") == 1 else figure


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
