"""What a questionnaire's head and section files say, and which question follows from which."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.checks import checked_questionnaire
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import Audience, NotApplicableKind, WhenHidden

from .planting import QUESTIONNAIRE, plant, questionnaire_in


def test_head_is_read(tmp_path: Path) -> None:
    one = questionnaire_in(tmp_path, "  - {id: a.one, FACT, kind: text}\n")
    assert one.name == "sample@1"
    assert one.title.to("en") == "Sample"
    assert one.audience is Audience.COMPANY
    assert [scope.id for scope in one.scopes] == ["short", "full"]
    assert [source.title for source in one.sources] == ["Nowhere"]
    assert one.languages == ("en",)


CONDITIONS = {
    "{question: a.size, is: [small]}": Condition(Operator.IS, "a.size", values=("small",)),
    "{question: a.size, is: small}": Condition(Operator.IS, "a.size", values=("small",)),
    "{question: a.size, is_not: [small]}": Condition(Operator.IS_NOT, "a.size", values=("small",)),
    "{question: a.staff, at_least: 10}": Condition(Operator.AT_LEAST, "a.staff", number=10),
    "{question: a.staff, below: 9.5}": Condition(Operator.BELOW, "a.staff", number=9.5),
    "{not: {question: a.size, is: [small]}}": Condition(
        Operator.NOT, parts=(Condition(Operator.IS, "a.size", values=("small",)),)
    ),
    "{any: [{question: a.size, is: [small]}, {question: a.staff, below: 9}]}": Condition(
        Operator.ANY,
        parts=(
            Condition(Operator.IS, "a.size", values=("small",)),
            Condition(Operator.BELOW, "a.staff", number=9),
        ),
    ),
    "{all: [{not: {question: a.staff, below: 9}}]}": Condition(
        Operator.ALL,
        parts=(Condition(Operator.NOT, parts=(Condition(Operator.BELOW, "a.staff", number=9),)),),
    ),
}


@pytest.mark.parametrize("written", CONDITIONS)
def test_condition_is_read(written: str, tmp_path: Path) -> None:
    one = questionnaire_in(
        tmp_path,
        f"""\
          - {{id: a.size, FACT, kind: choice, SIZES}}
          - {{id: a.staff, FACT, kind: number}}
          - {{id: a.last, FACT, kind: text, ask_if: {written}}}
        """,
    )
    assert one.questions()[-1].ask_if == CONDITIONS[written]


def test_hidden_question_may_inherit_from_another(tmp_path: Path) -> None:
    question = questionnaire_in(
        tmp_path,
        """\
          - {id: a.size, FACT, kind: choice, SIZES}
          - {id: a.last, FACT, kind: text, ask_if: {question: a.size, is: [small]},
             when_hidden: inherit, inherits: a.size}
        """,
    ).questions()[-1]
    assert (question.when_hidden, question.inherits) == (WhenHidden.INHERIT, "a.size")


def test_rule_for_not_applicable_is_read(tmp_path: Path) -> None:
    question = questionnaire_in(
        tmp_path,
        """\
          - {id: a.size, FACT, kind: choice, SIZES}
          - {id: a.last, FACT, kind: text, not_applicable: {
              kind: no-case, when: Nobody complained., needs: Show that channels were open.,
              if: {question: a.size, is: [small]}}}
        """,
    ).questions()[-1]
    rule = question.not_applicable
    assert rule is not None
    assert rule.kind is NotApplicableKind.NO_CASE
    assert rule.when.to("en") == "Nobody complained."
    assert rule.needs is not None
    assert rule.condition == Condition(Operator.IS, "a.size", values=("small",))


def test_renamed_and_merged_questions_lead_to_those_that_carry_them_now(tmp_path: Path) -> None:
    one = questionnaire_in(
        tmp_path,
        """\
          renamed: {a.old: a.one, a.older: a.one}
          sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]
        """,
    )
    assert one.merged == {"a.old": "a.one", "a.older": "a.one"}


def test_sections_may_stand_in_files_of_their_own_in_the_order_of_the_head(tmp_path: Path) -> None:
    one = questionnaire_in(
        tmp_path,
        "  sections: [sections/b.yaml, sections/a.yaml]\n",
        a="""\
            format: 1
            section: a
            of: sample
            title: First written
            source: step/1
            questions: [{id: a.one, FACT, kind: text}]
            """,
        b="""\
            format: 1
            section: b
            of: sample
            title: First asked
            questions: [{id: b.one, FACT, kind: text}]
            """,
    )
    assert [section.title.to("en") for section in one.sections] == ["First asked", "First written"]
    assert [question.section for question in one.questions()] == ["b", "a"]
    assert [section.source for section in one.sections] == ["", "step/1"]


def test_missing_section_file_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    item = plant(
        tmp_path,
        {
            "questionnaire.yaml": QUESTIONNAIRE
            + "sections: [sections/gone.yaml, sections/newer.yaml, sections/here.yaml]\n",
            "sections/newer.yaml": "format: 2\nsection: newer\n",
            "sections/here.yaml": "format: 1\nsection: here\nof: sample\ntitle: A\nqestions: []\n",
        },
    )
    questionnaire, problems = checked_questionnaire(item / "questionnaire.yaml")
    found = {(Path(one.source.file).name, one.source.line, one.code) for one in problems}
    assert questionnaire is None
    assert found == {
        ("gone.yaml", None, "Y001"),
        ("newer.yaml", 1, "Y011"),
        ("here.yaml", 1, "Y006"),
        ("here.yaml", 5, "Y005"),
    }


def test_questionnaire_with_a_mistake_is_never_half_a_thing(tmp_path: Path) -> None:
    item = plant(tmp_path, {"questionnaire.yaml": QUESTIONNAIRE + "sections: []\n"})
    assert checked_questionnaire(item / "questionnaire.yaml")[0] is None
