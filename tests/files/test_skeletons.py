"""The skeletons of a questionnaire and a code are usable as they stand."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.content.library import Library, bundled
from sctoolkit.files.skeletons import CODE, QUESTIONNAIRE, README
from sctoolkit.model.severity import Severity

from .content import written


def test_skeleton_of_a_questionnaire_can_be_used_at_once(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.format(id="ours", title="Our questions")
    written(tmp_path / "questionnaires" / "ours" / "questionnaire.yaml", text)
    found = Library((tmp_path,)).questionnaire("ours")
    assert found.name == "ours@0.1"
    assert found.title.to("en") == "Our questions"
    assert [one.id for one in found.questions()] == ["basics.size", "basics.policy"]
    assert found.questions()[1].severity is Severity.MAJOR


def test_skeleton_of_a_code_can_be_used_at_once_with_the_bundled_criteria(tmp_path: Path) -> None:
    text = CODE.format(id="ours", title="Our code")
    written(tmp_path / "codes" / "ours" / "code.yaml", text)
    library = Library((tmp_path, bundled()))
    found = library.code("ours")
    assert found.title.to("en") == "Our code"
    covered = {cover.criterion for clause in found.clauses() for cover in clause.covers}
    assert covered
    assert covered <= set(library.criteria().criteria)


def test_readme_skeleton_asks_for_source_licence_and_changelog() -> None:
    text = README.format(title="Our code")
    assert text.startswith("# Our code\n")
    assert "licence" in text
    assert "## Changelog" in text
