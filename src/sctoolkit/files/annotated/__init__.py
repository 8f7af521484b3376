"""A copy of a supplier's workbook to be sent back, with every cell that has a problem marked."""

from __future__ import annotations

from sctoolkit.files.annotated.annotate import annotate

__all__ = ["annotate"]
