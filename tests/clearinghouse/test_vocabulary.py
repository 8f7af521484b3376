from __future__ import annotations

import pytest

from sctoolkit.clearinghouse.vocabulary import bundled_vocabulary, languages, vetted
from sctoolkit.content.library import Library
from sctoolkit.language import FOLDER
from sctoolkit.model.questionnaire import QuestionKind

MEANINGS = (
    *("price", "cost", "margin", "volume", "capacity", "order", "lead-time", "customer"),
    *("quota", "discount", "forecast", "personal"),
)


def meanings(text: str) -> set[str]:
    return {one.meaning for one in bundled_vocabulary().met(text)}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Unit price", "price"),
        ("FOB_price", "price"),
        ("UnitPrice", "price"),
        ("ｐｒｉｃｅ", "price"),
        ("рrісе", "price"),
        ("p r i c e", "price"),
        ("pr1ce", "price"),
        ("pri\u200bce", "price"),
        ("about $ 4.20 each", "price"),
        ("4 €", "price"),
        ("labour costs", "cost"),
        ("monthly output", "volume"),
        ("the dormitory is over capacity", "capacity"),
        ("PO number 4711", "order"),
        ("lead-time in days", "lead-time"),
        ("other customers", "customer"),
        ("annual quota", "quota"),
        ("discounts", "discount"),
        ("do not use this supplier", "forecast"),
        ("black list", "forecast"),
        ("Prix unitaire", "price"),
        ("coûts", "cost"),
        ("couts", "cost"),
        ("Capacité de production", "capacity"),
        ("Délai de livraison", "lead-time"),
        ("clients", "customer"),
        ("bons de commande", "order"),
        ("remises", "discount"),
        ("Precio", "price"),
        ("costes", "cost"),
        ("volumen anual", "volume"),
        ("capacidad instalada", "capacity"),
        ("plazo de entrega", "lead-time"),
        ("pedidos", "order"),
        ("descuento", "discount"),
        ("lista negra", "forecast"),
        ("Passport number", "personal"),
        ("téléphone", "personal"),
        ("fecha de nacimiento", "personal"),
    ],
)
def test_word_is_met_however_it_is_written(text: str, meaning: str) -> None:
    assert meaning in meanings(text)


@pytest.mark.parametrize(
    "text", ["Fire exits were blocked.", "spices", "In 2026, 14 people", "posters", "Les issues"]
)
def test_honest_words_are_left_alone(text: str) -> None:
    assert meanings(text) == set()


def test_every_language_of_the_program_has_its_list() -> None:
    spoken = {path.parent.name for path in FOLDER.glob("*/LC_MESSAGES")}
    assert {"en", *spoken} <= set(languages())


def test_every_list_has_every_meaning() -> None:
    assert {meaning for meaning, _pattern in bundled_vocabulary().patterns} == set(MEANINGS)


@pytest.mark.parametrize("name", ["facility", "comply-chain"])
def test_each_bundled_question_with_such_a_word_was_looked_at(library: Library, name: str) -> None:
    questions = library.questionnaire(name).questions()
    met = {
        question.id
        for question in questions
        if meanings(" \n ".join(question.ask.wordings.values()))
    }
    assert met <= vetted(name)
    assert vetted(name) <= {question.id for question in questions}
    words = {q.id for q in questions if q.kind is QuestionKind.TEXT}
    assert not words & vetted(name)
