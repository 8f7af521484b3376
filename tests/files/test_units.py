"""Units in an assessment file: sites, lines or services that answer for themselves."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.evidence import check_evidence, moved
from sctoolkit.files.assessments.session import Session, load_assessment, save
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    AskedOf,
    Assessment,
    Evidence,
    KeptAside,
    Unit,
)
from sctoolkit.model.questionnaire import Questionnaire

from .content import written

BY_HAND = """\
format: 1
assessment: "ours"
questionnaire: tiny@1.1
scope: full
answers:
  basics.policy: yes
units:
  # The old works
  - id: porto
    kind: site
    title: Porto
    size: 120   # without the office
    answers:
      basics.topics: [wages, hours]
      basics.rules: {answer: "3", note: Seen, evidence: [{file: rules.pdf}]}
      basics.count: dont-know
    units:
      - {id: line-1, kind: line, answers: {basics.rules: "1"}}
  - kind: site
    id: braga
    title: ""
    answers:
      basics.policy: no
"""


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    return written(tmp_path / "a.yaml", BY_HAND)


def read(path: Path, tiny: Questionnaire) -> Assessment:
    assessment, _problems = read_assessment(path, tiny)
    assert assessment is not None
    return assessment


def problems(path: Path, tiny: Questionnaire, units: str) -> list[str]:
    """What is wrong with the units that begin in line 6, as `line: code message`."""
    head = "format: 1\nassessment: a\nquestionnaire: tiny@1.1\nanswers: {}\nunits:\n"
    _assessment, found = read_assessment(written(path / "a.yaml", head + units), tiny)
    return [f"{one.source.line}: {one.code} {one.message}" for one in found]


def test_units_are_read_with_their_answers_and_their_parts(
    by_hand: Path, tiny: Questionnaire
) -> None:
    porto, braga = read(by_hand, tiny).units
    assert (porto.kind, porto.title, porto.size) == ("site", "Porto", 120)
    assert porto.answers["basics.rules"].evidence == (Evidence("rules.pdf"),)
    assert porto.answers["basics.count"].state is AnswerState.DONT_KNOW
    line = {"basics.rules": Answer(AnswerState.ANSWERED, "1")}
    assert porto.units == (Unit("line-1", "line", answers=line),)
    assert (braga.size, braga.name) == (1, "braga")


def test_all_that_is_wrong_with_units_is_said_with_its_line(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    units = """\
  - {id: porto, kind: site, size: -1}
  - {id: Braga West, kind: site, color: red}
  - {id: lisboa, kind: site, size: many, units: [{id: porto, kind: line}]}
  - {title: Nameless}
"""
    assert problems(tmp_path, tiny, units) == [
        "6: A416 porto: the size of a unit cannot be below 0",
        "7: Y009 “Braga West” is not a usable id",
        "7: Y005 Braga West: unknown key “color”",
        "8: Y007 lisboa: “size” must be a number, not “many”",
        "8: A415 lisboa: another unit has the id “porto” already",
        "9: Y006 “id” is missing",
        "9: Y006 “kind” is missing",
    ]


def test_answer_of_a_unit_that_does_not_fit_is_kept_aside_under_its_name(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    units = """\
  - id: porto
    kind: site
    answers:
      basics.rules: 9
      basics.gone: yes
"""
    assert problems(tmp_path, tiny, units) == [
        "9: A407 porto/basics.rules: has no answer “9”",
        "10: A401 porto/basics.gone: no such question",
    ]
    assessment = read(tmp_path / "a.yaml", tiny)
    assert assessment.kept_aside == (
        KeptAside("basics.rules", '"9"', "A407", "porto"),
        KeptAside("basics.gone", '"yes"', "A401", "porto"),
    )
    save(tmp_path / "a.yaml", assessment)
    assert read(tmp_path / "a.yaml", tiny) == assessment


def test_answer_kept_aside_is_named_until_that_unit_answers(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    text = """\
        format: 1
        assessment: a
        questionnaire: tiny@1.1
        answers: {basics.rules: "3"}
        units:
          - {id: porto, kind: site}
        kept_aside:
          - {question: basics.rules, unit: porto, answer: "9", because: A407}
        """
    path = written(tmp_path / "a.yaml", text)
    (problem,) = read_assessment(path, tiny)[1]
    assert problem.message == "porto/basics.rules: an answer is kept aside"
    written(path, text.replace("site}", 'site, answers: {basics.rules: "1"}}'))
    assert read_assessment(path, tiny)[1] == []


def test_renamed_question_moves_in_a_unit_as_in_the_whole(
    tmp_path: Path, tiny: Questionnaire
) -> None:
    units = "  - {id: porto, kind: site, answers: {basics.written: yes}}\n"
    assert problems(tmp_path, tiny, units) == ["6: A403 porto/basics.written: is now basics.policy"]
    (porto,) = read(tmp_path / "a.yaml", tiny).units
    assert porto.answers["basics.policy"].value == "yes"


def test_save_without_changes_changes_no_line(by_hand: Path, tiny: Questionnaire) -> None:
    save(by_hand, read(by_hand, tiny))
    assert by_hand.read_text("utf-8") == BY_HAND


def test_changed_answer_of_a_unit_changes_its_lines_only(
    by_hand: Path, tiny: Questionnaire
) -> None:
    no_count = Answer(AnswerState.REFUSED)
    save(by_hand, read(by_hand, tiny).answering(AskedOf("basics.count", "porto"), no_count))
    lines = difflib.ndiff(BY_HAND.splitlines(), by_hand.read_text("utf-8").splitlines())
    assert [line for line in lines if line[0] in "-+"] == [
        "-       basics.count: dont-know",
        "+       basics.count:",
        "+         state: refused",
    ]


def test_unit_that_is_added_leaves_the_others_as_they_were(
    by_hand: Path, tiny: Questionnaire
) -> None:
    before = read(by_hand, tiny)
    after = replace(before, units=(*before.units, Unit("faro", "site", answers={})))
    save(by_hand, after)
    assert read(by_hand, tiny) == after
    assert "# without the office" in by_hand.read_text("utf-8")


def test_answers_of_an_interrupted_session_leave_units_alone(
    by_hand: Path, tiny: Questionnaire
) -> None:
    before = read(by_hand, tiny)
    given = Answer(AnswerState.ANSWERED, "4", at="2026-03-01T10:00:00Z")
    with Session(by_hand, "Ana", "2026-03-01T10:00:00Z", tiny.name) as session:
        session.record("basics.rules", given)
    found, _problems = load_assessment(by_hand, tiny)
    assert found is not None
    assert (found.units, found.answers["basics.rules"]) == (before.units, given)


def test_evidence_of_a_unit_is_looked_for_under_its_name(
    by_hand: Path, tiny: Questionnaire
) -> None:
    (gone,) = check_evidence(read(by_hand, tiny), by_hand)
    assert gone.message == "porto/basics.rules: rules.pdf is not there"


def test_evidence_of_a_unit_is_named_anew_where_the_file_moves(
    by_hand: Path, tiny: Questionnaire
) -> None:
    target = by_hand.parent.parent / "elsewhere.yaml"
    there = moved(read(by_hand, tiny), by_hand, target)
    (piece,) = there.units[0].answers["basics.rules"].evidence
    assert piece.where == f"{by_hand.parent.name}/rules.pdf"
