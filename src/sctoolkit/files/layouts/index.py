"""All that a questionnaire's questions are known by, looked up in the order of certainty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sctoolkit.files.layouts.bare import bare, unfronted, unnumbered
from sctoolkit.model.questionnaire import Question, Questionnaire

LONGEST = 600
"""Characters; no question is longer, and free answers need not be compared."""
LIKE = 70.0
"""From here on, of 100, a similar wording is worth proposing."""
SURE = 88.0
"""From here on the most similar one is taken, where guesses are accepted."""
AHEAD = 4.0
"""By so much it must be more similar than the next."""
PROPOSED = 3
REMEMBERED = 100_000
"""Wordings whose meaning is kept in mind; free answers must not fill the memory."""
LEADING = re.compile(
    r"[\[(]?([a-z0-9]+(?:[-._][a-z0-9]+)*)([\])]?[.:)\]]?)(?=\s|$|[-–—:])", re.IGNORECASE
)


class How(StrEnum):
    """By what a question was recognised, the most certain first."""

    MAPPING = "mapping"
    ID = "id"
    ID_AT_START = "id-at-start"
    ALIAS = "alias"
    TEXT = "text"
    SIMILARITY = "similarity"


@dataclass(frozen=True, slots=True)
class Match:
    """A question that a wording stands for."""

    question: Question
    how: How
    score: float = 100.0
    """Of 100; below only for similarity."""


class Index:
    """The questions of a questionnaire by id, alias and wording in every language."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.questions = {question.id: question for question in questionnaire.questions()}
        self._ids = _ids(questionnaire, self.questions)
        self._aliases = _by_words(
            (alias, question) for question in self.questions.values() for alias in question.aliases
        )
        self._texts = _by_words(
            (wording, question)
            for question in self.questions.values()
            for wording in question.ask.wordings.values()
        )
        self._options = {one.id: _options(one) for one in self.questions.values()}
        self.option_words = frozenset(word for one in self._options.values() for word in one)
        self._seen: dict[str, Match | None] = {}
        self._alike: dict[str, tuple[Match, ...]] = {}
        self.headings: dict[tuple[str, ...], Any] = {}
        """What whole headings were taken for, so that the next file of the same form costs less."""
        self.joins_cells = any(_joined(words) for words in (*self._aliases, *self._texts))
        """Whether a question's wording could be put together of two cells."""
        self.copies: Any = None
        """What is kept of whole sheets; made by those who keep it."""

    def match(self, wording: str) -> Match | None:
        """The question of exactly this wording or id; None where there is none or more than one."""
        if wording in self._seen:
            return self._seen[wording]
        found = self._match(wording) if len(wording) <= LONGEST else None
        if len(self._seen) < REMEMBERED:
            self._seen[wording] = found
        return found

    def by_id(self, wording: object) -> Question | None:
        """The question with this id, also one of an earlier version."""
        if not isinstance(wording, str):
            return None
        return self.questions.get(wording) or self._ids.get(_folded(wording))

    def fitting(self, wording: str) -> list[str]:
        """The ids of all questions of this wording, where there are several."""
        words = bare(wording)
        found = {one.id for one in (*self._aliases.get(words, ()), *self._texts.get(words, ()))}
        return sorted(found)

    def option(self, question: Question, wording: str) -> str:
        """The option of the question with this id or label; empty where there is none."""
        return self._options[question.id].get(bare(wording), "") if wording else ""

    def similar(self, wording: str) -> tuple[Match, ...]:
        """Questions of a similar wording, the most similar first."""
        words = bare(wording)
        if words not in self._alike and len(self._alike) < REMEMBERED:
            self._alike[words] = self._similar(words)
        return self._alike.get(words) or ()

    def _similar(self, words: str) -> tuple[Match, ...]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where something was not found

        if not words or len(words) > LONGEST:
            return ()
        known = {**self._texts, **self._aliases}
        near = process.extract(
            words, known.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=LIKE, limit=3 * PROPOSED
        )
        best: dict[str, Match] = {}
        for text, score, _place in near:
            for question in known[text]:
                best.setdefault(question.id, Match(question, How.SIMILARITY, round(score, 1)))
        return tuple(best.values())[:PROPOSED]

    def _match(self, wording: str) -> Match | None:
        exact = self.by_id(wording)
        if exact:
            return Match(exact, How.ID)
        leading = self._leading(wording)
        if leading:
            return Match(leading, How.ID_AT_START)
        words = bare(wording)
        for candidate in dict.fromkeys([words, unnumbered(words), unfronted(words)]):
            for known, how in ((self._aliases, How.ALIAS), (self._texts, How.TEXT)):
                found = known.get(candidate, ())
                if len(found) == 1:
                    return Match(found[0], how)
        return None

    def _leading(self, wording: str) -> Question | None:
        """By the id at the start; a plain word counts only in brackets or before a full stop."""
        found = LEADING.match(wording.lstrip())
        if not found:
            return None
        word, mark = found.groups()
        told = bool(mark) or not word.isalpha()
        return self._ids.get(_folded(word)) if told else None


def _joined(words: str) -> bool:
    """Whether there is a stroke in the words as between two levels of a heading."""
    return " / " in words or words.startswith("/") or words.endswith("/")


def sure(guesses: tuple[Match, ...]) -> Match | None:
    """The first guess where it is likely, and clearly ahead of the next."""
    if not guesses or guesses[0].score < SURE:
        return None
    ahead = len(guesses) == 1 or guesses[0].score - guesses[1].score >= AHEAD
    return guesses[0] if ahead else None


def _folded(identifier: str) -> str:
    """An id as form tools write it: `hours.per-week` is `hours_per_week` to Kobo."""
    return identifier.strip().casefold().replace("-", "_").replace(".", "_")


def _ids(questionnaire: Questionnaire, questions: dict[str, Question]) -> dict[str, Question]:
    old = {
        _folded(before): questions[now]
        for before, now in questionnaire.merged.items()
        if now in questions
    }
    return old | {_folded(one.id): one for one in questions.values()}


def _by_words(pairs: Iterable[tuple[str, Question]]) -> dict[str, tuple[Question, ...]]:
    known: dict[str, tuple[Question, ...]] = {}
    for wording, question in pairs:
        words = bare(wording)
        before = known.get(words, ())
        if words and all(one.id != question.id for one in before):
            known[words] = (*before, question)
    return known


def _options(question: Question) -> dict[str, str]:
    return dict(reversed(list(_option_words(question))))


def _option_words(question: Question) -> Iterator[tuple[str, str]]:
    """What each option is known by: its id first, then its labels."""
    for option in question.options:
        yield bare(option.id), option.id
        yield bare(option.id.replace("-", "_")), option.id
    for option in question.options:
        for label in option.label.wordings.values():
            yield bare(label), option.id
            if question.kind.value == "yes-partly-no":
                yield bare(label.partition(":")[0]), option.id
