"""How much one file may cost before it is refused.

Real suppliers' workbooks unpack to five to eight times their size, and to a few megabytes.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 10_000
"""Parts of one workbook; the largest one seen has about 200."""
MOST_PACKED = 100_000
"""Files in one archive of replies."""
HARMLESS = 32 * MEGABYTE
"""Parts that unpack to no more than this are read however well they were packed."""
RATIO = 50
"""Bytes unpacked for one byte packed, in what is larger than harmless."""
LARGEST = 1024 * MEGABYTE
"""Bytes that a workbook may honestly unpack to; a sheet of 50,000 × 200 has about 400 MB."""
LARGEST_TEXT = 1024 * MEGABYTE
"""Bytes of a CSV file."""
IN_MEMORY = 8 * MEGABYTE
"""Bytes of a CSV file whose rows are held; those of a larger one are read when they are needed."""
GRID = 6_000_000
"""Cells of a sheet, empty ones between included, that are held however few are filled."""
SPARSE = 20
"""Cells held for one that is filled, in a larger sheet."""
REPEATED = 128 * MEGABYTE
"""Characters that the shared texts of a sheet may come to, or `SPREAD` times the sheet's bytes."""
SPREAD = 4
MEMORY = 512 * MEGABYTE
"""What reading one file may take in a worker of its own."""
DEADLINE = 60.0
"""Seconds that one file may take there."""
