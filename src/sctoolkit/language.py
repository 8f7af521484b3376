"""Picks the interface language once and looks up the words for it."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

WRITTEN_IN = "en"
"""The language of all words in the code and of all bundled content."""
FOLDER = Path(__file__).parent / "locale"
_CHOSEN: ContextVar[str] = ContextVar("language", default="")
"""The language within `speaking`; empty outside."""


def preferred(environment: Mapping[str, str] | None = None) -> str:
    """The two-letter language of the user: SCTOOLKIT_LANGUAGE, else the locale, else English.

    The first variable that is set decides; `C` and `POSIX` are English. Within `speaking` it is
    that language, whatever the user's own is.
    """
    chosen = _CHOSEN.get()
    if chosen and environment is None:
        return chosen
    variables = os.environ if environment is None else environment
    names = ("SCTOOLKIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    set_to = next((variables[name] for name in names if variables.get(name)), None)
    tag = _tag(_of_windows() if set_to is None else set_to)
    return tag if len(tag) == 2 and tag.isalpha() else WRITTEN_IN  # noqa: PLR2004 - ISO 639-1


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Words in this two-letter language: that of a supplier, or the user's, asked for once."""
    before = _CHOSEN.set(language)
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def _tag(name: str) -> str:
    """The language of a locale: `fr` of `fr_FR.UTF-8`, `fr-FR` and `fr@euro`."""
    return re.split(r"[-_.@]", name)[0].lower()


def _of_windows() -> str:
    """The locale of a Windows user, where no variable is set; empty on other systems."""
    if os.name != "nt":
        return ""
    import locale  # noqa: PLC0415 - only there

    name = (locale.getlocale()[0] or "").partition("_")[0]  # en_US, or English_United States
    return locale.normalize(name)


def spoken() -> str:
    """The language that `_` answers in: the user's where it was translated, else English."""
    return preferred() if gettext.find("sctoolkit", FOLDER, [preferred()]) else WRITTEN_IN


@lru_cache(maxsize=1)
def translated() -> tuple[str, ...]:
    """The languages that the program's words are written in, English first."""
    found = sorted(file.parts[-3] for file in FOLDER.glob("*/LC_MESSAGES/sctoolkit.mo"))
    return (WRITTEN_IN, *found)


@lru_cache(maxsize=8)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("sctoolkit", FOLDER, languages=[language], fallback=True)


def _(message: str) -> str:
    """`message` in the user's language; format it after the look-up, never before."""
    return _catalogue(preferred()).gettext(message)


def lend() -> None:
    """Lends our words to libraries, which look theirs up by the global functions of gettext.

    These take the language from the environment alone.
    """
    gettext.bindtextdomain("sctoolkit", FOLDER)
    gettext.textdomain("sctoolkit")
    os.environ["LANGUAGE"] = preferred()


def later(message: str) -> str:
    """Marks a message that is looked up with `_` where it is shown."""
    return message


def plural(one: str, many: str, count: int) -> str:
    """The wording for `count` things, with `{count}` filled in."""
    return _catalogue(preferred()).ngettext(one, many, count).format(count=count)


def labelled(name: str, words: str) -> str:
    """A name and what it stands for, with the colon as the user's language sets it."""
    return _("{name}: {words}").format(name=name, words=words)


def with_decimal_sign(digits: str) -> str:
    """Digits of a program with the sign that the user's language has in place of the point."""
    whole, point, decimals = digits.partition(".")
    if not point:
        return digits
    return _("{whole}.{decimals}").format(whole=whole, decimals=decimals)


def in_a_row(parts: Iterable[str]) -> str:
    """The parts in one line, with the semicolon between them as the user's language sets it."""
    said = list(parts)
    return " ".join([_("{words};").format(words=one) for one in said[:-1]] + said[-1:])


def in_quotes(words: str) -> str:
    """The words between quotation marks of the user's language."""
    return _("“{words}”").format(words=words)
