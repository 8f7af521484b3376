"""A real server, and everybody's folder: what they do, they do by the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sctoolkit.clearinghouse.client import Client, Login


class Town:
    """Everybody's folder, and the clearinghouse that they go to."""

    def __init__(self, folder: Path, url: str, token: str) -> None:
        self.folder, self.url, self.token = folder, url, token
        self.admin = Client(Login(url, token))

    def run(self, who: str, *words: str, token: str = "") -> str:
        """What a command says on stdout; fails where it does."""
        done = self.tried(who, *words, token=token)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def tried(self, who: str, *words: str, token: str = "") -> subprocess.CompletedProcess[str]:
        """A command of somebody, whatever comes of it."""
        own = {
            "SCTOOLKIT_CONFIG": str(self.folder / who / "config"),
            "SCTOOLKIT_STATE": str(self.folder / who / "state"),
            "SCTOOLKIT_TOKEN": token,
        }
        return subprocess.run(
            [sys.executable, "-m", "sctoolkit", *words],
            cwd=self.folder,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            check=False,
        )

    def join(self, name: str, card: object) -> None:
        """The administrator lets a member in, and it logs in."""
        member = self.admin.post("/members", card)["id"]
        given = {"name": name, "role": "writer"}
        token = self.admin.post(f"/members/{member}/accounts", given)["token"]
        self.run(name, "share", "login", self.url, "--accept", token=token)

    def client(self, name: str) -> Client:
        """What somebody reaches who writes to the service themselves."""
        kept = json.loads((self.folder / f"{name}/config/sharing/login.json").read_text("utf-8"))
        return Client(Login(kept["url"], kept["token"]))

    def asked(self, who: str, *words: str) -> Any:
        """What a command says as JSON; fails where it does."""
        return json.loads(self.run(who, *words, "--json"))

    def refused(self, who: str, *words: str) -> tuple[int, str]:
        """How a command fails, and what it says; fails where it does not."""
        done = self.tried(who, *words)
        assert done.returncode != 0, done.stdout
        return done.returncode, done.stderr

    def buying(self, facility: str, *names: str) -> None:
        """They say that they buy there, and its owner confirms it."""
        for name in names:
            self.run(name, "share", "sourcing", facility, "--claim")
        said = [word for name in names for word in ("--confirm", name)]
        self.run("owner", "share", "sourcing", facility, *said)


@contextmanager
def serving(
    folder: Path, database: str, port: int
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server of its own, and what it showed; ended by its process."""
    server = subprocess.Popen(
        [sys.executable, "-m", "sctoolkit", "clearinghouse", "serve", "--port", str(port)],
        env={**os.environ, "SCTOOLKIT_DATABASE": database, "SCTOOLKIT_STATE": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/health")
        assert server.stdout is not None
        os.set_blocking(server.stdout.fileno(), False)
        yield server, (server.stdout.read() or b"").decode().strip()
    finally:
        server.kill()
        server.wait(30)
        assert server.stdout is not None
        server.stdout.close()


def _wait(url: str) -> None:
    for _try in range(600):
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(url)
