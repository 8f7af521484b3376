"""One form for all that people write alike: case, width, quotes, dashes, blanks, digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SAME = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣", "-")
    | dict.fromkeys("‘’‚‛`´ʼʹ′", "'")
    | dict.fromkeys("“”„‟«»″「」『』", '"')
    | dict.fromkeys("、،", ",")
    | dict.fromkeys("؛", ";")
    | dict.fromkeys("〜～", "~")
    | {"٫": ".", "٬": "'"}
    | {"ي": "ی", "ى": "ی", "ك": "ک", "ـ": None, "\u2028": "\n", "\u2029": "\n"}
)
"""Signs typed for one another; Arabic letters as Persian and Urdu keyboards have them."""
UNSEEN = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Soft hyphens, joiners, marks of direction, and what turns a sign into a coloured picture."""
BLANKS = re.compile(r"[^\S\n]+")
BREAKS = re.compile(r" ?(?:\r\n?|\n) ?")
DIGIT = re.compile(r"\d")
ENDS = " \n.;:,!*。।।۔។၊။\"'"
"""What may stand behind an answer, or quoted around it, and says nothing."""
FRONT = " \n\"'•·"


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text as it is compared: NFKC, no case, simple quotes and dashes, plain digits.

    Lines stay lines; what cannot be seen is gone.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).translate(SAME)
        text = DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)
        text = text.replace("i\u0307", "i")  # the small form of the Turkish İ
    return BLANKS.sub(" ", BREAKS.sub("\n", BLANKS.sub(" ", text))).strip()


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The plain text in one line, without quotes around it and without a full stop behind it."""
    return plain(text).replace("\n", " ").rstrip(ENDS).lstrip(FRONT)
