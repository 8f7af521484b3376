"""`sctoolkit recognise`: an assessment made under one code, completed for another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sctoolkit.content.excerpts import HEAD
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library, bundled
from sctoolkit.document.writing import loaded, write
from sctoolkit.engine.equivalence.recognition import counting

from .program import plain, put, said, sctoolkit, shown

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "marrowby-facility.yaml"
SHELF = Library((bundled(),))
FACILITY = SHELF.first(QUESTIONNAIRES, "facility")
SA8000 = SHELF.first(CODES, "sa8000")
DELTA = "facility-eti-to-sa8000"


def answers() -> dict[str, Any]:
    """What a made-up site answered."""
    found: dict[str, Any] = loaded(SAMPLE.read_text("utf-8"))
    return found


def saved(folder: Path, name: str, questions: frozenset[str]) -> None:
    """The site's answers to these questions alone."""
    whole = answers()
    kept = {key: one for key, one in whole["answers"].items() if key in questions}
    put(folder, name, write(whole | {"answers": kept}))


def under(code: str) -> frozenset[str]:
    """What an audit under the code asks, facts included."""
    facts = {one.id for one in FACILITY.questions() if not one.scored}
    return counting(SHELF.first(CODES, code), FACILITY) | facts


def recognised(folder: Path, *arguments: str) -> dict[str, Any]:
    done = sctoolkit(folder, "recognise", "eti.yaml", *arguments, "--json")
    assert done.returncode == 0, said(done)
    found: dict[str, Any] = plain(done)
    return found


def figures(folder: Path, *files: str) -> dict[str, Any]:
    """The result under SA8000, without who gave it and when."""
    done = sctoolkit(folder, "score", *files, "--code", "sa8000", "--json")
    assert done.returncode == 0, said(done)
    (result,) = plain(done)["results"]
    return {key: result[key] for key in ("tree", "findings", "shares", "tested", "rating", "score")}


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    """A folder with an audit under ETI in `eti.yaml`, and one under SA8000 in `full.yaml`."""
    saved(tmp_path, "eti.yaml", under("eti"))
    saved(tmp_path, "full.yaml", under("eti") | under("sa8000"))
    return tmp_path


def test_rest_answered_and_both_together_score_as_a_full_assessment(audited: Path) -> None:
    found = recognised(audited, "--from", "eti", "--to", "sa8000")
    kept = {key: one for key, one in answers()["answers"].items() if key in found["left"]}
    rest = {"format": 1, "assessment": "rest", "questionnaire": f"{DELTA}@1.1", "answers": kept}
    put(audited, "given.yaml", write(rest))
    done = sctoolkit(audited, "assess", "--answers", "given.yaml", "--file", "rest.yaml")
    assert done.returncode == 0, said(done)
    assert figures(audited, "eti.yaml", "rest.yaml") == figures(audited, "full.yaml")


def test_plan_is_made_of_the_assessment_and_the_rest_together(audited: Path) -> None:
    recognised(audited, "--from", "eti", "--to", "sa8000")
    rest = {"management.first-week": "none"}
    given = {"format": 1, "assessment": "rest", "questionnaire": f"{DELTA}@1.1", "answers": rest}
    put(audited, "rest.yaml", write(given))
    done = sctoolkit(audited, "plan", "write", "eti.yaml", "rest.yaml", "--code", "sa8000")
    assert done.returncode == 0, said(done)
    plan = loaded((audited / "eti.plan.yaml").read_text("utf-8"))
    assert "ACT-management.first-week-1" in plan["actions"]


def silent() -> set[str]:
    """The questions that the site answered with “I don't know”."""
    given = answers()["answers"]
    return {key for key, one in given.items() if "dont-know" in (one, *_values(one))}


def _values(answer: object) -> list[object]:
    return list(answer.values()) if isinstance(answer, dict) else []


def test_only_what_is_left_is_asked(audited: Path) -> None:
    found = recognised(audited, "--from", "eti", "--to", "sa8000")
    answered = set(answers()["answers"]) - silent()
    assert set(found["left"]) & answered == (under("sa8000") - under("eti")) & answered
    assert set(found["not_asked_again"]) == under("eti") & counting(SA8000, FACILITY) & answered
    assert set(found["left"]) - answered == silent() & under("sa8000")


def test_rest_is_a_questionnaire_without_mistakes_in_all_languages(audited: Path) -> None:
    recognised(audited, "--from", "eti", "--to", "sa8000")
    folder = f"questionnaires/{DELTA}"
    assert sorted(one.name for one in (audited / folder).iterdir()) == [
        "es.yaml",
        "fr.yaml",
        HEAD,
    ]
    for language in ("fr", "es"):
        done = sctoolkit(audited, "check", folder, "--language", language)
        assert (done.returncode, shown(done)) == (0, "")


def test_saving_is_said(audited: Path) -> None:
    done = sctoolkit(audited, "recognise", "eti.yaml", "--from", "eti", "--to", "sa8000")
    text = shown(done)
    assert "Not asked again: 45 questions" in text
    assert "Left to ask: 12 questions" in text
    assert "does not decide acceptance" in text
    assert said(done).splitlines() == [
        f"Written: questionnaires/{DELTA}",
        f"Answer it: sctoolkit assess {DELTA} --file eti-sa8000.yaml",
        "Then both count together: sctoolkit score eti.yaml eti-sa8000.yaml --code sa8000",
    ]


