"""How a supplier's file was understood, in a few lines that can be checked at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from sctoolkit.files.layouts.index import How
from sctoolkit.files.layouts.remarks import quoted
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Dialect, Layout, Understood
from sctoolkit.language import _, in_quotes, labelled, plural
from sctoolkit.wording import some_of

SHOWN = 5
TOOLS = {
    Dialect.MS_FORMS: "Microsoft Forms",
    Dialect.GOOGLE_FORMS: "Google Forms",
    Dialect.SURVEYMONKEY: "SurveyMonkey",
    Dialect.QUALTRICS: "Qualtrics",
    Dialect.TYPEFORM: "Typeform",
    Dialect.KOBO: "KoboToolbox / ODK",
    Dialect.LIMESURVEY: "LimeSurvey",
}


def understood_lines(one: Understood) -> Iterator[str]:
    """What the sheet was taken for, how its columns were matched, what is left out."""
    yield f"[{one.sheet}] {_shape(one)}"
    if one.supplier:
        yield "  " + _("Supplier: “{heading}”").format(heading=quoted(one.supplier))
    if one.matched:
        yield f"  {_matched(one)}"
    if one.unknown:
        count = len(one.unknown)
        said = plural("{count} fits no question: ", "{count} fit no question: ", count)
        yield "  " + said + _some([in_quotes(quoted(column.heading)) for column in one.unknown])
    if left := Counter(column.role for column in one.ignored if column.heading):
        parts = [f"{_role(role)} {count}" for role, count in left.items()]
        yield "  " + _("Left out: {parts}").format(parts=", ".join(parts))


def missing_lines(sheets: Sequence[Understood], asked: Collection[str]) -> Iterator[str]:
    """The questions among those asked that no sheet of the file is about; nothing for no sheet."""
    missing = [
        question
        for question in (sheets[0].without if sheets else ())
        if question in asked and all(question in one.without for one in sheets)
    ]
    if missing:
        count = len(missing)
        said = plural("{count} question is not there: ", "{count} questions are not there: ", count)
        yield said + _some(missing)


def _shape(one: Understood) -> str:
    parts = [_layout(one.layout)]
    if one.dialect in TOOLS:
        parts.append(TOOLS[one.dialect])
    if one.header_row:
        parts.append(_("header in row {row}").format(row=one.header_row))
    return ", ".join(parts)


def _layout(layout: Layout) -> str:
    words = {
        Layout.FORM: _("our form"),
        Layout.LABELLED: _("a form of one supplier"),
        Layout.WIDE: _("a row for each supplier"),
        Layout.LONG: _("a row for each answer"),
        Layout.TRANSPOSED: _("a column for each supplier"),
    }
    return f"{words[layout]} ({layout.value})"


def _matched(one: Understood) -> str:
    words = {
        How.MAPPING: _("by the mapping"),
        How.ID: _("by id"),
        How.ID_AT_START: _("by the id at the start"),
        How.ALIAS: _("by an alias"),
        How.TEXT: _("by wording"),
        How.SIMILARITY: _("by a similar wording"),
    }
    questions = {column.question: column.how for column in reversed(one.matched)}
    by = Counter(reversed(questions.values()))
    parts = [f"{count} {words[how]}" for how, count in by.items() if how]
    said = plural("{count} question is there", "{count} questions are there", len(questions))
    return labelled(said, ", ".join(parts))


def _role(role: Role) -> str:
    words = {
        Role.PERSON: _("personal data"),
        Role.TECHNICAL: _("of the form tool"),
        Role.TOTAL: _("scores"),
        Role.REMARK: _("headed #"),
        Role.UNTOLD: _("by the mapping"),
    }
    return words.get(role, _("other"))


def _some(words: Sequence[str]) -> str:
    return some_of(words[:SHOWN], len(words))
