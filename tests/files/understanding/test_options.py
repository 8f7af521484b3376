"""One option in one cell: by id, by label, by number, by yes and no in any language."""

from __future__ import annotations

import pytest

from sctoolkit.files.sheet import CellValue
from sctoolkit.model.questionnaire import Question

from .asking import MATURITY, YES_NO, YES_PARTLY_NO, choice, hint, in_language, said

HOUSING = choice(
    own="Yes, housing that we own | Oui, le nôtre",
    others="Yes, housing of others | Oui, celui d'autres",
    none="No | Non",
)
REACH = choice(a_few="15 to 30 days", many="More than 30 days", unsure="We are not sure")


@pytest.mark.parametrize(
    ("language", "yes", "no", "partly"),
    [
        ("English", "Yes", "No", "Partially"),
        ("French", "Oui", "Non", "En partie"),
        ("Spanish", "Sí", "No", "Parcialmente"),
        ("Spanish in capitals", "SÍ", "NO", "EN PARTE"),
        ("Spanish without accents", "si", "no", "parcial"),
        ("Portuguese", "Sim", "Não", "Em parte"),
        ("German", "Ja", "Nein", "Teilweise"),
        ("Italian", "Sì", "No", "In parte"),
        ("Dutch", "Ja", "Nee", "Gedeeltelijk"),
        ("Turkish", "Evet", "Hayır", "Kısmen"),
        ("Turkish in capitals", "EVET", "HAYIR", "KISMEN"),
        ("Vietnamese", "Có", "Không", "Một phần"),
        ("Indonesian", "Ya", "Tidak", "Sebagian"),
        ("Chinese", "是", "否", "部分"),
        ("Chinese, there is", "有", "无", "部份"),
        ("Japanese", "はい", "いいえ", "一部"),
        ("Korean", "예", "아니요", "부분적"),
        ("Bangla", "হ্যাঁ", "না", "আংশিক"),
        ("Hindi", "हाँ", "नहीं", "आंशिक"),
        ("Urdu", "ہاں", "نہیں", "جزوی"),
        ("Arabic", "نعم", "لا", "جزئيا"),
        ("Persian", "بله", "خیر", "تا حدی"),
        ("Russian", "Да", "Нет", "Частично"),
        ("Ukrainian", "Так", "Ні", "Частково"),
        ("Polish", "Prawda", "Nie", "Częściowo"),
        ("Greek", "Ναι", "Όχι", "Εν μέρει"),
        ("Greek in capitals", "ΝΑΙ", "ΟΧΙ", "ΕΝ ΜΈΡΕΙ"),
        ("Thai", "ใช่", "ไม่", "บางส่วน"),
        ("Khmer", "បាទ", "ទេ", "ខ្លះ"),
        ("Burmese", "ဟုတ်", "မဟုတ်", "တစ်စိတ်တစ်ပိုင်း"),
        ("Tamil", "ஆம்", "இல்லை", "பகுதியளவு"),
        ("Amharic", "አዎ", "አይ", "በከፊል"),
        ("signs", "✔️", "✗", "partly"),
    ],
)
def test_yes_no_and_partly_are_understood_in(language: str, yes: str, no: str, partly: str) -> None:
    answers = [said(YES_PARTLY_NO, cell) for cell in (yes, no, partly)]
    assert answers == ["yes", "no", "partly"], language


@pytest.mark.parametrize(
    ("asked", "cell", "answer"),
    [
        (YES_NO, "yes", "yes"),
        (YES_NO, True, "yes"),
        (YES_NO, "FALSE", "no"),
        (YES_NO, "VRAI", "yes"),
        (YES_NO, "Y", "yes"),
        (YES_NO, 1.0, "yes"),
        (YES_NO, "0", "no"),
        (HOUSING, "own", "own"),
        (HOUSING, "Oui, le nôtre", "own"),
        (HOUSING, "Nein", "none"),
        (HOUSING, "0", "F630"),
        (HOUSING, "Yes", "F630"),
        (REACH, "15 to 30 days", "a-few"),
        (REACH, "1) 15 to 30 days", "a-few"),
        (REACH, "(b) More than 30 days", "many"),
        (REACH, "3. we are not sure.", "unsure"),
        (REACH, "3", "F630"),
        (REACH, "b", "F630"),
        (REACH, "30 days", "F630"),
        (YES_PARTLY_NO, "Partly: Some do", "partly"),
        (YES_PARTLY_NO, "0.5", "F630"),
        (YES_PARTLY_NO, "1", "F630"),
        (MATURITY, 2.0, "2"),
        (MATURITY, "2", "2"),
        (MATURITY, "２", "2"),
        (MATURITY, "٢", "2"),
        (MATURITY, "Level 2", "2"),
        (MATURITY, "niveau 2", "2"),
        (MATURITY, "Niveau: 2", "2"),
        (MATURITY, "Written", "2"),
        (MATURITY, "2 - Written", "2"),
        (MATURITY, "3 - Written", "F631"),
        (MATURITY, "2.5", "F630"),
        (MATURITY, 5.0, "F630"),
        (MATURITY, "50%", "F630"),
        (MATURITY, "yes", "F630"),
        (MATURITY, True, "F630"),
    ],
)
def test_kind_of_question_decides_what_a_cell_means(
    asked: Question, cell: CellValue, answer: str
) -> None:
    assert said(asked, cell).split(" ")[0] == answer


