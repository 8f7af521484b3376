"""Three members and the owner of a mill at a real server, all by the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sctoolkit.clearinghouse.client import Client, Login, RefusedError

from .servers import free_port

MILL = """\
format: 1
assessment: mill
questionnaire: facility@1.1
scope: core
organisation: Blue Mill
updated: "2026-10-14T08:00:00Z"
answers:
  safety.fire-exits: locked
  children.youngest-worker: {answer: sixteen, note: Anna Kim said so.}
"""
LIST = "name,country,os_id\nBlue Mill,VN,\n{other},VN,\n"


class Town:
    """Everybody's folder, and the clearinghouse that they go to."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

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


@pytest.fixture
def town(tmp_path: Path, url: str) -> Iterator[Town]:
    port = free_port()
    with serving(tmp_path, url, port) as (_server, token):
        made = Town(tmp_path, f"http://127.0.0.1:{port}")
        admin = Client(Login(made.url, token))
        (tmp_path / "mill.yaml").write_text(MILL, "utf-8")
        (tmp_path / "group.key").write_text("5f" * 32, "utf-8")
        for name in ("alpha", "beta", "owner"):
            made.run(name, "share", "keys", "--make", name, "--card", f"{name}.card")
            card = json.loads((tmp_path / f"{name}.card").read_text("utf-8"))
            member = admin.post("/members", card)["id"]
            account = admin.post(f"/members/{member}/accounts", {"name": name, "role": "writer"})
            given = account["token"]
            made.run(name, "share", "login", made.url, "--accept", token=given)
        for name in ("alpha", "beta", "owner"):
            for other in {"alpha", "beta", "owner"} - {name}:
                made.run(name, "share", "keys", "--add", f"{other}.card")
        yield made


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_overlap_contact_consent_publish_fetch_plan_revoke_and_access_gone(town: Town) -> None:
    """By the command line; `test_service.py` plays the same on SQLite as well."""
    folder = town.folder
    for name, other in (("alpha", "Red Mill"), ("beta", "Green Mill")):
        (folder / f"{name}.csv").write_text(LIST.format(other=other), "utf-8")
        words = ("share", "overlap", f"{name}.csv", "--key", "group.key", "--send", "--json")
        matches = json.loads(town.run(name, *words))["matches"]
    assert [one["facility"] for one in matches] == ["Blue Mill (VN)"]
    talk = town.run("beta", "share", "request", "--key", matches[0]["key"])
    town.run("beta", "share", "request", talk, "--say", "The exits worry us. You too?", "--agree")
    seen = town.run("alpha", "share", "request", talk)
    assert "The exits worry us" in seen
    assert "beta" not in seen
    assert "beta" in town.run("alpha", "share", "request", talk, "--agree")

    place = ("share", "register", "--name", "Blue Mill", "--country", "VN")
    mill = town.run("owner", *place, "--mine")
    given = ("--name", "Blue Mill", "--country", "VN", "--of", "alpha", "--to", "beta")
    town.run("owner", "share", "consent", "give", *given, "--purpose", "remediation")
    town.run("owner", "share", "consent", "send", "consent.json", "--facility", mill)
    _buys(town, mill)
    pack = ("share", "pack", "mill.yaml", "--to", "all", "--facility", "consent.json")
    town.run("alpha", *pack, "--code", "eti")
    bundle = town.run("alpha", "share", "publish", "bundle.zip", "--facility", mill)
    assert "eti@" in town.run("beta", "share", "search", "blue")
    assert town.run("beta", "share", "fetch", "--facility", mill) == bundle
    town.run("beta", "share", "fetch", bundle, "--out", "got.zip")
    opened = ("share", "open", "got.zip", "--consent", "got.consent.json", "--out", "got.yaml")
    assert "Shared by alpha with the consent of owner" in town.run("beta", *opened)
    town.run("beta", "score", "got.yaml", "--code", "eti")
    _plan_together(town, mill)

    town.run("owner", "share", "consent", "send", "consent.json", "--take-back")
    assert town.tried("beta", "share", "fetch", bundle, "--out", "again.zip").returncode == 5
    assert not (folder / "again.zip").exists()
    for name in ("alpha", "beta", "owner"):
        assert json.loads(town.run(name, "share", "log", "verify", "--json"))
        assert town.run(name, "share", "log", "verify", "--remote")


def _client(town: Town, name: str) -> Client:
    kept = json.loads((town.folder / f"{name}/config/sharing/login.json").read_text("utf-8"))
    return Client(Login(kept["url"], kept["token"]))


def _plan_together(town: Town, mill: str) -> None:
    """Alpha leads, beta looks on the spot, the owner sees what both say."""
    alpha, beta, owner = (_client(town, name) for name in ("alpha", "beta", "owner"))
    alpha.post(f"/facilities/{mill}/plan")
    action = {"clause": "3.1", "text": "Unlock the exits.", "due": "2099-01-31"}
    made = alpha.post(f"/facilities/{mill}/plan/actions", action)["id"]
    beta.post(f"/actions/{made}/verification", {"holds": True})
    assert owner.get(f"/facilities/{mill}/plan")["actions"][0]["holds"] == 1


def _buys(town: Town, mill: str) -> None:
    """Alpha and beta say that they buy there, by its address; its owner confirms it."""
    owner = _client(town, "owner")
    for name in ("alpha", "beta"):
        _client(town, name).post(f"/facilities/{mill}/sourcing", {})
    claims = [one for one in owner.get("/sourcing") if not one["confirmed"]]
    assert len(claims) == 2
    for claim in claims:
        owner.post(f"/facilities/{mill}/sourcing/{claim['member']}")


def test_server_killed_while_bundles_are_published_keeps_each_whole_or_not_at_all(
    tmp_path: Path, url: str
) -> None:
    import threading  # noqa: PLC0415 - only here

    from .house import for_house  # noqa: PLC0415 - only here
    from .parties import ALPHA  # noqa: PLC0415 - only here
    from .test_database import counts, prepared  # noqa: PLC0415 - only here

    mill, token = prepared(url)
    port = free_port()
    with serving(tmp_path, url, port) as (server, _shown):
        client = Client(Login(f"http://127.0.0.1:{port}", token))

        some = threading.Event()

        def publish() -> None:
            try:
                for _try in range(200):
                    path = f"/bundles?facility={mill}"
                    client.raw("POST", path, for_house(ALPHA), "application/zip")
                    some.set()
            except RefusedError:
                pass

        threads = [threading.Thread(target=publish) for _ in range(2)]
        for thread in threads:
            thread.start()
        assert some.wait(60)
        time.sleep(0.5)  # some more are on their way
        server.send_signal(signal.SIGKILL)
        for thread in threads:
            thread.join()
    audits, contents, findings, whole = counts(url)
    assert audits == contents == findings
    assert audits > 0
    assert whole
