"""CSV in any delimiter and encoding comes to the same cells."""

from __future__ import annotations

import pytest

from .making import code_of, read, refused, rows_of

TABLE = [["question", "answer", "comment"], ["Fire drills?", "yes", "twice, each year"]]


@pytest.mark.parametrize(
    "text",
    [
        'question,answer,comment\nFire drills?,yes,"twice, each year"\n',
        "question;answer;comment\r\nFire drills?;yes;twice, each year\r\n",
        "question\tanswer\tcomment\nFire drills?\tyes\ttwice, each year",
        "question|answer|comment\nFire drills?|yes|twice, each year\n\n\n",
        'question, answer, comment\nFire drills?, yes, "twice, each year"\n',
        'question,answer,comment,,,\nFire drills?,yes,"twice, each year",,,\n,,,,,\n',
    ],
)
def test_any_delimiter_and_empty_tail(text: str) -> None:
    assert rows_of(text.encode(), "reply.csv") == TABLE
    assert rows_of(text.encode(), "reply.xls") == TABLE


def test_first_line_may_name_the_delimiter_and_keeps_its_row() -> None:
    assert rows_of(b"sep=;\r\na,b;c\r\n1;2\r\n", "r.csv") == [[], ["a,b", "c"], ["1", "2"]]


def test_newlines_and_doubled_quotes_in_a_cell() -> None:
    text = b'a,"one\ntwo ""quoted"""\r\nb,2\r\n'
    assert rows_of(text, "r.csv") == [["a", 'one\ntwo "quoted"'], ["b", "2"]]


def test_leading_blank_lines_keep_the_rows_below_in_place() -> None:
    assert rows_of(b"\n,,\na,b\n", "r.csv") == [[], [], ["a", "b"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_needs_no_guess(encoding: str) -> None:
    found = read("Frage;Antwort\nÜberstunden?;ja – 是\n".encode(encoding), "r.csv")
    assert found.sheets[0].rows == [["Frage", "Antwort"], ["Überstunden?", "ja – 是"]]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "L’entreprise paie-t-elle les heures supplémentaires – sûrement ?"),
        ("cp1252", "¿Hay niños trabajando en la fábrica? Sí, según la señora Núñez"),
        ("cp1252", "Überstunden werden vergütet: größtenteils, für alle Beschäftigten"),
        ("cp1250", "Czy pracownicy mają umowę na piśmie? Tak, żaden wyjątek, środki są"),
        ("cp1250", "Mají zaměstnanci písemnou smlouvu? Ano, každý má svůj překlad"),
        ("cp1251", "Есть ли у работников письменный договор? Да, у каждого"),
        ("gb18030", "工厂是否有消防演习记录？有，每年两次。工人的工资按时支付"),
        ("shift_jis", "工場では避難訓練を行っていますか。はい、年に二回です"),
        ("shift_jis", "アンケートノカイトウ：ハイ、イイエ"),
        ("cp949", "공장에서 소방 훈련을 하고 있습니까? 예, 일 년에 두 번"),
        ("big5", "工廠是否有消防演習的記錄？有，每年兩次。工人的工資準時支付"),
    ],
)
def test_encoding_is_guessed_from_what_people_write_and_the_guess_is_told(
    encoding: str, words: str
) -> None:
    found = read(f"question;answer\n{words};1\n".encode(encoding), "r.csv")
    assert found.sheets[0].rows == [["question", "answer"], [words, "1"]]
    [problem] = found.problems
    assert (problem.code, problem.warning) == ("F623", True)
    assert problem.message == f"does not say its encoding; read as {encoding}"


def test_text_that_breaks_its_own_mark_is_damaged() -> None:
    assert code_of(b"\xef\xbb\xbfa,b\n\xff\xfe,1\n", "r.csv") == "F615"


def test_quote_that_is_never_closed_is_named_with_its_line() -> None:
    text = b'q,a\n1,yes\n2,"no\n3,yes\n4,yes\n'
    [problem] = refused(text, "r.csv").problems
    assert problem.code == "F624"
    assert problem.message == "the quotation mark in line 3 is never closed"


def test_file_of_nothing_but_delimiters_is_empty() -> None:
    assert code_of(b",,,\n,,,\n", "r.csv") == "F622"


def test_single_column_is_a_table_too() -> None:
    assert rows_of(b"answer\nyes\nno, not yet\n", "r.csv") != []
    assert rows_of(b"answer\nyes\nno\n", "r.csv") == [["answer"], ["yes"], ["no"]]
