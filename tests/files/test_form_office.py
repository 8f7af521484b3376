"""The form in an office program: what is not needed, and what the Checker says is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from sctoolkit.content.library import Library
from sctoolkit.engine.interview import Interview
from sctoolkit.files.form_workbook import write_form
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire

from . import office
from .content import read
from .forms import FARM, blank, filled, states
from .office import reread, saved_as
from .plans import sheet, table

pytestmark = office.MISSING
NAMES = ("facility", "comply-chain", "legal-facts", "gscp-environment")
UNKNOWN, REFUSED, NOT_APPLICABLE = "I don't know", "I prefer not to say", "Does not apply"
WHO = {"@site": "Porto", "@by": "Ana", "@date": "2026-03-02"}
COMPLETE = WHO | {
    "people.count": 3,
    "people.share": 50,
    "people.housing": NOT_APPLICABLE,
    "people.housing#comment": "Nobody lives here.",
    "people.beds/bed": "Yes",
    "people.beds/lock": "No",
}
WRONG = {
    "people.count": "about 20",
    "people.share": 0.5,
    "people.housing": NOT_APPLICABLE,
    "people.beds/lock": "x",
    "people.beds/none": "Yes",
    "people.locks": "Somebody",
    "people.words": "Nothing",
}
OTHERWISE = {"people.count": UNKNOWN, "people.housing": "no", "people.beds": REFUSED}


@dataclass(frozen=True)
class Office:
    """Forms after LibreOffice opened, recalculated and saved them, by name."""

    books: dict[str, Workbook]
    answered: dict[str, dict[str, Answer]]


@pytest.fixture(scope="module")
def opened(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("forms")
    farm = folder / "farm.xlsx"
    write_form(blank(read(folder, FARM), "Mill"), farm)
    files = [
        filled(farm, folder / "empty.xlsx", {}),
        filled(farm, folder / "complete.xlsx", COMPLETE),
        filled(farm, folder / "wrong.xlsx", WRONG),
        filled(farm, folder / "otherwise.xlsx", OTHERWISE),
    ]
    answered = {}
    for name in NAMES:
        questionnaire = library.questionnaire(name)
        write_form(blank(questionnaire), folder / f"{name}-blank.xlsx")
        cells, answered[name] = chance(questionnaire, Random(name))  # noqa: S311 - no secret
        files.append(filled(folder / f"{name}-blank.xlsx", folder / f"{name}.xlsx", cells))
    made = saved_as("xlsx", folder / "office", *files)
    return Office({path.stem: reread(path, values=True) for path in made}, answered)


def chance(
    questionnaire: Questionnaire, random: Random
) -> tuple[dict[str, object], dict[str, Answer]]:
    """Answers by chance to two thirds of all questions: as cells, and as the engine knows them."""
    cells: dict[str, object] = {}
    answers = {}
    for question in questionnaire.questions():
        said = random.choice(["answer", "answer", "answer", "nothing", "nothing", "instead"])
        if said == "instead":
            cells[question.id], answers[question.id] = random.choice(instead(question))
        elif said == "answer":
            answers[question.id] = one_answer(question, random, cells)
    return cells, answers


def instead(question: Question) -> list[tuple[str, Answer]]:
    found = [
        (UNKNOWN, Answer(AnswerState.DONT_KNOW)),
        (REFUSED, Answer(AnswerState.REFUSED)),
    ]
    if question.not_applicable is not None:
        found.append((NOT_APPLICABLE, Answer(AnswerState.NOT_APPLICABLE, reason="So.")))
    return found


def one_answer(question: Question, random: Random, cells: dict[str, object]) -> Answer:
    """An answer of the question's kind, its cells added to `cells`."""
    if question.kind is QuestionKind.NUMBER:
        number = random.choice([question.minimum or 0, 1, 5, 61, 100, 250, 5000])
        cells[question.id] = number
        return Answer(AnswerState.ANSWERED, float(number))
    if question.kind is QuestionKind.TEXT:
        cells[question.id] = "Words"
        return Answer(AnswerState.ANSWERED, "Words")
    if not question.kind.many:
        option = random.choice(question.options)
        cells[question.id] = option.label.to("en")
        return Answer(AnswerState.ANSWERED, option.id)
    chosen = random.sample(question.options, random.randint(1, 3))
    cells |= {f"{question.id}/{option.id}": "Yes" for option in chosen}
    return Answer(AnswerState.ANSWERED, tuple(option.id for option in chosen))


