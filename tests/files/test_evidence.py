"""Evidence is attached by name and digest, and checked each time the assessment is opened."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.evidence import attach, check_evidence, moved
from sctoolkit.files.assessments.session import save
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Evidence, EvidenceLevel
from sctoolkit.model.questionnaire import Questionnaire

from .content import written


def answered_with(*evidence: Evidence) -> Assessment:
    answer = Answer(AnswerState.ANSWERED, "yes", evidence=evidence)
    return Assessment("ours", "tiny@1.1", "full", answers={"basics.policy": answer})


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_file_is_attached_with_its_digest_and_named_from_the_assessment_on(work: Path) -> None:
    (work / "proof").mkdir()
    written(work / "proof" / "policy.pdf", "Policy")
    assert attach("proof/policy.pdf", work / "a.yaml") == Evidence(
        "proof/policy.pdf", digest("Policy"), EvidenceLevel.DOCUMENT
    )


def test_name_is_relative_to_the_assessment_not_to_the_working_folder(work: Path) -> None:
    (work / "2026").mkdir()
    written(work / "2026" / "policy.pdf", "Policy")
    found = attach("2026/policy.pdf", work / "2026" / "a.yaml")
    assert isinstance(found, Evidence)
    assert found.where == "policy.pdf"


def test_file_outside_the_folder_of_the_assessment_is_named_in_full(work: Path) -> None:
    (work / "ours").mkdir()
    path = written(work / "policy.pdf", "Policy")
    found = attach("policy.pdf", work / "ours" / "a.yaml")
    assert isinstance(found, Evidence)
    assert found.where == str(path.resolve())


def test_file_in_the_home_folder_is_found(tmp_path: Path) -> None:
    home = Path.home()
    here = written(tmp_path / "policy.pdf", "Policy")
    found = attach(f"~/{os.path.relpath(here, home)}", tmp_path / "a.yaml")
    assert isinstance(found, Evidence)
    assert found.where == "policy.pdf"


@pytest.mark.parametrize(
    "where",
    [
        "gone.pdf",
        "",
        ".",
        "~nobody-of-that-name/x.pdf",
        "x" * 5_000,
        "a\x00b",
        "\udce9.pdf",
        "ftp://example.org/x.pdf",
    ],
)
def test_what_is_no_file_is_not_attached(work: Path, where: str) -> None:
    assert not isinstance(attach(where, work / "a.yaml"), Evidence)


def test_folder_is_not_attached_and_called_one(work: Path) -> None:
    (work / "proof").mkdir()
    assert attach("proof", work / "a.yaml") == "“proof” is a folder; name a file in it."


@pytest.mark.parametrize(
    "link", ["https://example.org/p?a=1#b", "http://example.org", "HTTPS://EXAMPLE.ORG/P"]
)
def test_link_is_taken_as_it_is_without_a_digest(
    work: Path, tiny: Questionnaire, link: str
) -> None:
    found = attach(f" {link} ", work / "a.yaml", EvidenceLevel.VERIFIED)
    assert found == Evidence(link, "", EvidenceLevel.VERIFIED)
    assessment = answered_with(found)
    assert check_evidence(assessment, work / "a.yaml") == []
    save(work / "a.yaml", assessment)
    assert f"link: {link}" in (work / "a.yaml").read_text("utf-8").replace("'", "")
    assert read_assessment(work / "a.yaml", tiny) == (assessment, [])


def test_evidence_that_is_still_the_same_is_not_remarked_on(work: Path) -> None:
    written(work / "policy.pdf", "Policy")
    found = attach("policy.pdf", work / "a.yaml")
    assert isinstance(found, Evidence)
    assert check_evidence(answered_with(found), work / "a.yaml") == []


def test_changed_evidence_is_warned_of(work: Path) -> None:
    written(work / "policy.pdf", "Policy")
    found = attach("policy.pdf", work / "a.yaml")
    assert isinstance(found, Evidence)
    written(work / "policy.pdf", "Another policy")
    (problem,) = check_evidence(answered_with(found), work / "a.yaml")
    assert (problem.code, problem.warning) == ("A409", True)
    assert problem.message == "basics.policy: policy.pdf has changed since it was attached"
    assert problem.source.file == str(work / "a.yaml")


def test_missing_evidence_is_warned_of(work: Path) -> None:
    assessment = answered_with(Evidence("gone.pdf", digest("Policy")))
    (problem,) = check_evidence(assessment, work / "a.yaml")
    assert (problem.code, problem.warning) == ("A408", True)
    assert problem.message == "basics.policy: gone.pdf is not there"


def test_evidence_is_looked_for_beside_the_assessment(tmp_path: Path, work: Path) -> None:
    (work / "ours").mkdir()
    written(work / "ours" / "policy.pdf", "Policy")
    assessment = answered_with(Evidence("policy.pdf", digest("Policy")))
    assert check_evidence(assessment, tmp_path / "ours" / "a.yaml") == []


def test_evidence_written_by_hand_without_a_digest_has_only_to_be_there(work: Path) -> None:
    written(work / "policy.pdf", "Policy")
    found = check_evidence(answered_with(Evidence("policy.pdf")), work / "a.yaml")
    assert found == []


@pytest.mark.parametrize("where", ["x" * 5_000, "a\x00b", "folder"])
def test_name_that_no_file_can_have_is_warned_of_and_no_crash(work: Path, where: str) -> None:
    (work / "folder").mkdir()
    found = check_evidence(answered_with(Evidence(where, "abc")), work / "a.yaml")
    assert [one.code for one in found] == ["A408"]


def test_each_piece_is_checked(work: Path) -> None:
    written(work / "a.pdf", "A")
    pieces = Evidence("a.pdf", digest("B")), Evidence("b.pdf"), Evidence("https://example.org")
    found = check_evidence(answered_with(*pieces), work / "a.yaml")
    assert [one.code for one in found] == ["A409", "A408"]


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("a.yaml", "ours/proof/policy.pdf"),
        ("ours/b.yaml", "proof/policy.pdf"),
        ("ours/proof/a.yaml", "policy.pdf"),
    ],
)
def test_evidence_of_an_assessment_that_moves_is_named_from_its_new_place_on(
    work: Path, target: str, named: str
) -> None:
    (work / "ours" / "proof").mkdir(parents=True)
    written(work / "ours" / "proof" / "policy.pdf", "Policy")
    before = answered_with(Evidence("proof/policy.pdf", digest("Policy")))
    after = moved(before, work / "ours" / "a.yaml", work / target)
    assert after.answers["basics.policy"].evidence[0].where == named
    assert check_evidence(after, work / target) == []


def test_evidence_outside_the_new_folder_is_named_in_full(work: Path) -> None:
    (work / "theirs").mkdir()
    path = written(work / "policy.pdf", "Policy")
    after = moved(answered_with(Evidence("policy.pdf")), work / "a.yaml", work / "theirs/a.yaml")
    assert after.answers["basics.policy"].evidence[0].where == str(path.resolve())


def test_links_and_full_names_move_as_they_are(work: Path) -> None:
    before = answered_with(Evidence("https://example.org"), Evidence(str(work / "policy.pdf")))
    assert moved(before, work / "a.yaml", work / "theirs" / "a.yaml") == before


def test_evidence_of_a_linked_assessment_is_looked_for_beside_the_file_itself(work: Path) -> None:
    (work / "ours").mkdir()
    written(work / "ours" / "policy.pdf", "Policy")
    written(work / "ours" / "a.yaml", "")
    (work / "link.yaml").symlink_to(work / "ours" / "a.yaml")
    assert check_evidence(answered_with(Evidence("policy.pdf")), work / "link.yaml") == []
