"""Which clauses were not assessed in full, and what would cover them."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.language import _, plural
from sctoolkit.model.result import Outcome, Part, PartKind, Why, of_kind
from sctoolkit.report.summary import Reported


@dataclass(frozen=True, slots=True)
class Line:
    """One clause with what is known about it."""

    clause: str
    title: str
    stands: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Clauses that the same thing would cover."""

    title: str
    lines: tuple[Line, ...]


def gaps(reported: Reported) -> list[Gap]:
    """The clauses that lack something, by what would cover it; a clause may lack two things."""
    parts = {part.id: part for part in reported.result.parts(PartKind.CLAUSE)}
    found = [Gap(_("Asked here, but not answered yet"), tuple(_unanswered(reported, parts)))]
    for title, clauses in _elsewhere(reported):
        lines = [
            _line(reported, parts[clause], _stands(reported, parts[clause])) for clause in clauses
        ]
        found.append(Gap(title, tuple(lines)))
    return [gap for gap in found if gap.lines]


def strengths(reported: Reported) -> list[Line]:
    """The clauses that are met, the ones tested in full first."""
    met = [part for part in reported.result.parts(PartKind.CLAUSE) if part.outcome is Outcome.MET]
    met.sort(key=lambda part: not wording.complete(part.coverage))
    return [_line(reported, part, wording.clause_outcome(part)) for part in met]


def _elsewhere(reported: Reported) -> list[tuple[str, tuple[str, ...]]]:
    rest = reported.elsewhere
    return [
        (_("Asked in a larger scope"), rest.larger_scope),
        *(
            (_("Asked in the questionnaire “{name}”").format(name=name), clauses)
            for name, clauses in rest.questionnaires.items()
        ),
        (
            _("Seen only at the sites themselves, for example in an audit"),
            rest.facility,
        ),
        (_("Asked nowhere in the library"), rest.nothing),
    ]


def _unanswered(reported: Reported, parts: dict[str, Part]) -> list[Line]:
    lines = []
    for part in parts.values():
        open_ones = {one.id for one in of_kind(part, PartKind.QUESTION) if Why.MISSING in one.why}
        if open_ones:
            count = plural("{count} open question", "{count} open questions", len(open_ones))
            lines.append(_line(reported, part, count))
    return lines


def _stands(reported: Reported, part: Part) -> str:
    if part.because is not None:
        return part.because.to(reported.language)
    if part.point is None:
        return wording.clause_outcome(part)
    return _("{share} covered").format(share=wording.percent(part.coverage))


def _line(reported: Reported, part: Part, stands: str) -> Line:
    title = part.title.to(reported.language) if part.title else ""
    return Line(part.id, title, stands)
