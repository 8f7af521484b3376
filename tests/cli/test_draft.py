"""A draft with mistakes in the library stops only those who ask for the draft itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import plain, put, said, sctoolkit, shown

ANSWERS = "format: 1\nassessment: a\nquestionnaire: comply-chain\nanswers: {train.plan: '2'}\n"
LEFT_OUT = "has mistakes and is left out. See: sctoolkit check"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with the drafts of a questionnaire and a code, and an assessment of another."""
    put(tmp_path, "questionnaires/draft/questionnaire.yaml", "questionnaire: draft\n")
    put(tmp_path, "codes/draft/code.yaml", "code: draft\n")
    put(tmp_path, "a.yaml", ANSWERS)
    return tmp_path


def test_score_names_the_draft_once_and_goes_on(drafts: Path) -> None:
    run = sctoolkit(drafts, "score", "a.yaml", "--code", "eti", "--code", "comply-chain")
    assert run.returncode == 0
    assert said(run).count(f"questionnaires/draft/questionnaire.yaml {LEFT_OUT}") == 1
    assert "ETI Base Code" in shown(run)


@pytest.mark.parametrize(
    ("sort", "name"), [("codes", "code.yaml"), ("questionnaires", "questionnaire.yaml")]
)
def test_list_goes_on_without_the_draft(drafts: Path, sort: str, name: str) -> None:
    run = sctoolkit(drafts, "list", sort, "--json")
    assert run.returncode == 0
    assert any(row["id"].startswith("comply-chain@") for row in plain(run)[sort])
    assert f"{sort}/draft/{name} {LEFT_OUT}" in said(run)


@pytest.mark.parametrize("what", ["train.plan", "management.policy"])
def test_questions_and_criteria_are_shown_without_the_draft(drafts: Path, what: str) -> None:
    run = sctoolkit(drafts, "show", what)
    assert run.returncode == 0
    assert what in shown(run)
    assert LEFT_OUT in said(run)


@pytest.mark.parametrize("what", ["code:draft", "questionnaire:draft"])
def test_draft_itself_is_refused_with_its_mistakes(drafts: Path, what: str) -> None:
    run = sctoolkit(drafts, "show", what)
    assert run.returncode == 5
    assert "draft" in said(run)
    assert "Y006" in said(run)
