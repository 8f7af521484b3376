"""The service with its members, spoken to as a client does."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any, Self

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import Engine

from sctoolkit import records
from sctoolkit.clearinghouse.bundle import packed
from sctoolkit.clearinghouse.envelopes import enclose
from sctoolkit.clearinghouse.keys import Identity
from sctoolkit.clearinghouse.service.app import make_app
from sctoolkit.clearinghouse.service.founding import found
from sctoolkit.model.sharing import Consent, Content, Manifest, Profile

from .parties import ALPHA, BETA, CONTENT, GAMMA, MILL, OWNER, consent

PARTIES = {"alpha": ALPHA, "beta": BETA, "gamma": GAMMA, "owner": OWNER}


@dataclass
class Party:
    """Somebody with keys and a token."""

    who: Identity
    token: str
    id: str
    client: TestClient

    def call(self, method: str, path: str, **sent: Any) -> Response:
        """One request."""
        head = {"Authorization": f"Bearer {self.token}"}
        answer: Response = self.client.request(method, f"/v1{path}", headers=head, **sent)
        return answer

    def get(self, path: str, **query: object) -> Any:
        """What is there; fails where it is refused."""
        return done(self.call("GET", path, params=query))

    def post(self, path: str, sent: object = None) -> Any:
        """What was made; fails where it is refused."""
        return done(self.call("POST", path, json=sent))


def done(answer: Response) -> Any:
    assert answer.is_success, (answer.status_code, answer.text)
    return answer.json()


class House:
    """A clearinghouse with alpha, beta, gamma and the owner of the Blue Mill."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.app = make_app(engine, a_minute=1_000_000)
        self.client = TestClient(self.app)
        self.admin = Party(ALPHA, found(engine, "operator"), "", self.client)
        self.parties = {name: self._joined(name, who) for name, who in PARTIES.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.client.close()

    def _joined(self, name: str, who: Identity) -> Party:
        card = records.to_plain(who.card)
        member = self.admin.post("/members", card)["id"]
        account = self.admin.post(f"/members/{member}/accounts", {"name": name, "role": "writer"})
        party = Party(who, account["token"], member, self.client)
        party.post("/notice")
        return party

    def __getitem__(self, name: str) -> Party:
        return self.parties[name]

    def mill(self) -> str:
        """The Blue Mill, registered by its owner."""
        place = {"name": MILL.name, "country": MILL.country, "mine": True}
        return str(self["owner"].post("/facilities", place)["id"])

    def buying(self, facility: str, *names: str) -> None:
        """These members buy from the facility, and its owner confirmed it."""
        for name in names:
            self[name].post(f"/facilities/{facility}/sourcing", {})
            self["owner"].post(f"/facilities/{facility}/sourcing/{self[name].id}")

    def consented(self, facility: str, given: Consent | None = None) -> str:
        """The owner lets alpha show its results to beta, or whatever the consent says."""
        given = given or consent()
        given = replace(given, id=secrets.token_hex(16))
        envelope = records.to_line(enclose(given, OWNER)).decode()
        return str(
            self["owner"].post("/consents", {"facility": facility, "envelope": envelope})["id"]
        )

    def published(self, facility: str, name: str = "alpha", **changes: Any) -> Response:
        """What happens when somebody publishes results about the facility."""
        raw = for_house(self[name].who, **changes)
        return self[name].call("POST", "/bundles", params={"facility": facility}, content=raw)


def for_house(
    who: Identity,
    content: Content = CONTENT,
    profile: Profile = Profile.MEMBER,
    id: str = "",  # noqa: A002
) -> bytes:
    """A bundle for the members of a clearinghouse."""
    given = consent(sharer=who.card.fingerprint)
    manifest = Manifest(
        id=id or secrets.token_hex(16),
        sender=who.card,
        recipient="",
        profile=profile,
        made="2026-11-01T08:00:00Z",
        expires="2027-11-01",
        tool="sctoolkit",
        consent=given.id,
        digests={},
    )
    return packed(manifest, content, enclose(given, OWNER), who)
