"""The words that name the options of a question, put in order once for any number of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from sctoolkit.files.understanding.plain import bare, plain
from sctoolkit.files.understanding.words import Meaning, Sense, Words, senses_of
from sctoolkit.model.questionnaire import Option, Question

SAYS = (Meaning.YES, Meaning.NO, Meaning.PARTLY)
"""What an option can mean, in whatever words it is written."""
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """By what the options of a question are called."""

    ids: frozenset[str]
    called: Mapping[str, tuple[str, ...]]
    """Bare name to the options that it may mean: an id, or a label in any language."""
    meaning: Mapping[Meaning, tuple[str, ...]]
    """Yes, no and partly to the options that say so."""
    labels: tuple[tuple[str, str], ...]
    """Option and plain name, in the file's own language as far as there are labels in it."""
    all_labels: tuple[tuple[str, str], ...]
    """Option and plain name in every language."""

    @property
    def yes_or_no(self) -> bool:
        """Whether there is nothing between yes and no."""
        return len(self.ids) == 2 and {Meaning.YES, Meaning.NO} == set(self.meaning)  # noqa: PLR2004


@dataclass(frozen=True, slots=True, eq=False)
class _This(Generic[Kept]):
    """A record that counts as the same only where it is the very same, so that it can be a key."""

    it: Kept

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.it is other.it


def vocabulary(question: Question, words: Words) -> Vocabulary:
    """The words for the options of a question, in a file of this language."""
    return _vocabulary(_This(question), _This(words.senses), words.language)


@lru_cache(maxsize=8192)
def _vocabulary(
    asked: _This[Question], senses: _This[Mapping[str, tuple[Sense, ...]]], language: str
) -> Vocabulary:
    options = asked.it.options
    names = [(option.id, name) for option in options for name in names_of(option)]
    means: dict[Meaning, tuple[str, ...]] = {}
    for option in options:
        if said := _says(option, senses.it):
            means[said] = (*means.get(said, ()), option.id)
    return Vocabulary(
        ids=frozenset(option.id for option in options),
        called=_called(options, language),
        meaning=means,
        labels=tuple(
            (option.id, plain(name))
            for option in options
            for name in (option.id, *_in_language(option, language))
        ),
        all_labels=tuple((option, plain(name)) for option, name in names),
    )


def names_of(option: Option) -> tuple[str, ...]:
    """Its id and its labels in all languages."""
    return option.id, *option.label.wordings.values()


def _in_language(option: Option, language: str) -> tuple[str, ...]:
    own = option.label.wordings.get(language)
    return tuple(option.label.wordings.values()) if own is None else (own,)


def _called(options: tuple[Option, ...], language: str) -> dict[str, tuple[str, ...]]:
    """A label in the file's own language goes before the same words in others; ids stay beside.

    Form tools that take no hyphen in a name write `first_aid` for the id `first-aid`.
    """
    own: dict[str, tuple[str, ...]] = {}
    ids: dict[str, tuple[str, ...]] = {}
    others: dict[str, tuple[str, ...]] = {}
    for option in options:
        for name in dict.fromkeys((option.id, option.id.replace("-", "_"))):
            _name(ids, name, option.id)
        for tag, label in option.label.wordings.items():
            _name(own if tag == language else others, label, option.id)
    return {
        name: tuple(dict.fromkeys((*ids.get(name, ()), *(own.get(name) or others.get(name, ())))))
        for name in {**ids, **own, **others}
        if name
    }


def _name(called: dict[str, tuple[str, ...]], name: str, option: str) -> None:
    called[bare(name)] = (*called.get(bare(name), ()), option)


def _says(option: Option, senses: Mapping[str, tuple[Sense, ...]]) -> Meaning | None:
    """Whether the option itself is a yes, a no or a partly: by its id, else by its labels."""
    for meaning in SAYS:
        if option.id == meaning.value:
            return meaning
    found = {
        sense.meaning
        for label in option.label.wordings.values()
        for sense in senses_of(label, senses)
        if not sense.only_here
    }
    return found.pop() if len(found) == 1 and found <= set(SAYS) else None
