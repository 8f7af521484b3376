"""Two companies and the owner of a factory, with nothing but files."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sctoolkit.files.plans.store import read_plan, save_plan
from sctoolkit.model.followed_plan import Entry, Field

from .program import Finished, plain, put, said, sctoolkit, shown

MILL = """\
    format: 1
    assessment: mill
    questionnaire: facility@1.3
    scope: core
    organisation: Blue Mill
    updated: "2026-10-14T08:00:00Z"
    answers:
      site.women: 52
      children.youngest-worker: {answer: sixteen, note: "Anna Kim, +84 24 3456 7890, said so."}
      safety.fire-exits: {answer: blocked, note: "The dormitory is over capacity."}
    """
PARTIES = ("alpha", "beta", "owner")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A folder for all three; each has keys and the cards of the others."""
    put(tmp_path, "mill.yaml", MILL)
    for name in PARTIES:
        done(run(tmp_path, name, "keys", "--make", name, "--card", f"{name}.card"))
    for name in PARTIES:
        others = [word for other in PARTIES if other != name for word in ("--add", f"{other}.card")]
        done(run(tmp_path, name, "keys", *others))
    return tmp_path


def run(folder: Path, who: str, *arguments: str, area: str = "share") -> Finished:
    own = {
        "SCTOOLKIT_CONFIG": str(folder / who / "config"),
        "SCTOOLKIT_STATE": str(folder / who / "state"),
    }
    return sctoolkit(folder, *([area] if area else []), *arguments, variables=own)


def done(finished: Finished) -> Finished:
    assert finished.returncode == 0, said(finished)
    return finished


def consented(folder: Path, *options: str) -> None:
    given = ("--name", "Blue Mill", "--country", "vn", "--of", "alpha", "--to", "beta")
    done(run(folder, "owner", "consent", "give", *given, "--purpose", "remediation", *options))


def packed(folder: Path, *options: str) -> Finished:
    words = ("pack", "mill.yaml", "--to", "beta", "--facility", "consent.json", "--code", "eti")
    return run(folder, "alpha", *words, *options)


def scored(folder: Path, who: str, file: str) -> object:
    found = plain(run(folder, who, "score", file, "--code", "eti", "--json", area=""))
    return [(one["clause"], one["outcome"]) for one in found["results"][0]["findings"]]


def given_back(folder: Path) -> None:
    """The owner lets beta show alpha its own results as well."""
    given = ("--name", "Blue Mill", "--country", "vn", "--of", "beta", "--to", "alpha")
    words = ("consent", "give", *given, "--purpose", "joint plan", "--out", "back.json")
    done(run(folder, "owner", *words))


def meet_unnamed(table: Path) -> None:
    """Alpha finds that somebody has the mill too, and they name themselves once both agree."""
    (table / "list.csv").write_text("name,country\nBlue Mill,VN\n", "utf-8")
    (table / "group.key").write_text("5f" * 32, "utf-8")
    overlap = ("overlap", "list.csv", "--key", "group.key")
    done(run(table, "beta", *overlap, "--out", "hashes.json"))
    found = plain(done(run(table, "alpha", *overlap, "--with", "hashes.json", "--json")))
    first = ("--key", found["matches"][0]["key"], "--out", "letter.json")
    refused = run(table, "alpha", "request", *first, "--say", "What price do you pay?")
    assert (refused.returncode, (table / "letter.json").exists()) == (2, False)
    done(run(table, "alpha", "request", *first, "--say", "The exits worry us. You too?"))
    read = done(run(table, "beta", "request", "letter.json"))
    assert "The exits worry us" in shown(read)
    agree = ("--say", "Us too.", "--agree", "--out", "answer.json")
    done(run(table, "beta", "request", "letter.json", *agree))
    for name in ("letter.json", "answer.json"):
        assert not {"alpha", "beta", "Us too"} & set((table / name).read_text("utf-8").split('"'))
    blind = done(run(table, "alpha", "request", "answer.json"))
    assert "Us too." in shown(blind)
    assert "beta" not in said(blind)
    both = done(run(table, "alpha", "request", "answer.json", "--agree", "--out", "third.json"))
    assert "The other is beta" in said(both)
    assert "The other is alpha" in said(done(run(table, "beta", "request", "third.json")))
    assert "B805" in said(run(table, "owner", "request", "answer.json"))


