"""What people type as an answer, and what they are told where it is none."""

from __future__ import annotations

import pytest

from sctoolkit.files.assessments.values import Read, read_typed, read_value
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.model.text import Text


def number(
    *, minimum: float | None = None, maximum: float | None = None, whole: bool = False
) -> Question:
    words = Text({"en": "How many?"})
    return Question(
        "basics.number",
        "basics",
        words,
        words,
        QuestionKind.NUMBER,
        "full",
        minimum=minimum,
        maximum=maximum,
        whole=whole,
    )


def typed(tiny: Questionnaire, question_id: str, raw: str | list[str]) -> Read:
    question = next(one for one in tiny.questions() if one.id == question_id)
    return read_value(question, raw)


@pytest.mark.parametrize(
    ("word", "figure"),
    [
        ("1200", 1200.0),
        (" 1200 ", 1200.0),
        ("1,200", 1200.0),
        ("1,200,000", 1_200_000.0),
        ("1,200.50", 1200.5),
        ("1 200", 1200.0),
        ("1\u00a0200", 1200.0),
        ("1\u202f200", 1200.0),
        ("1'200", 1200.0),
        ("1’200", 1200.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("-3", -3.0),
        ("45 %", 45.0),
        ("45%", 45.0),
        ("1e3", 1000.0),
    ],
)
def test_number_is_understood_as_people_type_it(word: str, figure: float) -> None:
    found = read_value(number(), word)
    assert (found.value, found.problem) == (figure, "")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("1,200", "1,200 read as 1200"),
        ("1,200,000", "1,200,000 read as 1200000"),
        ("12,5", "12,5 read as 12.5"),
        ("12.5", ""),
        ("1 200", ""),
    ],
)
def test_reading_of_a_comma_is_said(word: str, said: str) -> None:
    assert read_value(number(), word).cleaned == said


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCTOOLKIT_LANGUAGE", "fr")


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("word", "figure", "said"),
    [
        ("7,5", 7.5, ""),
        ("7.5", 7.5, "7.5 lu comme 7,5"),
        ("1 200,5", 1200.5, ""),
        ("1.200,5", 1200.5, "1.200,5 lu comme 1200,5"),
        ("1.200.000", 1_200_000.0, "1.200.000 lu comme 1200000"),
        ("1,250", 1.25, "1,250 lu comme 1,25"),
        ("0.125", 0.125, "0.125 lu comme 0,125"),
        ("12,5 %", 12.5, ""),
        ("1200", 1200.0, ""),
    ],
)
def test_decimals_stand_behind_a_comma_where_the_language_has_one(
    word: str, figure: float, said: str
) -> None:
    assert read_typed(number(), word) == Read(figure, cleaned=said)


@pytest.mark.usefixtures("french")
def test_figure_that_may_be_two_is_refused_with_both() -> None:
    assert read_typed(number(), "1.250") == Read(
        problem="«\xa01.250\xa0» peut être 1250 ou 1,25", hint="Écrivez 1250 ou 1,25."
    )


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("question", "read"),
    [
        (number(whole=True), Read(1250.0, cleaned="1.250 lu comme 1250")),
        (number(maximum=100), Read(1.25, cleaned="1.250 lu comme 1,25")),
    ],
)
def test_figure_that_may_be_two_is_taken_where_the_question_takes_only_one(
    question: Question, read: Read
) -> None:
    assert read_typed(question, "1.250") == read


@pytest.mark.usefixtures("french")
def test_figure_in_a_file_means_the_same_in_every_language() -> None:
    assert read_value(number(), "1.250") == Read(1.25)
    assert read_value(number(), "1,250").value == 1250.0


@pytest.mark.usefixtures("french")
def test_limits_are_said_with_the_decimal_sign_of_the_language() -> None:
    found = read_typed(number(minimum=0.5, maximum=0.9), "2")
    assert found.hint == "Écrivez un nombre de 0,5 à 0,9, par exemple 0,5."


def test_comma_typed_in_english_is_read_as_in_a_file() -> None:
    assert read_typed(number(), "1,200") == Read(1200.0, cleaned="1,200 read as 1200")


