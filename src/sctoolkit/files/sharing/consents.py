"""The revocations that this user knows of, so that what was taken back is not shown again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from sctoolkit import records
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.folders import state_folder
from sctoolkit.language import _
from sctoolkit.model.assessment import Permission
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.sharing import Signed
from sctoolkit.paths import is_there
from sctoolkit.problem_kinds import ProblemKind

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


def unreadable(file: str, permission: Permission | None) -> list[Problem]:
    """Why what somebody else shared may not be read any more; empty where it may."""
    if permission is None:
        return []
    expired = datetime.now(UTC).date().isoformat() > permission.until
    if not expired and not is_revoked(permission):
        return []
    words = _("the consent has expired") if expired else _("the consent was taken back")
    hint = _("Delete the file; the owner of the facility can consent anew.")
    return [ProblemKind.NO_CONSENT.at(Source(file), words, hint)]
