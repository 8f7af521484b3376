"""A form that was sent out comes back from LibreOffice, changed as suppliers change forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from cli.program import said, sctoolkit
from files.office import MISSING, driven
from sctoolkit.asking import instead, ticked
from sctoolkit.content.library import Library
from sctoolkit.engine.interview import in_scope
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.language import speaking
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.questionnaire import Question, QuestionKind, Questionnaire
from sctoolkit.problem_kinds import ProblemKind

pytestmark = MISSING
LANGUAGES = ("en", "fr", "es")
OTHER = {"en": "fr", "fr": "es", "es": "en"}
REASON, NOTE, PROOF = "Nobody lives here", "Since 2019", "policy.pdf"
ANSWER, COMMENT, EVIDENCE = 3, 6, 7
"""0-based columns of the form."""
BASIC = """\
Sub Main
{steps}
StarDesktop.terminate()
End Sub

Function Opened(place)
Dim options(0) As New com.sun.star.beans.PropertyValue
options(0).Name = "Hidden"
options(0).Value = True
Opened = StarDesktop.loadComponentFromURL(place, "_blank", 0, options())
End Function

Sub Put(page, column, row, content)
page.getCellByPosition(column, row).String = content
End Sub

Sub PutNumber(page, column, row, content)
page.getCellByPosition(column, row).Value = content
End Sub

Sub MoveColumn(page, column, before)
page.Columns.insertByIndex(before, 1)
place = page.getCellByPosition(before, 0).CellAddress
page.moveRange(place, page.Columns.getByIndex(column + 1).RangeAddress)
End Sub