@pytest.mark.parametrize(
    "cell",
    [
        "  yes ",
        "YES",
        "“Yes”",
        "'yes'",
        "Yes.",
        "Yes;",
        "yes!",
        "\u00a0Yes\u00a0",
        "\ufeffYes",
        "Ye\u200bs",
        "Ｙｅｓ",
        "Yes\n",
        "• Yes",
        "1) Yes",
        "a. yes",
    ],
)
def test_how_it_is_typed_does_not_matter(cell: str) -> None:
    assert said(YES_NO, cell) == "yes"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("x", "a cross may mean chosen or wrong"),
        ("X", "a cross may mean chosen or wrong"),
        ("☒", "a cross may mean chosen or wrong"),
        ("ü", "it may be a tick or a cross that lost its font"),
        ("û", "it may be a tick or a cross that lost its font"),
        ("þ", "it may be a tick or a cross that lost its font"),
        ("P", "one letter may stand for several words, or for a tick that lost its font"),
        ("O", "a circle may mean yes, no or nothing"),
        ("○", "a circle may mean yes, no or nothing"),
        ("/", "a stroke may mean that it does not apply, or that nothing was written"),
        ("?", "it may mean “I don't know”, or that an answer will follow"),
    ],
)
def test_word_that_means_too_many_things_is_never_taken(cell: str, why: str) -> None:
    assert said(YES_NO, cell) == f"F631 “{cell}” is not taken as an answer to q: {why}."
    assert hint(YES_NO, cell).startswith("Write one of: Yes; No; N/A with a reason.")


@pytest.mark.parametrize(
    ("cell", "language", "answer"),
    [
        ("tak", "pl", "yes"),
        ("tak", "ms", "no"),
        ("tak", "", "F631"),
        ("nai", "el", "yes"),
        ("nai", "hi", "no"),
        ("nai", "", "F631"),
        ("ne", "cs", "no"),
        ("ne", "", "F631"),
        ("○", "ja", "yes"),
        ("×", "ja", "no"),
        ("○", "fr", "F631"),
        ("O", "fr", "yes"),
        ("O", "ko", "yes"),
        ("X", "ko", "no"),
        ("S", "es", "yes"),
        ("S", "", "F631"),
        ("da", "ro", "yes"),
        ("oui", "de", "yes"),
    ],
)
def test_language_of_the_file_decides_where_a_word_means_two_things(
    cell: str, language: str, answer: str
) -> None:
    assert said(YES_NO, cell, in_language(language)).split(" ")[0] == answer


@pytest.mark.parametrize(
    "cell", ["Yes?", "yes, but not at night", "Yes / No", "ok", "done", "Mayby", "yesno", "2", "-1"]
)
def test_anything_else_is_a_problem(cell: str) -> None:
    assert said(YES_NO, cell) == (
        f"F630 “{cell}” is not an answer to q (Yes; No; N/A with a reason)."
    )


def test_label_that_two_options_share_is_a_problem_unless_the_language_tells_them_apart() -> None:
    shared = choice(one="Local | Régional", other="Regional | Local")
    assert said(shared, "Local") == (
        "F631 “Local” can be understood in more than one way as an answer to q:"
        " “Local” / “Regional”."
    )
    assert said(shared, "Local", in_language("fr")) == "other"


def test_label_of_an_option_goes_before_the_lists_of_words() -> None:
    asked = choice(known="Don't know", none="Not applicable", na="Namibia")
    cells = ("Don't know", "not applicable", "NA", "N/A")
    assert [said(asked, cell) for cell in cells[:3]] == ["known", "none", "na"]
    assert said(asked, cells[3]).startswith("F636")


def test_near_answer_is_proposed() -> None:
    proposal = "Did you mean “Written”? Until then the question counts as not answered."
    assert hint(MATURITY, "Writen") == proposal
    assert hint(YES_NO, "Mayby").startswith("Write one of the answers listed.")


def test_id_counts_also_as_form_tools_write_it_that_take_no_hyphen_in_a_name() -> None:
    assert said(REACH, "a_few") == said(REACH, "a-few") == "a-few"
