"""What was made before: the same answers make the same parts, in whichever result."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from sctoolkit.model.result import Part

Made = TypeVar("Made")
MOST = 10_000
"""So many are kept beside as many older ones; those that were not asked for since are forgotten."""


class Kept(Generic[Made]):
    """What was made of what. Nobody changes what is made, so that results can share it."""

    def __init__(self, *, shares: bool = True) -> None:
        """Where it shares nothing, each is made for itself."""
        self.shares = shares
        self._made: dict[tuple[Hashable, ...], tuple[Sequence[Part], Made]] = {}
        self._older: dict[tuple[Hashable, ...], tuple[Sequence[Part], Made]] = {}

    def made(self, key: tuple[Hashable, ...], of: Sequence[Part], make: Callable[[], Made]) -> Made:
        """What `make` makes of these parts; the key says what it does beside that."""
        if not self.shares:
            return make()
        whole = (*key, *map(id, of)) if of else key
        found = self._made.get(whole)
        if found is None:
            # what it is made of is held, so that no other part can come to have the same id
            found = self._older.get(whole) or (of, make())
            if len(self._made) >= MOST:
                self._made, self._older = {}, self._made
            self._made[whole] = found
        return found[1]
