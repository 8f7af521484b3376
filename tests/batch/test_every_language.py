"""A reply in any language whose words are known is understood."""

from __future__ import annotations

from pathlib import Path

from sctoolkit.files.understanding import bundled_words
from sctoolkit.files.understanding.word_lists import FOLDER, SIGNS
from sctoolkit.files.understanding.words import Meaning

from .chain import outcome
from .drawing import Page, put, workbook

ANSWERS = {
    Meaning.YES: "policy: yes",
    Meaning.NO: "policy: no",
    Meaning.PARTLY: "policy: some",
    Meaning.NOT_APPLICABLE: "policy: not applicable (so)",
    Meaning.DONT_KNOW: "policy: dont-know",
    Meaning.REFUSED: "policy: refused",
}
HEAD = "| Supplier | rules.policy | Comment |\n"


def words(language: str) -> dict[str, Meaning]:
    """Every word of a language for one of these answers, but those that mean several things."""
    known = bundled_words()
    return {
        word: sense.meaning
        for word, senses in known.senses.items()
        for sense in senses
        if sense.language == language and sense.meaning in ANSWERS
    }


def test_every_word_in_a_reply_of_its_language_is_understood(tmp_path: Path) -> None:
    languages = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != SIGNS)
    assert len(languages) == 35
    for one in languages:
        (tmp_path / "files" / one).mkdir(parents=True)
        rows = "".join(f"| {word} | {word} | so |\n" for word in words(one))
        put(tmp_path / "files" / one, {"reply.xlsx": workbook(Page(HEAD + rows))})
    found = outcome(tmp_path / "files", tmp_path)
    for one in languages:
        for word, meaning in words(one).items():
            line = f"reply.xlsx | {word} | {ANSWERS[meaning]}"
            assert any(each.startswith(line) for each in found[one]), (one, word)
