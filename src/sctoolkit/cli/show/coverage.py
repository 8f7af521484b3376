"""Which questionnaire can test how much of which code: `show coverage`, and within `list codes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sctoolkit.cli.tables import fits, table
from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.shares import tested
from sctoolkit.language import _, labelled, later
from sctoolkit.model.code import Code
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Tested

NOTHING = "–"


def coverage(
    codes: Sequence[Code], questionnaires: Sequence[Questionnaire]
) -> dict[str, dict[str, Tested]]:
    """For each code, what each questionnaire with a score tests of it in its largest scope."""
    whole = {one.id: Interview(one, one.scopes[-1].id, {}) for one in questionnaires}
    asking = {name: one for name, one in whole.items() if _scores(one)}
    return {code.id: {name: tested(one, code) for name, one in asking.items()} for code in codes}


def _scores(interview: Interview) -> bool:
    return any(question.scored for question in interview.questionnaire.questions())


def rows(codes: Sequence[Code], questionnaires: Sequence[Questionnaire]) -> list[dict[str, str]]:
    """One row for each code: its clauses, and how many of them each questionnaire tests."""
    found = coverage(codes, questionnaires)
    return [
        {later("code"): code.id, later("clauses"): str(len(code.clauses()))}
        | {name: counted(one) for name, one in found[code.id].items()}
        for code in codes
    ]


def counted(one: Tested) -> str:
    """`12 + 3` for twelve clauses in full and three in part."""
    if not (one.fully or one.partly):
        return NOTHING
    return f"{len(one.fully)} + {len(one.partly)}" if one.partly else str(len(one.fully))


def legend() -> str:
    """What `12 + 3` means."""
    return _("12 + 3: twelve clauses in full and three in part, in the largest scope.")


def as_table(found: Sequence[Mapping[str, str]], width: int | None) -> str:
    """The rows with what their figures mean; where they are too wide, columns have numbers."""
    names = list(found[0])[2:]
    if width is None or fits(found, width):
        return "\n".join([table(found, width), "", legend()])
    numbered = [
        dict(zip([*list(row)[:2], *map(str, range(1, len(row) - 1))], row.values(), strict=True))
        for row in found
    ]
    notes = [labelled(str(number), name) for number, name in enumerate(names, 1)]
    return "\n".join([table(numbered, width), "", *notes, "", legend()])
