"""Reads one question: how it is answered, what its answers are worth, when it does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.content.conditions import read_condition
from sctoolkit.content.ids import check_id
from sctoolkit.content.recommendations import read_recommendation
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.condition import Condition
from sctoolkit.model.questionnaire import (
    Anchor,
    Band,
    NotApplicable,
    NotApplicableKind,
    Option,
    Question,
    QuestionKind,
    WhenHidden,
)
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text
from sctoolkit.problem_kinds import ProblemKind

YES = Text({"en": "Yes", "fr": "Oui", "es": "Sí"})
NO = Text({"en": "No", "fr": "Non", "es": "No"})
PARTLY = Text({"en": "Partly", "fr": "En partie", "es": "En parte"})
SEVERAL = (QuestionKind.CHECKLIST, QuestionKind.MENU)
KINDS_OF_KEY = {
    "levels": (QuestionKind.MATURITY,),
    "scale": (QuestionKind.MATURITY,),
    "partly": (QuestionKind.YES_PARTLY_NO,),
    "options": (QuestionKind.CHOICE, *SEVERAL),
    "must_have": SEVERAL,
    "capped_at": SEVERAL,
    "full_at": (QuestionKind.MENU,),
    "full_at_points": (QuestionKind.CHECKLIST,),
    "unit": (QuestionKind.NUMBER,),
    "minimum": (QuestionKind.NUMBER,),
    "maximum": (QuestionKind.NUMBER, QuestionKind.CHECKLIST),
    "whole": (QuestionKind.NUMBER,),
    "bands": (QuestionKind.NUMBER,),
    "linear": (QuestionKind.NUMBER,),
    "given": (QuestionKind.NUMBER,),
}
"""Keys that only some kinds of question have a use for."""
OF_SCORED = ("severity", "criteria", "actions")
"""Keys that a question without a score has no use for."""


class LineBy(StrEnum):
    """What gives the same points anywhere between two anchors of a line."""

    STEPS = "steps"
    LOGARITHM = "logarithm"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a question needs from the questionnaire around it."""

    section: str
    scopes: tuple[str, ...]
    scales: dict[str, tuple[Text, ...]]
    wordings: Wordings


def read_question(cursor: Cursor, around: Surroundings) -> Question:
    """The question as far as it could be read; what is wrong is reported on the way."""
    question_id = cursor.text("id")
    cursor.name(question_id)
    check_id(cursor, "id", question_id)
    place = f"questions/{question_id}/"
    kind = cursor.word("kind", QuestionKind)
    scored = cursor.truth("scored", default=True)
    linear, logarithmic = _line(cursor)
    question = Question(
        id=question_id,
        section=around.section,
        ask=around.wordings.text(place + "ask", cursor.text("ask")),
        help=around.wordings.text(place + "help", cursor.text("help")),
        kind=kind,
        scope=_scope(cursor, around),
        options=_options(cursor, kind, place, around),
        evidence=_texts(cursor, "evidence", place, around),
        severity=cursor.word("severity", Severity) if scored else Severity.OBSERVATION,
        criteria=cursor.texts("criteria"),
        scored=scored,
        practice=cursor.texts("practice"),
        recommendation=read_recommendation(cursor, place, around.wordings) if scored else None,
        ask_if=_condition(cursor, "ask_if"),
        when_hidden=cursor.word("when_hidden", WhenHidden, WhenHidden.DROP),
        inherits=cursor.text("inherits", ""),
        not_applicable=_not_applicable(cursor, place, around),
        must_have=_must_have(cursor),
        capped_at=cursor.number("capped_at", 0.5),
        full_at=cursor.optional_number(
            "full_at" if kind is QuestionKind.MENU else "full_at_points"
        ),
        unit=around.wordings.optional(place + "unit", cursor.text("unit", "")),
        minimum=cursor.optional_number("minimum"),
        maximum=cursor.optional_number("maximum") if kind is QuestionKind.NUMBER else None,
        whole=cursor.truth("whole", default=False),
        bands=tuple(_band(band) for band in cursor.cursors("bands")),
        linear=linear,
        logarithmic=logarithmic,
        given=cursor.truth("given", default=False),
        full_points=cursor.optional_number("maximum") if kind is QuestionKind.CHECKLIST else None,
        aliases=(*cursor.texts("aliases"), *around.wordings.listed(place + "aliases")),
    )
    _misplaced(cursor, question)
    cursor.finish()
    return question


def _scope(cursor: Cursor, around: Surroundings) -> str:
    scope = cursor.text("scope")
    if scope and scope not in around.scopes:
        cursor.unknown_word("scope", scope, list(around.scopes), ProblemKind.UNKNOWN_SCOPE)
    return scope


