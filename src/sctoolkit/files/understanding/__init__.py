"""Cells as suppliers fill them, understood as answers: by lists of words, never by guessing."""

from sctoolkit.files.understanding.dates import date_order, read_date
from sctoolkit.files.understanding.habits import are_fractions, decimal_sign, file_language
from sctoolkit.files.understanding.misunderstood import Misunderstood
from sctoolkit.files.understanding.numbers import is_percentage, read_as
from sctoolkit.files.understanding.ticks import understand_ticks
from sctoolkit.files.understanding.understand import understand
from sctoolkit.files.understanding.word_lists import bundled_words, read_words
from sctoolkit.files.understanding.words import DateOrder, Words

__all__ = [
    "DateOrder",
    "Misunderstood",
    "Words",
    "are_fractions",
    "bundled_words",
    "date_order",
    "decimal_sign",
    "file_language",
    "is_percentage",
    "read_as",
    "read_date",
    "read_words",
    "understand",
    "understand_ticks",
]
