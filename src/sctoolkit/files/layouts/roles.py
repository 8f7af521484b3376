"""What a column is for, told by its heading: the words stand in headings.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from sctoolkit import document
from sctoolkit.files.layouts.bare import bare, unfronted, unnumbered

WORDS = Path(__file__).with_name("headings.yaml")


class Role(StrEnum):
    """What the cells under a heading hold."""

    ANSWER = "answer"
    OPTION = "option"
    """Whether one option is ticked, or in a form the names of options."""
    COMMENT = "comment"
    EVIDENCE = "evidence"
    OTHER = "other"
    """What was typed beside “other”; a comment where it stands with a question."""
    SUPPLIER = "supplier"
    SUPPLIER_ID = "supplier-id"
    START = "start"
    END = "end"
    FINISHED = "finished"
    """Whether the reply was sent."""
    PERSON = "person"
    """Personal data: never copied."""
    TECHNICAL = "technical"
    TOTAL = "total"
    """A score that somebody else worked out."""
    QUESTION = "question"
    GUIDANCE = "guidance"
    REMARK = "remark"
    """A column headed #: for whoever made the file."""
    UNTOLD = "untold"
    """A mapping says to leave it out."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Words:
    whole: dict[str, Role]
    ends: tuple[tuple[str, Role], ...]
    begins: tuple[tuple[str, Role], ...]


@lru_cache(maxsize=50_000)
def role_of(heading: str) -> Role | None:
    """What a column with this heading is for; None where no list has it."""
    if heading.lstrip().startswith("#"):
        return Role.REMARK
    words = bare(heading)
    if not words:
        return None
    known = _words()
    found = (known.whole.get(one) for one in (words, unnumbered(words), unfronted(words)))
    return next(filter(None, found), None) or _by_part(words, known)


def _by_part(words: str, known: _Words) -> Role | None:
    ends = (role for end, role in known.ends if words.endswith(end))
    begins = (role for begin, role in known.begins if words.startswith(begin))
    return next(ends, None) or next(begins, None)


@lru_cache(maxsize=1)
def _words() -> _Words:
    """The lists, read when the first heading is looked at."""
    root = document.read(WORDS).root
    roles = root.cursor("roles") if root else None
    whole: dict[str, Role] = {}
    ends: list[tuple[str, Role]] = []
    begins: list[tuple[str, Role]] = []
    for name in roles.keys() if roles else ():
        languages = roles.cursor(name) if roles else None
        for language in languages.keys() if languages else ():
            for word in languages.texts(language) if languages else ():
                if word.startswith("* "):
                    ends.append((f" {bare(word[2:])}", Role(name)))
                elif word.endswith(" *"):
                    begins.append((bare(word[:-3]) + " -", Role(name)))
                else:
                    whole.setdefault(bare(word), Role(name))
    return _Words(whole, tuple(ends), tuple(begins))
