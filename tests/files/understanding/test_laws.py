"""What holds for any answer, any noise and any text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from sctoolkit.content.library import QUESTIONNAIRES, Library, bundled
from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding import Misunderstood, understand, understand_ticks
from sctoolkit.files.understanding.plain import bare
from sctoolkit.files.understanding.words import Meaning
from sctoolkit.model.assessment import UNANSWERED, Answer, AnswerState
from sctoolkit.model.questionnaire import Option, Question, QuestionKind

from .asking import MATURITY, PEOPLE, PERCENT, TOPICS, WORDS, YES_NO, YES_PARTLY_NO, in_language

STATES = {
    Meaning.DONT_KNOW: Answer(AnswerState.DONT_KNOW),
    Meaning.REFUSED: Answer(AnswerState.REFUSED),
    Meaning.NOT_APPLICABLE: Answer(AnswerState.NOT_APPLICABLE, reason="There are none."),
}
TICKS: list[tuple[CellValue, CellValue]] = [
    (1.0, 0.0),
    (True, False),
    ("x", None),
    ("✓", ""),
    ("1", "0"),
]
"""How an option is ticked, and how it is not."""
BETWEEN = st.sampled_from(["; ", ";", "\n", " | ", ";\u00a0"])
NOISE: Sequence[Callable[[str], str]] = (
    str.upper,
    str.title,
    lambda cell: f"  {cell}\t",
    lambda cell: cell.replace(" ", "\u00a0"),
    lambda cell: cell.replace(" ", "  "),
    lambda cell: f"“{cell}”",
    lambda cell: f'"{cell}"',
    lambda cell: f"{cell}.",
    lambda cell: f"{cell};",
    lambda cell: f"\ufeff{cell}\u200b",
    lambda cell: cell.replace("'", "’").replace("-", "–"),
    lambda cell: f"{cell}\r\n",
    lambda cell: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in cell),
)
"""Ways of typing the same."""


@cache
def asked() -> list[tuple[str, Question]]:
    """Every question that comes with sctoolkit and has options, in each of its languages."""
    library = Library((bundled(),))
    forms = library.usable(QUESTIONNAIRES)[0]
    return [
        (language, question)
        for form in forms
        for language in form.languages
        for question in form.questions()
        if question.options
    ]


def questions() -> st.SearchStrategy[tuple[str, Question]]:
    return st.deferred(lambda: st.sampled_from(asked()))


def labels(question: Question, language: str) -> dict[str, str]:
    return {option.id: option.label.to(language) for option in question.options}


@st.composite
def answers(draw: st.DrawFn, question: Question) -> tuple[str, ...]:
    """The ids of some answer."""
    together = [option.id for option in question.options if not option.exclusive]
    if question.kind.one or not together:
        return (draw(st.sampled_from(question.options)).id,)
    return tuple(draw(st.lists(st.sampled_from(together), min_size=1, unique=True)))


def answered(question: Question, ids: Sequence[str]) -> Answer:
    in_order = tuple(option.id for option in question.options if option.id in ids)
    return Answer(AnswerState.ANSWERED, in_order if question.kind.many else in_order[0])


@given(st.data())
def test_answer_in_the_words_of_any_language_is_read_back_as_the_same(data: st.DataObject) -> None:
    language, question = data.draw(questions())
    ids = data.draw(answers(question))
    cell = data.draw(BETWEEN).join(labels(question, language)[one] for one in ids)
    knowing = data.draw(st.sampled_from([WORDS, in_language(language)]))
    assert understand(question, cell, knowing) == answered(question, ids), cell


@given(st.data())
def test_answer_by_ids_is_read_back_as_the_same(data: st.DataObject) -> None:
    _language, question = data.draw(questions())
    ids = data.draw(answers(question))
    cell = data.draw(st.sampled_from([" ", ";", ", "])).join(ids)
    assert understand(question, cell, WORDS) == answered(question, ids), cell


@given(st.data())
def test_ticks_are_read_back_as_the_options_that_were_ticked(data: st.DataObject) -> None:
    _language, question = data.draw(questions())
    ids = data.draw(answers(question))
    yes, no = data.draw(st.sampled_from(TICKS))
    cells: dict[str, CellValue] = {
        option.id: yes if option.id in ids else no for option in question.options
    }
    assert understand_ticks(question, cells, WORDS) == answered(question, ids)


@given(questions(), st.sampled_from(list(STATES)), st.data())
def test_state_in_any_language_is_read_back_as_the_same(
    pair: tuple[str, Question], meaning: Meaning, data: st.DataObject
) -> None:
    question = replace(YES_PARTLY_NO, not_applicable=YES_NO.not_applicable)
    question = replace(pair[1], not_applicable=question.not_applicable)
    known = [word for word in WORDS.senses if WORDS.meanings(word) == {meaning}]
    offered = {bare(label) for one in question.options for label in one.label.wordings.values()}
    word = data.draw(st.sampled_from([one for one in known if bare(one) not in offered]))
    assert understand(question, word, WORDS, "There are none.") == STATES[meaning]


@given(st.data(), st.lists(st.sampled_from(NOISE), min_size=1, max_size=3))
def test_noise_changes_nothing(data: st.DataObject, noise: list[Callable[[str], str]]) -> None:
    language, question = data.draw(questions())
    (one,) = data.draw(answers(question).map(lambda ids: ids[:1]))
    cell = typed = labels(question, language)[one]
    for add in noise:
        typed = add(typed)
    assert understand(question, typed, WORDS) == understand(question, cell, WORDS), typed


KINDS = st.sampled_from([YES_NO, YES_PARTLY_NO, MATURITY, TOPICS])
TYPOS = st.sampled_from(["", "s", " but", "?", " 2", "/", " no", "not ", "un", "~"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Anything, or a known word with something before or behind it."""
    known = st.sampled_from(
        [*WORDS.senses, *(name for one in TOPICS.options for name in names(one))]
    )
    near = st.builds("{}{}{}".format, TYPOS, known, TYPOS)
    return draw(st.one_of(st.text(max_size=12), near, st.text("yesno01xnai .,;-()", max_size=6)))