def share_a_plan(table: Path) -> None:
    """Alpha leads a plan and packs it; beta looks on the spot, and alpha takes that over."""
    done(run(table, "alpha", "plan", "write", "mill.yaml", "--code", "eti", area=""))
    done(packed(table, "--plan", "mill.yaml"))
    opened = done(run(table, "beta", "open", "bundle.zip", "--out", "got.yaml"))
    assert "Shared by alpha with the consent of owner" in shown(opened)
    assert "Anna" not in (table / "got.yaml").read_text("utf-8")
    status = plain(done(run(table, "beta", "plan", "status", "got.yaml", "--json", area="")))
    own = plain(done(run(table, "alpha", "plan", "status", "mill.yaml", "--json", area="")))
    assert status["by_clause"] == own["by_clause"]
    plan, _problems = read_plan(table / "got.plan.yaml")
    assert plan is not None
    first = plan.actions[0]
    seen: dict[Field, Entry] = {Field.HOW_VERIFIED: "visit", Field.VERIFIED_ON: date(2026, 11, 20)}
    looked = replace(first, typed={**first.typed, **seen, Field.STATUS: "closed"})
    save_plan(table / "got.plan.yaml", replace(plan, actions=(looked, *plan.actions[1:])))
    given_back(table)
    (table / "own.yaml").write_text((table / "mill.yaml").read_text("utf-8"), "utf-8")
    back = ("--to", "alpha", "--facility", "back.json", "--plan", "got.yaml", "--out", "back.zip")
    assert "not yours to pass on" in said(run(table, "beta", "pack", "got.yaml", *back))
    done(run(table, "beta", "pack", "own.yaml", *back))
    taken = done(run(table, "alpha", "open", "back.zip", "--into", "mill.yaml"))
    assert "3 entries taken over" in said(taken)
    mine, _problems = read_plan(table / "mill.plan.yaml")
    assert mine is not None
    known = mine.by_id()[first.id]
    assert known.words(Field.VERIFIED_BY) == "beta"
    assert (known.words(Field.HOW_VERIFIED), known.status.value) == ("visit", "not-started")


def test_whole_story_from_overlap_to_log_verified_with_nothing_but_files(table: Path) -> None:
    meet_unnamed(table)
    consented(table)
    share_a_plan(table)
    assert scored(table, "beta", "got.yaml") == scored(table, "alpha", "mill.yaml")
    done(run(table, "owner", "consent", "revoke", "consent.json"))
    for name in ("alpha", "beta"):
        noted = done(run(table, name, "consent", "note", "revocation.json"))
    assert "Delete what you opened under it: got.yaml" in said(noted)
    assert "B810" in said(packed(table, "--out", "again.zip"))
    assert not (table / "again.zip").exists()
    assert "taken back" in said(run(table, "beta", "open", "bundle.zip"))
    for words in (("score", "got.yaml"), ("plan", "status", "got.plan.yaml")):
        read = run(table, "beta", *words, area="")
        assert (read.returncode, "taken back" in said(read)) == (5, True)
    for name in PARTIES:
        assert "holds together" in said(done(run(table, name, "log", "verify")))


def test_nothing_leaves_without_a_consent_that_allows_it(table: Path) -> None:
    consented(table, "--profile", "public")
    refused = packed(table)
    assert (refused.returncode, "does not allow that much" in said(refused)) == (5, True)
    assert not (table / "bundle.zip").exists()


def test_words_that_may_mean_a_capacity_wait_and_telephones_are_taken_out(table: Path) -> None:
    consented(table, "--profile", "private")
    waiting = packed(table, "--profile", "private")
    assert waiting.returncode == 5
    assert "B808 safety.fire-exits: “over capacity” may mean a capacity" in said(waiting)
    assert "B809 children.youngest-worker: a telephone number was taken out" in said(waiting)
    assert "“Anna Kim” may mean somebody's name" in said(waiting)
    looked = ("--confirm", "safety.fire-exits", "--confirm", "children.youngest-worker")
    done(packed(table, "--profile", "private", *looked, "--no-encrypt"))


def test_preview_shows_exactly_what_would_leave_and_writes_nothing(table: Path) -> None:
    consented(table)
    preview = json.loads(shown(done(packed(table, "--preview"))))
    assert not (table / "bundle.zip").exists()
    done(packed(table))
    opened = plain(done(run(table, "beta", "open", "bundle.zip", "--json")))
    assert opened["content"] == preview


def test_bundle_for_another_stays_closed(table: Path) -> None:
    consented(table)
    done(packed(table))
    assert "B805" in said(run(table, "owner", "open", "bundle.zip"))
    done(packed(table, "--no-encrypt", "--out", "clear.zip"))
    assert "B805" in said(run(table, "owner", "open", "clear.zip"))


def test_out_of_date_results_open_and_are_marked(table: Path) -> None:
    consented(table)
    done(packed(table, "--expires", "2020-01-01"))
    assert "B813 out of date since 2020-01-01" in said(
        done(run(table, "beta", "open", "bundle.zip"))
    )


def test_consent_for_another_facility_is_not_used_for_this_one(table: Path) -> None:
    given = ("--name", "Red Mill", "--country", "vn", "--of", "alpha", "--to", "beta")
    done(run(table, "owner", "consent", "give", *given, "--purpose", "x"))
    assert "about “Red Mill”" in said(packed(table))


