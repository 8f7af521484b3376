"""Whether what belongs together stands together, found out with eight bytes for each run of it."""

from __future__ import annotations

from array import array
from collections.abc import Hashable

PARTS = 256
LOOKED_AT = 4_096
"""So many more in a part, and it is looked at whether one came twice: then nothing more is kept."""


class Together:
    """Takes keys as they come. Two that share a hash may make it say no, never yes."""

    def __init__(self) -> None:
        self._last: Hashable = None
        self._parts = [array("q") for _part in range(PARTS)]
        self._apart = False

    def add(self, key: Hashable) -> None:
        """The next key."""
        if self._apart or key == self._last:
            return
        self._last = key
        found = hash(key)
        part = self._parts[found % PARTS]
        part.append(found)
        if len(part) % LOOKED_AT == 0 and _twice(part):
            self._apart = True
            self._parts = []

    def hold(self) -> bool:
        """Whether no key came again after another one."""
        return not self._apart and not any(map(_twice, self._parts))


def _twice(part: array[int]) -> bool:
    return len(set(part)) < len(part)