def names(option: Option) -> list[str]:
    return [option.id, *option.label.wordings.values()]


@given(KINDS, texts())
def test_text_is_an_answer_only_if_it_is_in_a_list(question: Question, cell: str) -> None:
    found = understand(question, cell, WORDS)
    if isinstance(found, Misunderstood) or found == UNANSWERED:
        return
    listed = {bare(name) for one in question.options for name in names(one)}
    listed |= {word for word in WORDS.senses if WORDS.meanings(word)}
    listed |= {"1", "0"} if question is YES_NO else set()
    assert any(piece in listed for piece in pieces(cell)), (cell, found)


def pieces(cell: str) -> set[str]:
    """The cell, and each part of it that may be a number in front, a reason, or one of several."""
    whole = bare(cell)
    found = {whole, cell.strip().casefold()}
    for sign in ";|\n,:()- .":
        found |= {bare(one) for some in list(found) for one in some.split(sign)}
    return found | {one.removeprefix("level").strip() for one in found}


@given(st.sampled_from([PEOPLE, PERCENT]), st.one_of(st.text(max_size=12), texts()))
def test_text_without_a_digit_is_never_a_figure(question: Question, cell: str) -> None:
    found = understand(question, cell, WORDS)
    if isinstance(found, Answer) and found.state is AnswerState.ANSWERED:
        assert any(sign.isdecimal() for sign in cell), (cell, found)


@given(
    st.integers(0, 10**9), st.sampled_from(["{:,}", "{}", "{:_}"]), st.sampled_from(" '’.\u202f")
)
def test_whole_number_is_read_back_however_its_thousands_are_set_apart(
    number: int, style: str, sign: str
) -> None:
    cell = style.format(number).replace("_", sign)
    assert understand(PEOPLE, cell, WORDS) == Answer(AnswerState.ANSWERED, float(number)), cell


@given(st.text(), st.sampled_from(QuestionKind))
def test_no_text_breaks_anything(cell: str, kind: QuestionKind) -> None:
    for question in (replace(YES_NO, kind=kind), replace(TOPICS, kind=kind), PERCENT):
        understand(question, cell, WORDS)
        understand_ticks(question, {"yes": cell, "hours": cell}, WORDS)
