"""How grave a breach is: one scale everywhere."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """Gravest first; `rank` orders them."""

    ZERO_TOLERANCE = "zero-tolerance"
    """People in immediate danger: child labour, forced labour, danger to life."""
    CRITICAL = "critical"
    """People may be in danger unseen or unaided, or a legal bar is breached."""
    MAJOR = "major"
    """The system cannot reliably find, prevent or repair abuse."""
    MINOR = "minor"
    """An isolated lapse, or something that weakens quality, speed or trust."""
    OBSERVATION = "observation"
    """Good practice that is missing, with modest effect."""

    @property
    def rank(self) -> int:
        """0 for the gravest, 4 for the mildest."""
        return _RANKS[self]

    def milder(self) -> Severity:
        """The next milder one; an observation stays one."""
        return list(Severity)[min(self.rank + 1, len(Severity) - 1)]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def gravest(severities: list[Severity]) -> Severity:
    """The gravest of several; an observation where there are none."""
    return min(severities, key=lambda severity: severity.rank, default=Severity.OBSERVATION)
