from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sctoolkit.content.library import Library
from sctoolkit.files.session import load_assessment
from sctoolkit.model.assessment import Answer, AnswerState

from .program import plain, put, said, sctoolkit, shown

KITCHEN = """\
    format: 1
    questionnaire: kitchen
    version: "1.0"
    title: The kitchen
    summary: Three questions.
    audience: facility
    source: [{title: Made up for a test}]
    scopes: [{id: short, title: The first, minutes: 1}, {id: all, title: All, minutes: 2}]
    sections:
      - id: fire
        title: Fire
        questions:
          - {id: fire.stove, ask: "Is there a stove?", help: Any stove., kind: choice, scope: short,
             scored: false, options: [{id: gas, label: Gas}, {id: none, label: No stove}]}
          - {id: fire.tools, ask: "Which tools hang there?", help: Count., kind: checklist,
             scope: all, scored: false,
             options: [{id: blanket, label: Blanket}, {id: extinguisher, label: Extinguisher}]}
          - {id: fire.cooks, ask: "How many cooks?", help: Count., kind: number, scope: all,
             scored: false, unit: cooks, minimum: 1, whole: true,
             not_applicable: {kind: profile, when: Nobody cooks.}}
    """
ALL = """\
    format: 1
    assessment: my-kitchen
    questionnaire: kitchen@1.0
    scope: all
    answers:
      fire.stove: gas
      fire.tools: [blanket, extinguisher]
      fire.cooks: {state: not-applicable, reason: Closed}
    """


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    put(tmp_path, "questionnaires/kitchen/questionnaire.yaml", KITCHEN)
    return tmp_path


def answers(folder: Path, name: str) -> dict[str, Answer]:
    questionnaire = Library((folder,)).questionnaire("kitchen")
    assessment, _problems = load_assessment(folder / name, questionnaire)
    assert assessment is not None
    return assessment.answers


def test_asking_without_a_terminal_names_the_way_out(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "This needs a terminal. Use --answers FILE.",
        "Make one with: sctoolkit assess kitchen --write-template answers.yaml",
    ]
    assert shown(run) == ""


def test_dumb_terminal_variable_does_not_make_a_pipe_a_terminal(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", given=b"1\n", variables={"TERM": "dumb"})
    assert run.returncode == 2
    assert "This needs a terminal." in said(run)


def test_answers_from_a_file_are_saved_where_told(kitchen: Path) -> None:
    put(kitchen, "given.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "--answers", "given.yaml", "--file", "saved.yaml")
    assert run.returncode == 0
    assert shown(run) == "3 of 3 questions are answered (scope all).\n"
    assert answers(kitchen, "saved.yaml") == answers(kitchen, "given.yaml")


def test_answers_from_standard_input(kitchen: Path) -> None:
    given = put(kitchen, "given.yaml", ALL)
    arguments = ("assess", "--answers", "-", "--file", "saved.yaml")
    run = sctoolkit(kitchen, *arguments, given=given.read_bytes())
    assert run.returncode == 0
    assert answers(kitchen, "saved.yaml") == answers(kitchen, "given.yaml")


@pytest.mark.parametrize(
    ("given", "code"),
    [(b"", "Y0"), (b"format: 1\nassessment: caf\xe9\n", "Y003"), (b"answers: [", "Y0")],
    ids=["nothing", "not utf-8", "no yaml"],
)
def test_standard_input_that_is_no_assessment_is_unusable(
    kitchen: Path, given: bytes, code: str
) -> None:
    run = sctoolkit(kitchen, "assess", "--answers", "-", given=given)
    assert run.returncode == 5
    assert code in said(run)
    assert "standard-input.yaml" in said(run)


def test_set_gives_single_answers(kitchen: Path) -> None:
    sets = ("--set", "fire.stove=gas", "--set", "fire.tools=blanket,extinguisher")
    more = ("--set", "fire.cooks=1,200", "--file", "saved.yaml", "--name", "Ana", "-s", "all")
    run = sctoolkit(kitchen, "assess", "kitchen", *sets, *more)
    assert run.returncode == 0
    saved = answers(kitchen, "saved.yaml")
    assert saved["fire.tools"].value == ("blanket", "extinguisher")
    assert saved["fire.cooks"].value == 1200.0
    assert saved["fire.stove"].by == "Ana"


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("fire.stove=dont-know", Answer(AnswerState.DONT_KNOW)),
        ("fire.stove=refused", Answer(AnswerState.REFUSED)),
        ("fire.cooks=na: We eat out.", Answer(AnswerState.NOT_APPLICABLE, reason="We eat out.")),
    ],
)
def test_set_takes_every_state_of_an_answer(kitchen: Path, word: str, answer: Answer) -> None:
    sctoolkit(kitchen, "assess", "kitchen", "--set", word, "-f", "saved.yaml")
    (saved,) = answers(kitchen, "saved.yaml").values()
    assert replace(saved, by="", at="") == answer


