"""Which encoding a text is in: by its mark, by its bytes, else by what reads most plausibly."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.inputs import Open, of_bytes
from sctoolkit.files.reading.sniffing import BEGINNING
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
class Encoding:
    """One that a text may be in."""

    name: str
    guessed: bool
    """True where another encoding would make a text, too."""


def encodings(open_: Open) -> Iterator[Encoding]:
    """What a text may be in, the likeliest first: the first one that decodes all of it is it.

    Refuses a text that is not in the encoding that its first bytes name, when asked for another.
    """
    with open_() as found:
        head = found.stream.read(BEGINNING)
    name = next((name for mark, name in MARKS if head.startswith(mark)), _unmarked_utf16(head))
    if name:
        yield Encoding(name, guessed=False)
        message = _("is not the {encoding} text that it begins as").format(encoding=name)
        raise damaged(message)
    yield Encoding("utf-8", guessed=False)
    for name in (*_weighed(_sample(open_)), "latin-1"):
        yield Encoding(name, guessed=True)


def decoded(content: bytes) -> str:
    """A text of moderate size in the likeliest encoding; refuses as `encodings` does."""
    candidates = encodings(of_bytes(content))
    while True:
        try:
            return content.decode(next(candidates).name)
        except UnicodeDecodeError:
            continue


def _sample(open_: Open) -> bytes:
    """The first lines that are more than ASCII: only they tell encodings apart."""
    telling = bytearray()
    with open_() as found:
        for line in iter(partial(found.stream.readline, LOOKED_AT), b""):
            if not line.isascii():
                telling += line
                if len(telling) >= LOOKED_AT:
                    break
    return bytes(telling)


def _unmarked_utf16(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd == 0:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _weighed(sample: bytes) -> list[str]:
    """What the sample may be in, the reading with the fewest odd characters first."""
    weights: dict[str, float] = {}
    for encoding in (*WIDE, *NARROW):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        weights[encoding] = _oddness(text, encoding)
    return sorted(weights, key=lambda encoding: weights[encoding])


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
