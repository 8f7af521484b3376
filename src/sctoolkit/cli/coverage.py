"""Which questionnaire can test how much of which code: `sctoolkit show coverage`."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.shares import tested
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Tested

NOTHING = "–"


def rows(codes: Sequence[Code], questionnaires: Sequence[Questionnaire]) -> list[dict[str, str]]:
    """One row for each code: its clauses, and what each questionnaire tests in its largest scope.

    `12 + 3` are twelve clauses in full and three in part.
    """
    whole = {one.id: Interview(one, one.scopes[-1].id, {}) for one in questionnaires}
    asking = {name: one for name, one in whole.items() if _scores(one)}
    return [
        {_("code"): code.id, _("clauses"): str(len(code.clauses()))}
        | {name: _cell(tested(one, code)) for name, one in asking.items()}
        for code in codes
    ]


def _scores(interview: Interview) -> bool:
    return any(question.scored for question in interview.questionnaire.questions())


def _cell(found: Tested) -> str:
    if not (found.fully or found.partly):
        return NOTHING
    return f"{len(found.fully)} + {len(found.partly)}" if found.partly else str(len(found.fully))
