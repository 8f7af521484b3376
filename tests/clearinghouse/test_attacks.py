"""Every door, tried by those who may not open it."""

from __future__ import annotations

import re
import statistics
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select, update

from sctoolkit import records
from sctoolkit.clearinghouse.envelopes import enclose
from sctoolkit.clearinghouse.service.access import digest_of
from sctoolkit.clearinghouse.service.app import make_app
from sctoolkit.clearinghouse.service.database import acting, engine_of, migrate
from sctoolkit.clearinghouse.service.founding import found
from sctoolkit.clearinghouse.service.limits import SMALL, Bucket
from sctoolkit.clearinghouse.service.tables import Token
from sctoolkit.clearinghouse.service.turning_away import ALL, EACH, Knocking
from sctoolkit.clearinghouse.service.visibility import EVERYTHING

from .house import House, Party
from .parties import CONTENT, OWNER
from .test_database import prepared
from .test_service import lasting

OPEN = {"/health", "/metrics"}
PATIENCE = 120
"""Seconds for an answer: a busy machine is no fault of the service."""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """These are about the doors, not about the database behind."""
    return f"sqlite:///{tmp_path / 'house.db'}"


def doors(house: House) -> list[tuple[str, str]]:
    """Every endpoint with made-up ids."""
    paths = house.client.get("/openapi.json").json()["paths"]
    found = [
        (method.upper(), re.sub(r"\{\w+\}", "f" * 32, path))
        for path in paths
        for method in paths[path]
    ]
    return [(method, path) for method, path in found if path not in OPEN]


def knocked(house: House, method: str, path: str, token: str | None) -> int:
    head = {"Authorization": f"Bearer {token}"} if token is not None else {}
    return house.client.request(method, path, headers=head).status_code


def test_no_door_opens_without_a_token_that_holds(house: House) -> None:
    expired, revoked = house["beta"].token, house["gamma"].token
    past = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=1)
    with acting(house.engine, EVERYTHING) as session:
        ends = update(Token).where(Token.digest == digest_of(expired)).values(expires=past)
        session.execute(ends)
        ends = update(Token).where(Token.digest == digest_of(revoked)).values(revoked=True)
        session.execute(ends)
    for method, path in doors(house):
        for token in (None, "", "sct_" + "x" * 43, expired, revoked):
            assert knocked(house, method, path, token) in (401, 422), (method, path, token)
    assert knocked(house, "GET", "/v1/facilities", expired) == 401
    assert knocked(house, "GET", "/v1/facilities", revoked) == 401


def test_only_digests_of_tokens_are_kept(house: House, tmp_path: Path) -> None:
    house.engine.dispose()
    kept = b"".join(one.read_bytes() for one in tmp_path.glob("house.db*"))
    assert house["alpha"].token.encode() not in kept
    assert digest_of(house["alpha"].token).encode() in kept


def test_member_is_no_administrator(house: House) -> None:
    beta = f"/members/{house['beta'].id}"
    for path, sent in (
        (f"{beta}/suspend", {"because": "x"}),
        (f"{beta}/lift", None),
        (f"{beta}/accounts", {"name": "x", "role": "admin"}),
    ):
        assert house["alpha"].call("POST", path, json=sent).status_code == 403


def test_reader_writes_nothing(house: House) -> None:
    path = f"/members/{house['alpha'].id}/accounts"
    token = house.admin.post(path, {"name": "r", "role": "reader"})["token"]
    reader = Party(house["alpha"].who, token, house["alpha"].id, house.client)
    assert (
        reader.call("POST", "/facilities", json={"name": "x", "country": "VN"}).status_code == 403
    )
    assert reader.get("/facilities") == []


