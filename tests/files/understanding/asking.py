"""Questions on one line, and what comes of a cell in the words of a test."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.files.sheet import CellValue
from sctoolkit.files.understanding import (
    Misunderstood,
    Words,
    bundled_words,
    understand,
    understand_ticks,
)
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.problem import Source
from sctoolkit.model.questionnaire import (
    Band,
    NotApplicable,
    NotApplicableKind,
    Option,
    Question,
    QuestionKind,
)
from sctoolkit.model.text import Text

WORDS = bundled_words()
MAY = NotApplicable(NotApplicableKind.PROFILE, Text({"en": "There are none."}))
STATES = {
    AnswerState.MISSING: "no answer",
    AnswerState.DONT_KNOW: "don't know",
    AnswerState.REFUSED: "refused",
}


def question(kind: QuestionKind, *options: Option, ask: str = "What?") -> Question:
    """A question that may not apply."""
    words = Text({"en": ask})
    asked = Question("q", "s", words, words, kind, "full", options)
    return replace(asked, not_applicable=MAY)


def options(**labels: str) -> list[Option]:
    """By id; `Yes | Oui` is a label in English and French, a * in front makes it exclusive."""
    found = []
    for name, label in labels.items():
        wordings = dict(zip(("en", "fr"), label.lstrip("*").split(" | "), strict=False))
        one = Option(name.replace("_", "-"), Text(wordings), exclusive=label.startswith("*"))
        found.append(one)
    return found


def choice(**labels: str) -> Question:
    return question(QuestionKind.CHOICE, *options(**labels))


def checklist(**labels: str) -> Question:
    return question(QuestionKind.CHECKLIST, *options(**labels))


YES_NO = choice(yes="Yes | Oui", no="No | Non")
YES_PARTLY_NO = question(
    QuestionKind.YES_PARTLY_NO, *options(no="No", partly="Partly: Some do", yes="Yes")
)
MATURITY = question(
    QuestionKind.MATURITY,
    *(
        Option(str(level), Text({"en": label}))
        for level, label in enumerate(("Nothing", "Said", "Written", "Applied", "Checked"))
    ),
)
TOPICS = checklist(
    hours="Hours | Horaires",
    wages="Wages, bonuses | Salaires, primes",
    food="Food | Repas",
    none="*None of these | Aucun",
)
TEXT = question(QuestionKind.TEXT)


def number(
    unit: str = "",
    ask: str = "How many?",
    bands: tuple[float, ...] = (),
    **limits: float,
) -> Question:
    """Limits are `low` and `high`; `whole` asks for a whole number."""
    return replace(
        question(QuestionKind.NUMBER, ask=ask),
        unit=Text({"en": unit}) if unit else None,
        minimum=limits.get("low"),
        maximum=limits.get("high"),
        whole=bool(limits.get("whole")),
        bands=tuple(Band(start, 0.0) for start in bands),
    )


PEOPLE = number("people", low=0, whole=True)
PERCENT = number("percent of workers", low=0, high=100)
TURNOVER = number("million EUR", low=0)


def in_language(language: str) -> Words:
    return replace(WORDS, language=language)


def said(asked: Question, cell: CellValue, words: Words = WORDS, reason: str = "") -> str:
    """The answer in short, or the code of the problem and its message."""
    return short(understand(asked, cell, words, reason))


def ticked(asked: Question, words: Words = WORDS, /, **cells: CellValue) -> str:
    """The same for an option in each cell."""
    return short(understand_ticks(asked, cells, words))


def short(found: Answer | Misunderstood) -> str:
    if isinstance(found, Misunderstood):
        return f"{found.kind.code} {found.message}"
    if found.state is AnswerState.NOT_APPLICABLE:
        return f"not applicable: {found.reason}"
    if found.state is not AnswerState.ANSWERED:
        return STATES[found.state]
    if isinstance(found.value, float):
        return f"{found.value:.10g}"
    return found.value if isinstance(found.value, str) else " ".join(found.value or ())


def hint(asked: Question, cell: CellValue, words: Words = WORDS) -> str:
    """What to do about a cell that is not understood."""
    found = understand(asked, cell, words)
    assert isinstance(found, Misunderstood)
    return found.problem(Source("s.xlsx", cell="Labour!F6")).hint
