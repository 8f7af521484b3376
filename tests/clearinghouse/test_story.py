"""Three members and the owner of a mill at a real server, all by the command line."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from sctoolkit.clearinghouse.client import Client, Login, RefusedError

from .servers import free_port
from .town import Town, serving

MILL = """\
format: 1
assessment: mill
questionnaire: facility@1.3
scope: core
organisation: Blue Mill
updated: "2026-10-14T08:00:00Z"
answers:
  safety.fire-exits: locked
  children.youngest-worker: {answer: sixteen, note: Anna Kim said so.}
"""
LIST = "name,country,os_id\nBlue Mill,VN,\n{other},VN,\n"


@pytest.fixture
def town(town: Town) -> Town:
    """Where each has keys, and the cards of the others."""
    names = ("alpha", "beta", "owner")
    (town.folder / "mill.yaml").write_text(MILL, "utf-8")
    (town.folder / "group.key").write_text("5f" * 32, "utf-8")
    for name in names:
        town.run(name, "share", "keys", "--make", name, "--card", f"{name}.card")
        town.join(name, json.loads((town.folder / f"{name}.card").read_text("utf-8")))
    for name in names:
        for other in set(names) - {name}:
            town.run(name, "share", "keys", "--add", f"{other}.card")
    return town


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
    town.buying(mill, "alpha", "beta")
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


def _plan_together(town: Town, mill: str) -> None:
    """Alpha leads, beta looks on the spot, the owner sees what both say."""
    action = ("--add", "Unlock the exits.", "--clause", "3.1", "--due", "2099-01-31")
    town.run("alpha", "share", "plan", mill, "--begin", *action)
    made = json.loads(town.run("beta", "share", "plan", mill, "--json"))["actions"][0]["id"]
    town.run("beta", "share", "plan", mill, "--verify", made)
    (seen,) = json.loads(town.run("owner", "share", "plan", mill, "--json"))["actions"]
    assert (seen["clause"], seen["holds"]) == ("3.1", 1)


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
