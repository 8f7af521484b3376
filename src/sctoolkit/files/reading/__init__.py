"""Suppliers' files as they come: found, judged, and read into books, or skipped with the reason."""

from __future__ import annotations

from sctoolkit.files.reading.book import read_book, read_bytes, read_within
from sctoolkit.files.reading.gathering import gather
from sctoolkit.files.reading.inputs import Input
from sctoolkit.files.reading.skipped import ChangedError, Skipped

__all__ = ["ChangedError", "Input", "Skipped", "gather", "read_book", "read_bytes", "read_within"]
