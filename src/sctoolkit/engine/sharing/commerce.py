"""Finds words that mean prices, volumes, customers and the like, however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOOKALIKES = str.maketrans(
    "аеорсухікмтвнгѕјԁԛԝοαερτυικνχϲ",
    "aeopcyxikmtbhrsjdqwoaeptuikvxc",
)
"""Cyrillic and Greek letters that look like Latin ones."""
DIGITS = str.maketrans("013457@$", "oieast" + "as")
"""Signs that people write for letters inside a word."""
CURRENCY = re.compile(r"[$€£¥₹₩₫฿₺₱₽]\s*\d|\d\s*[$€£¥₹₩₫฿₺₱₽]")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
DISGUISED = re.compile(r"(?=\S*[^\W\d_])(?=\S*[013457@$])\S+")


@dataclass(frozen=True, slots=True)
class Met:
    """A word that was met."""

    meaning: str
    """price, capacity, customer …: the key of the list that it stands in."""
    word: str
    """As it stands there, in plain letters."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words to look for, in every language at once."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    def met(self, text: str) -> list[Met]:
        """Each meaning once, with the first word that means it."""
        found: dict[str, Met] = {}
        for reading in (bare(text), bare(_undisguised(text))):
            for meaning, pattern in self.patterns:
                if meaning not in found and (match := pattern.search(reading)):
                    found[meaning] = Met(meaning, match[0])
        if "price" not in found and (amount := CURRENCY.search(text)):
            found["price"] = Met("price", amount[0])
        return list(found.values())


def vocabulary(words: Mapping[str, Sequence[str]]) -> Vocabulary:
    """From meanings with their words; `*` at the end stands for any further letters."""
    return Vocabulary(
        tuple(
            (meaning, re.compile(rf"\b(?:{'|'.join(map(_pattern, listed))})\b"))
            for meaning, listed in words.items()
        )
    )


def _pattern(word: str) -> str:
    stem = re.escape(bare(word.removesuffix("*")))
    return stem + (r"\w*" if word.endswith("*") else "")


def bare(text: str) -> str:
    """Lower case, without accents, invisible letters and signs; words stand one blank apart."""
    text = CAMEL.sub(" ", unicodedata.normalize("NFKD", text))
    kept = "".join(one for one in text if unicodedata.category(one) not in ("Mn", "Cf"))
    return " ".join(re.split(r"[\W_]+", kept.casefold().translate(LOOKALIKES))).strip()


def _undisguised(text: str) -> str:
    """The text with `p r i c e` and `pr1ce` written as they are read."""
    text = unicodedata.normalize("NFKD", text)
    read = DISGUISED.sub(lambda word: word[0].translate(DIGITS), text)
    return SPACED.sub(lambda run: run[0].replace(" ", ""), read)


def unread(text: str) -> bool:
    """Whether it has letters of a script that no list of words is written in."""
    letters = (one for one in bare(text) if one.isalpha())
    return any(not unicodedata.name(one, "").startswith("LATIN") for one in letters)
