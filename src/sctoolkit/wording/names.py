"""Who and what is meant: companies, sites, units, findings, and lists of them."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.language import _, in_a_row
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.result import Finding
from sctoolkit.model.text import steady


def subject(organisation: str, site: str, *, made_up: bool) -> str:
    """Who was assessed; a made-up company is said to be one."""
    parts = [steady(part) for part in (organisation, site) if part]
    name = " · ".join(parts) or _("Unnamed organisation")
    return _("{name} (made-up company)").format(name=name) if made_up else name


def unit(assessment: Assessment, unit_id: str) -> str:
    """A unit by its name behind those of the units that it is part of; empty for the whole."""
    return " · ".join(steady(one.name) for one in assessment.path_to(unit_id))


def in_unit(text: str, assessment: Assessment, *units: str) -> str:
    """The text, and which units it is about where it is not about the whole."""
    names = [unit(assessment, one) for one in units if one]
    return _("{text} ({units})").format(text=text, units=in_a_row(names)) if names else text


def finding_title(finding: Finding, assessment: Assessment, language: str) -> str:
    """The title of the clause, and where it falls short: in its unit, or in some of its own."""
    around = {"", *(one.id for one in assessment.path_to(finding.unit))}
    inside = dict.fromkeys(one.unit for one in finding.causes if one.unit not in around)
    places = inside or (finding.unit,)
    return in_unit(finding.title.to(language), assessment, *places)


def listed(names: Sequence[str]) -> str:
    """The names one after the other, as people write them: a, b and c."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    both = _("{names} and {last}")
    return both.format(names=", ".join(names[:-1]), last=names[-1])


def some_of(names: Sequence[str], count: int) -> str:
    """A few names, and how many there are beside them."""
    said = ", ".join(names)
    if count <= len(names):
        return said
    return _("{names} and {count} more").format(names=said, count=count - len(names))
