"""An open assessment: locked, saved answer by answer, folded at the end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.errors import Exit
from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.journal import journal_of
from sctoolkit.files.assessments.session import InUseError, Session, load_assessment
from sctoolkit.files.saving import CannotSaveError, write_atomically
from sctoolkit.model.assessment import Answer, AnswerState, Assessment
from sctoolkit.model.questionnaire import Questionnaire

from . import recorder
from .content import written

NOW = "2026-03-01T10:00:00Z"
YES = Answer(AnswerState.ANSWERED, "yes", by="Li", at=NOW)
FRESH = Assessment("ours", "tiny@1.1", "full")


@contextmanager
def opened_by(who: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of that person which has the assessment open."""
    with subprocess.Popen(
        [sys.executable, str(recorder.__file__), "open", str(path), who, NOW],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        yield child
        child.kill()


def test_answer_is_on_the_disk_once_it_was_recorded(tmp_path: Path, tiny: Questionnaire) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.fold(FRESH)
    with Session(path, "Li", NOW) as session:
        session.record("basics.policy", YES)
        assessment, _problems = load_assessment(path, tiny)
        assert assessment is not None
        assert assessment.answers == {"basics.policy": YES}


def test_question_on_the_screen_is_known_after_a_session_that_was_cut_off(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.save(FRESH)
        session.stand_at("basics.rules")
        session.record("basics.rules", Answer(AnswerState.DONT_KNOW, at=NOW))
        session.stand_at("basics.policy")
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.at == "basics.policy"


def test_session_that_ends_without_folding_keeps_its_answers(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.fold(FRESH)
    with Session(path, "Li", NOW) as session:
        session.record("basics.policy", YES)
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers == {"basics.policy": YES}


def test_folding_leaves_one_file_and_nothing_beside_it(tmp_path: Path, tiny: Questionnaire) -> None:
    path = tmp_path / "new folder" / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.record("basics.policy", YES)
        session.fold(Assessment("ours", "tiny@1.1", "full", answers={"basics.policy": YES}))
    assert [one.name for one in path.parent.iterdir()] == ["a.yaml"]
    assessment, _problems = read_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers == {"basics.policy": YES}


@pytest.mark.parametrize("words", ["\udce9t\ud83d", "\x1b[2J", "\x00"])
def test_words_that_no_file_carries_do_not_stop_the_session(
    tmp_path: Path, tiny: Questionnaire, words: str
) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, words, NOW) as session:
        session.fold(FRESH)
    with Session(path, words, NOW) as session:
        session.record("basics.policy", Answer(AnswerState.ANSWERED, "yes", note=words, by=words))
    assessment, problems = load_assessment(path, tiny)
    assert assessment is not None
    assert problems == []
    assert "�" in assessment.answers["basics.policy"].note


def test_second_process_is_told_who_has_it_open_and_since_when(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with opened_by("Maria", path), pytest.raises(InUseError) as caught, Session(path, "Li", NOW):
        pass
    assert str(caught.value) == (
        "Maria opened a.yaml at 2026-03-01 10:00 (UTC) and still has it open."
    )
    assert "sctoolkit assess merge" in caught.value.hint
    assert caught.value.exit is Exit.UNUSABLE


def test_second_process_is_told_where_nobody_knows_since_when_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with opened_by("Maria", path):
        journal_of(path).unlink()
        with pytest.raises(InUseError) as caught, Session(path, "Li", NOW):
            pass
    assert str(caught.value) == "Someone has a.yaml open; since when is not known."


def test_the_one_who_opened_it_last_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Ana", "2026-01-01T08:00:00Z"):
        pass
    with opened_by("Maria", path), pytest.raises(InUseError) as caught, Session(path, "Li", NOW):
        pass
    assert str(caught.value).startswith("Maria opened a.yaml at 2026-03-01 10:00 (UTC)")


def test_refused_process_leaves_the_first_one_undisturbed(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Maria", NOW) as session:
        for _attempt in range(2):
            refused = subprocess.run(
                [sys.executable, str(recorder.__file__), "open", str(path), "Li", NOW],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            assert "InUseError: Maria opened a.yaml" in refused.stderr
        session.record("basics.policy", YES)
        session.fold(Assessment("ours", "tiny@1.1", "full", answers={"basics.policy": YES}))
    assert read_assessment(path, tiny)[0] is not None


def test_two_assessments_in_one_folder_do_not_lock_each_other(tmp_path: Path) -> None:
    with opened_by("Maria", tmp_path / "a.yaml"), Session(tmp_path / "b.yaml", "Li", NOW):
        assert journal_of(tmp_path / "b.yaml").exists()


def test_kill_releases_the_assessment(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with opened_by("Maria", path) as child:
        child.kill()
        child.wait()
        with Session(path, "Li", NOW) as session:
            session.fold(FRESH)
    assert path.exists()


def test_assessment_can_be_opened_again_after_it_was_closed(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.fold(FRESH)
    later = replace(FRESH, answers={"basics.policy": YES})
    with Session(path, "Li", NOW) as session:
        session.fold(later)
    assert read_assessment(path, tiny)[0] == later


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the meeting\n",
        "format: 1\ncode: eti\n",
        "format: 2\nassessment: ours\n",
        "format: 1\nassessment: ours\nanswers: [\n",
    ],
)
def test_file_that_is_no_assessment_is_refused_at_the_start_and_left_alone(
    tmp_path: Path, text: str
) -> None:
    path = written(tmp_path / "notes.yaml", text)
    with pytest.raises(CannotSaveError) as caught, Session(path, "Li", NOW):
        pass
    assert str(caught.value) == (f"{path} is no assessment that can be read; it is left as it is.")
    assert path.read_text("utf-8") == text
    assert [one.name for one in tmp_path.iterdir()] == ["notes.yaml"]


def test_empty_file_may_become_an_assessment(tmp_path: Path, tiny: Questionnaire) -> None:
    path = written(tmp_path / "a.yaml", "")
    with Session(path, "Li", NOW) as session:
        session.fold(FRESH)
    assert read_assessment(path, tiny) == (FRESH, [])


def test_folder_in_the_place_of_the_file_is_refused_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.mkdir()
    with pytest.raises(CannotSaveError), Session(path, "Li", NOW):
        pass


def test_file_in_the_place_of_the_folder_is_refused_at_the_start(tmp_path: Path) -> None:
    written(tmp_path / "folder", "I am a file.")
    path = tmp_path / "folder" / "a.yaml"
    with pytest.raises(CannotSaveError) as caught, Session(path, "Li", NOW):
        pass
    assert str(path) in str(caught.value)


def test_file_broken_by_hand_meanwhile_is_not_overwritten_and_no_answer_is_lost(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.fold(FRESH)
    good = path.read_text("utf-8")
    with Session(path, "Li", NOW) as session:
        session.record("basics.policy", YES)
        path.write_text(good + "answers: [", "utf-8")
        with pytest.raises(CannotSaveError):
            session.fold(FRESH)
    path.write_text(good, "utf-8")
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers == {"basics.policy": YES}


def test_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_file_written_through_a_link_stays_where_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "real" / "a.txt", "old")
    link = tmp_path / "a.txt"
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert (link.is_symlink(), path.read_bytes()) == (True, b"new")


def test_assessment_is_locked_and_journalled_where_it_is_also_through_a_link(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    path = tmp_path / "real" / "a.yaml"
    with Session(path, "Li", NOW) as session:
        session.fold(FRESH)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    with opened_by("Maria", link), pytest.raises(InUseError), Session(path, "Li", NOW):
        pass
    with Session(link, "Li", NOW) as session:
        session.record("basics.policy", YES)
    assessment, _problems = load_assessment(path, tiny)
    assert assessment is not None
    assert assessment.answers == {"basics.policy": YES}


def test_write_that_fails_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_atomically(tmp_path / "a.txt", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
