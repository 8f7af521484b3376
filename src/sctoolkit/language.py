"""Picks the interface language once and looks up the words for it."""

from __future__ import annotations

import gettext
import os
from functools import lru_cache
from pathlib import Path

WRITTEN_IN = "en"


def preferred(environment: dict[str, str] | None = None) -> str:
    """The two-letter language of the user: SCTOOLKIT_LANGUAGE, else the locale, else English."""
    variables = os.environ if environment is None else environment
    for name in ("SCTOOLKIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = variables.get(name, "").split(".")[0].replace("-", "_").split("_")[0].lower()
        if len(tag) == 2 and tag.isalpha():  # noqa: PLR2004 - ISO 639-1 has two letters
            return tag
    return WRITTEN_IN


@lru_cache(maxsize=8)
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return gettext.translation("sctoolkit", folder, languages=[language], fallback=True)


def _(message: str) -> str:
    """`message` in the user's language; format it after the look-up, never before."""
    return _catalogue(preferred()).gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """The wording for `count` things, with `{count}` filled in."""
    return _catalogue(preferred()).ngettext(one, many, count).format(count=count)
