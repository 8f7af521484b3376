"""What may be an id."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*")
NOTHING = "null"
"""What YAML takes for no value, so that an answer with this id would be no answer."""


def is_id(text: str) -> bool:
    """Whether the text is lower-case words joined by hyphens and dots, and not `null`."""
    return ID.fullmatch(text) is not None and text != NOTHING
