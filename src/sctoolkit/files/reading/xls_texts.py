"""How long each shared text of an xls is; their table runs over records: [MS-XLS] 2.4.265."""

from __future__ import annotations

from collections.abc import Iterator

WIDE, EXTENDED, RICH = 0x1, 0x4, 0x8


class _Table:
    """The bytes of a record and of those that continue it, taken one piece after the other."""

    def __init__(self, records: list[bytes]) -> None:
        self._records = records
        self._record = self._at = 0

    def more(self) -> bool:
        while self._record < len(self._records) and self._at >= len(self._records[self._record]):
            self._record += 1
            self._at = 0
        return self._record < len(self._records)

    def number(self, size: int) -> int:
        """A number; none is cut in two by the end of a record."""
        if not self.more():
            return 0
        found = self._records[self._record][self._at : self._at + size]
        self._at += size
        return int.from_bytes(found, "little")

    def skip(self, size: int) -> None:
        while size > 0 and self.more():
            step = min(size, len(self._records[self._record]) - self._at)
            self._at += step
            size -= step

    def skip_text(self, characters: int, width: int) -> None:
        """Passes over characters; where a record continues them, it says their width anew."""
        while characters > 0 and self._record < len(self._records):
            left = (len(self._records[self._record]) - self._at) // width
            step = min(characters, left)
            self._at += step * width
            characters -= step
            if characters > 0:
                self._at = len(self._records[self._record])
                if not self.more():
                    return
                width = 1 + (self.number(1) & WIDE)


def text_lengths(records: list[bytes]) -> Iterator[int]:
    """The characters of each text, in their order."""
    table = _Table(records)
    table.skip(8)
    while table.more():
        characters = table.number(2)
        flags = table.number(1)
        runs = table.number(2) if flags & RICH else 0
        extension = table.number(4) if flags & EXTENDED else 0
        table.skip_text(characters, 1 + (flags & WIDE))
        table.skip(4 * runs + extension)
        yield characters