def test_clause_names_the_clauses_through_which_it_is_evidenced(audited: Path) -> None:
    found = recognised(audited, "--from", "eti", "--to", "sa8000")["clauses"]
    assert found[0]["clause"] == "1.1"
    assert found[0]["through"] == ["4.1", "4.4"]
    assert (found[0]["degree"], found[0]["evidenced"]) == ("equivalent", True)


def test_answers_beyond_the_first_code_count_only_when_wished(audited: Path) -> None:
    (audited / "eti.yaml").write_text(SAMPLE.read_text("utf-8"), "utf-8")
    strict = recognised(audited, "--from", "eti", "--to", "sa8000", "--no-questionnaire")
    assert strict["set_aside"]
    assert strict["written"] is None
    wide = recognised(audited, "--from", "eti", "--to", "sa8000", "--beyond", "--no-questionnaire")
    assert set(strict["left"]) - set(strict["set_aside"]) == set(wide["left"])


def test_nothing_is_written_where_nothing_is_left(audited: Path) -> None:
    saved(audited, "eti.yaml", under("eti") - silent())
    scope = ("--scope", "quick")
    found = recognised(audited, "--from", "eti", "--to", "eti", *scope)
    assert (found["left"], found["written"]) == ([], None)
    assert not (audited / "questionnaires").exists()


def test_questionnaire_that_exists_is_not_written_over(audited: Path) -> None:
    recognised(audited, "--from", "eti", "--to", "sa8000")
    done = sctoolkit(audited, "recognise", "eti.yaml", "--from", "eti", "--to", "sa8000")
    assert done.returncode == 2
    assert "exists already; nothing was written." in said(done)


def test_code_that_the_questionnaire_does_not_ask_about_is_refused(tmp_path: Path) -> None:
    form = "gscp-audit-process"
    put(tmp_path, "a.yaml", f"format: 1\nassessment: a\nquestionnaire: {form}@1.0\nanswers: {{}}\n")
    done = sctoolkit(tmp_path, "recognise", "a.yaml", "--from", form, "--to", "eti")
    assert done.returncode == 2
    assert "“gscp-audit-process” asks about no clause of eti@2014." in said(done)


def test_part_of_another_version_with_a_question_that_is_gone_is_refused(audited: Path) -> None:
    recognised(audited, "--from", "eti", "--to", "sa8000")
    head = audited / "questionnaires" / DELTA / HEAD
    gone = head.read_text("utf-8").replace("id: management.remedy", "id: management.gone")
    head.write_text(gone, "utf-8")
    for language in ("fr", "es"):
        (head.parent / f"{language}.yaml").unlink()
    put(
        audited,
        "rest.yaml",
        f"format: 1\nassessment: r\nquestionnaire: {DELTA}@1.1\nanswers: {{}}\n",
    )
    done = sctoolkit(audited, "score", "eti.yaml", "rest.yaml", "--code", "sa8000")
    assert done.returncode == 2
    assert "“management.gone” does not stand in facility@1.3" in said(done)


# Several assessments in one run


@pytest.fixture
def audits(tmp_path: Path) -> Path:
    """A folder with audits of two sites in `audits`, of which one says less."""
    saved(tmp_path, "audits/mill.yaml", under("eti"))
    saved(tmp_path, "audits/dye house.yaml", frozenset(sorted(under("eti"))[:40]))
    return tmp_path


TO_SA8000 = ("--from", "eti", "--to", "sa8000")


def test_folder_of_assessments_gets_a_line_and_a_questionnaire_each(audits: Path) -> None:
    done = sctoolkit(audits, "recognise", "audits", *TO_SA8000)
    assert done.returncode == 0, said(done)
    rows = shown(done).splitlines()
    assert [row.split("  ")[0] for row in rows[1:3]] == [
        "audits/dye house.yaml",
        "audits/mill.yaml",
    ]
    assert "Left to ask" in shown(done)
    assert sorted(one.name for one in (audits / "questionnaires").iterdir()) == [
        "dye-house-eti-to-sa8000",
        "mill-eti-to-sa8000",
    ]


def test_each_of_several_says_what_it_says_alone(audits: Path) -> None:
    asked = ("--no-questionnaire", "--json")
    both = plain(sctoolkit(audits, "recognise", "audits", *TO_SA8000, *asked))["assessments"]
    for one in both:
        alone = plain(sctoolkit(audits, "recognise", one["file"], *TO_SA8000, *asked))
        assert {key: one[key] for key in ("left", "not_asked_again", "clauses")} == {
            key: alone[key] for key in ("left", "not_asked_again", "clauses")
        }


def test_assessment_that_cannot_be_used_is_named_and_the_others_are_counted(audits: Path) -> None:
    broken = "format: 1\nassessment: x\nquestionnaire: facility@1.0\nanswers: 3\n"
    put(audits, "audits/broken.yaml", broken)
    done = sctoolkit(audits, "recognise", "audits", *TO_SA8000)
    assert done.returncode == 5
    assert "audits/broken.yaml is left out" in said(done)
    assert "audits/mill.yaml" in shown(done)


def test_folder_without_assessments_is_refused(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = sctoolkit(tmp_path, "recognise", "none", *TO_SA8000)
    assert (done.returncode, said(done)) == (2, "There is no assessment in none.\n")
