"""What stands beside every score: how much was tested, answered, known and backed by evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sctoolkit.engine.interview import Interview, Standing
from sctoolkit.engine.scoring.means import coverage
from sctoolkit.model.assessment import AnswerState, EvidenceLevel
from sctoolkit.model.code import Code, CodeKind
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Part, Placed, Shares, Tested
from sctoolkit.model.scoring import Total

COUNTED = (AnswerState.ANSWERED, AnswerState.DONT_KNOW, AnswerState.REFUSED)


def tested(interview: Interview, code: Code) -> Tested:
    """Which clauses the questions in scope test fully, partly, or not at all."""
    asked = [
        question
        for question in interview.questionnaire.questions()
        if question.scored and interview.standing(question.id) is not Standing.OUT_OF_SCOPE
    ]
    questions = {question.id for question in asked}
    criteria = {criterion for question in asked for criterion in question.criteria}
    groups: dict[str, list[str]] = {"fully": [], "partly": [], "untested": []}
    everything = {question.id for question in interview.questionnaire.questions()}
    for clause in code.clauses():
        covers, direct = clause.tested_by(interview.questionnaire, everything)
        hits = [cover.criterion in criteria for cover in covers]
        hits += [one in questions for one in direct]
        groups[_how_far(hits)].append(clause.id)
    return Tested(tuple(groups["fully"]), tuple(groups["partly"]), tuple(groups["untested"]))


def testing(questionnaire: Questionnaire, codes: Iterable[Code]) -> list[Code]:
    """The codes of which a questionnaire can test something, the one that it tests most first.

    Laws have rules of their own; reference tools are for questionnaires that test nothing else.
    """
    whole = Interview(questionnaire, questionnaire.scopes[-1].id, {})
    shares: list[tuple[float, Code]] = []
    for code in codes:
        found = tested(whole, code)
        if code.kind is not CodeKind.LAW and len(found.untested) < found.total:
            shares.append(((len(found.fully) + len(found.partly) / 2) / found.total, code))
    ordered = [code for _share, code in sorted(shares, key=lambda one: -one[0])]
    return [one for one in ordered if one.kind is not CodeKind.REFERENCE_TOOL] or ordered


def best_tested(questionnaire: Questionnaire, codes: Iterable[Code]) -> Code | None:
    """Of the codes that give a figure or a rating, the one that a questionnaire tests most of.

    One without either where no other can be tested; None where none can.
    """
    able = testing(questionnaire, codes)
    with_total = (one for one in able if one.scoring.total is not Total.REFUSED)
    return next(with_total, able[0] if able else None)


def _how_far(hits: list[bool]) -> str:
    if hits and all(hits):
        return "fully"
    return "partly" if any(hits) else "untested"


Place = tuple[tuple[str, ...], str] | str
"""The question of an answer, with the units that it stands in, where it does."""
Answered = dict[Place, Part]
"""The answers that count, each once for each unit."""


def shares(tree: Part, counted: Answered) -> Shares:
    """The shares over the answers that count towards the code."""
    given = [part for part in counted.values() if part.state is AnswerState.ANSWERED]
    states = Counter([part.state for part in counted.values()])
    levels = Counter([part.evidence for part in given])
    verified = levels[EvidenceLevel.VERIFIED]
    documented = verified + levels[EvidenceLevel.DOCUMENT]
    return Shares(
        coverage=coverage(tree.parts) or 0.0,
        dont_know=_share(states[AnswerState.DONT_KNOW], len(counted)),
        refused=_share(states[AnswerState.REFUSED], len(counted)),
        documented=_share(documented, len(given)),
        verified=_share(verified, len(given)),
    )


def counting(asked: Iterable[Placed]) -> Answered:
    """Those of the answers that count."""
    return {
        (inside, part.id) if inside else part.id: part
        for inside, part in asked
        if part.state in COUNTED
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
