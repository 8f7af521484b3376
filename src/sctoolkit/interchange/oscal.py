"""Writes comparisons as an OSCAL mapping collection (control mapping model 1.2), as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sctoolkit import TOOL, comparing, records
from sctoolkit.comparing import Compared
from sctoolkit.interchange.tokens import token
from sctoolkit.model.crosswalk import Crosswalk, End, Relationship, Tie
from sctoolkit.model.equivalence import Degree, Match

OSCAL = "1.2.1"
"""The version of the model that is written."""
NAMESPACE = "urn:sctoolkit:equivalence"
"""Of the properties that OSCAL does not know."""
TYPES = {
    Relationship.EQUAL: "equal-to",
    Relationship.EQUIVALENT: "equivalent-to",
    Relationship.SUPERSET: "superset-of",
    Relationship.SUBSET: "subset-of",
    Relationship.INTERSECTS: "intersects-with",
    Relationship.NONE: "no-relationship",
}
COVERED, COVERS = "target-covered", "source-covered"
"""Properties with the degree to which one side of an entry covers the other."""

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One comparison of a collection."""

    crosswalk: Crosswalk
    method: str
    """`automation` where the criteria decide, `human` where people declared it."""
    status: str
    coverage: float | None = None
    """The share of the second code that the first one covers, from 0 to 1."""
    there: Compared | None = None
    """For the gaps in words; None where they are said with each entry."""
    back: Compared | None = None
    remarks: str = ""
    source_titles: Mapping[str, str] = field(default_factory=dict)
    """Of its clauses; empty where the first side is no code, and its places are just words."""
    target_titles: Mapping[str, str] = field(default_factory=dict)


def collection(leaves: Sequence[Leaf], title: str, today: str) -> str:
    """The mapping collection; the same comparisons always have the same ids.

    OSCAL knows no mapping without entries, so each leaf must have ties.
    """
    mappings = [_mapping(one) for one in leaves]
    ends = {end.name: end for one in leaves for end in (one.crosswalk.source, one.crosswalk.target)}
    content = {
        "provenance": {
            "method": leaves[0].method,
            "matching-rationale": "semantic",
            "status": leaves[0].status,
            "mapping-description": comparing.neutral(),
        },
        "mappings": mappings,
        "back-matter": {"resources": [_resource(one) for one in ends.values()]},
    }
    head = {
        "title": title,
        "last-modified": f"{today}T00:00:00Z",
        "version": today,
        "oscal-version": OSCAL,
        "props": [_property("tool", TOOL)],
    }
    name = _uuid("collection", title, records.to_line(content).decode())
    return records.to_json({"mapping-collection": {"uuid": name, "metadata": head, **content}})


def _uuid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "\n".join((NAMESPACE, *parts))))


def _property(name: str, value: str) -> Plain:
    return {"name": name, "ns": NAMESPACE, "value": value}


def _resource(end: End) -> Plain:
    """The code in the back matter, where the mapping points to it."""
    about = ", ".join(filter(None, (end.publisher, end.edition)))
    content: Plain = {
        "uuid": _uuid("resource", end.name),
        "title": end.title,
        "description": about,
        "document-ids": [{"scheme": NAMESPACE, "identifier": end.name}],
        "rlinks": [{"href": href} for _title, href in end.links],
    }
    return _said(content)


def _said(content: Plain) -> Plain:
    return {key: value for key, value in content.items() if value}


def _mapping(one: Leaf) -> Plain:
    walk = one.crosswalk
    names = walk.source.name, walk.target.name
    content: Plain = {
        "uuid": _uuid("mapping", *names),
        "method": one.method,
        "status": one.status,
        "source-resource": _reference(walk.source),
        "target-resource": _reference(walk.target),
        "maps": [_entry(tie, one) for tie in walk.ties],
        "remarks": one.remarks,
        "source-gap-summary": _unmapped(walk.source, walk.source_gaps, names),
        "target-gap-summary": _unmapped(walk.target, walk.target_gaps, names),
    }
    if one.coverage is not None:
        share = round(one.coverage, 4)
        content["coverage"] = {"generation-method": "criteria", "target-coverage": share}
    return _said(content)


def _reference(end: End) -> Plain:
    href = f"#{_uuid('resource', end.name)}"
    return {"type": "catalog", "href": href, "remarks": end.name}


def _unmapped(end: End, clauses: Sequence[str], names: Iterable[str]) -> Plain:
    if not clauses:
        return {}
    ids = [_id(end, clause) for clause in clauses]
    return {"uuid": _uuid("gaps", end.name, *names), "unmapped-controls": [{"with-ids": ids}]}


def _id(end: End, clause: str) -> str:
    return token(end.name.partition("@")[0], clause)


def _entry(tie: Tie, one: Leaf) -> Plain:
    source, target = one.crosswalk.source, one.crosswalk.target
    degrees = {COVERED: tie.covered, COVERS: tie.covers}
    content: Plain = {
        "uuid": _uuid("map", source.name, target.name, *tie.sources, "", *tie.targets),
        "relationship": TYPES[tie.relationship],
        "sources": [_item(source, clause, one.source_titles) for clause in tie.sources],
        "targets": [_item(target, clause, one.target_titles) for clause in tie.targets],
        "qualifiers": _qualifiers(tie, one),
        "confidence-score": {"category": tie.confidence} if tie.confidence else {},
        "props": [_property(name, said.value) for name, said in degrees.items() if said],
        "remarks": tie.said,
    }
    return _said(content)


def _item(end: End, clause: str, titles: Mapping[str, str]) -> Plain:
    """A clause of a code by its id for OSCAL; of any other tool the words that name the place."""
    if clause not in titles:
        return {"type": "control", "id-ref": clause}
    remarks = f"{clause} {titles[clause]}"
    return {"type": "control", "id-ref": _id(end, clause), "remarks": remarks}


def _qualifiers(tie: Tie, one: Leaf) -> list[Plain]:
    """What one side asks for and the other does not, and what has to be checked by hand."""
    lacking = [_qualifier("target", match, one.there) for match in tie.lacking if one.there]
    beyond = [_qualifier("source", match, one.back) for match in tie.beyond if one.back]
    unsure = {entry["remarks"] for entry in lacking if entry["subject"] == "both"}
    return lacking + [
        entry for entry in beyond if entry["subject"] != "both" or entry["remarks"] not in unsure
    ]


def _qualifier(subject: str, match: Match, compared: Compared) -> Plain:
    return {
        "subject": "both" if match.degree is Degree.CHECK else subject,
        "predicate": "has-requirement",
        "category": "addressable",
        "description": comparing.gap(match, compared),
        "remarks": match.criterion,
    }
