"""Figures as people write them: “approx. 1 200”, “100-150”, “less than 40 %”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

from sctoolkit.files.understanding.plain import bare
from sctoolkit.files.understanding.words import Part, Phrase, Phrases, Words

FIGURE = re.compile(
    r"(?:\d+(?:[.,']\d+| \d{3}(?!\d))*|[.,]\d+)(?:e[-+]?\d{1,2}(?![^\W_]))?(?![\d_])"
)
GROUPS = re.compile(r"\d{1,3}([ ',.])\d{3}(?:\1\d{3})*")
"""1 200 000: groups of three with the same sign between."""
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
"""1,00,000: a lakh."""
BETWEEN = frozenset({Part.TO, Part.AND})
AFTER = frozenset({Part.ABOUT, Part.MORE_THAN, Part.AT_LEAST, Part.LESS_THAN, Part.AT_MOST})
BEFORE = AFTER | {Part.FROM, Part.BETWEEN}
SKIPPED = " ()"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    readings: tuple[float, ...]
    """What it can be: one, or two where 1.200 is twelve hundred, or one and a fifth."""
    sign: str = ""
    """Of two readings: the sign that stands before decimals in the second one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in a cell for a figure: one number, or two ends, with words around them."""

    numbers: tuple[Number, ...]
    parts: frozenset[Part]
    units: frozenset[str]
    own_unit: bool
    """Whether the unit of the question stands there, word for word."""


def figure_in(cell: str, units: Iterable[str], words: Words) -> Figure | None:
    """The figure that the cell is; None where there is none, or a word that is not known.

    `units` are the wordings of the question's unit.
    """
    if any(unicodedata.category(sign) == "No" for sign in cell):
        return None  # 5² and ½ are not 52 and 1/2
    whole = bare(cell)
    text = _without_unit(whole, units)
    found = list(FIGURE.finditer(text))
    if not 1 <= len(found) <= 2:  # noqa: PLR2004 - a number, or the ends of a range
        return None
    before, minus = _minus(text[: found[0].start()])
    chunks = [(before, BEFORE), (text[found[-1].end() :], AFTER)]
    if len(found) > 1:
        chunks.append((text[found[0].end() : found[1].start()], BETWEEN))
    phrases = _all_phrases(chunks, words)
    numbers = tuple(_number(one[0], minus=minus) for one in found)
    negative_range = minus and len(found) > 1
    if phrases is None or negative_range or not all(one.readings for one in numbers):
        return None
    return Figure(
        numbers,
        frozenset(one.part for one in phrases if one.part),
        frozenset(one.unit for one in phrases if one.unit),
        own_unit=text != whole,
    )


def readings_of(figure: str) -> tuple[float, ...]:
    """What a figure in plain digits can be: one number, or two, or none."""
    return _number(figure, minus=False).readings


def units_of(text: str, words: Words) -> tuple[str, ...]:
    """The units that a wording names, in its order."""
    return _units(bare(text), words.phrases)


@lru_cache(maxsize=4096)
def _units(text: str, phrases: Phrases) -> tuple[str, ...]:
    found: list[str] = []
    place = 0
    while place < len(text):
        phrase = phrases.at(text, place)
        found += [one.unit for one in phrases.senses.get(phrase, ()) if one.unit]
        place += len(phrase) or 1
    return tuple(dict.fromkeys(found))


def _without_unit(text: str, units: Iterable[str]) -> str:
    for unit in sorted(map(bare, units), key=len, reverse=True):
        if unit and text.endswith(unit) and not text[: -len(unit)][-1:].isalpha():
            return text[: -len(unit)].rstrip()
    return text


def _minus(before: str) -> tuple[str, bool]:
    """What stands in front of a number without its sign, and whether it is below zero."""
    if before.endswith("-") and not before.endswith("+/-"):
        return before[:-1], True
    return ("" if before == "+" else before), False


def _all_phrases(
    chunks: Iterable[tuple[str, frozenset[Part]]], words: Words
) -> list[Phrase] | None:
    """What stands around numbers; None where a word is not known, or not allowed at its place."""
    found: list[Phrase] = []
    for chunk, allowed in chunks:
        said = _phrases(chunk, words, allowed)
        if said is None:
            return None
        found += said
    return found


def _phrases(chunk: str, words: Words, allowed: frozenset[Part]) -> list[Phrase] | None:
    """What the words between and around numbers say; None where one of them is not known."""
    found: list[Phrase] = []
    place = 0
    while place < len(chunk):
        if chunk[place] in SKIPPED:
            place += 1
            continue
        phrase = words.phrases.at(chunk, place)
        sense = _sense(words.phrases.senses.get(phrase, ()), words, allowed)
        if sense is None:
            return None
        found.append(sense)
        place += len(phrase)
    return found


def _sense(senses: Iterable[Phrase], words: Words, allowed: frozenset[Part]) -> Phrase | None:
    """What a phrase says here; None where languages differ, and the file's own is not known."""
    here = [one for one in senses if one.part is None or one.part in allowed]
    own = [one for one in here if one.language == words.language]
    said = {(one.part, one.unit) for one in own or here}
    return (own or here)[0] if len(said) == 1 else None


def _number(text: str, *, minus: bool) -> Number:
    mantissa, _e, power = text.partition("e")
    number = _mantissa(mantissa)
    factor = (-1.0 if minus else 1.0) * 10.0 ** int(power or 0)
    readings = tuple(one * factor for one in number.readings)
    return Number(readings if all(map(isfinite, readings)) else (), number.sign)


def _mantissa(text: str) -> Number:
    """The figure before any power of ten."""
    signs = [sign for sign in text if sign in ".,"]
    last = max(text.rfind("."), text.rfind(","))
    if not signs:
        return Number(_decimal(text, "0"))
    if signs.count(text[last]) > 1:
        known = len(set(signs)) == 1 and (GROUPS.fullmatch(text) or INDIAN.fullmatch(text))
        return Number((float(re.sub("[.,]", "", text)),) if known else ())
    decimal = _decimal(text[:last] or "0", text[last + 1 :])
    if len(signs) == 1 and GROUPS.fullmatch(text) and not text.startswith("0"):
        return Number((float(re.sub("[.,]", "", text)), *decimal), text[last])
    return Number(decimal)


def _decimal(whole: str, rest: str) -> tuple[float, ...]:
    digits = re.sub("[ ',.]", "", whole)
    good = whole == digits or GROUPS.fullmatch(whole) or INDIAN.fullmatch(whole)
    return (float(f"{digits}.{rest}"),) if good and rest.isdigit() else ()