def test_what_is_not_yours_is_as_if_it_were_not_there_and_takes_as_long(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha")
    house.consented(mill, lasting())
    bundle = house.published(mill).json()["id"]
    gamma = house["gamma"]

    def asked(path: str) -> tuple[str, float]:
        began = time.perf_counter()
        answer = gamma.call("GET", path)
        assert answer.status_code == 404
        return answer.text, time.perf_counter() - began

    for there, nowhere in (
        (f"/bundles/{bundle}", f"/bundles/{'f' * 32}"),
        (f"/facilities/{mill}", f"/facilities/{'f' * 32}"),
    ):
        times: dict[str, list[float]] = {there: [], nowhere: []}
        for _round in range(15):
            for path in (there, nowhere):
                words, took = asked(path)
                times[path].append(took)
                assert words == asked(nowhere)[0]
        middle = [statistics.median(times[path]) for path in (there, nowhere)]
        assert max(middle) < 5 * min(middle)  # no more than noise; the queries are the same


def test_body_that_is_too_large_is_not_read(house: House) -> None:
    big = b"x" * (SMALL + 1)
    assert house["alpha"].call("POST", "/facilities", content=big).status_code == 413

    def dripping() -> Iterator[bytes]:
        for _piece in range(100):
            yield b"x" * 10_000

    assert house["alpha"].call("POST", "/facilities", content=dripping()).status_code == 413


def test_malformed_bundles_are_refused_with_their_code(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha")
    for raw in (b"", b"PK\x03\x04", b"\0" * 1000, b"sctoolkit sealed bundle 1\nxxxx"):
        sent = {"params": {"facility": mill}, "content": raw}
        answer = house["alpha"].call("POST", "/bundles", **sent)
        assert answer.status_code == 422, raw
        assert answer.json()["problems"][0]["code"].startswith("B8")


@pytest.mark.parametrize("field", ["unit_price", "capacity", "buyer"])
def test_field_that_is_not_on_the_list_is_refused_with_its_place(house: House, field: str) -> None:
    answer = house["alpha"].call(
        "POST", "/facilities", json={"name": "x", "country": "VN", field: "1"}
    )
    assert answer.status_code == 422
    assert field in answer.text


def test_who_asks_too_often_waits() -> None:
    bucket = Bucket(60)
    assert sum(bucket.takes("a") for _try in range(100)) == 60
    assert bucket.takes("b")


def test_rate_is_limited_before_the_token_is_looked_at(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'small.db'}"
    migrate(url)
    engine = engine_of(url)
    with TestClient(make_app(engine, a_minute=5)) as client:
        codes = [client.get("/v1/me").status_code for _try in range(7)]
    engine.dispose()
    assert codes == [401] * 5 + [429] * 2


def refusals(engine: Engine) -> list[tuple[str, str]]:
    """Who was refused what, as it stands in the log."""
    from sctoolkit.clearinghouse.service.tables import LogEntry  # noqa: PLC0415 - only here

    asked = select(LogEntry.who, LogEntry.about).where(LogEntry.act == "refused")
    with acting(engine, EVERYTHING) as session:
        rows = session.execute(asked.order_by(LogEntry.number)).all()
    return [(row.who, row.about) for row in rows]


def test_who_is_turned_away_unknown_stands_in_the_log_without_the_token(house: House) -> None:
    token = "sct_" + "x" * 43
    knocked(house, "GET", "/v1/me", None)
    knocked(house, "GET", f"/v1/facilities/{token}", token)
    knocked(house, "POST", f"/v1/facilities/{'f' * 32}/visits", token)
    house.client.post("/login", content=f"token={token}")
    assert refusals(house.engine) == [
        ("?", "401 GET /v1/me"),
        ("?", "401 GET /v1/facilities/{facility}"),
        ("?", "401 POST /v1/facilities/{facility}/visits"),
        ("?", "401 POST /login"),
    ]
    assert house["alpha"].get("/log/verify")["holds"]


def test_who_asks_too_often_stands_in_the_log_by_account(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'small.db'}"
    migrate(url)
    engine = engine_of(url)
    head = {"Authorization": f"Bearer {found(engine, 'operator')}"}
    with TestClient(make_app(engine, a_minute=3)) as client:
        codes = [client.get("/v1/me", headers=head).status_code for _try in range(5)]
    assert codes == [200] * 3 + [429] * 2
    (who, about), again = refusals(engine)
    assert (len(who), about, again) == (32, "429 GET /v1/me", (who, about))
    engine.dispose()


def test_nobody_floods_the_log_by_knocking(house: House) -> None:
    for _try in range(30):
        knocked(house, "GET", "/v1/me", "guessed")
    assert refusals(house.engine) == [("?", "401 GET /v1/me")] * EACH


def test_knocking_that_was_not_noted_is_counted_in_the_next_entry() -> None:
    knocking = Knocking()
    assert [knocking.before("a") for _try in range(EACH + 20)] == [0] * EACH + [None] * 20
    assert [knocking.before("b"), knocking.before("c")] == [20, 0]
    others = [knocking.before(f"{number}") for number in range(2 * ALL)]
    assert others.count(0) == ALL - EACH - 2


@pytest.mark.parametrize("day", ["2027-02-31", "2027-2-3", "20270203", "2027-W05-1", "tomorrow"])
def test_day_that_is_in_no_calendar_is_refused_with_its_code(house: House, day: str) -> None:
    mill = house.mill()
    house.buying(mill, "alpha")
    house["alpha"].post(f"/facilities/{mill}/plan")
    for path, name, sent in (
        ("visits", "date", {"code": "eti"}),
        ("plan/actions", "due", {"clause": "3.1", "text": "Unlock the exits."}),
    ):
        answer = house["alpha"].call("POST", f"/facilities/{mill}/{path}", json={**sent, name: day})
        assert answer.status_code == 422
        (problem,) = answer.json()["problems"]
        assert (problem["code"], problem["message"]) == ("B819", f"{name}: “{day}” is no day")


def test_signed_days_must_be_days_too(house: House) -> None:
    mill = house.mill()
    house.buying(mill, "alpha")
    house.consented(mill, lasting())
    given = lasting(until="2027-02-31")
    envelope = records.to_line(enclose(given, OWNER)).decode()
    sent = {"facility": mill, "envelope": envelope}
    refused = house["owner"].call("POST", "/consents", json=sent)
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "B819")
    audit = replace(CONTENT.audit, date="2027-02-31")
    refused = house.published(mill, content=replace(CONTENT, audit=audit))
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "B806")


