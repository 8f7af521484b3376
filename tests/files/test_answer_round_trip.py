"""What is saved is what is read again, whatever people write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sctoolkit.files.assessments.answers import read_assessment
from sctoolkit.files.assessments.session import save
from sctoolkit.model.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Evidence,
    EvidenceLevel,
    KeptAside,
    Unit,
)
from sctoolkit.model.questionnaire import Questionnaire

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "- not a list",
    "# no comment",
    ": no key",
    "a: b # c",
    '"quoted"',
    "it's 'quoted'",
    "first\nsecond\n\n  indented\n\tlast",
    "a\r\nb\rc",
    "tab\there",
    "[a, b]",
    "{a: b}",
    "&anchor",
    "*alias",
    "!tag",
    "%directive",
    "@at",
    "`tick",
    "| literal",
    "> folded",
    "? key",
    "---",
    "...",
    "null",
    "~",
    "yes",
    "dont-know",
    "2026-03-01",
    "1.10",
    "0x10",
    "\\ud800 \\x07",
    "\u202eright to left\u202c",
    "שלום, العمال",
    "👩🏽‍🏭🙂",
    "\ufeffmark in front",
    "a\u2028b\u2029c",
    "x" * 40_000,
    "wörd " * 8_000 + "end",
]
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80).map(str.strip),
)
SOME_WORDS = WORDS.filter(bool)
EVIDENCE = st.lists(
    st.builds(
        Evidence,
        st.one_of(SOME_WORDS, SOME_WORDS.map("https://example.org/{}".format)),
        st.sampled_from(["", "0" * 64]),
        st.sampled_from(EvidenceLevel),
    ),
    max_size=2,
).map(tuple)
FIGURES = st.floats(allow_nan=False, allow_infinity=False)
VALUES: dict[str, st.SearchStrategy[str | float | tuple[str, ...]]] = {
    "basics.policy": st.sampled_from(["yes", "no"]),
    "basics.rules": st.sampled_from(["0", "1", "2", "3", "4"]),
    "basics.topics": st.sampled_from([("hours",), ("wages",), ("hours", "wages"), ("none",)]),
    "basics.share": FIGURES.filter(lambda figure: 0 <= figure <= 100),
    "basics.count": st.integers(1, 10**15).map(float),
    "basics.words": SOME_WORDS,
}


@st.composite
def answers(draw: st.DrawFn, question: str) -> Answer:
    """Any answer that the question can have, in any state."""
    may_not_apply = question == "basics.share"
    state = draw(
        st.sampled_from(AnswerState).filter(
            lambda one: may_not_apply or one is not AnswerState.NOT_APPLICABLE
        )
    )
    needs_reason = state is AnswerState.NOT_APPLICABLE
    return Answer(
        state=state,
        value=draw(VALUES[question]) if state is AnswerState.ANSWERED else None,
        reason=draw(SOME_WORDS if needs_reason else WORDS),
        note=draw(WORDS),
        flagged=draw(st.booleans()),
        evidence=draw(EVIDENCE),
        by=draw(WORDS),
        at=draw(st.sampled_from(["", "2026-03-01T10:00:00Z"])),
    )


NAMES = st.lists(st.sampled_from(["porto", "braga", "line-1", "line-2"]), unique=True, max_size=4)


@st.composite
def units(draw: st.DrawFn) -> tuple[Unit, ...]:
    """Any units, one in another now and then."""
    found: tuple[Unit, ...] = ()
    for name in draw(NAMES):
        questions = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=2))
        unit = Unit(
            name,
            kind=draw(SOME_WORDS),
            title=draw(WORDS),
            size=draw(FIGURES.filter(lambda figure: figure >= 0)),
            answers={question: draw(answers(question)) for question in questions},
            units=found if draw(st.booleans()) else (),
        )
        found = (unit,) if unit.units else (*found, unit)
    return found


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any assessment of the tiny questionnaire."""
    questions = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True))
    aside = st.builds(
        KeptAside,
        st.just("basics.gone"),
        st.just('{"answer": "5"}'),
        st.just("A401"),
        st.sampled_from(["", "porto"]),
    )
    return Assessment(
        id=draw(SOME_WORDS),
        questionnaire="tiny@1.1",
        scope=draw(st.sampled_from(["short", "full"])),
        organisation=draw(WORDS),
        site=draw(WORDS),
        made_up=draw(st.booleans()),
        digest=draw(st.sampled_from(["", "f" * 64])),
        started=draw(st.sampled_from(["", "2026-03-01T10:00:00Z"])),
        updated=draw(WORDS),
        tool=draw(WORDS),
        previous=draw(st.sampled_from(["", "../2025/a.yaml"])),
        at=draw(st.sampled_from(["", *sorted(VALUES)])),
        answers={question: draw(answers(question)) for question in questions},
        units=draw(units()),
        kept_aside=draw(st.lists(aside, max_size=1).map(tuple)),
    )


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round-trip")


def read_again(path: Path, tiny: Questionnaire) -> Assessment | None:
    """What the file says; nothing is wrong with it, but for answers that are kept aside."""
    found, problems = read_assessment(path, tiny)
    assert {problem.code for problem in problems} <= {"A414"}
    return found


@settings(max_examples=100)
@given(before=assessments())
def test_assessment_is_read_as_it_was_saved(
    folder: Path, tiny: Questionnaire, before: Assessment
) -> None:
    path = folder / "fresh.yaml"
    path.unlink(missing_ok=True)
    save(path, before)
    assert read_again(path, tiny) == before


@settings(max_examples=40)
@given(before=assessments(), after=assessments())
def test_assessment_saved_over_an_older_one_is_read_as_it_was_saved(
    folder: Path, tiny: Questionnaire, before: Assessment, after: Assessment
) -> None:
    path = folder / "older.yaml"
    path.unlink(missing_ok=True)
    save(path, before)
    save(path, after)
    assert read_again(path, tiny) == after


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_hostile_words_survive_in_every_field(
    tmp_path: Path, tiny: Questionnaire, words: str
) -> None:
    before = Assessment(
        words,
        "tiny@1.1",
        "full",
        organisation=words,
        site=words,
        answers={
            "basics.words": Answer(
                AnswerState.ANSWERED,
                words,
                reason=words,
                note=words,
                by=words,
                evidence=(Evidence(words),),
            )
        },
    )
    save(tmp_path / "a.yaml", before)
    assert read_assessment(tmp_path / "a.yaml", tiny) == (before, [])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bell \x07 and escape \x1b[2J", "bell � and escape �[2J"),
        ("nul \x00", "nul �"),
        ("delete \x7f", "delete �"),
        ("half a character \ud83d, and a byte \udce9", "half a character �, and a byte �"),
        ("no character \uffff", "no character �"),
        ("next line \x85 here", "next line \n here"),
        ("  blanks around \n", "blanks around"),
    ],
)
def test_what_no_file_can_carry_is_marked_and_the_rest_is_kept(
    tmp_path: Path, tiny: Questionnaire, typed: str, kept: str
) -> None:
    path = tmp_path / "a.yaml"
    answer = Answer(AnswerState.ANSWERED, typed, reason=typed, note=typed, by=typed)
    save(
        path,
        Assessment("a", "tiny@1.1", "full", organisation=typed, answers={"basics.words": answer}),
    )
    found, problems = read_assessment(path, tiny)
    assert found is not None
    assert problems == []
    assert found.organisation == kept
    assert found.answers["basics.words"] == Answer(
        AnswerState.ANSWERED, kept, reason=kept, note=kept, by=kept
    )
