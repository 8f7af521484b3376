"""Entries of reads: put into the log together, so that many readers wait for the disk once."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Engine

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.database import at_the_door
from sctoolkit.engine.sharing.chain import Act


@dataclass(slots=True)
class _Batch:
    """What is written at once, and what came of it."""

    acts: list[Act] = field(default_factory=list)
    tried: bool = False
    stands: bool = False


class NotNotedError(Exception):
    """The log could not be written, so there is no answer."""


class Scribe:
    """Whoever comes first writes for all who came meanwhile; nobody is answered before that."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting = _Batch()
        self._gathering, self._writing = Lock(), Lock()

    def keep(self, acts: list[Act]) -> None:
        """Returns once they stand in the log; raises where they do not."""
        if not acts:
            return
        with self._gathering:
            batch = self._waiting
            batch.acts += acts
        with self._writing:
            if not batch.tried:
                self._write()
        if not batch.stands:
            raise NotNotedError

    def _write(self) -> None:
        with self._gathering:
            batch, self._waiting = self._waiting, _Batch()
        batch.tried = True
        with at_the_door(self._engine) as session:
            logbook.note_all(session, batch.acts)
        batch.stands = True
