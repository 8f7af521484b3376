"""The colours of our workbooks: six hexadecimal digits, red first."""

from __future__ import annotations

INK = "1F2937"
NAVY = "1F3A5F"
WHITE = "FFFFFF"
FAINT = "6B7280"
BLUE = "1D4ED8"
HAIR = "D5DAE1"
GREY = "EEF0F3"
NOTICE = "FFF7A8"
BAR = "9DBBDD"
NOW = "F4A261"
MARKS = {
    "closed": "D9F2DF",
    "doubtful": "E6D9F5",
    "zero": "7F1D1D",
    "clarify": "F2C3A7",
    "overdue": "F8C9C4",
    "soon": "FCE7B8",
    "needed": "FFF7A8",
    "idle": "D3D7DE",
    "bar": BAR,
    "due": NAVY,
    "today": NOW,
}
"""What a cell is filled with that is marked for a reason."""
