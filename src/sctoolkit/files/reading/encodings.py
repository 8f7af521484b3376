"""Which encoding a text is in: by its mark, by its bytes, else by what reads most plausibly."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from sctoolkit.files.reading.archive import damaged
from sctoolkit.language import _

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = ("gb18030", "shift_jis", "cp949", "big5")
"""Encodings of Chinese, Japanese and Korean, which few other texts are valid in."""
NARROW = ("cp1252", "cp1250", "cp1251")
LOOKED_AT = 256 * 1024
"""Bytes that are weighed; all of the file has to decode."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how it was read."""

    text: str
    encoding: str
    guessed: bool
    """True where another encoding would have made a text, too."""


def decoded(content: bytes) -> Decoded:
    """The text of a file; refuses bytes that are no text in any encoding known here."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content, encoding), encoding, guessed=False)
    wide = _unmarked_utf16(content)
    if wide is not None:
        return Decoded(_strictly(content, wide), wide, guessed=False)
    try:
        return Decoded(content.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return _weighed(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = _("is not the {encoding} text that it begins as").format(encoding=encoding)
        raise damaged(message) from error


def _unmarked_utf16(content: bytes) -> str | None:
    head = content[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd == 0:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _weighed(content: bytes) -> Decoded:
    """The reading with the fewest characters that nobody writes; the first of equals."""
    best: tuple[float, str, str] | None = None
    for encoding in (*WIDE, *NARROW):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        weight = _oddness(text[:LOOKED_AT], encoding)
        if best is None or weight < best[0]:
            best = (weight, encoding, text)
    if best is None:
        return Decoded(content.decode("latin-1"), "latin-1", guessed=True)
    return Decoded(best[2], best[1], guessed=True)


def _oddness(text: str, encoding: str) -> float:
    """How unlikely it is that somebody wrote this, a character beyond ASCII at a time."""
    foreign = [letter for letter in text if ord(letter) > 127]  # noqa: PLR2004 - ASCII
    odd = sum(_odd(letter, encoding) for letter in foreign)
    return odd / (len(foreign) or 1) + _mixed(text, encoding)


def _odd(letter: str, encoding: str) -> float:
    if letter in COMMON.get(encoding, ""):
        return 0
    category = unicodedata.category(letter)
    if category in ("Co", "Cn", "Cc"):
        return 3
    if encoding in WIDE:
        return 0.25 if category == "Lo" else 0.5
    return 0.6 if category.startswith("L") else 1


def _mixed(text: str, encoding: str) -> float:
    """Ideographs that stand alone between Latin letters are accents misread."""
    if encoding not in WIDE:
        return 0
    alone = total = 0
    for before, letter, after in zip(text, text[1:], text[2:], strict=False):
        if ord(letter) > 0x2E7F:  # noqa: PLR2004 - where ideographs and kana begin
            total += 1
            alone += (before.isascii() and before.isalpha()) or (
                after.isascii() and after.isalpha()
            )
    return 2 * alone / (total or 1)


COMMON = {
    "gb18030": "的是不有在我人这了中公司工厂员无否安全时间制度年月日、。（）：；，",
    "shift_jis": "のはをにがとでたしてるいますなはいえ、。（）・ー会社工場員無有年月日",
    "cp949": "이다는의을를에가하고있사지로한회공장원예아니요",
    "big5": "的是不有在我人這了中公司工廠員無否安全時間制度年月日、。（）：；，",
    "cp1252": "éèêëàâäáãåçñóòôöõúùûüíìîïßøæœÉÈÀÁÇÑÓÖÜÄ’‘“”–—…€£°º¿¡",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăâîşţșț’‘“”–—…",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіїєґ«»№—",
}
"""What is written most in each."""
