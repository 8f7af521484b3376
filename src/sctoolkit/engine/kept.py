"""Parts that were made before: the same answers make the same parts, in whichever result."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from sctoolkit.model.result import Part

MOST = 20_000
"""Parts that are kept; beyond that all are forgotten, and made anew."""


class Kept:
    """What was made of what. Nobody changes a part that is made, so that results can share it."""

    def __init__(self, *, shares: bool = True) -> None:
        """Where it shares nothing, each part is made for itself."""
        self._shares = shares
        self._made: dict[tuple[Hashable, ...], tuple[Sequence[Part], Part]] = {}

    def part(self, key: tuple[Hashable, ...], of: Sequence[Part], make: Callable[[], Part]) -> Part:
        """The part that `make` makes of these parts; the key says what it does beside that."""
        if not self._shares:
            return make()
        whole = (*key, *map(id, of))
        found = self._made.get(whole)
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            # what it is made of is held, so that no other part can come to have the same id
            found = self._made[whole] = (of, make())
        return found[1]
