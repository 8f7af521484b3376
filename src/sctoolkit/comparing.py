"""The words of a comparison: how far one code asks for what another asks for, and what lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from sctoolkit import wording
from sctoolkit.engine.equivalence.declaring import Age
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.crosswalk import Relationship
from sctoolkit.model.declaration import Declaration, Level
from sctoolkit.model.equivalence import Comparison, Degree, Match, Share, Side, Stand
from sctoolkit.model.gap_plan import GapPlan


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with what its ids stand for."""

    comparison: Comparison
    own: Code
    other: Code
    hub: CriteriaHub
    language: str
    plan: GapPlan = field(default_factory=GapPlan)
    """What is planned about its gaps."""
    today: str = ""
    """ISO date, by which a step is late."""

    @property
    def names(self) -> dict[str, str]:
        """What the two codes are called, as `own` and `other`."""
        return {"own": self.own.cited(self.language), "other": self.other.cited(self.language)}

    def title(self, match: Match) -> str:
        """The title of the criterion."""
        return self.hub.criteria[match.criterion].title.to(self.language)

    def level(self, match: Match, side: Side) -> str:
        """The label of the level that a side asks for."""
        criterion = self.hub.criteria[match.criterion]
        rank = criterion.level_rank(side.level)
        return criterion.levels[rank - 1].label.to(self.language) if rank else ""


def degree(one: Degree) -> str:
    """A degree in words, as seen from the code that is measured."""
    return {
        Degree.NOT_COVERED: _("not covered"),
        Degree.PARTLY: _("partly"),
        Degree.CHECK: _("check by hand"),
        Degree.EQUIVALENT: _("equivalent"),
        Degree.EXCEEDS: _("exceeds"),
        Degree.ASKS_MORE: _("asks more"),
    }[one]


def mapped_to(one: Relationship, clause: str) -> str:
    """What a mapping of another tool says of one's own clause and a known one."""
    template = {
        Relationship.EQUAL: _("equal to {clause}"),
        Relationship.EQUIVALENT: _("equivalent to {clause}"),
        Relationship.SUPERSET: _("all of {clause} and more"),
        Relationship.SUBSET: _("a part of {clause}"),
        Relationship.INTERSECTS: _("overlaps with {clause}"),
        Relationship.NONE: _("not related to {clause}"),
    }[one]
    return template.format(clause=clause)


def share(found: Share | None) -> str:
    """A share of criteria in percent, and how high it may come."""
    return _up_to(found, _("{share}, up to {most} once checked by hand"))


def declared_share(found: Share | None) -> str:
    """A share of clauses in percent, and how high it may come."""
    return _up_to(found, _("{share}, up to {most} once every clause has a level"))


def _up_to(found: Share | None, words: str) -> str:
    if found is None or found.at_most == found.covered:
        return wording.percent(found.covered if found else None)
    return words.format(share=wording.percent(found.covered), most=wording.percent(found.at_most))


def neutral() -> str:
    """What every comparison says of itself."""
    return _(
        "The comparison does not decide acceptance: each company decides for itself which audits "
        "it relies on. Relations and levels are a judgement on summaries, not on the publishers' "
        "texts."
    )


def gap(match: Match, compared: Compared) -> str:
    """What is missing in the first code, or what a person has to look at; else what decides."""
    template = {
        Degree.NOT_COVERED: _("{own} says nothing about it. {other} asks: {asked}"),
        Degree.PARTLY: _("{own} asks less: {own_asked} {other} asks: {asked}"),
        Degree.CHECK: _("Perhaps not the same. {own} asks: {own_asked} {other} asks: {asked}"),
        Degree.EQUIVALENT: _("Both ask the same: {asked}"),
        Degree.EXCEEDS: _("{own} asks more: {own_asked} {other} asks: {asked}"),
        Degree.ASKS_MORE: _("{other} says nothing about it. {own} asks: {own_asked}"),
    }[match.degree]
    own, other = asked(match, compared, match.own), asked(match, compared, match.other)
    return template.format(**compared.names, own_asked=own, asked=other)


def planned(match: Match, compared: Compared) -> str:
    """What is planned about a gap, by whom and until when; empty where nothing is."""
    step = compared.plan.step(compared.own.id, match.criterion)
    late = step.due and compared.today and step.due < compared.today
    until = _("LATE since {day}") if late else _("until {day}")
    said = (step.planned, step.responsible, until.format(day=step.due) if step.due else "")
    return " · ".join(filter(None, said))


def asked(match: Match, compared: Compared, side: Side) -> str:
    """What one side asks for: its level, or the criterion with how it differs from it."""
    level = compared.level(match, side)
    if level:
        return _("“{level}”.").format(level=level)
    said = " ".join(text.to(compared.language) for text in side.because)
    match side.stand:
        case Stand.ABSENT:
            return _("nothing")
        case Stand.PARTIAL:
            return _("a part of it. {because}").format(because=said).strip()
        case Stand.EXCEEDS:
            return _("all of it and more. {because}").format(because=said).strip()
        case Stand.EQUIVALENT:
            return compared.hub.criteria[match.criterion].definition.to(compared.language)
        case _:
            assert_never(side.stand)


def outside(compared: Compared) -> list[str]:
    """Which clauses of either code no criterion covers, so that nothing is known about them."""
    theirs = [one.clause for one in compared.comparison.outside()]
    lines = []
    if theirs:
        words = _("No criterion covers these clauses of {other}; compare them by hand: {clauses}.")
        lines.append(words.format(clauses=", ".join(theirs), **compared.names))
    if ours := uncounted(compared):
        words = _(
            "No criterion covers these clauses of {own}, so what they ask for is not counted: "
            "{clauses}."
        )
        lines.append(words.format(clauses=", ".join(ours), **compared.names))
    return lines


def uncounted(compared: Compared) -> list[str]:
    """The clauses of the first code that no criterion covers."""
    return [
        clause.id
        for clause in compared.own.clauses()
        if not any(cover.criterion in compared.hub.criteria for cover in clause.covers)
    ]


def level(one: Level | None) -> str:
    """A declared or reviewed level in words; a dash where there is none."""
    if one is None:
        return "—"
    return {
        Level.NOT_EQUIVALENT: _("not equivalent"),
        Level.PARTLY: _("partially equivalent"),
        Level.EQUIVALENT: _("equivalent"),
        Level.EXCEEDS: _("exceeds"),
        Level.NOT_APPLICABLE: _("does not apply"),
    }[one]


def age(one: Age, declaration: Declaration, reference: Code) -> str:
    """Why a declaration can no longer be relied on; until when it can."""
    template = {
        Age.CURRENT: _("Compared on {made}; expires on {expires}."),
        Age.EXPIRED: _("EXPIRED on {expires}: compare again before you rely on it."),
        Age.OTHER_REFERENCE: _("OUTDATED: made against {theirs}; the reference is here as {ours}."),
        Age.SUPERSEDED: _("SUPERSEDED: version {version} of the tool is no longer in force."),
    }[one]
    return template.format(
        made=declaration.made or "—",
        expires=declaration.expires or "—",
        theirs=declaration.reference,
        ours=reference.name,
        version=declaration.own.version or "—",
    )


def own_tool(declaration: Declaration) -> str:
    """The name, version and owner of the own tool."""
    own = declaration.own
    words = " ".join(filter(None, (own.name, own.version)))
    return _("{tool} ({owner})").format(tool=words, owner=own.owner) if own.owner else words
