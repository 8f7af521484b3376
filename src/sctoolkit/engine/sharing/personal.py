"""Finds what tells who a person is, and takes it out of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

REMOVED = "[…]"
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]+"
PATTERNS = {
    "e-mail": re.compile(r"[\w.+-]+\s*(?:@|\(at\)|\[at\])\s*[\w-]+(?:\.[\w-]+)+", re.IGNORECASE),
    "link": re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE),
    "phone": re.compile(r"(?<![\w.,-])\+?\(?\d(?:[ ().\u00a0/-]{0,2}\d){6,14}(?![\w])"),
    "number": re.compile(r"\b(?=[\w-]*\d{5})[A-Z]{0,4}-?\d[\d-]{4,}[A-Z]?\b"),
    "name": re.compile(
        r"\b(?:Mrs?|Ms|Miss|Dr|Mme|Mlle|Sr|Sra|Srta|Señora?|Monsieur|Madame|Doña|Don)\b\.?\s+"
        rf"{CAPITAL}(?:\s+{CAPITAL})*"
    ),
}
"""What is taken out wherever it stands."""
DAY = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?")
NAMES = re.compile(rf"(?<![.!?:…] )(?<!^)\b{CAPITAL}\s+{CAPITAL}")
SOLE = re.compile(rf"^{CAPITAL}\s+{CAPITAL}")


@dataclass(frozen=True, slots=True)
class Personal:
    """One thing that tells who somebody is."""

    kind: str
    text: str


def cleaned(text: str) -> tuple[str, list[Personal]]:
    """The text without it, and what was taken out; days stay."""
    pieces, found = [], []
    start = 0
    for day in [*DAY.finditer(text), None]:
        piece = text[start : day.start() if day else len(text)]
        for kind, pattern in PATTERNS.items():
            found += [Personal(kind, match[0]) for match in pattern.finditer(piece)]
            piece = pattern.sub(REMOVED, piece)
        pieces += [piece, day[0] if day else ""]
        start = day.end() if day else start
    return "".join(pieces), found


def likely_names(text: str) -> list[str]:
    """Two capitalised words in a row, which may be somebody's name: a person must look."""
    return [match[0] for pattern in (SOLE, NAMES) for match in pattern.finditer(text)]
