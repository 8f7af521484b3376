"""Databases that tests start for themselves, on 127.0.0.1, and end by their process."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Where PostgreSQL's programs are; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _other_than_root() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root: the user that its package made, or nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    return None


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[tuple[str, int]]:
    """The folder of the programs' sockets and the port of a fresh server; ended at the end.

    `durable` waits for the disk, as it must be where figures are taken; tests need not.
    """
    where = programs()
    assert where is not None
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    user = _other_than_root()
    if user:
        os.chown(folder, *user)
    change = {"user": user[0], "group": user[1], "extra_groups": []} if user else {}
    data, port = str(folder / "data"), free_port()
    subprocess.run(
        [where / "initdb", "-D", data, "-A", "trust", "-U", "root", "--no-sync", "-E", "UTF8"],
        check=True,
        capture_output=True,
        cwd=folder,
        **change,  # type: ignore[call-overload]
    )
    sync = "on" if durable else "off"
    options = ["-c", "listen_addresses=127.0.0.1", "-c", f"fsync={sync}", "-p", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [where / "postgres", "-D", data, "-k", str(folder), *options],
            stdout=log,
            stderr=log,
            cwd=folder,
            **change,  # type: ignore[call-overload]
        )
    try:
        _wait(where, port)
        yield str(folder), port
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: what it holds is thrown away
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(where: Path, port: int) -> None:
    asked = [str(where / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _try in range(1200):
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise TimeoutError(port)
