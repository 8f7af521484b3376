"""Which facilities two lists have in common, by hashes under a key that a group agreed on."""

from __future__ import annotations

import csv
import hmac
import io

from sctoolkit.clearinghouse.envelopes import refused
from sctoolkit.engine.sharing.commerce import bare
from sctoolkit.engine.sharing.os_id import is_os_id, tidy
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

SHORTEST = 32
"""Bytes of a key; what is shorter can be tried out."""


def hashed(listed: str, key: bytes, file: str) -> dict[str, str]:
    """Hash to facility as it is written, for a CSV with `name`, `country`, perhaps `os_id`.

    A facility with an OS ID has the hash of that, and that of its name too, so that it is found
    in lists without.
    """
    if len(key.strip()) < SHORTEST:
        message = _("The key of the group is too short: it needs {count} characters at least.")
        hint = "openssl rand -hex 32"
        raise SctoolkitError(message.format(count=SHORTEST), hint)
    rows = csv.DictReader(io.StringIO(listed))
    heads = {bare(head): head for head in rows.fieldnames or ()}
    if not {"name", "country"} <= set(heads):
        words = _("the columns “name” and “country” are needed")
        raise refused(ProblemKind.BAD_LIST, file, words)
    found: dict[str, str] = {}
    for row in rows:
        name, country = (str(row[heads[head]] or "") for head in ("name", "country"))
        os_id = str(row.get(heads.get("os id", ""), "") or "")
        for known in _names(name, country, os_id):
            digest = hmac.new(key.strip(), known.encode(), "sha256").hexdigest()
            found[digest] = f"{name} ({country.upper()})"
    return found


def _names(name: str, country: str, os_id: str) -> list[str]:
    made = [f"name {country.strip().upper()} {bare(name)}"] if bare(name) else []
    return [*made, f"os-id {tidy(os_id)}"] if is_os_id(os_id) else made
