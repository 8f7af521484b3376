"""The revocations that this user knows of, so that what was taken back is not shown again."""

from __future__ import annotations

import re
from pathlib import Path

from sctoolkit import records
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.folders import state_folder
from sctoolkit.model.assessment import Permission
from sctoolkit.model.sharing import Signed
from sctoolkit.paths import is_there

ID = re.compile(r"[0-9a-f]{32}")


def _file(consent: str, by: str) -> Path:
    return state_folder() / "sharing" / "revocations" / f"{consent}-{by}.json"


def keep_revocation(consent: str, revocation: Signed) -> None:
    """Remembers that a consent was taken back; its signature was proved before."""
    path = _file(consent, revocation.by.fingerprint)
    with saving(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, records.to_line(revocation))


def is_revoked(permission: Permission) -> bool:
    """Whether who gave the consent has taken it back, as far as is known here."""
    return bool(ID.fullmatch(permission.consent)) and is_there(
        _file(permission.consent, permission.by)
    )
