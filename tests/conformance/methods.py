"""The published methods, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable

from . import fti2023, rdr2020, samm, sprs, wbl
from .published import Method

METHODS: tuple[Callable[[], Method], ...] = (
    fti2023.method,
    rdr2020.method,
    wbl.method,
    samm.method,
    sprs.method,
)
