from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctoolkit import records
from sctoolkit.clearinghouse.bundle import LARGEST, sealed_for, unpacked
from sctoolkit.clearinghouse.envelopes import disclosed, envelope
from sctoolkit.clearinghouse.keys import Identity, signed
from sctoolkit.errors import UnusableInputError
from sctoolkit.model.sharing import Card, Manifest, Profile
from sctoolkit.problem_kinds import ProblemKind

from .parties import ALPHA, BETA, CONTENT, GAMMA, bundle

WHOLE = bundle()


def code_of(
    raw: bytes, who: Identity | None = BETA, known: tuple[Card, ...] = (ALPHA.card,)
) -> str:
    """The code of the problem for which a bundle is refused."""
    with pytest.raises(UnusableInputError) as refused:
        unpacked(raw, "b.zip", known.__contains__, who)
    return refused.value.problems[0].code


def files(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)
    return made.getvalue()


def resigned(raw: bytes, who: Identity = ALPHA, **changes: object) -> bytes:
    """The bundle with its manifest changed, and signed anew by somebody."""
    held = files(raw)
    head = envelope(held["manifest.json"], "b.zip", ProblemKind.BUNDLE_DAMAGED)
    plain = json.loads(head.body) | changes
    again = signed("sctoolkit.bundle/1", json.dumps(plain), who)
    return zipped(held | {"manifest.json": records.to_line(again)})


def test_bundle_gives_back_what_was_packed() -> None:
    found = unpacked(WHOLE, "b.zip", [ALPHA.card].__contains__, BETA)
    assert found.content == CONTENT
    assert found.manifest.sender == ALPHA.card
    assert found.consent.owner == "owner"


def test_same_results_make_the_same_bytes() -> None:
    assert bundle() == WHOLE


def test_sealed_bundle_opens_for_its_recipient_alone() -> None:
    sealed = sealed_for(WHOLE, BETA.card)
    assert unpacked(sealed, "b", [ALPHA.card].__contains__, BETA).content == CONTENT
    assert b"Blue Mill" not in sealed
    assert code_of(sealed, GAMMA) == "B805"
    assert code_of(sealed, None) == "B805"


@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_no_bit_can_be_turned_and_still_be_taken_for_something_else(place: int, bit: int) -> None:
    changed = bytearray(WHOLE)
    changed[place] ^= 1 << bit
    try:
        found = unpacked(bytes(changed), "b.zip", [ALPHA.card].__contains__, BETA)
    except UnusableInputError:
        return
    assert found.content == CONTENT


@pytest.mark.parametrize("name", ["content.json", "consent.json"])
def test_altered_file_is_refused(name: str) -> None:
    held = files(WHOLE)
    changed = held[name].replace(b"0", b"1", 1) if name == "consent.json" else held[name] + b" "
    assert changed != held[name]
    assert code_of(zipped(held | {name: changed})) == "B802"


def test_manifest_signed_by_someone_else_is_refused() -> None:
    assert code_of(resigned(WHOLE, GAMMA)) == "B802"


def test_sender_whose_card_is_not_kept_is_refused() -> None:
    assert code_of(WHOLE, known=()) == "B804"


def test_card_with_the_name_of_another_is_not_taken_for_it() -> None:
    false = replace(GAMMA, card=replace(GAMMA.card, name="alpha"))
    assert code_of(bundle(who=false)) == "B804"


def test_newer_format_is_refused_and_named() -> None:
    with pytest.raises(UnusableInputError) as refused:
        unpacked(resigned(WHOLE, format=2), "b.zip", [ALPHA.card].__contains__, BETA)
    assert refused.value.problems[0].code == "B803"
    assert "format 2" in refused.value.problems[0].message


def test_field_that_is_not_on_the_list_is_refused_with_its_place() -> None:
    held = files(WHOLE)
    plain = json.loads(held["content.json"])
    plain["findings"][0]["unit_price"] = 4.2
    raw = json.dumps(plain).encode()
    digests = json.loads(json.loads(held["manifest.json"])["body"])["digests"]
    digests["content.json"] = hashlib.sha256(raw).hexdigest()
    changed = resigned(zipped(held | {"content.json": raw}), digests=digests)
    with pytest.raises(UnusableInputError) as refused:
        unpacked(changed, "b.zip", [ALPHA.card].__contains__, BETA)
    assert refused.value.problems[0].code == "B806"
    assert "findings[0].unit_price" in refused.value.problems[0].message


def test_more_than_the_profile_allows_is_refused() -> None:
    assert code_of(bundle(profile=Profile.PUBLIC)) == "B806"
    noted = replace(CONTENT.answers[0], note="Anna said so")
    assert code_of(bundle(replace(CONTENT, answers=(noted,)))) == "B806"


def test_bomb_is_not_unpacked() -> None:
    held = files(WHOLE)
    assert code_of(zipped(held | {"content.json": b" " * (LARGEST + 2)})) == "B801"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04",
        WHOLE[:200],
        b"\0" * (LARGEST + 1),
        zipped({}),
        zipped(files(WHOLE) | {"extra.txt": b"x"}),
        zipped({**files(WHOLE), "manifest.json": b"[" * 100_000}),
        zipped({**files(WHOLE), "manifest.json": b'{"schema":"\xff"}'}),
    ],
    ids=["empty", "head", "cut", "large", "no files", "one more", "deep", "not UTF-8"],
)
def test_what_is_no_bundle_is_refused_in_words(raw: bytes) -> None:
    assert code_of(raw) == "B801"


def test_file_that_stands_twice_is_refused() -> None:
    made = io.BytesIO(WHOLE)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(made, "a") as archive:
        archive.writestr("content.json", b"{}")
    assert code_of(made.getvalue()) == "B801"


def test_signature_for_one_thing_does_not_pass_for_another() -> None:
    consent = envelope(files(WHOLE)["consent.json"], "c", ProblemKind.BAD_CONSENT)
    with pytest.raises(UnusableInputError):
        disclosed(consent, Manifest, "c", ProblemKind.BUNDLE_ALTERED)