def test_set_to_nothing_clears_the_answer(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=")
    assert run.returncode == 4
    assert sorted(answers(kitchen, "mine.yaml")) == ["fire.cooks", "fire.tools"]


def test_set_to_nothing_keeps_the_note(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL.replace("gas", "{answer: gas, note: Ask Ana.}"))
    sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=")
    saved = answers(kitchen, "mine.yaml")["fire.stove"]
    assert (saved.state, saved.note) == (AnswerState.MISSING, "Ask Ana.")


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        (
            "fire.stove=na: no stove",
            [
                "--set: A406 fire.stove: “does not apply” is no answer to this question",
                "    Choose another answer.",
            ],
        ),
        (
            "fire.cooks=na",
            [
                "--set: A405 fire.cooks: does not apply, but no reason is given",
                "    Write --set 'fire.cooks=na:REASON'.",
            ],
        ),
        (
            "fire.stove",
            [
                "--set: A407 fire.stove: no answer is given",
                "    Besides: dont-know, refused, na:REASON, or nothing to clear it.",
            ],
        ),
    ],
)
def test_set_that_says_nothing_usable_is_refused(
    kitchen: Path, word: str, lines: list[str]
) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--set", word)
    assert run.returncode == 5
    assert said(run).splitlines()[1:3] == lines


def test_set_into_an_assessment_keeps_its_other_answers(kitchen: Path) -> None:
    put(kitchen, "mine.yaml", ALL)
    run = sctoolkit(kitchen, "assess", "mine.yaml", "--set", "fire.stove=none")
    assert run.returncode == 0
    saved = answers(kitchen, "mine.yaml")
    assert saved["fire.stove"].value == "none"
    assert saved["fire.tools"].value == ("blanket", "extinguisher")


def test_all_wrong_sets_are_listed_and_nothing_is_changed(kitchen: Path) -> None:
    before = put(kitchen, "mine.yaml", ALL).read_bytes()
    sets = ("--set", "fire.stove=gaz", "--set", "fire.smoke=yes", "--set", "fire.cooks=many")
    run = sctoolkit(kitchen, "assess", "mine.yaml", *sets)
    assert run.returncode == 5
    assert "fire.stove: has no answer “gaz”.\n    Did you mean “gas”?" in said(run)
    assert "no question “fire.smoke”" in said(run)
    assert "fire.cooks: needs a number, not “many”." in said(run)
    assert "3 problems." in said(run)
    assert (kitchen / "mine.yaml").read_bytes() == before


def test_no_input_lists_every_open_question(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--no-input", "--scope", "all")
    assert run.returncode == 4
    assert said(run).splitlines() == [
        "Open: fire.stove  Is there a stove?",
        "Open: fire.tools  Which tools hang there?",
        "Open: fire.cooks  How many cooks?",
    ]


def test_no_input_writes_nothing(kitchen: Path) -> None:
    sctoolkit(kitchen, "assess", "kitchen", "--no-input")
    assert [path.name for path in kitchen.iterdir() if path.suffix] == []


def test_state_as_json_is_all_that_stands_on_stdout(kitchen: Path) -> None:
    sets = ("--set", "fire.stove=gas", "--file", "saved.yaml")
    run = sctoolkit(kitchen, "assess", "kitchen", "--json", "--scope", "all", *sets)
    assert run.returncode == 4
    assert plain(run) == {
        "schema": "sctoolkit.assessment/1",
        "assessment": "assessment-kitchen",
        "questionnaire": "kitchen@1.0",
        "scope": "all",
        "asked": 3,
        "answered": 1,
        "open": ["fire.tools", "fire.cooks"],
        "problems": [],
    }
    assert "Written: saved.yaml" in said(run)


def test_template_is_an_answers_file_with_every_question(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--write-template", "t.yaml")
    assert run.returncode == 0
    text = (kitchen / "t.yaml").read_text("utf-8")
    for name in ("fire.stove", "fire.tools", "fire.cooks"):
        assert f"# {name}: " in text
    checked = sctoolkit(kitchen, "assess", "--answers", "t.yaml", "--no-input")
    assert checked.returncode == 4
    assert shown(checked) == "0 of 3 questions are answered (scope all).\n"


def test_template_without_its_comment_signs_is_answered(kitchen: Path) -> None:
    text = shown(sctoolkit(kitchen, "assess", "kitchen", "--write-template", "-", "-s", "short"))
    filled = text.replace("# fire.stove: gas", "fire.stove: gas")
    run = sctoolkit(kitchen, "assess", "--answers", "-", given=filled.encode())
    assert run.returncode == 0, said(run)


def test_template_replaces_no_file(kitchen: Path) -> None:
    before = put(kitchen, "t.yaml", ALL).read_bytes()
    run = sctoolkit(kitchen, "assess", "kitchen", "--write-template", "t.yaml")
    assert run.returncode == 2
    assert "t.yaml exists already; nothing was written." in said(run)
    assert (kitchen / "t.yaml").read_bytes() == before


def test_template_into_a_folder_that_is_not_there_is_refused(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--write-template", "no/t.yaml")
    assert run.returncode == 5
    assert "no/t.yaml cannot be saved: No such file or directory." in said(run)


def test_unknown_scope_names_those_there_are(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchen", "--no-input", "--scope", "quick")
    assert run.returncode == 2
    assert said(run).splitlines() == [
        "kitchen has no scope “quick”.",
        "It has: short, all.",
    ]


def test_unknown_questionnaire_suggests_the_nearest(kitchen: Path) -> None:
    run = sctoolkit(kitchen, "assess", "kitchn", "--no-input")
    assert run.returncode == 2
    assert "Did you mean “kitchen”?" in said(run)
