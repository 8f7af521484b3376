"""The catalogues of the program's words, and the program in another language."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from sctoolkit.files.plan_workbook import words
from sctoolkit.files.plan_workbook.book import SHEETS
from sctoolkit.files.plans.choices import choices
from sctoolkit.language import FOLDER, _

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "marrowby-outdoor.yaml"
CATALOGUES = sorted(FOLDER.glob("*/LC_MESSAGES/sctoolkit.po"))
LANGUAGES = [path.parent.parent.name for path in CATALOGUES]
MARKS = {"_", "later", "plural"}
WITH_A_POINT = {"1.1", "1.10", "72.5"}
"""A version, and a figure as options of a command take it."""


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def originals(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def gaps(text: str) -> list[str]:
    """The fields of a message, each with its format."""
    return sorted(re.findall(r"\{\w[^}]*\}", text))


def edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def made() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "docs" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(language: str, *arguments: str | Path, typed: str = "") -> str:
    """What the program says on both streams, in a language."""
    done = subprocess.run(
        [sys.executable, "-m", "sctoolkit", *map(str, arguments)],
        env=os.environ | {"SCTOOLKIT_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_template_and_catalogues_hold_the_words_of_the_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["messages.py"])
    for path, text in made().documents().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run `make messages`"


@pytest.mark.parametrize("path", CATALOGUES, ids=LANGUAGES)
def test_every_message_is_translated_and_looked_over(path: Path) -> None:
    whole = catalogue(path)
    for message in whole:
        if message.id:
            assert not message.fuzzy, message.id
            assert all(translations(message)), message.id
            forms = whole.num_plurals if message.pluralizable else 1
            assert len(translations(message)) == forms, message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=LANGUAGES)
def test_translation_has_the_fields_and_the_outer_blanks_of_the_original(path: Path) -> None:
    for message in catalogue(path):
        for text in translations(message) if message.id else ():
            original = originals(message)[-1]
            assert gaps(text) == gaps(original), original
            assert edges(text) == edges(original), original


@pytest.mark.parametrize("path", CATALOGUES, ids=LANGUAGES)
def test_quotation_marks_are_those_of_the_language(path: Path) -> None:
    for message in catalogue(path):
        for text in translations(message) if message.id else ():
            assert not re.search("[“”]", text), text


def test_signs_that_french_sets_apart_never_begin_a_line() -> None:
    """Where an ordinary blank stood before them, they would."""
    for message in catalogue(FOLDER / "fr" / "LC_MESSAGES" / "sctoolkit.po"):
        for text in translations(message) if message.id else ():
            assert not re.search(r"(?<![·]) [;:!?%»](?![\w-])|« ", text), text


@pytest.mark.parametrize("path", CATALOGUES, ids=LANGUAGES)
def test_figures_in_a_translation_have_its_decimal_sign(path: Path) -> None:
    for message in catalogue(path):
        for text in translations(message) if message.id else ():
            figures = re.findall(r"(?<![\d.:])\d+\.\d+(?![\d.])", text)
            assert set(figures) <= WITH_A_POINT, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_list_in_the_workbook_means_one_thing(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCTOOLKIT_LANGUAGE", language)
    for key, offered in choices().items():
        assert len({word.casefold() for word in offered.values()}) == len(offered), key
    titles = words.titles()
    assert len(set(titles.values())) == len(titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_sheets_are_ones_that_a_workbook_takes(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCTOOLKIT_LANGUAGE", language)
    names = {_(title) for title, _fill in SHEETS}
    assert len(names) == len(SHEETS)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_no_message_stands_inside_an_f_string_where_it_would_not_be_collected() -> None:
    """Whether the collector sees one there depends on the version of Python that runs it."""
    for path in (ROOT / "src").rglob("*.py"):
        for text in ast.walk(ast.parse(path.read_text("utf-8"))):
            for node in ast.walk(text) if isinstance(text, ast.JoinedStr) else ():
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "id", "")
                    assert name not in MARKS, f"{path.name}:{node.lineno}"


def test_plural_takes_its_wordings_where_they_are_written() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "plural":
                said = [isinstance(one, ast.Constant) for one in node.args[:2]]
                assert all(said), f"{path.name}:{node.lineno}"


def test_words_with_a_plural_are_never_looked_up_without_their_number() -> None:
    """`_("… and {count} more.")` would give the singular for any number."""
    said: dict[str, set[str]] = {"plural": set(), "_": set()}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in said:
                words = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
                said[name].update(str(one) for one in words)
    assert said["plural"] & said["_"] == set()


def test_score_speaks_french() -> None:
    shown = run("fr", "score", SAMPLE, "--code", "comply-chain")
    assert "Ce questionnaire vérifie 58 des 64 clauses" in shown
    assert "sur une échelle de 0 à 100" in shown
    assert "non respectée (34\xa0%)" in shown


def test_figures_have_a_decimal_comma_in_words_and_a_point_for_programs() -> None:
    shown = run("fr", "score", SAMPLE, "--code", "oecd")
    assert "59,3 sur une échelle de 0 à 100" in shown
    as_json = [run(language, "score", SAMPLE, "--code", "oecd", "--json") for language in LANGUAGES]
    assert all('"score": 59.3' in text for text in as_json)


def test_report_speaks_french() -> None:
    shown = run("fr", "report", SAMPLE, "--code", "comply-chain", "--format", "html")
    assert '<html lang="fr">' in shown
    assert 'class="part">Où vous en êtes, section par section</h2>' in shown
    assert "47\xa0constats issus de 102\xa0réponses" in shown


def test_wizard_speaks_french_in_plain_lines(work: Path) -> None:
    begin = ("assess", "facility", "--accessible", "--scope", "quick", "--for", "X", "--file")
    shown = run("fr", *begin, work / "x.yaml", typed="quit\n")
    assert "Question 1 sur 23 environ, section Le site." in shown
    assert "Tapez un nombre, ou un mot comme back, skip, help, quit." in shown


def test_headings_of_a_list_are_translated_and_its_keys_in_json_are_not() -> None:
    assert "questions par étendue" in run("fr", "list", "questionnaires").splitlines()[0]
    assert '"questions by scope"' in run("fr", "list", "questionnaires", "--json")


def test_score_speaks_spanish() -> None:
    shown = run("es", "score", SAMPLE, "--code", "comply-chain")
    assert "Este cuestionario examina 58 de las 64 cláusulas" in shown
    assert "en una escala de 0 a 100" in shown
    assert "no cumplida (34\xa0%)" in shown


def test_wizard_speaks_spanish_in_plain_lines(work: Path) -> None:
    begin = ("assess", "facility", "--accessible", "--scope", "quick", "--for", "X", "--file")
    shown = run("es", *begin, work / "x.yaml", typed="quit\n")
    assert "Pregunta 1 de unas 23, sección Datos del centro." in shown
    assert "Escriba un número, o una palabra como back, skip, help, quit." in shown


def test_problem_and_its_remedy_are_french(work: Path) -> None:
    (work / "my.yaml").write_text("format: 1\nquestionnaire: my\nquestionnaire: my\n", "utf-8")
    shown = run("fr", "check", work / "my.yaml")
    assert "la clé «\xa0questionnaire\xa0» existe deux fois" in shown
    assert "Gardez l'une des deux." in shown


def test_words_of_a_file_are_quoted_as_in_french(work: Path) -> None:
    (work / "replies.csv").write_text("Supplier;Colour\nA;red\n", "utf-8")
    options = ("--questionnaire", "facility", "--out", work / "map.yaml", "--no-input")
    shown = run("fr", "map", work / "replies.csv", *options)
    assert "ne correspond à aucune question\xa0: «\xa0Colour\xa0»" in shown


def test_language_that_nobody_translated_into_is_answered_in_english() -> None:
    assert run("tlh", "help") == run("en", "help")
    assert run("eo", "help") == run("en", "help")
    assert run("fr", "help") != run("en", "help")


def test_list_says_for_whom_and_how_grave_in_words_and_programs_get_ids() -> None:
    shown = run("fr", "list", "criteria")
    assert re.search(r"child-labour\.minimum-age .* le site +Tolérance zéro", shown)
    assert '"severity": "zero-tolerance"' in run("fr", "list", "criteria", "--json")
