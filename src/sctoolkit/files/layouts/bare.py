"""What is left of a wording when habits of typing and of form tools are taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

QUOTES = dict.fromkeys(map(ord, '‘’‚‛′`´“”„‟″«»"'), "'")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
NOTHING = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD])
"""Marks without width, and those that turn the direction of a text."""
FOLDED = {**QUOTES, **DASHES, **NOTHING}
MARKS = re.compile(
    r"\*|[(\[](required|mandatory|obligatoire|requis|obligatori[oa]|erforderlich|pflichtfeld)[)\]]"
)
NUMBERED = re.compile(r"(?<=\D)[ ._]?\d{1,2}$")
"""The number that form tools put behind a heading that stands twice."""
IN_FRONT = re.compile(
    r"[(\[]?(?:(?:q|question)[ .]?)?[0-9]{1,3}(?:[.-][0-9]{1,3})*(?:\.?[a-z])?[.:)\]]* +"
)
"""The number that a form gives a question: `12.`, `Q3`, `1.2.a)`."""
BOX = re.compile(r"\s*([☐☑☒□■✓✔✅✗✘]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\))\s*(?=\S)")
"""A check box, drawn or typed, in front of the words that it belongs to."""
EDGES = " \t:;,.?!¿¡…'-"


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """The text in small letters, with plain quotes, dashes and blanks, and no marks around it."""
    folded = unicodedata.normalize("NFKC", text).translate(FOLDED).casefold()
    return " ".join(MARKS.sub(" ", folded).split()).strip(EDGES)


def unnumbered(words: str) -> str:
    """The bare words without the number of a heading that stands twice (`e-mail2`)."""
    return NUMBERED.sub("", words).strip(EDGES) if words[-1:].isdigit() else words


def unfronted(words: str) -> str:
    """The bare words without the number in front of a question (`1.2.a) is there a policy`)."""
    found = IN_FRONT.match(words)
    return words[found.end() :].strip(EDGES) if found else words


def unboxed(words: str) -> tuple[str, str]:
    """The check box in front of an option and the option (`☒ Yes`); no box where there is none."""
    found = BOX.match(words)
    if found is None:
        return "", words
    return "".join(found[1].split()).casefold(), words[found.end() :]
