"""The OS ID of a facility: the key under which the Open Supply Hub knows it."""

from __future__ import annotations

import re

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The digits of Crockford's base 32."""
SHAPE = re.compile(r"[A-Z]{2}\d{7}[0-9A-HJKMNP-TV-Z]{6}")
"""Country, year and day of the year, five random digits, and the check digit."""


def tidy(written: str) -> str:
    """The number without the blanks and hyphens that people put into it."""
    return re.sub(r"[\s-]", "", written).upper()


def is_os_id(written: str) -> bool:
    """Whether it is a number that the Open Supply Hub could have given, by its check digit."""
    number = tidy(written)
    return bool(SHAPE.fullmatch(number)) and check_digit(number[:-1]) == number[-1]


def check_digit(number: str) -> str:
    """The last digit that belongs to the fourteen before it.

    It stands for the sum of the code points of the country's letters and of the values of the
    digits, modulo 32 (as the Open Supply Hub computes it).
    """
    total = sum(map(ord, number[:2])) + sum(map(LETTERS.index, number[2:]))
    return LETTERS[total % 32]