def _misplaced(cursor: Cursor, question: Question) -> None:
    keys = {key: question.kind in kinds for key, kinds in KINDS_OF_KEY.items()}
    keys |= dict.fromkeys(OF_SCORED, question.scored)
    for key in [key for key, useful in keys.items() if key in cursor and not useful]:
        kind = question.kind.value if key in KINDS_OF_KEY else "scored: false"
        message = _("“{key}” has no meaning for {kind}").format(key=key, kind=kind)
        cursor.problem(ProblemKind.KIND_MISMATCH, message, key=key)
        cursor.allow(key)
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        message = _("“maximum” must not be below “minimum”")
        cursor.problem(ProblemKind.WRONG_SHAPE, message, key="maximum")


def _texts(cursor: Cursor, key: str, place: str, around: Surroundings) -> tuple[Text, ...]:
    return tuple(
        around.wordings.text(f"{place}{key}/{index}", wording)
        for index, wording in enumerate(cursor.texts(key))
    )


def _condition(cursor: Cursor, key: str) -> Condition | None:
    inner = cursor.cursor(key)
    return read_condition(inner) if inner else None


def _must_have(cursor: Cursor) -> tuple[str, ...]:
    items = cursor.texts("must_have")
    if items != ("all",):
        return items
    return tuple(
        option.text("id")
        for option in cursor.cursors("options")
        if not option.truth("exclusive", default=False)
    )


def _options(
    cursor: Cursor, kind: QuestionKind, place: str, around: Surroundings
) -> tuple[Option, ...]:
    if kind is QuestionKind.MATURITY:
        return _levels(cursor, place, around)
    if kind is QuestionKind.YES_PARTLY_NO:
        partly = around.wordings.text(place + "partly", cursor.text("partly"))
        explained = Text(
            {lang: f"{PARTLY.to(lang)}: {one}" for lang, one in partly.wordings.items()}
        )
        return Option("no", NO, 0.0), Option("partly", explained, 0.5), Option("yes", YES, 1.0)
    needed = kind in (QuestionKind.CHOICE, QuestionKind.CHECKLIST, QuestionKind.MENU)
    options: list[Option] = []
    for block in cursor.cursors("options", required=needed):
        option = _option(block, place, around)
        if option.id in [one.id for one in options]:
            message = _("the option “{option}” stands twice").format(option=option.id)
            block.problem(ProblemKind.DUPLICATE_OPTION, message)
        options.append(option)
    return tuple(options)


def _option(cursor: Cursor, place: str, around: Surroundings) -> Option:
    option_id = cursor.text("id")
    check_id(cursor, "id", option_id, tuple(state.value for state in AnswerState))
    option = Option(
        id=option_id,
        label=around.wordings.text(f"{place}options/{option_id}", cursor.text("label")),
        points=cursor.optional_number("points"),
        exclusive=cursor.truth("exclusive", default=False),
        best_of=cursor.text("best_of", ""),
        hint=around.wordings.optional(f"{place}options/{option_id}/hint", cursor.text("hint", "")),
        reaches=_reaches(cursor),
    )
    cursor.finish()
    return option


def _levels(cursor: Cursor, place: str, around: Surroundings) -> tuple[Option, ...]:
    labels = _texts(cursor, "levels", place, around)
    scale = cursor.text("scale", "")
    if scale and scale not in around.scales:
        cursor.unknown_word("scale", scale, sorted(around.scales), ProblemKind.UNKNOWN_SCALE)
        return ()
    labels = labels or around.scales.get(scale, ())
    top = len(labels) - 1
    if top < 1:
        cursor.problem(
            ProblemKind.MISSING_KEY,
            _("a maturity question needs `levels:` (two or more) or `scale:`"),
        )
        return ()
    return tuple(Option(str(level), label, level / top) for level, label in enumerate(labels))


def _reaches(cursor: Cursor) -> dict[str, str]:
    inner = cursor.cursor("reaches")
    return inner.words() if inner else {}


def _line(cursor: Cursor) -> tuple[tuple[Anchor, ...], bool]:
    """The anchors of the line in their order, and whether it goes by logarithm."""
    inner = cursor.cursor("linear")
    if inner is None:
        return (), False
    start, end = (inner.cursor(key, required=True) for key in ("from", "to"))
    between = inner.cursors("through")
    by = inner.word("by", LineBy, LineBy.STEPS)
    inner.finish()
    anchors = tuple(_anchor(block) for block in (start, *between, end) if block is not None)
    return anchors, by is LineBy.LOGARITHM


def _anchor(cursor: Cursor) -> Anchor:
    anchor = Anchor(cursor.number("at"), cursor.number("points"))
    cursor.finish()
    return anchor


def _band(cursor: Cursor) -> Band:
    band = Band(cursor.number("from"), cursor.number("points"), _reaches(cursor))
    cursor.finish()
    return band


def _not_applicable(cursor: Cursor, place: str, around: Surroundings) -> NotApplicable | None:
    inner = cursor.cursor("not_applicable")
    if inner is None:
        return None
    rule = NotApplicable(
        kind=inner.word("kind", NotApplicableKind),
        when=around.wordings.text(place + "not_applicable/when", inner.text("when")),
        needs=around.wordings.optional(place + "not_applicable/needs", inner.text("needs", "")),
        condition=_condition(inner, "if"),
    )
    inner.finish()
    return rule
