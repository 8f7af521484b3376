"""Which clauses were not assessed in full, and what would cover them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.units import Givers
from sctoolkit.language import _, plural
from sctoolkit.model.result import Outcome, Part, PartKind, Why, placed
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
    found = [Gap(_("Asked here, but not answered yet"), tuple(_unanswered(reported)))]
    for title, clauses in _elsewhere(reported):
        found.append(Gap(title, tuple(_untested(reported, clauses))))
    return [gap for gap in found if gap.lines]


def strengths(reported: Reported) -> list[Line]:
    """The clauses that are met, the ones tested in full first."""
    clauses = placed(reported.result.tree, PartKind.CLAUSE)
    met = [(units, part) for units, part in clauses if part.outcome is Outcome.MET]
    met.sort(key=lambda one: not wording.complete(one[1].coverage))
    return [_line(reported, part, wording.clause_outcome(part), units) for units, part in met]


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


def _unanswered(reported: Reported) -> list[Line]:
    givers, lines = Givers(reported.assessment), []
    for units, part in placed(reported.result.tree, PartKind.CLAUSE):
        open_ones = {
            givers.of(one.id, inside)
            for inside, one in placed(part, PartKind.QUESTION, units)
            if Why.MISSING in one.why
        }
        if open_ones:
            count = plural("{count} open question", "{count} open questions", len(open_ones))
            lines.append(_line(reported, part, count, units))
    return lines


def _untested(reported: Reported, clauses: Sequence[str]) -> Iterator[Line]:
    """How these clauses stand: once where all their units stand alike, else unit by unit."""
    wanted: dict[str, list[tuple[tuple[str, ...], Part]]] = {clause: [] for clause in clauses}
    for units, part in placed(reported.result.tree, PartKind.CLAUSE):
        if part.id in wanted:
            wanted[part.id].append((units, part))
    for places in wanted.values():
        alike = len({_stands(reported, part) for _units, part in places}) == 1
        for units, part in places[:1] if alike else places:
            yield _line(reported, part, _stands(reported, part), () if alike else units)


def _stands(reported: Reported, part: Part) -> str:
    if part.because is not None:
        return part.because.to(reported.language)
    if part.point is None:
        return wording.clause_outcome(part)
    return _("{share} covered").format(share=wording.percent(part.coverage))


def _line(reported: Reported, part: Part, stands: str, units: Sequence[str]) -> Line:
    title = part.title.to(reported.language) if part.title else ""
    return Line(part.id, wording.in_unit(title, reported.assessment, *units[-1:]), stands)
