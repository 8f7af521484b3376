"""Comparisons as workbooks for a committee: of two codes, or of a tool with a reference."""

from sctoolkit.files.comparison_workbook.codes import write_codes, write_matrix
from sctoolkit.files.comparison_workbook.declared import write_declared
from sctoolkit.files.comparison_workbook.gaps import Change, read_gaps
from sctoolkit.files.comparison_workbook.reading import Hand, read_declared

__all__ = [
    "Change",
    "Hand",
    "read_declared",
    "read_gaps",
    "write_codes",
    "write_declared",
    "write_matrix",
]
