"""What `assess` changes in an assessment by file, and what it leaves as it was."""

from __future__ import annotations

import json
from difflib import ndiff
from pathlib import Path

import pytest

from sctoolkit.content.library import bundled
from sctoolkit.files.assessments.journal import Entry, Journal
from sctoolkit.model.assessment import Answer, AnswerState, Evidence

from .kitchen import put_kitchen, saved
from .program import plain, put, said, sctoolkit, shown


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    return put_kitchen(tmp_path)


def test_changed_answer_keeps_its_note_flag_and_evidence(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=none", "--name", "Ben")
    assert run.returncode == 0
    answer = saved(kitchen, "mine.yaml").answers["fire.stove"]
    assert (answer.value, answer.by) == ("none", "Ben")
    assert (answer.note, answer.flagged) == ("Two flames", True)
    assert answer.evidence == (Evidence("proof/stove.jpg"),)


def test_answer_that_becomes_unknown_keeps_its_note(kitchen: Path) -> None:
    sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=dont-know")
    answer = saved(kitchen, "mine.yaml").answers["fire.stove"]
    assert (answer.state, answer.value) == (AnswerState.DONT_KNOW, None)
    assert answer.note == "Two flames"


def test_name_of_the_configuration_stands_beside_a_given_answer(kitchen: Path) -> None:
    put(kitchen, "config/config.yaml", "name: Cleo\n")
    memory = {"SCTOOLKIT_CONFIG": str(kitchen / "config")}
    sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=none", variables=memory)
    assert saved(kitchen, "mine.yaml").answers["fire.stove"].by == "Cleo"


def test_scope_company_and_site_are_changed_without_any_answer(kitchen: Path) -> None:
    heads = ("--scope", "all", "--for", "Harbour Hotel", "--site", "North")
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--no-input", *heads)
    assert run.returncode == 4
    assert shown(run) == "1 of 3 questions are answered (scope all).\n"
    found = saved(kitchen, "mine.yaml")
    assert (found.scope, found.organisation, found.site) == ("all", "Harbour Hotel", "North")
    assert found.answers["fire.stove"].value == "gas"


def test_nothing_new_leaves_the_file_as_it_is(kitchen: Path) -> None:
    before = (kitchen / "mine.yaml").read_bytes()
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--no-input", "--for", "Harbour Inn")
    assert run.returncode == 0
    assert "Written" not in said(run)
    assert (kitchen / "mine.yaml").read_bytes() == before


def test_answers_of_an_interrupted_session_are_kept_when_one_is_given(kitchen: Path) -> None:
    journal = Journal(kitchen / "mine.yaml")
    journal.write(Entry("", "fire.cooks", Answer(AnswerState.ANSWERED, 3.0)))
    journal.close()
    sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=none")
    assert saved(kitchen, "mine.yaml").answers["fire.cooks"].value == 3.0
    assert not (kitchen / "mine.yaml.journal").exists()


def test_evidence_is_found_from_the_folder_that_answers_are_saved_in(kitchen: Path) -> None:
    sctoolkit(kitchen, "assess", "mine.yaml", "--no-input", "--file", "north/copy.yaml")
    run = sctoolkit(kitchen, "check", "north/copy.yaml")
    assert (run.returncode, shown(run)) == (0, "")


def test_evidence_of_standard_input_is_named_from_the_working_folder(kitchen: Path) -> None:
    given = (kitchen / "mine.yaml").read_bytes()
    sctoolkit(kitchen, "assess", "--answers", "-", "--file", "north/copy.yaml", given=given)
    run = sctoolkit(kitchen, "check", "north/copy.yaml")
    assert (run.returncode, shown(run)) == (0, "")


def test_figure_that_had_to_be_interpreted_is_said(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.cooks=1,200", "--json")
    (problem,) = plain(run)["problems"]
    assert (problem["code"], problem["message"]) == ("A413", "fire.cooks: 1,200 read as 1200")
    assert problem["warning"] is True


def test_plain_file_named_like_a_questionnaire_is_not_taken_for_an_assessment(
    kitchen: Path,
) -> None:
    put(kitchen, "kitchen", "a shopping list\n")
    run = sctoolkit(kitchen, "assess", "kitchen", "--no-input")
    assert run.returncode == 4
    assert "Open: fire.stove" in said(run)


def test_assessment_may_have_any_other_name(kitchen: Path) -> None:
    (kitchen / "mine.yaml").rename(kitchen / "mine")
    run = sctoolkit(kitchen, "assess", "mine", "--no-input")
    assert run.returncode == 0


def test_file_is_not_begun_beside_answers_that_wait_for_it(kitchen: Path) -> None:
    waiting = {"at": "", "question": "fire.cooks", "answer": {"state": "answered", "value": 3}}
    put(kitchen, "new.yaml.journal", json.dumps(waiting) + "\n")
    run = sctoolkit(kitchen, "assess", "kitchen", "--no-input", "--file", "new.yaml")
    assert run.returncode == 2
    assert "new.yaml.journal holds answers without their file" in said(run)
    assert not (kitchen / "new.yaml").exists()


def test_answer_of_an_interrupted_session_that_no_question_takes_does_not_stop_a_merge(
    kitchen: Path,
) -> None:
    put(kitchen, "other.yaml", (kitchen / "mine.yaml").read_text("utf-8"))
    for name, value in (("mine.yaml", "red"), ("other.yaml", "blue")):
        journal = Journal(kitchen / name)
        journal.write(Entry("", "fire.colour", Answer(AnswerState.ANSWERED, value)))
        journal.close()
    run = sctoolkit(kitchen, "assess", "merge", "mine.yaml", "other.yaml", "--out", "both.yaml")
    assert run.returncode == 0
    aside = [(one.question, one.answer) for one in saved(kitchen, "both.yaml").kept_aside]
    assert aside == [("fire.colour", '{"answer": "red"}'), ("fire.colour", '{"answer": "blue"}')]


def test_evidence_of_both_sides_of_a_merge_is_found_from_the_new_place(kitchen: Path) -> None:
    theirs = (kitchen / "mine.yaml").read_text("utf-8").replace("proof/stove.jpg", "cook.jpg")
    put(kitchen, "ben/theirs.yaml", theirs)
    put(kitchen, "ben/cook.jpg", "A cook")
    arguments = ("mine.yaml", "ben/theirs.yaml", "--out", "joined/both.yaml")
    assert sctoolkit(kitchen, "assess", "merge", *arguments).returncode == 0
    run = sctoolkit(kitchen, "check", "joined/both.yaml")
    assert (run.returncode, shown(run)) == (0, "")
    assert len(saved(kitchen, "joined/both.yaml").answers["fire.stove"].evidence) == 2


@pytest.mark.parametrize("command", [("assess",), ("score",), ("check",), ("report",)])
def test_name_that_no_file_can_have_is_said_to_be_none(
    kitchen: Path, command: tuple[str, ...]
) -> None:
    run = sctoolkit(
        kitchen, *command, "x" * 300 + ".yaml", *(["--no-input"] * (command == ("assess",)))
    )
    assert run.returncode == 2
    assert said(run).startswith("There is no file")


def test_one_changed_answer_of_the_sample_changes_few_lines(tmp_path: Path) -> None:
    sample = (bundled() / "samples/marrowby-outdoor.yaml").read_text("utf-8")
    put(tmp_path, "sample.yaml", sample)
    answer = ("--set", "report.regularity=never")
    assert sctoolkit(tmp_path, "assess", "sample.yaml", *answer).returncode == 0
    after = (tmp_path / "sample.yaml").read_text("utf-8")
    lines = ndiff(sample.splitlines(), after.splitlines())
    changed = [line[2:].partition(":")[0].strip() for line in lines if line[0] in "-+"]
    assert set(changed) == {"digest", "updated", "answer", "at", "by"}