def test_words_of_members_reach_pages_and_logs_harmless(house: House) -> None:
    name = "<script>alert(1)</script>"
    made = house["alpha"].post("/facilities", {"name": name, "country": "VN"})["id"]
    assert house["alpha"].get(f"/facilities/{made}")["name"] == name
    page = house.client.get("/", headers={"Cookie": f"token={house['alpha'].token}"})
    assert name not in page.text


def test_queries_take_no_orders_from_what_is_searched(house: House) -> None:
    house["alpha"].post("/facilities", {"name": "Mill", "country": "VN"})
    for words in ("' OR 1=1 --", "%", "_", "\\", "mill'; DROP TABLE member; --"):
        assert house["beta"].get("/facilities", q=words) == []
    assert len(house["alpha"].get("/facilities")) == 1


def test_two_who_publish_the_same_at_once_publish_it_once(house: House) -> None:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only here

    mill = house.mill()
    house.buying(mill, "alpha")
    house.consented(mill, lasting())
    with ThreadPoolExecutor(4) as pool:
        same = [pool.submit(house.published, mill, id="c" * 32) for _try in range(4)]
        codes = sorted(one.result().status_code for one in same)
    assert codes == [201, 409, 409, 409]
    assert house["alpha"].get("/log/verify")["holds"]


def test_log_that_was_changed_in_the_database_is_found(house: House) -> None:
    from sctoolkit.clearinghouse.service.tables import LogEntry  # noqa: PLC0415 - only here

    head = house["alpha"].get("/log/verify")["head"]
    house["alpha"].get("/facilities")
    seen = house["alpha"].get("/log/verify", number=head["number"], digest=head["digest"])
    assert seen["holds"]
    with acting(house.engine, EVERYTHING) as session:
        session.execute(update(LogEntry).where(LogEntry.number == 3).values(act="nothing"))
    said = house["alpha"].get("/log/verify")
    assert (said["holds"], said["broken_at"]) == (False, 3)


def test_everything_that_the_contract_allows_is_answered_without_a_fault(url: str) -> None:
    """Schemathesis against the whole OpenAPI: no answer is 5xx, and all are as described."""
    import schemathesis  # noqa: PLC0415 - heavy
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415 - only here
    from schemathesis.core.result import Ok  # noqa: PLC0415 - as above

    _mill, token = prepared(url)
    engine = engine_of(url)
    app = make_app(engine, a_minute=1_000_000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = schemathesis.openapi.from_asgi("/openapi.json", app)
        seen = 0
        for found in schema.get_all_operations():
            assert isinstance(found, Ok)
            operation = found.ok()

            @settings(
                max_examples=8,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                database=None,
            )
            @given(case=operation.as_strategy())
            def knock(case: schemathesis.Case[Any]) -> None:
                headers = {"Authorization": f"Bearer {token}"}
                answer = case.call(headers=headers, timeout=PATIENCE)
                assert answer.status_code < 500, (case.method, case.path, answer.text)

            if "/leave" not in operation.path:
                knock()
                seen += 1
    engine.dispose()
    assert seen > 30
