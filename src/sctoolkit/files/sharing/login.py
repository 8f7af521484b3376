"""Where the clearinghouse is and the token for it, in a file that only its owner can read."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import records
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.folders import config_folder
from sctoolkit.paths import is_file


def _file() -> Path:
    return config_folder() / "sharing" / "login.json"


def keep_login(url: str, token: str) -> Path:
    """Writes both down."""
    path = _file()
    with saving(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, records.to_line({"url": url, "token": token}), private=True)
    return path


def kept_login() -> tuple[str, str] | None:
    """The address and the token; None where there are none."""
    path = _file()
    found = records.from_json(path.read_bytes(), dict[str, str]) if is_file(path) else None
    return (found["url"], found["token"]) if found and {"url", "token"} <= set(found) else None


def forget_login() -> None:
    """Deletes what was written down."""
    _file().unlink(missing_ok=True)