@pytest.mark.parametrize(
    "word",
    ["", "many", "nan", "inf", "-inf", "1e999", "1,20,000", "1.200,50", "%", "1_000", "12 or 13"],
)
def test_what_is_no_number_is_refused_with_the_word(word: str) -> None:
    found = read_value(number(), word)
    assert found.value is None
    assert found.problem == f"needs a number, not “{word}”"
    assert found.hint == "Write a number."


def test_half_a_site_is_refused(tiny: Questionnaire) -> None:
    found = typed(tiny, "basics.count", "2.5")
    assert found == Read(problem="needs a whole number", hint="Write a whole number of 1 or more.")


def test_thousands_are_a_whole_number(tiny: Questionnaire) -> None:
    assert typed(tiny, "basics.count", "1,200").value == 1200.0


@pytest.mark.parametrize(("word", "shown"), [("101", "101"), ("-1", "-1"), ("1200000", "1200000")])
def test_number_outside_its_range_is_refused_with_the_range(
    tiny: Questionnaire, word: str, shown: str
) -> None:
    found = typed(tiny, "basics.share", word)
    assert found.value is None
    assert found.problem == f"{shown} is out of range"
    assert found.hint == "Write a number from 0 to 100, for example 50."


@pytest.mark.parametrize("word", ["0", "100"])
def test_the_ends_of_the_range_belong_to_it(tiny: Questionnaire, word: str) -> None:
    assert typed(tiny, "basics.share", word).value == float(word)


def test_highest_figure_is_named_where_there_is_no_lowest() -> None:
    assert read_value(number(maximum=7), "8").hint == "Write a number of 7 or less."


def test_example_lies_in_the_range() -> None:
    found = read_value(number(minimum=0.5, maximum=0.9), "2")
    assert found.hint == "Write a number from 0.5 to 0.9, for example 0.5."


def test_number_takes_one_answer(tiny: Questionnaire) -> None:
    assert typed(tiny, "basics.share", ["1", "2"]).problem == "takes one answer, not 2"


def test_choice_takes_the_id_of_an_option(tiny: Questionnaire) -> None:
    assert typed(tiny, "basics.policy", " yes ") == Read("yes")


def test_label_of_an_option_is_no_answer_but_the_options_are_named(tiny: Questionnaire) -> None:
    found = typed(tiny, "basics.policy", "There is")
    assert found == Read(problem="has no answer “There is”", hint="Allowed here: yes, no.")


def test_near_miss_is_suggested(tiny: Questionnaire) -> None:
    found = typed(tiny, "basics.topics", "hour")
    assert found == Read(problem="has no answer “hour”", hint="Did you mean “hours”?")


def test_maturity_takes_a_level_by_its_number(tiny: Questionnaire) -> None:
    assert typed(tiny, "basics.rules", "3") == Read("3")


def test_maturity_above_the_top_is_refused(tiny: Questionnaire) -> None:
    found = typed(tiny, "basics.rules", "5")
    assert found == Read(problem="has no answer “5”", hint="Allowed here: 0, 1, 2, 3, 4.")


@pytest.mark.parametrize("raw", ["wages, hours", ["wages", "hours"], ["wages,hours", ""]])
def test_several_answers_come_back_in_the_order_of_the_question(
    tiny: Questionnaire, raw: str | list[str]
) -> None:
    assert typed(tiny, "basics.topics", raw) == Read(("hours", "wages"))


def test_none_of_these_cannot_stand_beside_an_item(tiny: Questionnaire) -> None:
    found = typed(tiny, "basics.topics", "hours, none")
    assert found == Read(problem="“None of these” cannot stand beside another answer")


@pytest.mark.parametrize("raw", ["", " , ", []])
def test_checklist_without_any_item_is_no_answer(tiny: Questionnaire, raw: str | list[str]) -> None:
    assert typed(tiny, "basics.topics", raw) == Read(problem="needs at least one answer")


def test_words_are_kept_as_typed_without_blanks_around(tiny: Questionnaire) -> None:
    assert typed(tiny, "basics.words", "  =1+1, dont-know \n") == Read("=1+1, dont-know")


def test_no_words_are_no_answer(tiny: Questionnaire) -> None:
    assert typed(tiny, "basics.words", "   ") == Read(problem="is empty")
