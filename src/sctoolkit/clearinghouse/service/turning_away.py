"""Who is turned away unknown is noted as well, but nobody can flood the log by knocking."""

from __future__ import annotations

from threading import Lock

from sctoolkit.clearinghouse.service.limits import Bucket

EACH, ALL = 10, 60
"""Entries a minute about one caller, and about all of them together."""


class Knocking:
    """Counts what is not noted one by one; the next entry says how many those were."""

    def __init__(self) -> None:
        self._each, self._all = Bucket(EACH), Bucket(ALL)
        self._lock = Lock()
        self._silent = 0

    def before(self, caller: str) -> int | None:
        """How many went unnoted since the last entry; None where this one goes unnoted too."""
        with self._lock:
            if not (self._each.takes(caller) and self._all.takes("")):
                self._silent += 1
                return None
            found, self._silent = self._silent, 0
            return found
