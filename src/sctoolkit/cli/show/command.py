"""`sctoolkit show`: one code, clause, questionnaire, question or criterion, in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from sctoolkit import language, records, wording
from sctoolkit.cli.opening import all_usable, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.show.code import clause_page, code_page
from sctoolkit.cli.show.coverage import as_table, rows
from sctoolkit.cli.show.criterion import criterion_page
from sctoolkit.cli.show.question import question_page, questionnaire_page
from sctoolkit.cli.showing import show, show_json, terminal_width
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library
from sctoolkit.errors import Exit, NotFoundError
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Code, Criterion
from sctoolkit.model.questionnaire import Question, Questionnaire
from sctoolkit.report.records import in_language

SCHEMA = "sctoolkit.show/1"
COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class ClauseOf:
    """A clause with its code."""

    clause: Clause
    code: Code


@dataclass(frozen=True, slots=True)
class QuestionOf:
    """A question with its questionnaire."""

    question: Question
    questionnaire: Questionnaire


Thing = Code | ClauseOf | Questionnaire | QuestionOf | Criterion


def command(
    what: str = typer.Argument(
        help="The id of a code, questionnaire, question or criterion; `code:ID` if in doubt, "
        "`eti:1.1` for a clause."
    ),
    as_json: bool = typer.Option(False, "--json", help="As JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Show a code, a clause, a questionnaire, a question or a criterion.

    `show coverage` says how much of each code each questionnaire tests.
    """
    shelf = open_library(library)
    if what == COVERAGE:
        found = rows(_codes(shelf), _forms(shelf))
        show_json(SCHEMA, coverage=found) if as_json else show(as_table(found, terminal_width()))
        return Exit.DONE
    thing = _find(what, shelf)
    if as_json:
        show_json(SCHEMA, **_plain(thing))
    else:
        show("\n".join(_page(thing, shelf)))
    return Exit.DONE


def _find(what: str, shelf: Library) -> Thing:
    thing = _whole(what, shelf) or _part(what, shelf)
    if thing is None:
        raise _nothing(what, shelf)
    return thing


def _whole(what: str, shelf: Library) -> Code | Questionnaire | Criterion | None:
    """The code, questionnaire or criterion; one word before a colon says which is meant."""
    sort, _colon, name = what.rpartition(":")
    known = name.partition("@")[0]
    if sort in ("", "code") and known in shelf.ids(CODES):
        return shelf.code(name)
    if sort in ("", "questionnaire") and known in shelf.ids(QUESTIONNAIRES):
        return shelf.questionnaire(name)
    return shelf.criteria().criteria.get(name) if sort in ("", "criterion") else None


def _part(what: str, shelf: Library) -> ClauseOf | QuestionOf | None:
    """The clause `code:clause`, or the question, perhaps as `questionnaire:question`."""
    owner, colon, name = what.partition(":")
    if colon and owner.partition("@")[0] in shelf.ids(CODES):
        code = shelf.code(owner)
        for clause in code.clauses():
            if clause.id == code.called_now(name):
                return ClauseOf(clause, code)
    return _question(what, _forms(shelf))


def _question(what: str, questionnaires: Sequence[Questionnaire]) -> QuestionOf | None:
    for one in questionnaires:
        for question in one.questions():
            if what in (question.id, f"{one.id}:{question.id}", f"question:{question.id}"):
                return QuestionOf(question, one)
    return None


def _nothing(what: str, shelf: Library) -> NotFoundError:
    from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

    owner, colon, name = what.partition(":")
    ids = [*shelf.ids(CODES), *shelf.ids(QUESTIONNAIRES), *shelf.criteria().criteria]
    for one in _forms(shelf):
        ids += [question.id for question in one.questions()]
    if colon and owner in shelf.ids(CODES):
        ids = [f"{owner}:{clause.id}" for clause in shelf.code(owner).clauses()]
        name = what
    message = _("There is nothing called “{what}”.").format(what=what)
    if below := [one for one in ids if one.startswith(f"{what}.")]:
        return NotFoundError(message, _("There are {names}.").format(names=wording.listed(below)))
    return NotFoundError(message, did_you_mean(name if colon else what, ids))


def _plain(thing: Thing) -> dict[str, Any]:
    """The thing as JSON values under its sort; a part also says what it is part of."""
    match thing:
        case ClauseOf():
            return {"clause": _translated(thing.clause), "code": thing.code.name}
        case QuestionOf():
            name = thing.questionnaire.name
            return {"question": _translated(thing.question), "questionnaire": name}
        case Code() | Questionnaire() | Criterion():
            return {type(thing).__name__.lower(): _translated(thing)}


def _translated(thing: object) -> Any:  # noqa: ANN401 - JSON values have no common type
    return in_language(records.to_plain(thing), language.preferred())


def _page(thing: Thing, shelf: Library) -> list[str]:
    match thing:
        case Code():
            return code_page(thing, shelf.criteria(), _forms(shelf))
        case ClauseOf():
            return clause_page(thing.clause, thing.code, shelf.criteria(), _forms(shelf))
        case Questionnaire():
            return questionnaire_page(thing, _codes(shelf))
        case QuestionOf():
            return question_page(thing.question, thing.questionnaire, _codes(shelf))
        case Criterion():
            return criterion_page(thing, shelf.criteria(), _codes(shelf), _forms(shelf))


def _codes(shelf: Library) -> list[Code]:
    return all_usable(shelf, CODES)


def _forms(shelf: Library) -> list[Questionnaire]:
    return all_usable(shelf, QUESTIONNAIRES)
