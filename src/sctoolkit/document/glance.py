"""Tells at a glance that a large text cannot have a key, without reading it as YAML."""

from __future__ import annotations

import re

LARGE = 1_000_000
"""Characters; what is smaller is read soon enough."""
BREAKS = r"\r\x85\u2028\u2029"
"""What else ends a line in YAML."""
FIRST = re.compile(
    rf"(?:[ ]*(?:#[^\n{BREAKS}]*)?\n|---[ ]*\n)*([ ]*)[a-zA-Z_][^:\n{{\[&*!|>#\"'{BREAKS}]*:[ \n]"
)
"""From the beginning to the first key, where it is a plain word of a block of keys."""
IN_DISGUISE = r"[?&!*{\[]|\"[^\"\n]*\\"
"""How a line begins that may hold a key in another way than as a plain or a quoted word."""


def surely_lacks(text: str, key: str) -> int | None:
    """The line of the first key in a large text that has no such key beside it.

    None where it may have one, and where only a closer look can tell. All keys of a block begin in
    one column; so do some lines in between, which does no harm.
    """
    if len(text) < LARGE:
        return None
    first = FIRST.match(text)
    if first is None:
        return None
    word = re.escape(key)
    begins = rf"(?:^|[{BREAKS}]){first[1]}(?:{word}\b|['\"]{word}['\"]|{IN_DISGUISE})"
    if re.search(begins, text, re.MULTILINE):
        return None
    return text.count("\n", 0, first.start(1)) + 1
