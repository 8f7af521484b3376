from __future__ import annotations

import pytest

from sctoolkit import records
from sctoolkit.clearinghouse.consents import Known, check_consent, read_consent
from sctoolkit.clearinghouse.keys import Identity
from sctoolkit.engine.sharing.consenting import Sharing
from sctoolkit.errors import UnusableInputError
from sctoolkit.model.sharing import Consent, Facility, Profile

from .parties import ALPHA, BETA, GAMMA, MILL, OWNER, consent, enclosed

ALL = Known(lambda _card: True, lambda _permission: False)


def act(**changes: object) -> Sharing:
    usual: dict[str, object] = {
        "facility": MILL,
        "sharer": ALPHA.card.fingerprint,
        "recipient": BETA.card.fingerprint,
        "profile": Profile.MEMBER,
        "on": "2026-06-01",
    }
    return Sharing(**usual | changes)  # type: ignore[arg-type]


def refusal(what: Sharing, allowed: Consent, by: Identity = OWNER, known: Known = ALL) -> str:
    with pytest.raises(UnusableInputError) as refused:
        check_consent(enclosed(allowed, by), allowed, what, known, "c.json")
    problem = refused.value.problems[0]
    return f"{problem.code} {problem.message}"


def test_consent_allows_what_it_says() -> None:
    check_consent(enclosed(consent()), consent(), act(), ALL, "c.json")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (act(facility=Facility("Red Mill", "VN")), "another facility"),
        (act(sharer=GAMMA.card.fingerprint), "does not allow this member"),
        (act(recipient=GAMMA.card.fingerprint), "another recipient"),
        (act(on="2025-12-31"), "does not hold yet"),
        (act(on="2027-01-01"), "has expired"),
    ],
)
def test_consent_allows_nothing_else(what: Sharing, words: str) -> None:
    assert words in refusal(what, consent())


def test_first_and_last_day_count() -> None:
    for day in ("2026-01-01", "2026-12-31"):
        check_consent(enclosed(consent()), consent(), act(on=day), ALL, "c.json")


def test_consent_to_less_does_not_allow_more() -> None:
    allowed = consent(profile=Profile.PUBLIC)
    assert "that much" in refusal(act(), allowed)


def test_consent_for_everyone_shows_existence_whatever_it_says() -> None:
    allowed = consent(recipient="", profile=Profile.PRIVATE)
    assert "that much" in refusal(act(), allowed)
    check_consent(enclosed(allowed), allowed, act(profile=Profile.PUBLIC), ALL, "c.json")


def test_consent_that_was_taken_back_allows_nothing() -> None:
    known = Known(lambda _card: True, lambda permission: permission.consent == consent().id)
    assert "taken back" in refusal(act(), consent(), known=known)


def test_nobody_consents_in_the_name_of_the_owner() -> None:
    assert refusal(act(), consent(), by=ALPHA).startswith("B811")


def test_owner_must_be_known() -> None:
    known = Known(lambda card: card != OWNER.card, lambda _permission: False)
    assert refusal(act(), consent(), known=known).startswith("B804")


def test_paper_is_recorded_by_the_one_who_shares_and_by_nobody_else() -> None:
    paper = consent(document="d" * 64)
    check_consent(enclosed(paper, ALPHA), paper, act(), ALL, "c.json")
    assert refusal(act(), paper, by=GAMMA).startswith("B811")


def test_widened_consent_is_no_consent() -> None:
    raw = records.to_line(enclosed(consent(profile=Profile.PUBLIC)))
    wider = raw.replace(b'\\"profile\\":\\"public\\"', b'\\"profile\\":\\"private\\"')
    assert wider != raw
    with pytest.raises(UnusableInputError):
        read_consent(wider, "c.json")
