"""What stands in the workbook that is sent to suppliers."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from sctoolkit.content.library import Library
from sctoolkit.files.form_workbook import write_form
from sctoolkit.language import speaking
from sctoolkit.model.questionnaire import Questionnaire

from .content import read
from .forms import FARM, blank, rows
from .plans import sheet


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return read(tmp_path_factory.mktemp("farm"), FARM)


@pytest.fixture(scope="module")
def path(farm: Questionnaire, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    assert write_form(blank(farm, "=Mill & Sons"), path) == []
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return load_workbook(path)


def rules(book: Workbook) -> dict[str, DataValidation]:
    """Id of a row to the rule of its answer cell."""
    page = sheet(book, "Questions")
    found = {}
    for row, key in rows(page).items():
        for rule in page.data_validations.dataValidation:
            if f"D{row}" in rule:
                found[key] = rule
    return found


def words(book: Workbook, rule: DataValidation) -> list[object]:
    """The words that a dropdown offers."""
    title, _mark, cells = str(rule.formula1).partition("!")
    return [row[0].value for row in sheet(book, title)[cells]]


def test_every_question_and_every_item_to_tick_has_a_row_that_begins_with_its_id(
    book: Workbook,
) -> None:
    assert list(rows(sheet(book, "Questions")).values())[1:] == [
        "people.count",
        "people.share",
        "people.housing",
        "people.beds",
        "people.beds/bed",
        "people.beds/lock",
        "people.beds/none",
        "people.locks",
        "people.words",
    ]
    assert list(rows(sheet(book, "Start")).values()) == ["@organisation", "@site", "@by", "@date"]


def test_dropdown_offers_the_options_and_what_may_stand_instead(book: Workbook) -> None:
    found = rules(book)
    unknown = ["I don't know", "I prefer not to say"]
    assert words(book, found["people.housing"]) == ["Yes, we do", "No", *unknown, "Does not apply"]
    assert words(book, found["people.beds"]) == unknown
    assert words(book, found["people.beds/lock"]) == ["Yes", "No"]
    assert "people.words" not in found


def test_number_says_its_range_and_unit_and_is_checked(book: Workbook) -> None:
    page, rule = sheet(book, "Questions"), rules(book)["people.share"]
    assert str(page["C5"].value).endswith(
        "A number from 0 to 100, in: percent of people. For 85 % write 85."
    )
    assert rule.type == "custom"
    assert str(rule.formula1).startswith("OR(IF(ISNUMBER(D5),AND(D5>=0,D5<=100),FALSE)")
    assert str(rule.error).startswith("Please write: A number from 0 to 100")


def test_choices_that_a_dropdown_cuts_off_stand_below_the_question(book: Workbook) -> None:
    texts = {
        key: str(sheet(book, "Questions").cell(row, 3).value)
        for row, key in rows(sheet(book, "Questions")).items()
    }
    assert "=The manager, who keeps them in the office" in texts["people.locks"]
    assert texts["people.housing"] == "Do you house people?"


def test_help_says_when_it_is_asked_when_it_does_not_apply_and_which_evidence_helps(
    book: Workbook,
) -> None:
    page = sheet(book, "Questions")
    helps = {key: page.cell(row, 6).value for row, key in rows(page).items()}
    assert helps["people.beds"] == (
        "Only if 1.3 is not “No”.\nTick them.\nEvidence that helps: Photos"
    )
    assert helps["people.housing"] == (
        "Any place to sleep.\nDoes not apply if: Nobody works here.\nThen show: The staff list."
    )


def test_hidden_sheet_says_which_form_it_is_and_where_each_question_stands(
    path: Path, farm: Questionnaire
) -> None:
    page = sheet(load_workbook(path, data_only=True), "sctoolkit")
    assert page.sheet_state == "veryHidden"
    lines = [row[:4] for row in page.iter_rows(values_only=True)]
    facts = {key: value for key, value, *_rest in lines[: lines.index((None,) * 4)]}
    assert facts["format"] == "form/1"
    assert (facts["questionnaire"], facts["version"]) == ("farm", "1.0")
    assert (facts["digest"], facts["scope"]) == (farm.digest, "full")
    assert (facts["language"], facts["answer"], facts["yes"]) == ("en", "Answer", "Yes")
    assert ("people.housing", "Questions", 6, "D") in lines


def test_start_shows_the_stamp_and_whom_it_is_for(book: Workbook, farm: Questionnaire) -> None:
    page = sheet(book, "Start")
    texts = [str(cell.value) for row in page.iter_rows() for cell in row]
    stamp = f"This form: farm@1.0 (scope full), form/1, digest {farm.digest[:12]}"
    assert stamp in texts
    assert (page["C5"].value, page["C5"].data_type) == ("=Mill & Sons", "s")


def test_nothing_is_protected_so_that_people_can_insert_rows(book: Workbook) -> None:
    assert not any(page.protection.sheet for page in book.worksheets)
    assert not book.security.lockStructure


def test_file_holds_no_macros_no_links_to_other_files_and_no_fragile_functions(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        sheets = "".join(
            archive.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet")
        )
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert not re.search(r"INDIRECT|OFFSET|FILTER\(|XLOOKUP|LET\(|_xlfn", sheets)


def test_colours_look_only_at_their_own_sheet_as_google_sheets_demands(book: Workbook) -> None:
    for page in book.worksheets:
        for area in page.conditional_formatting:
            for rule in area.rules:
                assert all("!" not in formula for formula in rule.formula)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", ["facility", "comply-chain", "legal-facts", "gscp-environment"])
def test_rules_keep_to_the_lengths_that_excel_can_open(
    library: Library, name: str, language: str, tmp_path: Path
) -> None:
    with speaking(language):
        write_form(blank(library.questionnaire(name)), tmp_path / "form.xlsx")
    book = load_workbook(tmp_path / "form.xlsx")
    for page in book.worksheets:
        for rule in page.data_validations.dataValidation:
            assert len(rule.formula1 or "") <= 255
            assert len(rule.error or "") <= 255
            assert len(rule.prompt or "") <= 255
            assert len(rule.errorTitle or "") <= 32
        formulas = [
            str(cell.value) for row in page.iter_rows() for cell in row if cell.data_type == "f"
        ]
        assert max(map(len, formulas), default=0) <= 8192
        assert (
            max((len(text) for one in formulas for text in re.findall('"[^"]*"', one)), default=0)
            < 255
        )


def test_words_of_the_form_are_those_of_its_language(library: Library, tmp_path: Path) -> None:
    with speaking("fr"):
        write_form(blank(library.questionnaire("facility"), scope="quick"), tmp_path / "form.xlsx")
    book = load_workbook(tmp_path / "form.xlsx")
    assert book.sheetnames[:3] == ["Début", "Questions", "Contrôle"]
    assert sheet(book, "Questions")["D2"].value == "Réponse"
