"""What a batch keeps of each file, on the disk as soon as it is known: an SQLite file.

It is what makes a run go on where it was stopped, and what keeps its memory flat: suppliers are
sorted, counted and compared there, and never held all at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from sctoolkit import records
from sctoolkit.batch.pieces import FileEnd, Supplied
from sctoolkit.engine.scoring.integrity import Sign
from sctoolkit.files.understanding.plain import plain
from sctoolkit.language import _
from sctoolkit.model.portfolio import Entry
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind
from sctoolkit.wording import some_of

LAYOUT = 2
"""Of these tables; what an older program kept is read anew."""
TABLES = """
CREATE TABLE IF NOT EXISTS files (key TEXT PRIMARY KEY, end BLOB NOT NULL, skipped INTEGER);
CREATE TABLE IF NOT EXISTS suppliers (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, fingerprint TEXT NOT NULL, name TEXT NOT NULL,
  who TEXT NOT NULL, place TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS entries (
  supplier INTEGER NOT NULL, code TEXT NOT NULL, figure REAL, body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS of_file ON suppliers (key);
CREATE INDEX IF NOT EXISTS alike ON suppliers (fingerprint) WHERE fingerprint <> '';
CREATE INDEX IF NOT EXISTS of_one ON suppliers (who);
CREATE INDEX IF NOT EXISTS of_supplier ON entries (supplier);
CREATE TEMP TABLE run (place INTEGER PRIMARY KEY, file TEXT, key TEXT UNIQUE);
"""
FORGET = (
    "DELETE FROM entries WHERE supplier IN (SELECT id FROM suppliers WHERE key = ?)",
    "DELETE FROM suppliers WHERE key = ?",
    "DELETE FROM files WHERE key = ?",
)
ENTRIES = """
SELECT entries.body, suppliers.name, suppliers.place, suppliers.fingerprint
FROM run JOIN suppliers USING (key) JOIN entries ON entries.supplier = suppliers.id
WHERE entries.code = ?
ORDER BY entries.figure IS NULL, entries.figure DESC, suppliers.name, suppliers.place
"""
SUPPLIERS = """
SELECT suppliers.id, suppliers.body, suppliers.fingerprint, suppliers.name, suppliers.place
FROM run JOIN suppliers USING (key) ORDER BY run.place, suppliers.id
"""
ALIKE = """
SELECT suppliers.name, suppliers.place FROM run JOIN suppliers USING (key)
WHERE fingerprint = ? AND NOT (suppliers.name = ? AND suppliers.place = ?)
ORDER BY suppliers.name, suppliers.place LIMIT ?
"""
SHARED = """
SELECT fingerprint, COUNT(*) FROM run JOIN suppliers USING (key)
WHERE fingerprint <> '' GROUP BY fingerprint HAVING COUNT(*) > 1
"""
AGAIN = """
SELECT who FROM run JOIN suppliers USING (key) GROUP BY who HAVING COUNT(DISTINCT key) > 1
"""
REPLIES = """
SELECT suppliers.name, run.file FROM run JOIN suppliers USING (key)
WHERE who = ? GROUP BY run.file ORDER BY run.place
"""
MOST_ALIKE = 5
"""So many suppliers are named that gave the same answers; the others are counted."""


class Ledger:
    """The results of files by what is in them; only one process writes it. Use it with `with`."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file; raises sqlite3.Error where it is none."""
        self._base = sqlite3.connect(path)
        self._forget_older_layout()
        self._base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + TABLES)
        self._forget_unfinished()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._base.commit()
        self._base.close()

    def _forget_older_layout(self) -> None:
        (layout,) = self._base.execute("PRAGMA user_version").fetchone()
        if layout != LAYOUT:
            dropped = (f"DROP TABLE IF EXISTS {one};" for one in ("files", "suppliers", "entries"))
            self._base.executescript("".join(dropped) + f"PRAGMA user_version={LAYOUT};")

    def _forget_unfinished(self) -> None:
        """What a killed run left of files that it had not come to the end of."""
        unfinished = "SELECT DISTINCT key FROM suppliers WHERE key NOT IN (SELECT key FROM files)"
        for (key,) in self._base.execute(unfinished).fetchall():
            self.forget(key)
        self._base.commit()

    def begin(self, place: int, file: str, key: str) -> None:
        """Takes a file into this run; what is shown later is shown in the order of the places."""
        self._base.execute("INSERT OR IGNORE INTO run VALUES (?, ?, ?)", (place, file, key))

    def knows(self, key: str, *, retry_skipped: bool = False) -> bool:
        """Whether the file was finished before, and need not be read again."""
        found = self._base.execute("SELECT skipped FROM files WHERE key = ?", (key,)).fetchone()
        return found is not None and not (retry_skipped and found[0])

    def forget(self, key: str) -> None:
        """Drops all that is known of a file."""
        for statement in FORGET:
            self._base.execute(statement, (key,))

    def add(self, key: str, suppliers: Iterable[Supplied]) -> None:
        """Keeps some suppliers of a file that is not finished yet."""
        for one in suppliers:
            body = records.pack(replace(one, entries=()))
            row = (key, one.fingerprint, one.name, _who(one), one.where, body)
            made = self._base.execute(
                "INSERT INTO suppliers (key, fingerprint, name, who, place, body)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            self._base.executemany(
                "INSERT INTO entries VALUES (?, ?, ?, ?)",
                [
                    (made.lastrowid, entry.code, entry.figure, records.pack(entry))
                    for entry in one.entries
                ],
            )

    def finish(self, key: str, end: FileEnd) -> None:
        """Keeps the end of a file: from now on a killed run loses nothing of it.

        Of a file that was skipped nothing else is kept, however far reading it had come.
        """
        if end.skipped:
            self.forget(key)
        row = (key, records.pack(end), bool(end.skipped))
        self._base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", row)
        self._base.commit()

    def compare(self) -> None:
        """Finds out who gave the same answers; needed once, before entries are looked at."""
        self._base.executescript(
            "DROP TABLE IF EXISTS temp.shared;"
            f"CREATE TEMP TABLE shared AS {SHARED};"
            "CREATE UNIQUE INDEX temp.of_print ON shared (fingerprint);"
        )

    def count(self) -> int:
        """How many suppliers there are."""
        found = self._base.execute("SELECT COUNT(*) FROM run JOIN suppliers USING (key)")
        return int(found.fetchone()[0])

    def codes(self) -> list[str]:
        """The codes of this run, as `id@version`."""
        found = self._base.execute(
            "SELECT DISTINCT code FROM run JOIN suppliers USING (key)"
            " JOIN entries ON entries.supplier = suppliers.id ORDER BY code"
        )
        return [code for (code,) in found]

    def ends(self) -> Iterator[tuple[str, FileEnd]]:
        """Each file of this run with its end, in order."""
        found = self._base.execute(
            "SELECT file, end FROM run JOIN files USING (key) ORDER BY run.place"
        )
        for file, end in found:
            yield file, _unpacked(end, FileEnd)

    def suppliers(self) -> Iterator[Supplied]:
        """Each supplier of this run with its entries, in the order of the files."""
        for place, body, fingerprint, *who in self._base.execute(SUPPLIERS):
            one = _unpacked(body, Supplied)
            entries = self._base.execute(
                "SELECT body FROM entries WHERE supplier = ? ORDER BY rowid", (place,)
            )
            alike = self._alike(fingerprint, who)
            found = tuple(_with(alike, _unpacked(entry, Entry)) for (entry,) in entries)
            yield replace(one, entries=found)

    def problems(self, *, skipped: bool | None = None) -> Iterator[Problem]:
        """The problems of this run, file by file, then those of several files together.

        Of skipped files alone, or of all others; where `skipped` is None, of both.
        """
        rows = self._base.execute(
            "SELECT run.key, end, skipped FROM run JOIN files USING (key) ORDER BY run.place"
        )
        of_supplier = "SELECT body FROM suppliers WHERE key = ? ORDER BY id"
        for key, end, was_skipped in rows:
            if skipped is not None and skipped != bool(was_skipped):
                continue
            yield from _unpacked(end, FileEnd).problems
            for (body,) in self._base.execute(of_supplier, (key,)):
                yield from _unpacked(body, Supplied).problems
        if not skipped:
            yield from self._again()

    def _again(self) -> Iterator[Problem]:
        """Suppliers whose replies came in several files: each is scored, a person must choose."""
        for (who,) in self._base.execute(AGAIN).fetchall():
            replies = self._base.execute(REPLIES, (who,)).fetchall()
            files = [file for _name, file in replies]
            message = _("“{name}” replied in {count} files: {files}").format(
                name=replies[-1][0],
                count=len(files),
                files=some_of(files[:MOST_ALIKE], len(files)),
            )
            yield ProblemKind.ANOTHER_REPLY.at(Source(files[-1]), message, warning=True)

    def _alike(self, fingerprint: str, who: list[str]) -> tuple[tuple[str, ...], int]:
        """Some of the suppliers that gave the same answers, and how many did in all."""
        count = self._base.execute(
            "SELECT * FROM temp.shared WHERE fingerprint = ?", (fingerprint,)
        ).fetchone()
        if not fingerprint or count is None:
            return (), 0
        found = self._base.execute(ALIKE, (fingerprint, *who, MOST_ALIKE)).fetchall()
        return tuple(name for name, _place in found), count[1] - 1

    def ranking(self, code: str) -> Ranking:
        """The entries under a code, the best first."""
        return Ranking(self, code)

    def entries(self, code: str) -> Iterator[Entry]:
        """As `ranking`, once."""
        for body, name, place, fingerprint in self._base.execute(ENTRIES, (code,)):
            yield _with(self._alike(fingerprint, [name, place]), _unpacked(body, Entry))


class Ranking:
    """The entries under one code; they can be gone through as often as one likes."""

    def __init__(self, ledger: Ledger, code: str) -> None:
        self._ledger = ledger
        self._code = code

    def __iter__(self) -> Iterator[Entry]:
        return self._ledger.entries(self._code)


def _with(alike: tuple[tuple[str, ...], int], entry: Entry) -> Entry:
    names, count = alike
    if not count:
        return entry
    places = {sign.value: place for place, sign in enumerate(Sign)}
    signs = tuple(sorted({*entry.signs, Sign.COPY.value}, key=lambda one: places[one]))
    return replace(entry, alike=names, copies=count, signs=signs)


def _who(one: Supplied) -> str:
    """The same for replies of one site of one supplier to one questionnaire."""
    questionnaire = one.questionnaire.partition("@")[0]
    return "\n".join([plain(one.id or one.name), plain(one.site), questionnaire])


def _unpacked(body: bytes, kind: type[Any]) -> Any:  # noqa: ANN401 - whatever kind is
    found = records.unpack(body, kind)
    if found is None:
        raise ValueError(kind)
    return found
