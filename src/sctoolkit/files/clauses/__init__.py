"""Lists of clauses as companies keep them: read from tables and texts, written as a code."""

from __future__ import annotations

from sctoolkit.files.clauses.reading import read_clauses

__all__ = ["read_clauses"]