def test_paper_can_be_recorded(table: Path) -> None:
    put(table, "paper.pdf", "signed")
    given = ("--owner", "Ms Owner", "--name", "Blue Mill", "--country", "VN", "--to", "beta")
    done(run(table, "alpha", "consent", "record", "paper.pdf", *given, "--purpose", "x"))
    done(packed(table))
    assert "consent of Ms Owner" in shown(done(run(table, "beta", "open", "bundle.zip")))


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_keys_are_readable_by_their_owner_alone_and_refused_otherwise(table: Path) -> None:
    key = table / "alpha" / "config" / "sharing" / "own.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o077 == 0
    key.chmod(0o640)
    refused = run(table, "alpha", "keys")
    assert (refused.returncode, "B812" in said(refused)) == (5, True)


def test_keys_are_never_replaced(table: Path) -> None:
    before = (table / "alpha/config/sharing/own.key").read_bytes()
    assert run(table, "alpha", "keys", "--make", "alpha").returncode == 2
    assert (table / "alpha/config/sharing/own.key").read_bytes() == before


def test_card_with_a_known_name_and_other_keys_is_refused(table: Path) -> None:
    done(run(table, "thief", "keys", "--make", "owner", "--card", "false.card"))
    assert "another card of “owner”" in said(run(table, "alpha", "keys", "--add", "false.card"))


def test_changed_log_is_found(table: Path) -> None:
    consented(table)
    log = table / "owner/state/sharing/log.jsonl"
    log.write_text(log.read_text("utf-8").replace('"consent"', '"nothing"'), "utf-8")
    broken = run(table, "owner", "log", "verify")
    assert (broken.returncode, "B814" in said(broken)) == (5, True)


def test_log_that_was_written_anew_does_not_hold_an_earlier_head(table: Path) -> None:
    consented(table)
    head = shown(done(run(table, "owner", "log", "verify"))).strip()
    (table / "owner/state/sharing/log.jsonl").unlink()
    consented(table, "--out", "other.json")
    assert "B814" in said(run(table, "owner", "log", "verify", "--head", head))


def test_everyone_sees_no_more_than_existence(table: Path) -> None:
    given = ("--name", "Blue Mill", "--country", "VN", "--to", "all", "--purpose", "x")
    refused = run(table, "owner", "consent", "give", *given)
    assert (refused.returncode, "only the profile “public”" in said(refused)) == (2, True)


def test_plan_leaves_without_persons_costs_and_under_member_without_words(table: Path) -> None:
    consented(table)
    done(run(table, "alpha", "plan", "write", "mill.yaml", "--code", "eti", area=""))
    plan, _problems = read_plan(table / "mill.plan.yaml")
    assert plan is not None
    private: dict[Field, Entry] = {
        Field.PERSON: "Anna Kim",
        Field.COST: 5000.0,
        Field.COMMENT_BUYER: "We pay half.",
    }
    typed = replace(plan.actions[0], typed=private)
    save_plan(table / "mill.plan.yaml", replace(plan, actions=(typed, *plan.actions[1:])))
    leaving = shown(done(packed(table, "--plan", "mill.yaml", "--preview")))
    assert json.loads(leaving)["plan"]["actions"][0]["severity"]
    for word in ("Anna", "5000", "half"):
        assert word not in leaving


def test_keys_under_a_passphrase_open_with_it_alone(tmp_path: Path) -> None:
    (tmp_path / "right").write_text("correct horse\n", "utf-8")
    (tmp_path / "marked").write_text("correct horse\r\n", "utf-8-sig")  # as Notepad saves it
    (tmp_path / "wrong").write_text("battery staple\n", "utf-8")

    def keys(*words: str, file: str = "") -> Finished:
        own = {"SCTOOLKIT_CONFIG": str(tmp_path / "c"), "SCTOOLKIT_PASSPHRASE_FILE": file}
        return sctoolkit(tmp_path, "share", "keys", *words, variables=own)

    done(keys("--make", "alpha", "--card", "before.card"))
    done(keys("--passphrase", file="right"))
    kept = (tmp_path / "c" / "sharing" / "own.key").read_text("utf-8")
    assert "ENCRYPTED PRIVATE KEY" in kept
    done(keys("--card", "after.card", file="right"))
    done(keys("--card", "again.card", file="marked"))
    assert (tmp_path / "after.card").read_bytes() == (tmp_path / "before.card").read_bytes()
    assert "B812" in said(keys("--card", "x.card", file="wrong"))
    nobody = keys("--card", "x.card")
    assert (nobody.returncode, "no terminal to ask for it" in said(nobody)) == (2, True)


def test_letter_that_was_changed_is_refused(table: Path) -> None:
    key = ("--key", "a" * 64, "--say", "Shall we talk?", "--out", "letter.json")
    done(run(table, "alpha", "request", *key))
    changed = (table / "letter.json").read_text("utf-8").replace("Shall we", "Shall he")
    (table / "letter.json").write_text(changed, "utf-8")
    assert "B818" in said(run(table, "beta", "request", "letter.json"))