Sub Store(document, place, way)
Dim options(0) As New com.sun.star.beans.PropertyValue
options(0).Name = "FilterName"
options(0).Value = way
document.storeToURL(place, options())
End Sub
"""
WAYS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}
MOVED = """\
page.Rows.insertByIndex(4, 2)
Put(page, 2, 4, "Our remark: see below")
page.Rows.insertByIndex(20, 1)
page.Columns.insertByIndex(1, 1)
MoveColumn(page, 7, 4)
page.Name = "Tabelle 1"
form.Sheets.moveByName("Tabelle 1", 0)
"""
COPIED = """\
form.Sheets.removeByName("sctoolkit")
form.Sheets.removeByName("Lists")
page.Rows.removeByIndex(0, 1)
"""


@pytest.fixture(scope="module")
def answers(library: Library) -> dict[str, Answer]:
    """An answer of some kind to each question of the smallest scope."""
    facility = library.questionnaire("facility")
    random = Random(5)  # noqa: S311 - nothing secret
    return {one.id: answer(one, random) for one in asked(facility)}


def asked(facility: Questionnaire) -> list[Question]:
    ids = in_scope(facility, "quick")
    return [one for one in facility.questions() if one.id in ids]


def answer(question: Question, random: Random) -> Answer:
    if question.not_applicable is not None and random.random() < 0.5:
        return Answer(AnswerState.NOT_APPLICABLE, reason=REASON, note=REASON)
    if random.random() < 0.2:
        return Answer(random.choice([AnswerState.DONT_KNOW, AnswerState.REFUSED]))
    note = f"{NOTE}\n{PROOF}" if random.random() < 0.3 else ""
    if question.kind is QuestionKind.NUMBER:
        return Answer(AnswerState.ANSWERED, float(random.randrange(1, 90)), note=note)
    together = [one.id for one in question.options if not one.exclusive]
    if question.kind.many:
        chosen = random.sample(together, 2)
        value = tuple(one for one in together if one in chosen)
        return Answer(AnswerState.ANSWERED, value, note=note)
    return Answer(AnswerState.ANSWERED, random.choice(question.options).id, note=note)


def typed(question: Question, given: Answer, language: str) -> Iterator[tuple[str, object]]:
    """What a supplier types, by the id in the row."""
    with speaking(language):
        states, (yes, _no) = instead(question), ticked()
    if given.state is not AnswerState.ANSWERED:
        yield question.id, states[given.state]
    elif question.kind.many:
        assert isinstance(given.value, tuple)
        yield from ((f"{question.id}/{option}", yes) for option in given.value)
    elif question.kind is QuestionKind.NUMBER:
        yield question.id, given.value
    else:
        option = question.option(str(given.value))
        assert option is not None
        yield question.id, option.label.to(language)


def filling(form: Path, facility: Questionnaire, answers: dict[str, Answer], language: str) -> str:
    """The steps that fill in the second sheet of a form."""
    keys = [row[0].value for row in load_workbook(form).worksheets[1].iter_rows(max_col=1)]
    rows = {str(key): row for row, key in enumerate(keys) if key}
    steps = []
    for question in asked(facility):
        given = answers[question.id]
        for key, content in typed(question, given, language):
            steps.append(put(ANSWER, rows[key], content))
        row = rows[question.id]
        if given.reason:
            steps.append(put(COMMENT, row, REASON))
        elif given.note:
            steps += [put(COMMENT, row, NOTE), put(EVIDENCE, row, PROOF)]
    return "\n".join(steps)


def put(column: int, row: int, content: object) -> str:
    if isinstance(content, float):
        return f"PutNumber(page, {column}, {row}, {content:g})"
    plain = str(content).replace('"', '""')
    return f'Put(page, {column}, {row}, "{plain}")'


def document(form: Path, steps: str, *out: Path) -> str:
    """The steps that open a form, change it, and save it in each form wanted."""
    stored = [f'Store(form, "{one.as_uri()}", "{WAYS[one.suffix[1:]]}")' for one in out]
    lines = [f'form = Opened("{form.as_uri()}")', "page = form.Sheets.getByIndex(1)", steps]
    return "\n".join([*lines, *stored, "form.close(True)"])


@pytest.fixture(scope="module")
def returned(
    library: Library, answers: dict[str, Answer], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Answer]]:
    """The answers of each file that came back, by the name of the file."""
    work = tmp_path_factory.mktemp("forms")
    back = work / "back"
    back.mkdir()
    facility = library.questionnaire("facility")
    steps = []
    for one in LANGUAGES:
        form = work / f"{one}.xlsx"
        options = ("--scope", "quick", "--language", one, "--for", f"Acme {one}")
        run = sctoolkit(work, "form", "facility", "--out", str(form), *options)
        assert run.returncode == 0, said(run)
        own = filling(form, facility, answers, one)
        foreign = filling(form, facility, answers, OTHER[one])
        moved = [back / f"{one}-moved.{form}" for form in WAYS]
        steps += [
            document(form, own, back / f"{one}-filled.xlsx"),
            document(form, f"{own}\n{MOVED}", *moved),
            document(form, f"{own}\n{COPIED}", back / f"{one}-copied.ods"),
            document(form, f"{foreign}\n{MOVED}", back / f"{one}-in-{OTHER[one]}.xls"),
        ]
    driven(work, BASIC.format(steps="\n".join(steps)))
    run = sctoolkit(work, "batch", "back", "--answers", "--check")
    problems = (work / "batch" / "problems.jsonl").read_text("utf-8").splitlines()
    several_of_one = ProblemKind.ANOTHER_REPLY.code
    assert {json.loads(one)["code"] for one in problems} == {several_of_one}, said(run)
    return dict(read(work / "batch" / "answers", facility))


def read(folder: Path, facility: Questionnaire) -> Iterator[tuple[str, dict[str, Answer]]]:
    for path in folder.iterdir():
        file = path.read_text("utf-8").partition("\n")[0].removeprefix("# back/")
        assessment, _problems = load_assessment(path, facility)
        assert assessment is not None
        yield f"{file} {assessment.organisation}", assessment.answers


def test_every_form_that_comes_back_gives_the_answers_that_were_typed(
    returned: dict[str, dict[str, Answer]], answers: dict[str, Answer]
) -> None:
    names = [
        f"{one}-{what} Acme {one}"
        for one in LANGUAGES
        for what in (
            "filled.xlsx",
            "moved.xlsx",
            "moved.xls",
            "moved.ods",
            "copied.ods",
            f"in-{OTHER[one]}.xls",
        )
    ]
    assert sorted(returned) == sorted(names)
    for name in names:
        assert returned[name] == answers, name