@pytest.mark.parametrize("name", NAMES)
def test_not_needed_is_exactly_what_the_engine_does_not_ask(
    opened: Office, library: Library, name: str
) -> None:
    questionnaire = library.questionnaire(name)
    interview = Interview(questionnaire, questionnaire.scopes[-1].id, opened.answered[name])
    found = states(sheet(opened.books[name], "Questions"))
    ids = [question.id for question in questionnaire.questions()]
    grey = [one for one in ids if found[one] == "Not needed"]
    assert grey == [one for one in ids if interview.hidden(one)]
    still_open = {one.id for one in interview.open_questions()}
    assert {one for one in ids if found[one] == "To answer"} == still_open


def test_empty_form_asks_everything(opened: Office) -> None:
    found = states(sheet(opened.books["empty"], "Questions"))
    assert set(list(found.values())[1:]) == {"To answer"}
    assert sheet(opened.books["empty"], "Checker")["B2"].value == "Still missing: 9"


def test_complete_form_may_be_sent(opened: Office) -> None:
    page = sheet(opened.books["complete"], "Checker")
    assert page["B2"].value == "All is answered. Please send the file back."
    assert states(sheet(opened.books["complete"], "Questions")) == {
        "Id": "State",
        "people.count": "Answered",
        "people.share": "Answered",
        "people.housing": "Answered",
        "people.beds": "Answered",
        "people.locks": "Not needed",
        "people.words": "Not needed",
    }
    assert table(page, "Still missing", top=7) == "| Still missing |\n"


def test_checker_lists_what_is_missing_and_where(opened: Office) -> None:
    page = sheet(opened.books["wrong"], "Checker")
    assert (
        table(page, "No.", "Still missing", "Row", "Sheet", "Go to", top=7)
        == """\
| No. | Still missing | Row | Sheet | Go to |
|  | Site: name and place | 6 | Start | go there |
|  | Answered by: name and position | 7 | Start | go there |
|  | Date | 8 | Start | go there |
| 1.1 | How many people work here? | 4 | Questions | go there |
| 1.2 | What share are women? | 5 | Questions | go there |
| 1.3 | Do you house people? | 6 | Questions | go there |
| 1.4 | What is in each room? | 7 | Questions | go there |
| 1.5 | Who has the keys? | 11 | Questions | go there |
"""
    )


def test_checker_says_what_to_do(opened: Office) -> None:
    page = sheet(opened.books["wrong"], "Checker")
    to_do = {row[1]: row[3] for row in page.iter_rows(min_row=11, max_row=15, values_only=True)}
    assert to_do == {
        "1.1": "A whole number of 0 or more, in: people.",
        "1.2": "A number from 0 to 100, in: percent of people. For 85 % write 85.",
        "1.3": "Please write into the comment why it does not apply",
        "1.4": "These answers cannot stand together. Look at all rows of the question.",
        "1.5": "Choose one answer from the list.",
    }


def test_what_stands_instead_of_an_answer_counts_and_letters_need_not_be_capitals(
    opened: Office,
) -> None:
    found = states(sheet(opened.books["otherwise"], "Questions"))
    assert found["people.count"] == "Answered"
    assert found["people.housing"] == "Answered"
    assert found["people.beds"] == found["people.locks"] == "Not needed"
    assert found["people.words"] == "To answer"


def test_values_at_writing_are_those_that_the_office_program_calculates(
    library: Library, tmp_path: Path
) -> None:
    write_form(blank(library.questionnaire("legal-facts"), "Mill"), tmp_path / "blank.xlsx")
    bare = filled(tmp_path / "blank.xlsx", tmp_path / "bare.xlsx", {})
    (made,) = saved_as("xlsx", tmp_path / "office", bare)
    ours, theirs = reread(tmp_path / "blank.xlsx", values=True), reread(made, values=True)
    for title in ("Start", "Questions", "Checker", "sctoolkit"):
        pairs = zip(
            sheet(ours, title).iter_rows(values_only=True),
            sheet(theirs, title).iter_rows(values_only=True),
            strict=False,
        )
        for expected, found in pairs:
            assert [cell or None for cell in expected] == [cell or None for cell in found]
