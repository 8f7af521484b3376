"""Ids of clauses as OSCAL allows them, and back from whatever a mapping calls a clause."""

from __future__ import annotations

import re

from sctoolkit.model.code import Code

_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]")
_PARTS = re.compile(r"[:/#]")


def token(code: str, clause: str) -> str:
    """The id of a clause for OSCAL, which begins with a letter: `eti_4.2`."""
    words = _FORBIDDEN.sub(lambda found: f"_{ord(found[0]):x}_", f"{code}_{clause}")
    return words if words[0].isalpha() else f"_{words}"


class ClauseNames:
    """Finds the clause of a code that a mapping means."""

    def __init__(self, code: Code) -> None:
        now = [(clause.id, clause.id) for clause in reversed(code.clauses())]
        known = {clause for clause, _same in now}
        before = [(old, one) for old, one in code.renamed.items() if one in known]
        self._clauses = {
            name.casefold(): clause
            for called, clause in (*before, *now)
            for name in (f"{code.id}-{called}", token(code.id, called), called)
        }

    def clause(self, name: str) -> str | None:
        """The id of the clause: by its number, our own id for OSCAL, or the end of a URN.

        The numbers of earlier versions count, too, where the code says what they are called now.
        """
        last = _PARTS.split(name)[-1]
        return self._clauses.get(name.casefold()) or self._clauses.get(last.casefold())
