"""The lists of words that come with sctoolkit, and mistakes in lists."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from sctoolkit.files.understanding import read_words
from sctoolkit.files.understanding.word_lists import FOLDER

from .asking import WORDS

LANGUAGES = """
am ar bg bn cs de el en es fa fr hi hu id it ja km ko ms my ne nl pl pt ro ru si sw ta th tr uk ur
vi zh
"""

SIGNS = """\
format: 1
words: signs
dangers:
  cross: {words: [x]}
  country: {words: [na], beside: [Namibia]}
"""
GOOD = """\
format: 1
words: xx
yes: [yo]
no: [no]
partly: [part]
not_applicable: [not, na]
dont_know: [dunno]
refused: [never]
"""


def problems(folder: Path, **lists: str) -> list[str]:
    for name, text in {"signs": SIGNS, **lists}.items():
        (folder / f"{name}.yaml").write_text(dedent(text), "utf-8")
    return [
        f"{Path(one.source.file).name} {one.code} {one.message}" for one in read_words(folder)[1]
    ]


def test_bundled_lists_have_no_mistakes() -> None:
    assert read_words(FOLDER)[1] == []
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(
        [*LANGUAGES.split(), "signs"]
    )


def test_words_that_mean_opposite_things_in_two_languages_are_these_and_no_others() -> None:
    """A new one is no mistake, but somebody should have looked at it."""
    means = {word: WORDS.meanings(word) for word in WORDS.senses}
    assert {word for word, found in means.items() if len(found) > 1} == {"nai", "ne", "tak"}


def test_good_list_has_no_mistakes(tmp_path: Path) -> None:
    assert problems(tmp_path, xx=GOOD) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("refused: [no]", "F645 “no” stands under “no” and under “refused”"),
        ("only_here: {yes: [no]}", "F645 “no” stands under “no” and under “yes”"),
        ("missing: [x]", "F646 “x” cannot stand under “missing” in all files"),
        ("maybe: [eh]", "Y005 unknown key “maybe”"),
        ("figures: {decimal: x}", "Y008 “x” is not known under “decimal”"),
        ("units: {parsecs: [pc]}", "Y005 unknown key “parsecs”"),
        ("months: [one, two]", "Y007 “months” names 2 months"),
        ("dangers: {cross: {words: [x]}}", "Y005 unknown key “dangers”"),
    ],
)
def test_mistake_in_a_list_is_named(tmp_path: Path, line: str, problem: str) -> None:
    text = "\n".join(one for one in GOOD.splitlines() if line[:7] not in one)
    assert problems(tmp_path, xx=f"{text}\n{line}\n") == [f"xx.yaml {problem}"]


def test_language_without_a_word_for_no_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, xx=GOOD.replace("no: [no]\n", "")) == ["xx.yaml Y006 “no” is missing"]


def test_dangerous_word_may_stand_where_the_language_decides(tmp_path: Path) -> None:
    assert problems(tmp_path, xx=GOOD + "only_here: {yes: [x]}\n") == []


def test_list_is_called_as_its_file(tmp_path: Path) -> None:
    assert problems(tmp_path, yy=GOOD) == [
        "yy.yaml Y009 the list “xx” stands in the file “yy.yaml”"
    ]
